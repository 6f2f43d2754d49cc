import type { FunctionNode, Node } from "../../tree/node.ts";
import { eatEnd, parseBlock, parseIndented, parseUntilClause } from "./blocks.ts";
import { parseArguments } from "./arguments.ts";
import { parseRescues, withLastAsValue } from "./choices.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, declaration, nameOf, operation } from "./nodes.ts";
import { withTakenParameters } from "./perl.ts";
import { noParameters, parseBareParameters, parseBarParameters, parseParameters, type ParameterAnnotation, type Parameters } from "./parameters.ts";
import { parseStatements } from "./statements.ts";
import { behindAngles, skipType } from "./types.ts";
import type { Token } from "./token.ts";

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
  let owner: string | undefined;
  // Go: `func (c *Client) Do()`
  if (only === "go" && cursor.is("(") && cursor.at(cursor.token.partner + 1).type === "word" && cursor.token.partner > 0) {
    const after = cursor.at(cursor.token.partner + 2).text;
    const receiver = after === "(" || after === "[" ? parseParameters(cursor).parameters[0] : undefined;
    if (receiver) cursor.receiver = receiver.name;
    owner = receiver?.type;
  }
  if (only === "matlab") skipResults(cursor);
  const name = parseFunctionName(cursor);
  const given = cursor.is("(") ? parseParameters(cursor) : hasBareParameters(cursor) ? parseBareParameters(cursor) : noParameters;
  // Scala: `def f(a: A)(using b: B)`
  while (cursor.is("(") && only === "scala") parseParameters(cursor);
  // Swift: `init(…)` is its own name.
  const own = keyword.text === "init" ? keyword.text : undefined;
  const whole = functionWithBody(cursor, start, name?.text ?? own, given, indent);
  const read = only === "perl" && whole.parameters.length === 0 ? withTakenParameters(whole) : whole;
  const made = owner === undefined ? read : { ...read, body: [declaration("this", owner, keyword), ...read.body] };
  cursor.receiver = outer;
  if (given.fields.length > 0) promoted.set(made, given.fields);
  return made;
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
      const end = behindAngles(cursor, cursor.index);
      if (end === cursor.index) break;
      while (cursor.index < end) cursor.next();
    } else if (cursor.is(".", ":", "::", "*", "&", "?") && (name === undefined || cursor.peek().type === "word")) {
      // Python has no dots in names, and its `:` begins the body.
      if (cursor.is(":") && cursor.dialect.only !== "lua") break;
      cursor.next();
    } else if (token.type === "word" && (name === undefined || cursor.previous.type === "operator")) name = cursor.next();
    else if (token.type === "operator" && name === undefined && !cursor.is("(", "{", "=", "=>", "|")) {
      // `def ==(other)`
      cursor.next();
    } else break;
  }
  return name;
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

/** Goes over return types and clauses; constructors' calls of their base and of their fields are kept. */
function parseSignature(cursor: Cursor): Node[] {
  const found: Node[] = [];
  const { only, blocks } = cursor.dialect;
  for (let count = 0; count < 60 && !cursor.ended; count++) {
    if (cursor.is("{", "=>", ";", "=", "}") || (cursor.is("do") && blocks === "end") || (cursor.is(",") && only === "elixir")) break;
    if (cursor.token.newline && (cursor.dialect.lines === true || cursor.inClass) && !(only === "swift" && cursor.is("where", "->", "async", "throws"))) break;
    if (cursor.is(":") && blocks === "indent") break;
    if (only === "r" || (blocks === "end" && only !== "vb" && only !== "elixir")) break;
    if (only === "vb" && !cursor.is("as", "handles", "implements")) break;
    if (cursor.is(":") && (only === "c" || only === "csharp" || only === "dart")) {
      cursor.next();
      found.push(...parseInitialisers(cursor));
    } else if (cursor.is("->", ":") || (cursor.is("as") && cursor.dialect.only === "vb")) {
      cursor.next();
      skipType(cursor);
    } else if (only === "go" && !cursor.is("(")) {
      skipType(cursor);
      if (!cursor.is("{")) break;
    } else if (cursor.is("use") && only === "php") {
      cursor.next();
      if (cursor.is("(")) cursor.skip();
    } else if (cursor.token.type === "string" || cursor.token.type === "number") break;
    else cursor.skip();
  }
  return found;
}

/** C++ `: key_(key), url_{url}`, C# `: base(x)`, Dart `: _key = key`. */
function parseInitialisers(cursor: Cursor): Node[] {
  const found: Node[] = [];
  while (cursor.token.type === "word") {
    const { start } = cursor.token;
    const name = nameOf(cursor.next());
    while (cursor.is(".", "::", "<", ">") || (wordHere(cursor) && cursor.previous.type === "operator")) cursor.next();
    if (cursor.is("=")) {
      cursor.next();
      const value = parseExpression(cursor);
      if (value) found.push(assign(name, value, false, cursor.range(start)));
    } else if (cursor.is("(") || (cursor.is("{") && cursor.previous.type === "word" && cursor.dialect.only === "c")) {
      const args = parseArguments(cursor);
      const value = args[0]?.value;
      const isCall = cursor.dialect.only === "csharp" || name.name === "super" || name.name === "this";
      if (isCall) found.push({ kind: "call", callee: name, args, ...cursor.range(start) });
      else if (value) found.push(assign(name, value, false, cursor.range(start)));
    } else break;
    if (!cursor.eat(",")) break;
  }
  return found;
}

function wordHere({ token }: Cursor): boolean {
  return token.type === "word";
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

/** Python's `lambda x: x`, Elixir's `fn x -> x end`. */
function parseWordLambda(cursor: Cursor, start: number): Node {
  const isElixir = cursor.dialect.only === "elixir";
  const from = cursor.index;
  while (!cursor.ended && !cursor.is(isElixir ? "->" : ":") && cursor.index < from + 60) cursor.skip();
  const end = cursor.index;
  cursor.index = from;
  const { parameters } = cursor.reading({ limit: end, lines: false }, () => parseBareParameters(cursor));
  cursor.index = end;
  cursor.next();
  const body = isElixir ? parseUntilClause(cursor) : oneValue(cursor);
  if (isElixir) eatEnd(cursor);
  return { kind: "function", parameters, body, returnsLast: true, ...cursor.range(start) };
}

function oneValue(cursor: Cursor): Node[] {
  const value = parseExpression(cursor);
  return value ? [value] : [];
}

/** Reads `(a, b) => …`, `x -> …`, Dart's `(a) { … }`. */
export function parseInlineFunction(cursor: Cursor): Node {
  const { token } = cursor;
  const { start, indent } = token;
  let given: Parameters = noParameters;
  if (cursor.is("(")) given = parseParameters(cursor);
  else {
    cursor.next();
    if (token.text !== "_") given = { ...noParameters, parameters: [{ name: token.text, start, end: token.end }] };
  }
  const { arrow = "=>" } = cursor.dialect;
  for (let count = 0; count < 24 && !cursor.ended && !cursor.is(arrow, "{"); count++) cursor.skip();
  cursor.eat(arrow);
  if (cursor.is("{")) return functionWithBody(cursor, start, undefined, given, indent);
  const inClass = cursor.inClass;
  cursor.inClass = false;
  const body = oneValue(cursor);
  cursor.inClass = inClass;
  return { kind: "function", parameters: given.parameters, body, returnsLast: true, ...cursor.range(start) };
}

/** Functions that begin with a sign: Rust's `|x|`, Ruby's `->(x)`, Objective-C's `^(x)`, C++'s `[&](x)`. */
export function parseSignFunction(cursor: Cursor): Node | undefined {
  const { token, dialect } = cursor;
  const { start } = token;
  const next = cursor.peek();
  if (token.text === "|" || token.text === "||") {
    if (dialect.only !== "rust") return undefined;
    const parameters = parseBarParameters(cursor);
    if (cursor.eat("->")) skipType(cursor);
    const body = cursor.is("{") ? parseBlock(cursor) : oneValue(cursor);
    return { kind: "function", parameters, body, returnsLast: true, ...cursor.range(start) };
  }
  if (token.text === "->" && dialect.only !== "ruby") return undefined;
  if (token.text === "^" && next.text !== "(" && next.text !== "{" && next.type !== "word") return undefined;
  cursor.skip();
  // Objective-C: `^NSString *(x) {`
  for (let count = 0; count < 6 && !cursor.is("(", "{", "do") && !cursor.ended && dialect.only === "objectivec"; count++) cursor.next();
  const isBare = dialect.only === "ruby" && cursor.token.type === "word" && !cursor.is("do");
  const { parameters } = cursor.is("(") ? parseParameters(cursor) : isBare ? parseBareParameters(cursor) : noParameters;
  if (dialect.only === "ruby" && cursor.eat("do")) {
    const body = parseUntilClause(cursor);
    eatEnd(cursor);
    return { kind: "function", parameters, body, returnsLast: true, ...cursor.range(start) };
  }
  parseSignature(cursor);
  if (!cursor.is("{")) return operation(token.text, [], cursor.range(start));
  return {
    kind: "function",
    parameters,
    body: parseBlock(cursor),
    ...(dialect.lastIsValue && { returnsLast: true }),
    ...cursor.range(start),
  };
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
