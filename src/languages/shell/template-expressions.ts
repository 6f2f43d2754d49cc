import { bracedExpressions } from "../../tree/braces.ts";
import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import type { WordBuilder } from "./word.ts";

const braces = /\{\{[^{}\n]{1,300}\}\}/y;

/** Reads the expression of a template that begins here, if one does; also in quotes, which it knows nothing of. */
export function readTemplateExpression(cursor: Cursor, builder: WordBuilder): boolean {
  const written = cursor.char === "{" ? cursor.match(braces)?.[0] : undefined;
  const [found] = written === undefined ? [] : bracedExpressions(written);
  if (!found) return false;
  const { pos: start, source } = cursor;
  cursor.pos += found.end;
  let at = start + found.at;
  let node: Node | undefined;
  for (const part of found.path ?? []) {
    const range = source.range(at, at + part.length);
    node = node
      ? { kind: "member", start: node.start, end: range.end, object: node, property: source.verbatim(at, at + part.length) }
      : { kind: "name", ...range, name: part };
    at += part.length + 1;
  }
  // Of anything computed nothing is known.
  const value: Node = node ?? { kind: "operation", start: 0, end: 0, operator: "{{", operands: [] };
  builder.expansion({ ...value, ...source.range(start, cursor.pos) }, start, cursor.pos);
  return true;
}
