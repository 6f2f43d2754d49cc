import { isCredentialParameter } from "../../libraries/requests.ts";
import type { Node, StringNode, TemplateNode } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { ownHeader } from "./commands.ts";
import { credential } from "./credential.ts";
import { holderOf } from "./holders.ts";

/** Whether a text may begin with a name and its value, as far as what it begins with is written out. */
export function mayBePairs(node: StringNode | TemplateNode): boolean {
  if (node.kind === "string") return /^[?&]?[\w-]{2,30}(?:=|\s{0,4}:)/.test(node.value);
  const [first, second] = node.parts;
  if (first?.kind !== "string") return second?.kind !== "string" || /^[\w-]{0,30}(?:[=:\s]|$)/.test(second.value);
  return /^[?&]?[\w-]{0,30}(?:[=:\s]|$)/.test(first.value);
}

/** A query or a form written out: `.query("api_key=" + key)`, `uri.query = "token=#{key}"`, `RawQuery: "key=" + key`. */
export function ofPairsInText(flow: Flow, node: Node): Credential[] {
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "list" && flow.file.model.program.nature === "data") {
    const told = ofColonPair(flow, node);
    if (told) return [told];
  }
  if (parent?.kind === "template" || (parent?.kind === "call" && parent.command)) return [];
  const value = flow.values(node).find(({ text }) => /^[?&]?[\w-]{2,30}=/.test(text) && !text.includes("\n"));
  const holder = value && holderOf(flow, node);
  if (!value || (holder !== "query" && holder !== "body")) return [];
  return [...value.text.matchAll(/(?:^|[?&])([\w-]{2,30})=([^&\s]+)/g)].flatMap((match) => {
    const [whole, name = "", given = ""] = match;
    if (!isCredentialParameter(name)) return [];
    const part = value.slice(match.index + whole.length - given.length, match.index + whole.length);
    return [
      {
        ...credential(flow, holder, name, node, [part]),
        place: part.place ?? { file: flow.file, start: node.start, end: node.end },
      },
    ];
  });
}

/** Kong writes what it adds to a request as names and values in one: `headers: ["X-Key:…"]`, `querystring: ["api_key:…"]`. */
function ofColonPair(flow: Flow, node: Node): Credential | undefined {
  const [value] = flow.values(node);
  const match = value && /^([\w-]{2,30})\s{0,4}:\s{0,4}(?!\/\/)(?=\S)/.exec(value.text);
  const holder = match ? holderOf(flow, node) : undefined;
  if (!value || !match) return undefined;
  if (holder === "headers") {
    const header = ownHeader(value);
    return header && credential(flow, "other-header", header.name, node, [header.value]);
  }
  const [whole, name = ""] = match;
  if ((holder !== "query" && holder !== "body") || !isCredentialParameter(name)) return undefined;
  return credential(flow, holder, name, node, [value.slice(whole.length)]);
}
