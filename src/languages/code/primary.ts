import type { Node } from "../../tree/node.ts";
import { parseExpression } from "./expressions.ts";
import { parseBareArguments, parseArguments } from "./arguments.ts";
import { parseDo, parseFunctional } from "./application.ts";
import { parseIf, parseSwitch, parseTry, valueOfBlock } from "./choices.ts";
import { erlangWord, withPairs } from "./erlang.ts";
import { parseObjectExpression } from "./classes.ts";
import { parseNew } from "./construction.ts";
import { parseClosure } from "./closures.ts";
import type { Cursor } from "./cursor.ts";
import { parseInlineFunction, parseSignFunction } from "./function-values.ts";
import { parseFunction } from "./functions.ts";
import { literalOf, parseEntryList, parseLiteral } from "./literals.ts";
import { call, closure, literal, member, named, nameOf, operation, plainString, template } from "./nodes.ts";
import { parseMatrix } from "./matlab.ts";
import { parseMessage, parseObjectiveC } from "./objective-c.ts";
import { parseBlock, parseUntilEnd } from "./blocks.ts";
import { parseGoType } from "./go.ts";
import { followsName, parseUnary } from "./prefixes.ts";
import { numberNode, receiver, regexNode, stringNode } from "./strings-to-nodes.ts";
import { behindAngles, lengthOfType } from "./types.ts";
import { makeAssignments } from "./assignments.ts";

/** Reads the value that stands at the cursor, without what follows it. */
export function parsePrimary(cursor: Cursor): Node | undefined {
  const { token } = cursor;
  switch (token.type) {
    case "end":
      return undefined;
    case "number":
      return numberNode(cursor.next());
    case "regex":
      return regexNode(cursor.next());
    case "string":
      return parseStrings(cursor);
    case "word":
      return parseWord(cursor);
    case "operator":
      return parseSign(cursor);
  }
}

/** A string, with those that stand right behind it and are one with it. */
function parseStrings(cursor: Cursor): Node {
  const { start } = cursor.token;
  const parts: Node[] = [];
  while (!cursor.ended && (parts.length === 0 || !(cursor.broken || cursor.dialect.application))) {
    const { token } = cursor;
    const isMacro = cursor.dialect.only === "c" && token.type === "word" && /^[A-Z_][A-Z\d_]*$/.test(token.text);
    if (isMacro && (parts.length > 0 || cursor.peek().type === "string")) parts.push(nameOf(cursor.next()));
    else if (token.type === "string" && !(parts.length > 0 && (token.symbol ?? token.words))) parts.push(stringNode(cursor, cursor.next()));
    else break;
  }
  const [first, ...others] = parts;
  if (first && others.length === 0) return first;
  return template(parts.flatMap((part) => (part.kind === "template" ? part.parts : [part])), cursor.range(start));
}

function parseWord(cursor: Cursor): Node | undefined {
  const { token, dialect } = cursor;
  const role = cursor.role();
  const next = cursor.peek();
  if (dialect.arrow && next.type === "operator" && next.text === dialect.arrow && role !== "case") return parseInlineFunction(cursor);
  switch (role) {
    case "true":
    case "false":
      return literal(role === "true", cursor.next());
    case "null":
      return literal(null, cursor.next());
    case "function":
    case "lambda":
      return dialect.application ? parseFunctional(cursor) : parseFunction(cursor);
    case "if":
      return asValue(cursor, () => parseIf(cursor).value);
    case "switch":
      if (dialect.only === "python") return parseName(cursor);
      return asValue(cursor, () => parseSwitch(cursor));
    case "try":
      return asValue(cursor, () => parseTry(cursor).value);
    case "block":
      return dialect.application ? parseDo(cursor) : parseWordBlock(cursor);
    case "modifier":
    case "declare":
    case "class":
    case "import":
    case "skip":
      // C#: `delegate (sender, certificate) { return true; }`
      if (cursor.is("delegate") && (next.text === "{" || next.text === "(")) return parseFunction(cursor);
      return parseKeywordAsValue(cursor);
    case "output":
      return parseOutput(cursor);
    case "end":
    case "clause":
    case "case":
      return dialect.only === "python" ? parseName(cursor) : undefined;
    case "operator":
    case "loop":
    case "return":
    case "throw":
    case "jump":
      return undefined;
    case "new":
      return followsName(next) ? parseName(cursor) : parseNew(cursor);
    case "prefix":
    case "transparent":
    case "type":
    case undefined:
      if (dialect.only === "go" && (cursor.is("map") || cursor.is("chan") || cursor.is("struct"))) return parseGoType(cursor);
      return parseName(cursor);
  }
  return token.type === "word" ? parseName(cursor) : undefined;
}

function asValue(cursor: Cursor, read: () => Node): Node {
  return cursor.reading({ noBraces: false }, read);
}

/** A word that means something only at the beginning of a statement, or declares within an expression. */
function parseKeywordAsValue(cursor: Cursor): Node | undefined {
  if (cursor.dialect.only === "kotlin" && cursor.is("object") && /^[:{]$/.test(cursor.peek().text)) return parseObjectExpression(cursor);
  const role = cursor.role();
  const next = cursor.peek();
  const isName = next.type === "operator" && !/^[([{<@:]$/.test(next.text);
  if (isName || next.type === "end" || (role !== "declare" && role !== "modifier")) return parseName(cursor);
  const { start } = cursor.next();
  const inner = cursor.dialect.typesFirst ? afterType(cursor) : parseExpression(cursor, 1);
  if (!inner) return undefined;
  return inner.kind === "assign" && role === "declare"
    ? (makeAssignments(inner.target, inner.value, true, cursor.range(start))[0] ?? inner)
    : inner;
}

/** `out var x`, `final String x`: what is declared is the last word. */
function afterType(cursor: Cursor): Node | undefined {
  const length = lengthOfType(cursor, cursor.index);
  if (length > 0 && cursor.peek(length).type === "word") for (let skipped = 0; skipped < length; skipped++) cursor.next();
  return parseExpression(cursor, 1);
}

function parseName(cursor: Cursor): Node {
  if (cursor.dialect.only === "erlang") return erlangWord(cursor);
  const token = cursor.next();
  const { dialect } = cursor;
  if (token.sigil.startsWith("@") && (dialect.only === "ruby" || dialect.only === "elixir")) {
    const sign = { start: token.start, end: token.start + token.sigil.length };
    return member(receiver(sign), plainString(token.text, token), token);
  }
  if (dialect.self.includes(token.text) || (cursor.receiver !== "" && token.text === cursor.receiver)) return receiver(token);
  return nameOf(token);
}

/** `do … end`, `begin … end`, `unsafe { … }` as a value: that of its last statement. */
function parseWordBlock(cursor: Cursor): Node {
  const { start } = cursor.next();
  const body = cursor.is("{") ? parseBlock(cursor) : cursor.dialect.blocks === "end" ? parseUntilEnd(cursor) : [];
  return valueOfBlock(body, cursor.range(start)) ?? operation("", [], cursor.range(start));
}

/** `echo $x`, `print $x`: a call, with or without parentheses. */
function parseOutput(cursor: Cursor): Node {
  const name = nameOf(cursor.next());
  if (cursor.is("(")) {
    const args = parseArguments(cursor);
    return call(name, args, cursor.range(name.start));
  }
  // Perl: `print STDERR "text"`, `print {$handle} "text"`
  if (cursor.dialect.only === "perl") {
    const handle = cursor.token;
    if (handle.type === "word" && handle.sigil === "" && /^[A-Z]+$/.test(handle.text) && !/^[,.(]$/.test(cursor.peek().text)) cursor.next();
    else if (cursor.is("{")) cursor.skip();
  }
  const args = cursor.broken ? [] : parseBareArguments(cursor);
  return call(name, args, cursor.range(name.start));
}

function parseSign(cursor: Cursor): Node | undefined {
  const { token, dialect } = cursor;
  const next = cursor.peek();
  switch (token.text) {
    case "(":
      return parseParentheses(cursor);
    case "[":
      if (dialect.only === "objectivec") return parseMessage(cursor);
      if (dialect.only === "c" && /^[({]$/.test(cursor.at(token.partner + 1).text) && token.partner > 0) return parseSignFunction(cursor);
      if (dialect.only === "go") return parseGoType(cursor);
      if (dialect.only === "erlang") return withPairs(parseLiteral(cursor), "[");
      return dialect.only === "matlab" ? parseMatrix(cursor) : parseLiteral(cursor);
    case "{":
      if (dialect.only === "erlang") return withPairs(parseLiteral(cursor), "{");
      if (dialect.only === "matlab") return parseMatrix(cursor);
      return parseBraces(cursor);
    case "@":
      if (dialect.only === "objectivec") return parseObjectiveC(cursor);
      cursor.next();
      return next.type === "end" ? undefined : parseUnary(cursor);
    case "%":
      return parsePercent(cursor);
    case "::":
    case "#":
    case "$":
      cursor.next();
      // Lua: the length of what follows.
      if (token.text === "#" && dialect.only === "lua") {
        const operand = parseUnary(cursor);
        return operation("#", operand ? [operand] : [], cursor.range(token.start));
      }
      return next.type === "end" || (next.newline && cursor.lines) ? undefined : cursor.deeper(() => parsePrimary(cursor), () => undefined);
    case ".":
      // Zig: `.{ .name = "a" }`
      if (next.text === "{" && !next.space) {
        cursor.next();
        return { ...parseLiteral(cursor, cursor.peek().text === "." && cursor.peek(2).type === "word"), start: token.start };
      }
      if (next.type !== "word") return undefined;
      cursor.next();
      return nameOf(cursor.next());
    case "&":
      return parseCapture(cursor);
    case "\\":
      return dialect.only === "r" && next.text === "(" ? parseFunction(cursor) : undefined;
    case "|":
    case "||":
    case "->":
    case "^":
      return parseSignFunction(cursor);
    case "<":
      if (dialect.only === "dart") return parseTypedLiteral(cursor);
      return dialect.only === "javascript" ? parseMarkup(cursor) : undefined;
    default:
      return undefined;
  }
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
