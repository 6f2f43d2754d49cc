import type { Node } from "../../tree/node.ts";
import { parseBlock } from "./blocks.ts";
import { valueOfBlock } from "./choices.ts";
import { parseClosure } from "./closures.ts";
import type { Cursor } from "./cursor.ts";
import { withPairs } from "./erlang.ts";
import { parseInlineFunction, parseSignFunction } from "./function-values.ts";
import { parseFunction } from "./functions.ts";
import { parseGoType } from "./go.ts";
import { literalOf, parseEntryList, parseLiteral } from "./literals.ts";
import { parseMatrix } from "./matlab.ts";
import { closure, named, nameOf, operation } from "./nodes.ts";
import { parseMessage, parseObjectiveC } from "./objective-c.ts";
import { parseUnary } from "./prefixes.ts";
import { parsePrimary } from "./primary.ts";
import { behindAngles, lengthOfType } from "./types.ts";

/** Reads a value that begins with a sign: one in brackets, or one that the sign says something of. */
export function parseSign(cursor: Cursor): Node | undefined {
  switch (cursor.token.text) {
    case "(":
      return parseParentheses(cursor);
    case "[":
      return parseSquare(cursor);
    case "{":
      return parseBraces(cursor);
    case "@":
      return parseAt(cursor);
    case "%":
      return parsePercent(cursor);
    case "#":
      return cursor.dialect.only === "lua" ? parseLength(cursor) : parseSilent(cursor);
    case "::":
    case "$":
      return parseSilent(cursor);
    case ".":
      return parseDot(cursor);
    case "&":
      return parseCapture(cursor);
    case "\\":
      // R: `\(x) x + 1`
      return cursor.dialect.only === "r" && cursor.peek().text === "(" ? parseFunction(cursor) : undefined;
    case "|":
    case "||":
    case "->":
    case "^":
      return parseSignFunction(cursor);
    case "<":
      return parseAngle(cursor);
    default:
      return undefined;
  }
}

function parseSquare(cursor: Cursor): Node | undefined {
  switch (cursor.dialect.only) {
    case "objectivec":
      return parseMessage(cursor);
    case "c":
      return isCapture(cursor) ? parseSignFunction(cursor) : parseLiteral(cursor);
    case "go":
      return parseGoType(cursor);
    case "erlang":
      return withPairs(parseLiteral(cursor), "[");
    case "matlab":
      return parseMatrix(cursor);
    default:
      return parseLiteral(cursor);
  }
}

/** C++: `[&](x) { … }` */
function isCapture(cursor: Cursor): boolean {
  const { partner } = cursor.token;
  return partner > 0 && /^[({]$/.test(cursor.at(partner + 1).text);
}

/** Objective-C's `@"…"` and `@{…}`; elsewhere an annotation or a sign before a name. */
function parseAt(cursor: Cursor): Node | undefined {
  if (cursor.dialect.only === "objectivec") return parseObjectiveC(cursor);
  const next = cursor.peek();
  cursor.next();
  return next.type === "end" ? undefined : parseUnary(cursor);
}

/** Lua: the length of what follows. */
function parseLength(cursor: Cursor): Node {
  const { text, start } = cursor.next();
  const operand = parseUnary(cursor);
  return operation(text, operand ? [operand] : [], cursor.range(start));
}

/** A sign that says nothing of the value behind it: C++'s `::name`. */
function parseSilent(cursor: Cursor): Node | undefined {
  const next = cursor.peek();
  cursor.next();
  if (next.type === "end" || (next.newline && cursor.lines)) return undefined;
  return cursor.deeper(() => parsePrimary(cursor), () => undefined);
}

/** Swift's `.name`, Zig's `.{ .name = "a" }`. */
function parseDot(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  const next = cursor.peek();
  if (next.text === "{" && !next.space) {
    cursor.next();
    return { ...parseLiteral(cursor, cursor.peek().text === "." && cursor.peek(2).type === "word"), start };
  }
  if (next.type !== "word") return undefined;
  cursor.next();
  return nameOf(cursor.next());
}

function parseAngle(cursor: Cursor): Node | undefined {
  const { only } = cursor.dialect;
  if (only === "dart") return parseTypedLiteral(cursor);
  return only === "javascript" ? parseMarkup(cursor) : undefined;
}

/** Elixir's `%{…}` and `%Name{…}`, Perl's `%{…}`. */
function parsePercent(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  const next = cursor.peek();
  // Rust: `info!(key = %key)`
  if (cursor.dialect.only === "rust" && next.type === "word") {
    cursor.next();
    return parseUnary(cursor);
  }
  if (next.text !== "{" && !(next.type === "word" && cursor.dialect.only === "elixir")) return undefined;
  cursor.next();
  if (cursor.is("{")) return parseLiteral(cursor, true);
  while (cursor.token.type === "word" || cursor.is(".")) cursor.next();
  return cursor.is("{") ? { ...parseLiteral(cursor, true), start } : undefined;
}

/** Elixir's `&1` and `&(&1 <> "x")`. */
function parseCapture(cursor: Cursor): Node | undefined {
  if (cursor.dialect.only !== "elixir") return undefined;
  const { start } = cursor.next();
  if (cursor.token.type === "number") {
    const { text, end } = cursor.next();
    return named(`&${text}`, { start, end });
  }
  const body = parseUnary(cursor);
  return body && closure([], [body], cursor.range(start));
}

/** Dart's `<String, String>{…}` */
function parseTypedLiteral(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  const end = behindAngles(cursor, cursor.index);
  if (end === cursor.index || !/^[[{]$/.test(cursor.at(end).text)) return undefined;
  while (cursor.index < end) cursor.next();
  return { ...parseLiteral(cursor, cursor.token.partner === cursor.index + 1 && cursor.is("{")), start };
}

/** JSX, in files that no parser could read: the strings and calls in it are kept. */
function parseMarkup(cursor: Cursor): Node | undefined {
  const { start } = cursor.next();
  const inner = parseUnary(cursor);
  return inner && operation("<", [inner], cursor.range(start));
}

function parseBraces(cursor: Cursor): Node {
  const { start } = cursor.token;
  const { dialect } = cursor;
  if (dialect.only === "erlang") return withPairs(parseLiteral(cursor), "{");
  if (dialect.only === "matlab") return parseMatrix(cursor);
  switch (dialect.braces) {
    case "object":
      return parseLiteral(cursor, dialect.only === "javascript" || cursor.token.partner === cursor.index + 1);
    case "list":
      return parseLiteral(cursor);
    case "closure":
      return parseClosure(cursor);
    case "block": {
      const first = cursor.peek();
      const second = cursor.peek(2);
      // A macro's `{ "key": value }`.
      const isObject = (first.type === "string" && second.text === ":") || cursor.token.partner === cursor.index + 1;
      if (isObject) return parseLiteral(cursor, true);
      const body = parseBlock(cursor);
      return valueOfBlock(body, cursor.range(start)) ?? operation("", [], cursor.range(start));
    }
  }
}

function parseParentheses(cursor: Cursor): Node | undefined {
  const { token, dialect } = cursor;
  const { start, partner } = token;
  const after = partner > 0 ? cursor.at(partner + 1) : undefined;
  if (after && dialect.arrow && isInlineFunction(cursor, after.text, partner)) return parseInlineFunction(cursor);
  if (dialect.casts && after && isCast(cursor, partner)) {
    cursor.skip();
    return parseUnary(cursor);
  }
  const entries = cursor.inBrackets({ lines: false }, () => parseEntryList(cursor, true));
  const [only] = entries;
  const isTuple = entries.length !== 1 || only?.key !== undefined || cursor.at(cursor.index - 2).text === ",";
  return isTuple ? literalOf(cursor, entries, start) : only?.value;
}

function isInlineFunction(cursor: Cursor, after: string, partner: number): boolean {
  const { arrow, only } = cursor.dialect;
  if (after === arrow) return true;
  if (only === "dart") return after === "{" || ((after === "async" || after === "sync") && cursor.at(partner + 2).type === "operator");
  if (only !== "javascript" || after !== ":") return false;
  // `(a): Promise<string> => …`
  for (let at = partner + 2; at < partner + 24; at++) {
    const { text } = cursor.at(at);
    if (text === "=>") return true;
    if (text === ";" || text === ")" || text === "=" || text === "") return false;
  }
  return false;
}

/** `(String) value`: a type in parentheses, and a value right behind them. */
function isCast(cursor: Cursor, partner: number): boolean {
  const after = cursor.at(partner + 1);
  const from = cursor.index + 1;
  const length = lengthOfType(cursor, from);
  if (length === 0 || from + length !== partner) return false;
  if (after.newline && after.type !== "string") return false;
  if (after.type === "string" || after.type === "number") return true;
  if (after.type === "word") return cursor.role(after) !== "operator";
  const isPrimitive = cursor.role(cursor.at(from)) === "type" || cursor.at(partner - 1).text === "*";
  return /^[@[]$/.test(after.text) ? cursor.dialect.only === "objectivec" : isPrimitive && /^[({&]$/.test(after.text);
}
