import type { Entry, MemberNode, Node } from "../../tree/node.ts";
import { leftover, withRest } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { functionWithBody } from "./functions.ts";
import { assign, entryObject, keyOf, named, nestedField, plainString } from "./nodes.ts";
import { noParameters } from "./parameters.ts";

/** An entry of a literal in brackets, with or without a key. */
export interface LiteralEntry extends Entry {
  readonly spread?: boolean;
}

/** Reads entries up to the end of the bracket. */
export function parseEntryList(cursor: Cursor, inParentheses = false): LiteralEntry[] {
  const entries: LiteralEntry[] = [];
  while (!cursor.ended) {
    if (cursor.eat(",", ";")) continue;
    const before = cursor.index;
    entries.push(...parseEntry(cursor, inParentheses));
    if (cursor.index === before) cursor.next();
  }
  return entries;
}

function parseEntry(cursor: Cursor, inParentheses: boolean): LiteralEntry[] {
  if (cursor.is("...", "**", "..", "..<") || (cursor.is("*") && cursor.dialect.only === "python")) return parseSpread(cursor);
  const designated = parseDesignator(cursor);
  const key = designated ?? parseKey(cursor, inParentheses);
  if (!key) {
    const rest = leftover(cursor);
    return rest ? [{ value: rest }] : [];
  }
  if (isKeySign(cursor, designated !== undefined, inParentheses)) return [parseKeyed(cursor, key)];
  const special = cursor.dialect.only === "javascript" ? parseJavaScriptEntry(cursor, key) : undefined;
  if (special) return [special];
  // `"key" => value` was read as a pair already.
  if (key.kind === "object" && key.entries[0]?.key?.start === key.start) return [...key.entries];
  return [{ value: withRest(cursor, key) }];
}

function parseSpread(cursor: Cursor): LiteralEntry[] {
  cursor.next();
  const value = parseExpression(cursor);
  return value ? [{ value, spread: true }] : [];
}

/** The sign behind a key, and the value. */
function parseKeyed(cursor: Cursor, key: Node): Entry {
  const sign = cursor.next().text;
  const value = parseExpression(cursor);
  // `{key:}` takes the variable of that name.
  const plain = isPlainKey(cursor, key, sign) ? keyOf(key) : key;
  const given = value ? withRest(cursor, value) : key;
  // CUE: `headers: Authorization: "…"`
  const inner = sign === ":" ? nestedField(given) : given;
  return sign === "=" && plain.kind === "member" ? underPath(plain, inner) : { key: plain, value: inner };
}

/** `const { a = "b" } = c`, `{ send(x) { … } }` */
function parseJavaScriptEntry(cursor: Cursor, key: Node): Entry | undefined {
  if (key.kind === "name" && cursor.eat("=")) {
    const other = parseExpression(cursor, 1);
    return { key: keyOf(key), value: other ? assign(key, other, false) : key };
  }
  if (key.kind !== "call" || !cursor.is("{")) return undefined;
  const name = key.callee.kind === "name" ? key.callee.name : undefined;
  return { key: keyOf(key.callee), value: functionWithBody(cursor, key.start, name, noParameters) };
}

/** Nix: `a.b.c = x` is an object in an object. */
function underPath(path: MemberNode, value: Node): Entry {
  let inner = value;
  let at: Node = path;
  while (at.kind === "member" && at.property.kind === "string") {
    inner = entryObject(at.property, inner);
    at = at.object;
  }
  return { key: keyOf(at), value: inner };
}

/** Whether a name before this sign is the key itself, and no variable that holds it. */
export function isPlainKey(cursor: Cursor, key: Node, sign: string): boolean {
  const { only } = cursor.dialect;
  if (/[$@%]/.test(cursor.text.charAt(key.start))) return false;
  if (sign === "=>") return only === "perl" || only === "php" || only === "r";
  return sign !== ":" || !/^(?:python|swift|dart|objectivec)$/.test(only ?? "");
}

/** `.field =` and `["key"] =` */
function parseDesignator(cursor: Cursor): Node | undefined {
  const next = cursor.peek();
  if (cursor.is(".") && next.type === "word" && /^[=:]$/.test(cursor.peek(2).text)) {
    cursor.next();
    cursor.next();
    return plainString(next.text, next);
  }
  const { partner } = cursor.token;
  if (!cursor.is("[") || partner < 0 || !/^[=:]$/.test(cursor.at(partner + 1).text)) return undefined;
  return cursor.inBrackets({ lines: false }, () => parseExpression(cursor));
}

/** A plain word is a key even where it is a keyword. */
function parseKey(cursor: Cursor, inParentheses: boolean): Node | undefined {
  const { token } = cursor;
  const next = cursor.peek();
  if (inParentheses && next.text !== ":" && next.text !== "=>") return parseExpression(cursor);
  if (cursor.dialect.only === "erlang") return parseExpression(cursor, 1.5);
  if (token.type === "word" && token.sigil === "" && next.type === "operator" && (/^(?:[:=]|=>)$/.test(next.text) || cursor.dialect.keySigns?.includes(next.text))) {
    cursor.next();
    return named(token.text, token);
  }
  return parseExpression(cursor, 1.5);
}

function isKeySign(cursor: Cursor, designated: boolean, inParentheses: boolean): boolean {
  if (cursor.is(":", "=>", ...(cursor.dialect.keySigns ?? []))) return true;
  if (!cursor.is("=") || inParentheses) return false;
  return designated || !["python", "javascript", "go"].includes(cursor.dialect.only ?? "");
}

/** An object where there are keys, a list where there are none. */
export function literalOf(cursor: Cursor, entries: readonly LiteralEntry[], start: number, isObject = false): Node {
  const range = cursor.range(start);
  const keyed = entries.some(({ key }) => key);
  if (!keyed && !isObject) return { kind: "list", items: entries.map(({ value }) => value), ...range };
  const made = entries.map(({ key, value, spread }, index): Entry => {
    if (key) return { key, value };
    // Lua: `{ "a", key = "b" }`; without a key it would be taken for a spread.
    if (!spread && cursor.dialect.only === "lua") return { key: plainString(String(index), { start: value.start, end: value.start }), value };
    return value.kind === "name" && !spread && isObject ? { key: plainString(value.name, value), value } : { value };
  });
  return { kind: "object", entries: made, ...range };
}

/** Reads a bracket as a literal. */
export function parseLiteral(cursor: Cursor, isObject = false): Node {
  const { start } = cursor.token;
  const entries = cursor.inBrackets({ lines: cursor.dialect.linesPart ?? false }, () => parseEntryList(cursor));
  return literalOf(cursor, entries, start, isObject);
}
