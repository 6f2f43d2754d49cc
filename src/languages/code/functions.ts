import type { FunctionNode, Node, Parameter } from "../../tree/node.ts";
import { eatEnd, parseBlock, parseIndented, parseUntilClause } from "./blocks.ts";
import { parseRescues, withLastAsValue } from "./choices.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { parseWordLambda } from "./function-values.ts";
import { declaration, nameOf } from "./nodes.ts";
import { noParameters, parseBareParameters, parseParameters, type ParameterAnnotation, type Parameters } from "./parameters.ts";
import { withTakenParameters } from "./perl.ts";
import { parseSignature } from "./signatures.ts";
import { parseStatements } from "./statements.ts";
import type { Token } from "./token.ts";
import { passAngles } from "./types.ts";

/** Fields that a constructor's parameters declare, by the function that has them. */
const promoted = new WeakMap<FunctionNode, readonly Node[]>();

export function fieldsOf(node: Node): readonly Node[] {
  return node.kind === "function" ? (promoted.get(node) ?? []) : [];
}

/** Reads a function from its keyword on, with or without a name. */
export function parseFunction(cursor: Cursor): Node {
  const keyword = cursor.next();
  const { start, indent } = keyword;
  const { only } = cursor.dialect;
  if (cursor.role(keyword) === "lambda" && (only === "python" || only === "elixir")) return parseWordLambda(cursor, start);
  const outer = cursor.receiver;
  const receiver = only === "go" ? parseReceiver(cursor) : undefined;
  if (receiver) cursor.receiver = receiver.name;
  if (only === "matlab") skipResults(cursor);
  // Swift: `init(…)` is its own name.
  const name = parseFunctionName(cursor)?.text ?? (keyword.text === "init" ? keyword.text : undefined);
  const given = parametersHere(cursor);
  const whole = functionWithBody(cursor, start, name, given, indent);
  const read = only === "perl" && whole.parameters.length === 0 ? withTakenParameters(whole) : whole;
  const made = receiver?.type === undefined ? read : { ...read, body: [declaration("this", receiver.type, keyword), ...read.body] };
  cursor.receiver = outer;
  if (given.fields.length > 0) promoted.set(made, given.fields);
  return made;
}

/** Go: `func (c *Client) Do()`. The parameters of a function without a name stand there, too. */
function parseReceiver(cursor: Cursor): Parameter | undefined {
  const { partner } = cursor.token;
  if (!cursor.is("(") || partner <= 0 || cursor.at(partner + 1).type !== "word") return undefined;
  return /^[([]$/.test(cursor.at(partner + 2).text) ? parseParameters(cursor).parameters[0] : undefined;
}

function parametersHere(cursor: Cursor): Parameters {
  const given = cursor.is("(") ? parseParameters(cursor) : hasBareParameters(cursor) ? parseBareParameters(cursor) : noParameters;
  // Scala: `def f(a: A)(using b: B)`
  while (cursor.is("(") && cursor.dialect.only === "scala") parseParameters(cursor);
  return given;
}

/** MATLAB: `function [a, b] = name(c)` */
function skipResults(cursor: Cursor): void {
  const { index, token } = cursor;
  const sign = token.partner > 0 ? token.partner + 1 : index + 1;
  if (cursor.at(sign).text !== "=" || cursor.at(sign).newline) return;
  while (cursor.index <= sign && !cursor.ended) cursor.next();
}

function hasBareParameters(cursor: Cursor): boolean {
  return /^(?:ruby|elixir)$/.test(cursor.dialect.only ?? "") && cursor.token.type === "word" && !cursor.token.newline && cursor.role() === undefined;
}

/** The last word before the parameters: `a.b:c`, `self.x`, `<T> String.foo`. */
function parseFunctionName(cursor: Cursor): Token | undefined {
  let name: Token | undefined;
  for (let count = 0; count < 24 && !cursor.ended; count++) {
    const { token } = cursor;
    if (token.newline && count > 0) break;
    if (cursor.is("<")) {
      if (!passAngles(cursor)) break;
    } else if (isSignOfName(cursor, name !== undefined)) cursor.next();
    else if (token.type === "word" && (name === undefined || cursor.previous.type === "operator")) name = cursor.next();
    else break;
  }
  return name;
}

function isSignOfName(cursor: Cursor, isNamed: boolean): boolean {
  // Python has no dots in names, and its `:` begins the body.
  if (cursor.is(":") && cursor.dialect.only !== "lua") return false;
  if (cursor.is(".", ":", "::", "*", "&", "?")) return !isNamed || cursor.peek().type === "word";
  // `def ==(other)`
  return cursor.token.type === "operator" && !isNamed && !cursor.is("(", "{", "=", "=>", "|");
}

/** Reads what stands between the parameters and the body, and the body. */
export function functionWithBody(
  cursor: Cursor,
  start: number,
  name: string | undefined,
  { parameters, annotations }: Parameters,
  indent = cursor.token.indent,
): FunctionNode {
  const inClass = cursor.inClass;
  cursor.inClass = false;
  const before = parseSignature(cursor);
  const { body, isValue } = parseFunctionBody(cursor, indent);
  cursor.inClass = inClass;
  const isDeclaredOnly = body.length === 0 && cursor.previous.text !== "}";
  const returnsLast = isValue || (cursor.dialect.lastIsValue === true && body.length > 0);
  return {
    kind: "function",
    ...(name !== undefined && { name }),
    parameters,
    body: [
      ...annotations.map((annotation) => ofParameter(annotation, isDeclaredOnly)),
      ...before,
      ...(returnsLast ? withLastAsValue(body) : body),
    ],
    ...(returnsLast && { returnsLast }),
    ...cursor.range(start),
  };
}

/**
 * A method without a body is called through a library that sends its arguments as their annotations say:
 * `@Query("api_key") String key` puts key into the query, so it is read as `Query("api_key", key)`.
 */
function ofParameter({ call: annotation, parameter }: ParameterAnnotation, isSent: boolean): Node {
  if (!isSent || !parameter || annotation.args.length === 0) return annotation;
  const { name, start } = parameter;
  return { ...annotation, args: [...annotation.args, { value: nameOf({ text: name, start, end: start + name.length }) }] };
}

function parseFunctionBody(cursor: Cursor, indent: number): { body: readonly Node[]; isValue: boolean } {
  const { blocks, only } = cursor.dialect;
  if (cursor.is("{")) return { body: parseBlock(cursor), isValue: false };
  if (cursor.is("=>", "=") && !(cursor.token.newline && cursor.lines && only !== "kotlin")) {
    cursor.next();
    return parseValueBody(cursor);
  }
  if (blocks === "indent" && cursor.eat(":")) return { body: parseIndented(cursor, indent), isValue: false };
  if (only === "elixir") return parseElixirBody(cursor);
  if (only === "r") return { body: oneValue(cursor), isValue: true };
  // VB: `Function(x) x + 1`
  if (only === "vb" && !cursor.token.newline && !cursor.ended) return { body: oneValue(cursor), isValue: true };
  if (blocks === "end") {
    const body = [...parseUntilClause(cursor), ...parseRescues(cursor)];
    eatEnd(cursor);
    return { body, isValue: false };
  }
  return { body: [], isValue: false };
}

function parseValueBody(cursor: Cursor): { body: readonly Node[]; isValue: boolean } {
  // Scala: `def f(): T = { … }`
  if (cursor.is("{") && cursor.dialect.braces !== "object") return { body: parseBlock(cursor), isValue: true };
  const value = cursor.reading({ noBraces: false }, () => parseExpression(cursor));
  return { body: value ? [value] : [], isValue: true };
}

/** `do … end`, or `, do: value`. */
function parseElixirBody(cursor: Cursor): { body: readonly Node[]; isValue: boolean } {
  if (cursor.is(",") && cursor.peek().text === "do") {
    cursor.next();
    cursor.next();
    cursor.eat(":");
    const value = parseExpression(cursor);
    return { body: value ? [value] : [], isValue: true };
  }
  if (!cursor.eat("do")) return { body: [], isValue: false };
  const body = [...parseUntilClause(cursor), ...parseRescues(cursor)];
  eatEnd(cursor);
  return { body, isValue: true };
}

/** The value that is all of a body. */
export function oneValue(cursor: Cursor): Node[] {
  const value = parseExpression(cursor);
  return value ? [value] : [];
}

/** The body of an accessor or of a property that is computed. */
export function parseGetter(cursor: Cursor, start: number, name: string): FunctionNode {
  const { lines = false } = cursor.dialect;
  const body = cursor.is("{")
    ? cursor.inBrackets({ lines }, () =>
        cursor.is("get") ? parseAccessors(cursor) : parseStatements(cursor),
      )
    : [];
  return { kind: "function", name, parameters: [], body, returnsLast: true, ...cursor.range(start) };
}

function parseAccessors(cursor: Cursor): Node[] {
  const body: Node[] = [];
  while (!cursor.ended) {
    if (cursor.is("{")) body.push(...parseBlock(cursor));
    else if (cursor.eat("=>")) body.push(...oneValue(cursor));
    else cursor.next();
  }
  return body;
}
