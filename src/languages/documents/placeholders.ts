import type { Node, Range, StringNode } from "../../tree/node.ts";
import { cut, type Passage, stringOf } from "./passage.ts";

/** A value of a saved request as its program sends it: a template where `{{x}}` stands in it. */
export function withPlaceholders(passage: Passage, range: Range = passage): Node {
  const { start, end } = range;
  const parts: Node[] = [];
  let at = 0;
  for (const found of passage.text.matchAll(/\{\{\s{0,9}([^{}]{1,100})\}\}/g)) {
    if (found.index > at) parts.push(stringOf(cut(passage, at, found.index)));
    at = found.index + found[0].length;
    const place = cut(passage, found.index, at);
    // Insomnia writes `_.name`.
    parts.push({ kind: "name", name: (found[1] ?? "").trim().replace(/^_\./, ""), start: place.start, end: place.end });
  }
  if (parts.length === 0) return stringOf(passage, range);
  if (at < passage.text.length) parts.push(stringOf(cut(passage, at, passage.text.length)));
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: "template", parts, start, end };
}

/** A string that stands nowhere in the text: all of it is at the place that brings it about. */
export function invented(value: string, { start }: Pick<Range, "start">): StringNode {
  return { kind: "string", value, offsets: new Array<number>(value.length + 1).fill(start), contentStart: start, start, end: start };
}
