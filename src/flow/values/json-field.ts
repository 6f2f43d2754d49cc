import type { StringNode } from "../../tree/node.ts";
import { positionIn } from "../value.ts";

/** JSON in a text is looked into up to this length. */
const longestJson = 4000;

/** The text that a JSON object in a string gives a field, where it is written without escapes: `JSON.parse("…").key`. */
export function jsonField(json: StringNode, name: string): StringNode | undefined {
  const key = `"${name}"`;
  const at = json.value.length > longestJson ? -1 : json.value.indexOf(key);
  const match = at < 0 ? null : /^\s{0,9}:\s{0,9}"([^"\\]{0,400})"/.exec(json.value.slice(at + key.length));
  const value = match?.[1];
  if (!match || value === undefined) return undefined;
  const start = positionIn(json, at + key.length + match[0].length - value.length - 1);
  return { kind: "string", value, contentStart: start, start, end: start + value.length };
}
