import type { Argument, AssignNode, BlockNode, Node, Parameter } from "../../../tree/node.ts";
import type { Cursor } from "../cursor.ts";
import { nameNode } from "../expansions.ts";
import { readCommand } from "./commands.ts";
import { readKeyword } from "./constructs.ts";
import { readExpression, readOperand } from "./expressions.ts";
import { skipBlanks, skipSpace } from "./trivia.ts";

const assignmentOperator = /(?:\?\?|[+\-*/%])?=(?!=)/y;
const commandStart = /[A-Za-z_&\\/~?%]|\.(?=[\s\\/"'$])|\d*[A-Za-z]/y;

/** Reads statements up to `closer` (not taken) or the end of the text. */
export function readStatements(cursor: Cursor, closer: string): Node[] {
  const nodes: Node[] = [];
  for (;;) {
    skipSpace(cursor, ";,");
    if (cursor.done || cursor.char === closer) return nodes;
    const before = cursor.pos;
    for (const node of readStatement(cursor)) nodes.push(node);
    // What begins no statement is passed over: a stray bracket, `&&`.
    if (cursor.pos === before) cursor.pos++;
  }
}

/** Reads one statement: a construct, an assignment, or a pipeline. */
export function readStatement(cursor: Cursor): Node[] {
  return readKeyword(cursor) ?? readPipeline(cursor);
}

function readPipeline(cursor: Cursor): Node[] {
  const start = cursor.pos;
  const first = readStage(cursor);
  if (!first) return [];
  const assigned = readAssignment(cursor, first, start);
  if (assigned) return assigned;
  const stages: Argument[] = [{ value: first }];
  let pipe: Node | undefined;
  for (;;) {
    const before = cursor.pos;
    skipBlanks(cursor);
    if (cursor.char !== "|" || cursor.peek() === "|") {
      cursor.pos = before;
      break;
    }
    pipe ??= cursor.source.verbatim(cursor.pos, cursor.pos + 1);
    cursor.pos++;
    skipSpace(cursor);
    const stage = readStage(cursor);
    if (!stage) break;
    stages.push({ value: stage });
  }
  if (!pipe) return [first];
  const { start: from, end } = cursor.source.range(start, cursor.pos);
  return [{ kind: "call", start: Math.min(from, first.start), end, command: true, callee: pipe, args: stages }];
}

function readStage(cursor: Cursor): Node | undefined {
  return cursor.match(commandStart) ? readCommand(cursor) : readExpression(cursor);
}

/** `$x = …`, `$a, $b = …`; the value may be any statement. */
function readAssignment(cursor: Cursor, target: Node, start: number): Node[] | undefined {
  const before = cursor.pos;
  skipBlanks(cursor);
  const operator = cursor.match(assignmentOperator)?.[0];
  if (operator === undefined || target.kind === "call") {
    cursor.pos = before;
    return undefined;
  }
  cursor.pos += operator.length;
  skipSpace(cursor);
  const nodes = cursor.nested(() => readStatement(cursor)) ?? [];
  const end = cursor.source.range(start, cursor.pos).end;
  const value = valueOf(nodes, end);
  const targets = target.kind === "list" ? target.items : [target];
  const inner = nodes.length === 1 && value.kind === "assign" ? [value] : [];
  const assigned = value.kind === "assign" ? value.target : value;
  const paired = assigned.kind === "list" && target.kind === "list";
  return [
    ...inner,
    ...targets.map((one, index): AssignNode => {
      const environment = one.kind === "member" && one.object.kind === "name" && one.object.name === "env";
      const from = Math.min(one.start, assigned.start);
      return {
        kind: "assign",
        start: from,
        end: Math.max(end, assigned.end),
        target: one,
        value: combined(operator, one, (paired ? assigned.items[index] : undefined) ?? assigned),
        ...(environment ? { environment } : {}),
      };
    }),
  ];
}

/** The value of `$x = if (…) { a } else { b }` is one of what its blocks end with. */
function valueOf(nodes: readonly Node[], end: number): Node {
  const [first] = nodes;
  if (!first) return { kind: "literal", start: end, end, value: null };
  if (nodes.length === 1) return first;
  const last = nodes.at(-1) ?? first;
  const arms = nodes.filter(({ kind }) => kind !== "operation");
  const options = (arms.length > 0 ? arms : nodes).map(resultOf);
  return { kind: "choice", start: first.start, end: Math.max(first.end, last.end), options };
}

function resultOf(node: Node): Node {
  const [only, second] = node.kind === "block" ? node.body : [];
  return only && !second ? only : node;
}

function combined(operator: string, target: Node, value: Node): Node {
  const range = { start: Math.min(target.start, value.start), end: Math.max(target.end, value.end) };
  if (operator === "+=") return { kind: "template", ...range, parts: [target, value] };
  return operator === "??=" ? { kind: "choice", ...range, options: [target, value] } : value;
}

/** `{ … }` as statements with a scope of their own. */
export function readBlock(cursor: Cursor): BlockNode | undefined {
  skipSpace(cursor);
  if (cursor.char !== "{") return undefined;
  const start = cursor.pos;
  return cursor.nested(() => {
    cursor.pos++;
    const body = readStatements(cursor, "}");
    if (cursor.char === "}") cursor.pos++;
    return { kind: "block", ...cursor.source.range(start, cursor.pos), body };
  });
}

/** Reads `param(…)` if it comes next, with the attributes before it. */
export function readParameters(cursor: Cursor): Parameter[] {
  const start = cursor.pos;
  skipSpace(cursor);
  while (cursor.match(/\[CmdletBinding/iy)) {
    const end = cursor.text.indexOf("]", cursor.pos);
    cursor.pos = end < 0 ? cursor.end : Math.min(end + 1, cursor.end);
    skipSpace(cursor);
  }
  const found = cursor.match(/param\s{0,20}\(/iy);
  if (!found) {
    cursor.pos = start;
    return [];
  }
  cursor.pos += found[0].length;
  return readParameterList(cursor);
}

/** Reads parameters up to the `)` that closes them. */
export function readParameterList(cursor: Cursor): Parameter[] {
  const parameters: Parameter[] = [];
  for (;;) {
    skipSpace(cursor, ",");
    if (cursor.done || cursor.char === ")") break;
    const before = cursor.pos;
    const start = cursor.pos;
    const target = readOperand(cursor);
    skipBlanks(cursor);
    let value: Node | undefined;
    if (target && cursor.char === "=") {
      cursor.pos++;
      skipSpace(cursor);
      value = readExpression(cursor, false);
    }
    if (target?.kind === "name") {
      const range = cursor.source.range(start, cursor.pos);
      const { start: from, end } = range;
      parameters.push({ start: Math.min(from, target.start), end, name: target.name, ...(value ? { default: value } : {}) });
    }
    if (cursor.pos === before) cursor.pos++;
  }
  if (cursor.char === ")") cursor.pos++;
  return parameters;
}

/** The parameters of a whole script: those with a default are variables of it. */
export function parameterAssigns(cursor: Cursor, parameters: readonly Parameter[]): AssignNode[] {
  return parameters.flatMap(({ name, start, end, default: value }) => {
    if (!value) return [];
    const target = { ...nameNode(cursor.source, name, 0, 0), start, end: Math.max(start, value.start) };
    return [{ kind: "assign", start, end, target, value, declares: true }];
  });
}
