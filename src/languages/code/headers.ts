import type { Node } from "../../tree/node.ts";
import { withRest } from "./arguments.ts";
import { blockHere } from "./blocks.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { argument, assign, call, named, nameOf } from "./nodes.ts";
import { parseStatements } from "./statements.ts";
import { makeAssignments } from "./assignments.ts";
import { parsePostfix } from "./postfix.ts";
import type { Token } from "./token.ts";

/** How far the names of a loop may reach. */
const longestNames = 40;

/** Reads what stands between a word such as `if` or `while` and its block: conditions and assignments. */
export function parseHeader(cursor: Cursor): Node[] {
  const { partner } = cursor.token;
  if (cursor.is("(") && hasParentheses(cursor)) {
    return cursor.inBrackets({ lines: false }, () => parseEach(cursor) ?? parseStatements(cursor));
  }
  if (cursor.is("(") && partner > 0 && cursor.at(partner + 1).text === "{") {
    return cursor.inBrackets({ lines: false }, () => parseEach(cursor) ?? parseStatements(cursor));
  }
  return cursor.reading({ noBraces: true, noDo: true }, () => parseEach(cursor) ?? parseConditions(cursor));
}

/** Languages where a condition always stands in parentheses. */
function hasParentheses(cursor: Cursor): boolean {
  return /^(?:c|csharp|java|kotlin|scala|dart|php|javascript|perl|r|groovy|objectivec)$/.test(cursor.dialect.only ?? "c");
}

function parseConditions(cursor: Cursor): Node[] {
  const found: Node[] = [];
  const isEnd = (): boolean =>
    cursor.ended || blockHere(cursor) || cursor.is("then", "do", "else") || (cursor.broken && !cursor.is("{"));
  while (!isEnd()) {
    if (cursor.eat(";", ",")) continue;
    const before = cursor.index;
    const begin = cursor.token.start;
    const node = parseExpression(cursor);
    if (node && cursor.is(",") && cursor.dialect.only === "go") found.push(...parseTuple(cursor, node, begin));
    else if (node && cursor.is("as") && cursor.dialect.only === "python") found.push(...parseAs(cursor, node));
    else if (node) found.push(node);
    if (cursor.index === before) cursor.next();
  }
  return found;
}

/** Python: `with open(x) as f:` */
function parseAs(cursor: Cursor, value: Node): readonly Node[] {
  cursor.next();
  const target = parsePostfix(cursor);
  return target ? makeAssignments(target, value, true, cursor.range(value.start)) : [value];
}

/** Go: `if v, ok := f(); ok {` */
function parseTuple(cursor: Cursor, first: Node, start: number): Node[] {
  const names = [first];
  while (cursor.eat(",")) {
    const next = parseExpression(cursor, 2);
    if (next) names.push(next);
  }
  if (!cursor.eat(":=", "=")) return names;
  const value = parseExpression(cursor);
  if (!value) return names;
  return names.map((name) => assign(name, value, true, cursor.range(Math.min(start, name.start))));
}

/** `x in xs`, `const x of xs`, `String x : xs`, `$xs as $k => $v`, `i, x := range xs`. */
function parseEach(cursor: Cursor): Node[] | undefined {
  const { only } = cursor.dialect;
  const { start } = cursor.token;
  // Perl: `my $x (@xs)`
  if (only === "perl" && (cursor.is("my") || cursor.token.sigil !== "")) return parsePerlEach(cursor);
  if (only === "php") return parsePhpEach(cursor);
  const mark = placeOfMark(cursor);
  if (mark < 0) return undefined;
  const names: Token[] = [];
  while (cursor.index < mark) {
    // VB: `For Each x As String In xs`
    if (only === "vb" && cursor.is("as")) {
      cursor.index = mark;
      break;
    }
    const token = cursor.next();
    const role = cursor.role(token);
    const speaks = role === undefined || (role === "modifier" && cursor.token.type !== "word");
    const isName = token.type === "word" && speaks && token.text !== "_";
    // `String x`: the last of two words in a row is the name.
    if (isName && cursor.dialect.typesFirst && !/^[,(]$/.test(cursor.at(cursor.index - 2).text)) names.pop();
    if (isName) names.push(token);
  }
  cursor.next();
  cursor.eat("range");
  const value = parseExpression(cursor);
  if (!value) return [];
  const whole = withinHeader(cursor, value);
  const each = call(named("each", { start: whole.start, end: whole.start }), [argument(whole)], whole);
  return names.map((name) => assign(nameOf(name), each, true, cursor.range(Math.min(start, name.start))));
}

function withinHeader(cursor: Cursor, value: Node): Node {
  return cursor.ended || blockHere(cursor) || cursor.token.newline || cursor.is("do", "if", "where", "yield") ? value : withRest(cursor, value);
}

/** Where the sign or word stands that parts the names from what they are taken of, or -1. */
function placeOfMark(cursor: Cursor): number {
  const { only } = cursor.dialect;
  for (let at = cursor.index; at < cursor.index + longestNames; at++) {
    const token = cursor.at(at);
    if (endsNames(cursor, token, at > cursor.index)) return -1;
    if (isMark(cursor, token, at > cursor.index)) return at;
    if (only === "go" && (token.text === ":=" || token.text === "=")) return cursor.at(at + 1).text === "range" ? at : -1;
    if ((token.text === "(" || token.text === "[") && token.partner > at && only !== "kotlin" && only !== "javascript") at = token.partner;
  }
  return -1;
}

function endsNames(cursor: Cursor, { type, text, newline }: Token, isBehindName: boolean): boolean {
  if (type === "end" || type === "string" || type === "number") return true;
  return text === ";" || text === "{" || (newline && isBehindName && cursor.lines);
}

/** `x in xs`, JavaScript's `x of xs`, Java's `String x : xs`, Scala's `x <- xs`. */
function isMark(cursor: Cursor, { type, text }: Token, isBehindName: boolean): boolean {
  const { only, typesFirst } = cursor.dialect;
  if (type === "word") return text.toLowerCase() === "in" || (text === "of" && only === "javascript");
  return (text === ":" && typesFirst === true && isBehindName) || (text === "<-" && only === "scala");
}

/** `$xs as $k => $v` */
function parsePhpEach(cursor: Cursor): Node[] | undefined {
  const value = parseExpression(cursor);
  if (!value || !cursor.is("as")) return value && [value, ...parseStatements(cursor)];
  cursor.next();
  const target = parseExpression(cursor);
  if (!target) return [value];
  const each = call(named("each", { start: value.start, end: value.start }), [argument(value)], value);
  const [pair] = target.kind === "object" ? target.entries : [];
  const targets = pair?.key ? [pair.key, pair.value] : [target];
  return targets.flatMap((one) => makeAssignments(one, each, true, { start: value.start, end: Math.max(one.end, value.end) }));
}

function parsePerlEach(cursor: Cursor): Node[] | undefined {
  const { start } = cursor.token;
  const offset = cursor.is("my") ? 1 : 0;
  const name = cursor.peek(offset);
  if (name.type !== "word" || cursor.peek(offset + 1).text !== "(") return undefined;
  for (let skipped = 0; skipped <= offset; skipped++) cursor.next();
  const value = parseExpression(cursor, 20);
  if (!value) return [];
  const each = call(named("each", { start: value.start, end: value.start }), [argument(value)], value);
  return [assign(nameOf(name), each, true, cursor.range(start))];
}
