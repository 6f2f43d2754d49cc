import type { Node, Parameter } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { assign, named, nameOf, plainString } from "./nodes.ts";
import { parseStatements } from "./statements.ts";

/** Reads what begins in the first column: `-define(NAME, "…").`, `name(A, B) -> …`. Nothing where it is neither. */
export function parseErlangForm(cursor: Cursor): readonly Node[] | undefined {
  const { token } = cursor;
  if (cursor.eat(".")) return [];
  if (!token.newline || token.indent > 0) return undefined;
  if (token.text === "-" && cursor.peek().type === "word" && cursor.peek(2).text === "(") return parseAttribute(cursor);
  if (token.type !== "word" || cursor.peek().text !== "(") return undefined;
  const { partner } = cursor.peek();
  const arrow = partner > 0 ? cursor.at(partner + 1).text : "";
  return arrow === "->" || arrow === "when" ? [parseClause(cursor)] : undefined;
}

/** `-define(NAME, value).` and `-record(name, {key = value}).` declare; other attributes say nothing of values. */
function parseAttribute(cursor: Cursor): Node[] {
  const { start } = cursor.next();
  const { text } = cursor.next();
  const [name, value] = parseArguments(cursor).map((one) => one.value);
  if (!name || !value) return [];
  if (text === "record" && value.kind === "object") {
    const members = value.entries.flatMap((one) => (one.key?.kind === "string" ? [assign(named(one.key.value, one.key), one.value, true)] : []));
    return [{ kind: "class", name: name.kind === "string" ? name.value : "", heritage: [], members, ...cursor.range(start) }];
  }
  if (text !== "define") return [];
  // `-define(URL(X), "…" ++ X)`
  return [assign(name.kind === "call" ? name.callee : name, value, true, cursor.range(start))];
}

function parseClause(cursor: Cursor): Node {
  const name = cursor.next();
  const parameters = parseArguments(cursor).flatMap(({ value }): Parameter[] =>
    value.kind === "name" ? [{ name: value.name, start: value.start, end: value.end }] : [],
  );
  while (!cursor.ended && !cursor.eat("->")) cursor.skip();
  const body = parseStatements(cursor, () => cursor.is(".") || (cursor.token.newline && cursor.token.indent === 0));
  cursor.eat(".");
  return { kind: "function", name: name.text, parameters, body, returnsLast: true, ...cursor.range(name.start) };
}

/** A word: an atom where it begins with a small letter and is neither called nor a module. */
export function erlangWord(cursor: Cursor): Node {
  const isMacro = cursor.previous.text === "?" && cursor.previous.type === "operator";
  const token = cursor.next();
  const isAtom = /^[a-z]/.test(token.text) && !isMacro && !cursor.is("(", ":");
  return isAtom ? plainString(token.text, token) : nameOf(token);
}

/** `{name, value}` says what is called how, and so does a list of such pairs. */
export function withPairs(node: Node, bracket: string): Node {
  if (node.kind !== "list") return node;
  const { items, start, end } = node;
  const [key, value] = items;
  if (bracket === "{") {
    return key?.kind === "string" && value && items.length === 2 ? { kind: "object", entries: [{ key, value }], start, end } : node;
  }
  const pairs = items.flatMap((one) => (one.kind === "object" && one.entries.length === 1 ? one.entries : []));
  return pairs.length === items.length && pairs.length > 0 ? { kind: "object", entries: pairs, start, end } : node;
}
