import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseArguments } from "./arguments.ts";
import { parseExpression } from "./expressions.ts";
import { assign, call, nameOf } from "./nodes.ts";

/** Reads what begins with `#`: C's directives, Rust's and PHP's attributes, Swift's conditions. */
export function parseDirective(cursor: Cursor): readonly Node[] | undefined {
  const { start } = cursor.token;
  const next = cursor.peek();
  if (next.text === "[" || (next.text === "!" && cursor.peek(2).text === "[")) {
    cursor.next();
    cursor.eat("!");
    return parseAttribute(cursor, start);
  }
  if (next.type !== "word") return undefined;
  cursor.next();
  const isDefinition = cursor.is("define");
  cursor.next();
  if (isDefinition && cursor.token.type === "word" && !cursor.token.newline) return parseDefinition(cursor, start);
  skipLine(cursor);
  return [];
}

/** `#define KEY "value"`; a macro with parameters has no value of its own. */
function parseDefinition(cursor: Cursor, start: number): readonly Node[] {
  const name = nameOf(cursor.next());
  if (cursor.is("(") && !cursor.token.space) cursor.skip();
  if (cursor.token.newline || cursor.ended) return [];
  const end = endOfLine(cursor);
  const value = cursor.reading({ limit: end, lines: false }, () => parseExpression(cursor));
  while (cursor.index < end) cursor.next();
  return value ? [assign(name, value, true, cursor.range(start))] : [];
}

function endOfLine(cursor: Cursor): number {
  let end = cursor.index;
  while (end < cursor.limit && !cursor.at(end).newline) end++;
  return end;
}

function skipLine(cursor: Cursor): void {
  while (!cursor.ended && !cursor.token.newline) cursor.next();
}

function parseAttribute(cursor: Cursor, start: number): Node[] {
  return cursor.inBrackets({ lines: false }, () => {
    const found: Node[] = [];
    while (!cursor.ended) {
      const before = cursor.index;
      const node = parseExpression(cursor);
      if (node) found.push(node.kind === "call" ? node : call(node, cursor.is("(") ? parseArguments(cursor) : [], node));
      if (cursor.index === before) cursor.next();
      cursor.eat(",");
    }
    return found.map((node) => ({ ...node, start: Math.min(start, node.start) }));
  });
}
