import type { Argument, Node, Parameter, Range } from "../../tree/node.ts";
import { parseIndented } from "./blocks.ts";
import { valueOfBlock } from "./choices.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { call, choice, operation } from "./nodes.ts";
import { parsePostfix } from "./postfix.ts";
import type { Token } from "./token.ts";

/** Functional languages, where a function stands beside what it is applied to: Haskell, Elm, OCaml, F#. */

/** Reads the arguments beside a name: `f a (b c) "d"`, OCaml's `f ~label:a`. */
export function parseApplied(cursor: Cursor, node: Node, start: number): Node | undefined {
  if (cursor.inArgument || (node.kind !== "name" && node.kind !== "member")) return undefined;
  const args: Argument[] = [];
  while (startsOperand(cursor)) {
    const before = cursor.index;
    const read = parseOperand(cursor);
    if (read) args.push(read);
    if (cursor.index === before) break;
  }
  return args.length > 0 ? call(node, args, cursor.range(start)) : undefined;
}

function startsOperand(cursor: Cursor): boolean {
  const { token } = cursor;
  if (cursor.ended || cursor.broken || !token.space) return false;
  const role = cursor.role();
  switch (token.type) {
    case "word":
      return role === undefined || role === "true" || role === "false" || role === "null" || role === "lambda" || role === "block" || role === "new";
    case "operator":
      return /^[([{\\~`?]$/.test(token.text) && !(token.text === "~" && cursor.peek().space);
    case "string":
    case "number":
      return true;
    default:
      return false;
  }
}

function parseOperand(cursor: Cursor): Argument | undefined {
  const { token } = cursor;
  const label = token.text === "~" && token.type === "operator" ? cursor.peek() : undefined;
  if (label?.type === "word") {
    cursor.next();
    cursor.next();
    const nameRange = { start: label.start, end: label.end };
    const given = cursor.eat(":") ? parseOne(cursor) : undefined;
    return { name: label.text, nameRange, value: given ?? { kind: "name", name: label.text, ...nameRange } };
  }
  cursor.eat("`", "?");
  const value = parseOne(cursor);
  return value && { value };
}

function parseOne(cursor: Cursor): Node | undefined {
  if (cursor.is("\\") || cursor.role() === "lambda") return cursor.reading({ inArgument: false }, () => parseFunctional(cursor));
  return cursor.deeper(
    () => cursor.reading({ inArgument: true }, () => parsePostfix(cursor)),
    () => undefined,
  );
}

/** What a word such as `fun`, `if` or `match` begins. */
export function parseFunctional(cursor: Cursor): Node {
  return cursor.deeper(
    () => {
      if (cursor.is("if")) return parseIf(cursor);
      return cursor.is("match", "try", "case") ? parseArms(cursor) : parseLambda(cursor);
    },
    () => operation("", [], cursor.next()),
  );
}

/** `if c then a else b` */
function parseIf(cursor: Cursor): Node {
  const { start } = cursor.next();
  const condition = parseExpression(cursor);
  const arms: Node[] = [];
  while (!cursor.broken && cursor.eat("then", "else")) {
    const arm = parseBodyBelow(cursor) ?? parseExpression(cursor, 1);
    if (arm) arms.push(arm);
  }
  const range = cursor.range(start);
  return arms.length > 0 ? choice(arms, range) : operation("if", condition ? [condition] : [], range);
}

/** `match x with | p -> a | q -> b`, `try a with e -> b` */
function parseArms(cursor: Cursor): Node {
  const { start, text } = cursor.next();
  const subject = parseBodyBelow(cursor) ?? parseExpression(cursor);
  const found: Node[] = [];
  if (cursor.eat("with", "of")) {
    do {
      cursor.eat("|");
      while (!cursor.ended && !cursor.is("->", "|") && !cursor.broken) cursor.skip();
      if (!cursor.eat("->")) continue;
      // Tighter than the sign that parts the arms.
      const arm = parseBodyBelow(cursor) ?? parseExpression(cursor, 12.5);
      if (arm) found.push(arm);
    } while (cursor.is("|"));
  }
  const range = cursor.range(start);
  const values = text === "try" && subject ? [subject, ...found] : found;
  return values.length > 0 ? choice(values, range) : operation(text, subject ? [subject] : [], range);
}

/** `\\x y -> …`, `fun x y -> …` */
export function parseLambda(cursor: Cursor): Node {
  const { start } = cursor.next();
  const parameters: Parameter[] = [];
  while (!cursor.ended && !cursor.is("->") && !cursor.broken) {
    const { token } = cursor;
    if (token.type === "word" && token.text !== "_") parameters.push({ name: token.text, start: token.start, end: token.end });
    cursor.skip();
  }
  cursor.eat("->");
  const value = parseBodyBelow(cursor) ?? parseExpression(cursor);
  return { kind: "function", parameters, body: value ? [value] : [], returnsLast: true, ...cursor.range(start) };
}

/** What stands deeper than the line that ends here, as one value. Nothing where the line goes on. */
export function parseBodyBelow(cursor: Cursor): Node | undefined {
  const { token } = cursor;
  if (cursor.ended || !cursor.lines || !token.newline) return undefined;
  const body = cursor.reading({ inArgument: false }, () => parseIndented(cursor, cursor.previous.indent));
  return valueOfBlock(body, cursor.range(token.start));
}

/** `do` and what stands below or behind it. */
export function parseDo(cursor: Cursor): Node {
  const { start, indent } = cursor.next();
  const body = cursor.reading({ inArgument: false }, () => parseIndented(cursor, indent));
  return valueOfBlock(body, cursor.range(start)) ?? operation("", [], cursor.range(start));
}

/** `f x y = …`, `let f (x: string) = …` declare functions: what is assigned to a call. */
export function functionOfCall(target: Node, value: Node, range: Range): Node | undefined {
  if (target.kind !== "call" || target.callee.kind !== "name") return undefined;
  const parameters = target.args.flatMap(({ name, value: given }): Parameter[] => {
    const { start, end } = given;
    if (name !== undefined) return [{ name, ...(given.kind !== "name" && { default: given }), start, end }];
    if (given.kind === "name") return [{ name: given.name, start, end }];
    const [typed] = given.kind === "object" ? given.entries : [];
    if (typed?.key?.kind !== "string") return [];
    // `(x: string)` has a type, `?(x = "a")` a default.
    const fallback = typed.value.kind === "string" || typed.value.kind === "template" ? typed.value : undefined;
    return [{ name: typed.key.value, ...(fallback && { default: fallback }), start, end }];
  });
  return { kind: "function", name: target.callee.name, parameters, body: bodyOf(value), returnsLast: true, ...range };
}

/** A block made a value is a body again. */
function bodyOf(value: Node): readonly Node[] {
  return value.kind === "call" && value.callee.kind === "function" && value.args.length === 0 ? value.callee.body : [value];
}

const opensBody = new Set(["do", "of", "where", "let", "in", "=", "->", "then", "else", "with", "try", "begin", "{", "(", "[", ";"]);

/** `name :: Type`, `name : Type` on a line of its own says nothing of values. */
export function skipSignature(cursor: Cursor): boolean {
  if (cursor.token.type !== "word" || cursor.role() !== undefined || !/^::?$/.test(cursor.peek().text)) return false;
  do cursor.skip();
  while (!cursor.ended && !cursor.token.newline);
  return true;
}

/** Lets lines that only go on with the one above be parts of it. */
export function joinLines(tokens: readonly Token[]): Token[] {
  let indent = 0;
  return tokens.map((token, index) => {
    if (!token.newline) return token;
    const goesOn = index > 0 && token.indent > indent && !opensBody.has(tokens[index - 1]?.text ?? "") && !isBinding(tokens, index);
    if (goesOn) return { ...token, newline: false };
    indent = token.indent;
    return token;
  });
}

/** `name x y = …`: the next binding of a `let`. */
function isBinding(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 6; at++) {
    const token = tokens[at];
    if (!token || (token.newline && at > from)) return false;
    if (token.type !== "word") return at > from && token.type === "operator" && (token.text === "=" || token.text === "<-");
  }
  return false;
}
