import type { Node, Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { constantString, readRequest } from "./http-request.ts";
import { itemsOf, type JsonNode, passageOfString, readJson, valueAt, withRest } from "./json-tree.ts";
import { embed } from "./passage.ts";

/** HTTP archives, as browsers save them: every entry is a request that was made, and what came back. */
export const har: Language = {
  ids: ["har"],
  read(text: string): Program {
    const { root, brokenAt } = readJson(text);
    const requests = itemsOf(valueAt(valueAt(root, "log"), "entries")).flatMap((entry) => readEntry(text, entry));
    const body = withRest(text, requests, requests.length > 0 ? brokenAt : 0);
    return { language: "har", body, comments: [], directives: [], nature: "document" };
  },
};

function readEntry(text: string, entry: JsonNode): Node[] {
  const request = valueAt(entry, "request");
  const response = valueAt(entry, "response");
  const nodes: Node[] = request ? [readRequest(text, request, { placeholders: false })] : [];
  for (const header of itemsOf(valueAt(response, "headers"))) {
    const value = valueAt(header, "value");
    if (value?.type === "string") nodes.push({ ...constantString(text, value), prose: true });
  }
  const content = valueAt(response, "content");
  const body = valueAt(content, "text");
  if (body?.type === "string" && valueAt(content, "encoding") === undefined) {
    nodes.push(embed(passageOfString(text, body), "log", { role: "output" }));
  }
  return nodes.sort((left, right) => left.start - right.start);
}
