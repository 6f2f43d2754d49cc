import type { Range, StringNode } from "../../../tree/node.ts";

/** A text that does not stand in the file as it is: `api_key=` of a query that is put together, a part of a name. */
export function madeText(value: string, { start, end }: Range): StringNode {
  const offsets = [...Array.from({ length: value.length }, () => start), end];
  return { kind: "string", value, contentStart: start, offsets, start, end };
}
