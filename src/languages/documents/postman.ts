import type { Argument, AssignNode, Node, Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import {
  constantString,
  type Credentials,
  isRequest,
  noCredentials,
  rangeOf,
  readCredentials,
  readRequest,
  readSettings,
  readValue,
} from "./http-request.ts";
import { itemsOf, type JsonNode, membersOf, passageOfLines, passageOfString, readJson, stringAt, valueAt, withRest } from "./json-tree.ts";
import { embed, passageOf } from "./passage.ts";

/** Collections and environments of Postman, and exports of Insomnia and Thunder Client, which are much alike. */
export const postman: Language = {
  ids: ["postman"],
  read(text: string): Program {
    return { language: "postman", body: readCollection(text), comments: [], directives: [], nature: "document" };
  },
};

function readCollection(text: string): readonly Node[] {
  // Insomnia also exports YAML.
  if (!/^\s*[[{]/.test(text)) return text.trim() === "" ? [] : [embed(passageOf(text, 0, text.length), "yaml")];
  const { root, brokenAt } = readJson(text);
  const reader = new CollectionReader(text);
  if (root) reader.read(root, { credentials: noCredentials, settings: [] }, 0);
  return withRest(text, reader.body, brokenAt);
}

const deepest = 200;

/** What holds for all requests below a folder. */
interface Inherited {
  readonly credentials: Credentials;
  readonly settings: readonly Argument[];
}

class CollectionReader {
  readonly body: Node[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: JsonNode, inherited: Inherited, depth: number): void {
    if (depth > deepest) {
      const { start, end } = rangeOf(node);
      this.body.push(embed(passageOf(this.#text, start, end), "json"));
    } else if (node.type === "string") {
      if (stringAt(node)?.trim() !== "") this.body.push({ ...constantString(this.#text, node), prose: true });
    } else if (node.type === "array") {
      for (const item of itemsOf(node)) this.read(item, inherited, depth + 1);
    } else if (node.type === "object") {
      this.#readObject(node, inherited, depth);
    }
  }

  #readObject(node: JsonNode, inherited: Inherited, depth: number): void {
    if (isRequest(node)) {
      this.body.push(readRequest(this.#text, node, { placeholders: true, inherited: inherited.credentials, settings: inherited.settings }));
      return;
    }
    if (this.#readVariable(node) || this.#readScript(node) || this.#readEnvironment(node) || this.#readResponse(node)) return;
    const credentials = readCredentials(this.#text, node, { placeholders: true });
    const own = readSettings(node);
    const below: Inherited = {
      credentials: credentials ?? inherited.credentials,
      settings: own.length > 0 ? own : inherited.settings,
    };
    for (const { key, value } of membersOf(node)) {
      // Credentials go to the requests that they hold for.
      const taken = credentials !== undefined && (key.value === "auth" || key.value === "authentication");
      if (!taken || !this.#hasRequests(node)) this.read(value, below, depth + 1);
    }
  }

  #hasRequests(node: JsonNode): boolean {
    return valueAt(node, "item", "requests", "request", "children") !== undefined;
  }

  /** `{ "key": "cinclus_key", "value": "…" }` */
  #readVariable(node: JsonNode): boolean {
    const key = valueAt(node, "key", "name");
    const value = valueAt(node, "value");
    if (key?.type !== "string" || value?.type !== "string") return false;
    this.#assign(node, key, value);
    return true;
  }

  /** Scripts that run before or behind a request, line by line in a list. */
  #readScript(node: JsonNode): boolean {
    const lines = valueAt(node, "exec");
    if (!lines) return false;
    const passage = passageOfLines(this.#text, lines, "\n");
    if (passage.text.trim() !== "") this.body.push(embed(passage, "javascript"));
    return true;
  }

  /** Insomnia keeps the variables of an environment as an object. */
  #readEnvironment(node: JsonNode): boolean {
    if (stringAt(valueAt(node, "_type")) !== "environment") return false;
    const data = valueAt(node, "data");
    for (const { key, value } of membersOf(data)) if (value.type === "string") this.#assign(node, key, value);
    return true;
  }

  /** An answer that was saved as an example, with the request that brought it. */
  #readResponse(node: JsonNode): boolean {
    const body = valueAt(node, "body");
    if (body?.type !== "string" || valueAt(node, "originalRequest", "responseTime", "status") === undefined) return false;
    const original = valueAt(node, "originalRequest");
    if (original && isRequest(original)) this.body.push(readRequest(this.#text, original, { placeholders: true }));
    this.body.push(embed(passageOfString(this.#text, body), "log", { role: "output" }));
    return true;
  }

  #assign(node: JsonNode, key: JsonNode, value: JsonNode): void {
    const assignment: AssignNode = {
      kind: "assign",
      target: { kind: "name", name: stringAt(key) ?? "", ...rangeOf(key) },
      value: readValue(this.#text, value, { placeholders: true }),
      declares: true,
      ...rangeOf(node),
    };
    this.body.push(assignment);
  }
}
