import type { EmbeddedNode, LiteralNode, Node, Range, StringNode } from "../../tree/node.ts";
import { embed, verbatim } from "./piecewise.ts";

/** Longer runs of digits are rather ids or keys than amounts, and a number cannot hold them exactly. */
const longestNumber = 15;
const numberShape = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?$/i;

/** What a word without quotes means in a data format: a number, a truth value, or text. */
export function readWord(source: string, start: number, end: number): StringNode | LiteralNode {
  return literalOf(source.slice(start, end), { start, end }) ?? verbatim(source, start, end);
}

/** The literal that a bare word stands for, if it stands for one. */
export function literalOf(word: string, { start, end }: Range): LiteralNode | undefined {
  switch (word) {
    case "true":
    case "True":
    case "TRUE":
      return { kind: "literal", start, end, value: true };
    case "false":
    case "False":
    case "FALSE":
      return { kind: "literal", start, end, value: false };
    case "null":
    case "Null":
    case "NULL":
    case "~":
      return { kind: "literal", start, end, value: null };
  }
  if (word.length > longestNumber || !numberShape.test(word)) return undefined;
  // A leading zero says that the digits are text to their writer: a phone number, a code.
  if (/^[-+]?0\d/.test(word)) return undefined;
  return { kind: "literal", start, end, value: Number(word) };
}

/** A string that is JSON itself is handed on as JSON, so that the names in it are seen. */
export function openJson(node: StringNode): StringNode | EmbeddedNode {
  return isJson(node.value) ? embed(node, "json") : node;
}

/** Says whether a text is a JSON object or array with something in it. */
export function isJson(text: string): boolean {
  if (!/^\s{0,64}(?:\{\s{0,64}"|\[\s{0,64}[[{"\d])/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The range from the start of the first to the end of the last. */
export function span(nodes: readonly Node[], fallback: Range): Range {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first && last ? { start: first.start, end: Math.max(first.end, last.end) } : fallback;
}
