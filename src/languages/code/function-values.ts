import type { Node } from "../../tree/node.ts";
import { eatEnd, parseBlock, parseUntilClause } from "./blocks.ts";
import type { Cursor } from "./cursor.ts";
import { functionWithBody, oneValue } from "./functions.ts";
import { operation } from "./nodes.ts";
import { noParameters, parseBareParameters, parseBarParameters, parseParameters, type Parameters } from "./parameters.ts";
import { parseSignature } from "./signatures.ts";
import { skipType } from "./types.ts";

/** Functions without a name, which are values. */

/** Python's `lambda x: x`, Elixir's `fn x -> x end`. */
export function parseWordLambda(cursor: Cursor, start: number): Node {
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
  if (!beginsFunction(cursor)) return undefined;
  if (cursor.is("|", "||")) return parseBarFunction(cursor);
  const { text, start } = cursor.token;
  const { only, lastIsValue } = cursor.dialect;
  cursor.skip();
  if (only === "objectivec") skipResult(cursor);
  const { parameters } = parametersBehindSign(cursor);
  if (only === "ruby" && cursor.eat("do")) {
    const body = parseUntilClause(cursor);
    eatEnd(cursor);
    return { kind: "function", parameters, body, returnsLast: true, ...cursor.range(start) };
  }
  parseSignature(cursor);
  if (!cursor.is("{")) return operation(text, [], cursor.range(start));
  const body = parseBlock(cursor);
  return { kind: "function", parameters, body, ...(lastIsValue && { returnsLast: true }), ...cursor.range(start) };
}

/** The same signs calculate elsewhere. */
function beginsFunction(cursor: Cursor): boolean {
  const next = cursor.peek();
  switch (cursor.token.text) {
    case "|":
    case "||":
      return cursor.dialect.only === "rust";
    case "->":
      return cursor.dialect.only === "ruby";
    case "^":
      return next.text === "(" || next.text === "{" || next.type === "word";
    default:
      return true;
  }
}

/** Rust: `|x: &str| -> String { … }` */
function parseBarFunction(cursor: Cursor): Node {
  const { start } = cursor.token;
  const parameters = parseBarParameters(cursor);
  if (cursor.eat("->")) skipType(cursor);
  const body = cursor.is("{") ? parseBlock(cursor) : oneValue(cursor);
  return { kind: "function", parameters, body, returnsLast: true, ...cursor.range(start) };
}

/** Objective-C: `^NSString *(x) {` */
function skipResult(cursor: Cursor): void {
  for (let count = 0; count < 6 && !cursor.is("(", "{", "do") && !cursor.ended; count++) cursor.next();
}

function parametersBehindSign(cursor: Cursor): Parameters {
  if (cursor.is("(")) return parseParameters(cursor);
  // Ruby: `-> request, key do`
  const isBare = cursor.dialect.only === "ruby" && cursor.token.type === "word" && !cursor.is("do");
  return isBare ? parseBareParameters(cursor) : noParameters;
}
