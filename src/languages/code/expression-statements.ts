import type { Node } from "../../tree/node.ts";
import { leftover } from "./arguments.ts";
import { makeAssignments } from "./assignments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, named, nestedField, operation } from "./nodes.ts";
import { skipType } from "./types.ts";

/** Reads a statement that begins with an expression: a call, an assignment, several targets, and what follows up to its end. */
export function parseExpressionStatement(cursor: Cursor): readonly Node[] {
  const { start, type } = cursor.token;
  const first = parseExpression(cursor);
  if (!first) return [];
  if (cursor.is(":") && cursor.dialect.blocks === "indent" && !cursor.broken) return parseAnnotated(cursor, first, start);
  if (first.kind === "string" && type === "string" && cursor.dialect.blocks === "indent" && cursor.token.newline) {
    return [{ ...first, prose: true }];
  }
  const nodes = cursor.is(",") && cursor.dialect.only !== "erlang" ? parseTupleAssignment(cursor, first, start) : [first];
  const found = nodes.flatMap((node) => (node.kind === "operation" && node.operator === "=" ? node.operands : [node]));
  return parseTail(cursor, found, start);
}

/** Python's `name: Type = value`. */
function parseAnnotated(cursor: Cursor, target: Node, start: number): readonly Node[] {
  cursor.next();
  skipType(cursor);
  const value = !cursor.broken && cursor.eat("=") ? parseExpression(cursor) : undefined;
  return value ? makeAssignments(target, value, false, cursor.range(start)) : [];
}

/** `a, b = f()`, `a, b := f()` */
function parseTupleAssignment(cursor: Cursor, first: Node, start: number): readonly Node[] {
  const items = [first];
  while (cursor.eat(",")) {
    const item = parseExpression(cursor, 1.2);
    if (!item) break;
    items.push(item);
  }
  const last = items.at(-1);
  if (first.kind === "assign" && items.length > 1) {
    // `a = 1, 2` is a tuple.
    const value: Node = { kind: "list", items: [first.value, ...items.slice(1)], start: first.value.start, end: cursor.range(start).end };
    return [{ ...first, value, end: value.end }];
  }
  const { token, dialect } = cursor;
  if (!last || token.type !== "operator" || !dialect.assigns.includes(token.text) || cursor.broken) return items;
  cursor.next();
  const values: Node[] = [];
  do {
    const value = parseExpression(cursor, 1);
    if (value) values.push(value);
  } while (cursor.eat(","));
  const range = cursor.range(start);
  const target: Node = { kind: "list", items, start, end: last.end };
  const [only] = values;
  const declares = dialect.declares?.includes(token.text) ?? false;
  if (!only) return items;
  const value: Node = values.length === 1 ? only : { kind: "list", items: values, start: only.start, end: range.end };
  return makeAssignments(target, value, declares, range);
}

/** What follows an expression up to the end of its statement: modifiers such as `if x`, and what is not understood. */
function parseTail(cursor: Cursor, found: readonly Node[], start: number): readonly Node[] {
  if (cursor.ended || cursor.token.newline || cursor.is(";", ",", "}")) return found;
  if (cursor.is(".") && cursor.dialect.only === "erlang") return found;
  return (
    parseNamedValue(cursor, found, start) ??
    parseModified(cursor, found, start) ??
    parseRescued(cursor, found) ??
    parseRest(cursor, found)
  );
}

/** `name: value`, in languages that nobody has described. */
function parseNamedValue(cursor: Cursor, found: readonly Node[], start: number): readonly Node[] | undefined {
  const [target] = found;
  if (!cursor.is(":") || cursor.dialect.only !== undefined || !target || target.kind === "list" || found.length > 1) return undefined;
  cursor.next();
  const value = parseExpression(cursor, 1);
  // Puppet's `class { "name": … }`: a title, which names what it is given.
  const name = target.kind === "string" ? named(target.value, target) : target;
  return value ? parseTail(cursor, [assign(name, nestedField(value), false, cursor.range(start))], start) : found;
}

/** Ruby's and Perl's `f() if x`, `f() while x`. */
function parseModified(cursor: Cursor, found: readonly Node[], start: number): readonly Node[] | undefined {
  const { only } = cursor.dialect;
  const role = cursor.role();
  if ((only !== "ruby" && only !== "perl") || (role !== "if" && role !== "loop")) return undefined;
  const { text, start: from } = cursor.next();
  const condition = parseExpression(cursor);
  const guard = operation(text, condition ? [condition] : [], cursor.range(from));
  return [guard, { kind: "block", body: found, start, end: Math.max(start, found.at(-1)?.end ?? start) }];
}

/** Ruby: `f() rescue other` */
function parseRescued(cursor: Cursor, found: readonly Node[]): readonly Node[] | undefined {
  if (cursor.dialect.only !== "ruby" || !cursor.eat("rescue")) return undefined;
  const other = parseExpression(cursor);
  return other ? [...found, other] : found;
}

/** What is not understood, unless it begins something else. */
function parseRest(cursor: Cursor, found: readonly Node[]): readonly Node[] {
  const role = cursor.role();
  if (cursor.eat("=>", "->", ":") || cursor.is("do", "then") || role === "end" || role === "clause" || role === "loop") return found;
  if (role !== undefined && role !== "type" && role !== "operator") return found;
  const rest = leftover(cursor, [";", "}"]);
  return rest ? [...found, rest] : found;
}
