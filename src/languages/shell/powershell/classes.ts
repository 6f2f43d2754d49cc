import type { Node } from "../../../tree/node.ts";
import type { Cursor } from "../cursor.ts";
import { nameNode } from "../expansions.ts";
import { readExpression, readOperand } from "./expressions.ts";
import { readBlock, readParameterList } from "./statements.ts";
import { skipBlanks, skipSpace } from "./trivia.ts";

const identifier = /[A-Za-z_]\w*/y;

/** Reads a class or an enum behind its keyword. */
export function readClass(cursor: Cursor, start: number): Node[] {
  skipBlanks(cursor);
  const name = cursor.match(identifier)?.[0] ?? "";
  cursor.pos += name.length;
  const heritage: Node[] = [];
  skipSpace(cursor, ":,");
  for (let base = cursor.match(/[\w.]+/y)?.[0]; base !== undefined; base = cursor.match(/[\w.]+/y)?.[0]) {
    heritage.push(nameNode(cursor.source, base, cursor.pos, cursor.pos + base.length));
    cursor.pos += base.length;
    skipSpace(cursor, ",");
  }
  if (!cursor.startsWith("{")) return [];
  cursor.pos++;
  const members: Node[] = [];
  for (;;) {
    skipSpace(cursor, ";");
    if (cursor.done || cursor.char === "}") break;
    const before = cursor.pos;
    const member = readMember(cursor);
    if (member) members.push(member);
    if (cursor.pos === before) cursor.pos++;
  }
  if (cursor.char === "}") cursor.pos++;
  return [{ kind: "class", ...cursor.source.range(start, cursor.pos), name, heritage, members }];
}

function readMember(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  const word = cursor.match(identifier)?.[0];
  if (word === undefined) {
    // `[string] $Key = "…"`; the type of a method stands alone before its name.
    const target = readOperand(cursor);
    skipBlanks(cursor);
    if (target?.kind !== "name" || !cursor.startsWith("=")) return undefined;
    return readField(cursor, target, start);
  }
  cursor.pos += word.length;
  skipBlanks(cursor);
  if (cursor.char === "=") return readField(cursor, nameNode(cursor.source, word, start, start + word.length), start);
  if (cursor.char !== "(") return undefined;
  cursor.pos++;
  const parameters = readParameterList(cursor);
  const body = readBlock(cursor)?.body ?? [];
  return { kind: "function", ...cursor.source.range(start, cursor.pos), name: word, parameters, body };
}

function readField(cursor: Cursor, target: Node, start: number): Node | undefined {
  cursor.pos++;
  skipSpace(cursor);
  const value = readExpression(cursor);
  const { start: from, end } = cursor.source.range(start, cursor.pos);
  return value ? { kind: "assign", start: Math.min(from, target.start), end, target, value, declares: true } : undefined;
}
