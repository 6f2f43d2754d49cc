import type { Node } from "../../tree/node.ts";
import type { Source } from "./source.ts";

/** What stands between two gaps of a row. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const reference = /([$@&%])\{([^{}\n]{1,200})\}/g;

/** `Get On Session` and `RequestsLibrary.GET On Session` as the name of a function. */
export function robotName(keyword: string): string {
  const [first = "", ...rest] = (keyword.split(".").at(-1) ?? "").trim().toLowerCase().split(/[\s_]+/);
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** The text of a cell, with its variables. */
export function robotValue(source: Source, { text, start, end }: Cell): Node {
  const parts: Node[] = [];
  let from = 0;
  for (const found of text.matchAll(reference)) {
    if (found.index > from) parts.push(source.verbatim(start + from, start + found.index));
    parts.push(valueOf(source, found[1] ?? "", found[2] ?? "", start + found.index, start + found.index + found[0].length));
    from = found.index + found[0].length;
  }
  const [only, more] = parts;
  if (only && !more && from === text.length) return only;
  if (from < text.length || !only) parts.push(source.verbatim(start + from, end));
  const [first, second] = parts;
  return first && !second ? first : { kind: "template", parts, start, end };
}

function valueOf(source: Source, sign: string, name: string, start: number, end: number): Node {
  const at = start + 2;
  const range = { start, end };
  if (sign === "%") {
    const [variable = "", fallback] = name.split("=", 2);
    const read: Node = { kind: "member", object: { kind: "name", name: "env", start, end: at }, property: source.verbatim(at, at + variable.length), ...range };
    if (fallback === undefined) return read;
    const from = at + variable.length + 1;
    return { kind: "choice", options: [read, source.verbatim(from, from + fallback.length)], ...range };
  }
  if (/^(?:true|false)$/i.test(name)) return { kind: "literal", value: name.toLowerCase() === "true", ...range };
  if (/^none$/i.test(name)) return { kind: "literal", value: null, ...range };
  const [root = "", ...fields] = name.split(".");
  let node: Node = { kind: "name", name: root, start: at, end: at + root.length };
  let next = at + root.length + 1;
  for (const field of fields) {
    node = { kind: "member", object: node, property: source.verbatim(next, next + field.length), start: at, end: next + field.length };
    next += field.length + 1;
  }
  return { ...node, ...range };
}
