import { outerNames, type Argument, type Node, type Range } from "../../tree/node.ts";
import { functionOfCall, parseBodyBelow } from "./application.ts";
import { plainArguments } from "./arguments.ts";
import { makeAssignments } from "./assignments.ts";
import { parseCascade } from "./cascade.ts";
import type { Cursor } from "./cursor.ts";
import { isPlainKey } from "./literals.ts";
import { assign, call, choice, keyOf, member, operation, plainString, template, together } from "./nodes.ts";
import { binaryHere, weakest, type Binary } from "./operators.ts";
import { parseUnary } from "./prefixes.ts";
import { stringNode } from "./strings-to-nodes.ts";
import { skipType } from "./types.ts";

/** Chains longer than this are kept flat, so that nobody who walks the tree overflows the stack. */
const longestChain = 200;

/** Reads an expression with operators that bind at least so tight. Nothing where none begins. */
export function parseExpression(cursor: Cursor, binding = weakest): Node | undefined {
  return cursor.deeper(
    () => parseBinary(cursor, binding),
    () => parseFlat(cursor),
  );
}

/** Where nesting is too deep: one token or one bracket, of which only the strings are kept. */
export function parseFlat(cursor: Cursor): Node | undefined {
  if (cursor.ended) return undefined;
  const from = cursor.index;
  const { start } = cursor.token;
  cursor.skip();
  const strings: Node[] = [];
  for (const token of cursor.tokens.slice(from, cursor.index)) {
    if (token.type === "string") strings.push(stringNode(cursor, token));
  }
  return operation("", strings, cursor.range(start));
}

function parseBinary(cursor: Cursor, binding: number): Node | undefined {
  const { start } = cursor.token;
  let left = parseUnary(cursor);
  if (!left) return undefined;
  const flat: Node[] = [];
  for (let links = 0; !cursor.ended; links++) {
    if (cursor.dialect.only === "python" && cursor.is("if") && !cursor.broken && binding <= 4) {
      left = parsePythonChoice(cursor, left, start);
      continue;
    }
    const operator = binaryHere(cursor);
    if (!operator || operator.binding < binding) break;
    if (links >= longestChain) {
      flat.push(left);
      cursor.next();
      left = parseUnary(cursor) ?? operation("", [], cursor.previous);
    } else {
      left = parseOperator(cursor, left, operator, start);
    }
  }
  return flat.length === 0 ? left : operation("", [...flat, left], cursor.range(start));
}

function parseOperator(cursor: Cursor, left: Node, operator: Binary, start: number): Node {
  switch (operator.kind) {
    case "assign":
      return parseAssign(cursor, left, operator.text, start);
    case "ternary":
      return parseTernary(cursor, left, start);
    case "pair": {
      cursor.next();
      const value = parseExpression(cursor, operator.binding + 0.1);
      if (!value) return left;
      const key = isPlainKey(cursor, left, operator.text === "=>" ? "=>" : ":") && operator.text === "=>" ? keyOf(left) : left;
      return { kind: "object", entries: [{ key, value }], ...cursor.range(start) };
    }
    case "pipe": {
      cursor.next();
      const right = parseExpression(cursor, operator.binding + 0.1);
      if (!right) return left;
      const first: Argument = { value: left };
      if (cursor.dialect.application) return applied(right, left, cursor.range(start));
      return right.kind === "call"
        ? call(right.callee, [first, ...right.args], cursor.range(start))
        : call(right, [first], cursor.range(start));
    }
    case "apply": {
      cursor.next();
      const right = parseExpression(cursor, operator.binding);
      return right ? applied(left, right, cursor.range(start)) : left;
    }
    case "cascade":
      return parseCascade(cursor, left, start);
    case "cast":
      cursor.next();
      if (!cursor.eat("?")) cursor.eat("!");
      skipType(cursor);
      return left;
    case "range":
    case "concat":
    case "choice":
    case "plain":
      return parseRun(cursor, left, operator, start);
  }
}

/** `f a $ b`: one more argument. */
function applied(callee: Node, value: Node, range: Range): Node {
  return callee.kind === "call" ? call(callee.callee, [...callee.args, { value }], range) : call(callee, [{ value }], range);
}

/** Operators of one strength in a row give one node, not a tree as deep as the row is long. */
function parseRun(cursor: Cursor, left: Node, operator: Binary, start: number): Node {
  const operands = [left];
  let here: Binary | undefined = operator;
  while (here?.kind === operator.kind && here.binding === operator.binding) {
    cursor.next();
    const right = parseExpression(cursor, operator.binding + 0.1);
    if (right) operands.push(right);
    here = binaryHere(cursor);
  }
  const range = cursor.range(start);
  if (operator.kind === "choice") return choice(operands.map((operand) => behindCondition(cursor, operand)), range);
  if (operator.text === "%" && (left.kind === "string" || left.kind === "template")) return formatted(left, operands.slice(1), range);
  const [first] = operands;
  // Ruby: `"a" << "b"`
  const appends = operator.text === "<<" && cursor.dialect.only === "ruby" && isText(first);
  return operator.kind === "concat" || appends ? joined(operands, range) : operation(operator.text, operands, range);
}

/** A text that is written out, Ruby's `+"…"` of one that may change too. */
function isText(node: Node | undefined): boolean {
  if (node?.kind === "operation" && node.operator === "+") return isText(node.operands[0]);
  return node?.kind === "string" || node?.kind === "template";
}

/** Lua's `a and "b" or "c"`: what stands behind the condition is the value. */
function behindCondition(cursor: Cursor, node: Node): Node {
  if (cursor.dialect.only !== "lua" || node.kind !== "operation" || node.operator !== "and") return node;
  return node.operands.at(-1) ?? node;
}

/** `"text %s" % values` */
function formatted(text: Node, values: readonly Node[], range: Range): Node {
  const args = values.flatMap((value) => (value.kind === "list" ? value.items : [value]));
  const callee = member(text, plainString("%", { start: text.end, end: text.end }), text);
  return call(callee, plainArguments(args), range);
}

/** A template of these, or a sum where no text is in sight but numbers are. */
function joined(operands: readonly Node[], range: Range): Node {
  const parts = operands.flatMap((operand) => (operand.kind === "template" ? operand.parts : [operand]));
  const isSum = parts.some(({ kind }) => kind === "literal") && !parts.some(({ kind }) => kind === "string");
  return isSum ? operation("+", operands, range) : template(parts, range);
}

function parseAssign(cursor: Cursor, target: Node, operator: string, start: number): Node {
  cursor.next();
  const below = cursor.dialect.application ? parseBodyBelow(cursor) : undefined;
  const value = below ?? (cursor.dialect.lines && cursor.token.newline && !continuesAssignment(cursor) ? undefined : parseExpression(cursor, 1));
  if (!value) return target;
  // R: `value -> name`
  if (operator.startsWith("->")) return assign(value, target, false, cursor.range(start));
  const made = cursor.dialect.only === "julia" || cursor.dialect.application ? functionOfCall(target, value, cursor.range(start)) : undefined;
  if (made) return made;
  const declares = cursor.dialect.declares?.includes(operator) ?? false;
  const assignments = makeAssignments(target, compound(operator, target, value), declares, cursor.range(start));
  // R: `name <<- value` writes the name of the function around.
  return asOne(operator === "<<-" ? [operation(outerNames, [target], target), ...assignments] : assignments, cursor, start);
}

/** `key =` and the value on the next line, deeper in. */
function continuesAssignment(cursor: Cursor): boolean {
  return cursor.token.indent > cursor.previous.indent;
}

function compound(operator: string, target: Node, value: Node): Node {
  const range = { start: target.start, end: value.end };
  if (operator === "||=" || operator === "??=" || (operator === "//=" && target.kind !== "literal")) {
    return choice([target, value], range);
  }
  if (operator === "+=" || operator === ".=" || operator === "..=" || operator === "<>=" || operator === "++=") {
    return joined([target, value], range);
  }
  return /^(?:=|:|:=|<-|<<-)$/.test(operator) ? value : operation(operator, [target, value], range);
}

/** Several assignments as one node, where only one can stand. Statements take them apart again. */
function asOne(assignments: readonly Node[], cursor: Cursor, start: number): Node {
  const [only] = assignments;
  return assignments.length === 1 && only ? only : operation("=", assignments, cursor.range(start));
}

function parseTernary(cursor: Cursor, condition: Node, start: number): Node {
  cursor.next();
  const yes = parseExpression(cursor, 3.6);
  const no = cursor.eat(":") ? parseExpression(cursor, 3.6) : undefined;
  const range = cursor.range(start);
  if (yes && no) return choice([yes, no], range);
  return together(yes ? [condition, yes] : [condition], range) ?? condition;
}

function parsePythonChoice(cursor: Cursor, yes: Node, start: number): Node {
  cursor.next();
  const condition = parseExpression(cursor, 4.1);
  if (!cursor.eat("else")) return condition ? operation("if", [yes, condition], cursor.range(start)) : yes;
  const no = parseExpression(cursor, 4);
  return no ? choice([yes, no], cursor.range(start)) : yes;
}
