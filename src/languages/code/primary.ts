import type { Node } from "../../tree/node.ts";
import { parseExpression } from "./expressions.ts";
import { parseBareArguments, parseArguments } from "./arguments.ts";
import { parseDo, parseFunctional } from "./application.ts";
import { parseIf, parseSwitch, parseTry, valueOfBlock } from "./choices.ts";
import { erlangWord } from "./erlang.ts";
import { parseObjectExpression } from "./classes.ts";
import { parseNew } from "./construction.ts";
import type { Cursor } from "./cursor.ts";
import { parseInlineFunction } from "./function-values.ts";
import { parseFunction } from "./functions.ts";
import { call, literal, member, nameOf, operation, plainString, template } from "./nodes.ts";
import { parseBlock, parseUntilEnd } from "./blocks.ts";
import { parseGoType } from "./go.ts";
import { followsName } from "./prefixes.ts";
import { parseSign } from "./signs.ts";
import { numberNode, receiver, regexNode, stringNode } from "./strings-to-nodes.ts";
import { lengthOfType } from "./types.ts";
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
