import type { Argument, Node } from "../../../tree/node.ts";
import { childrenOf } from "../../../tree/children.ts";
import type { Cursor } from "../cursor.ts";
import { readOperand } from "./expressions.ts";
import { skipBlanks, skipSpace } from "./trivia.ts";

const word =
  /-(?:[ic]?(?:eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin|replace|split)|and|or|xor|band|bor|is|isnot|as|join|shl|shr|f)(?![\w-])/iy;
/** More operators than this in a row only keep what they work on, so that no tree grows too deep. */
const longestChain = 200;
const mark = /\?\?(?!=)|\.\.|[+\-*/%?](?!=)/y;

/** Reads operands and the operators between them, from left to right. */
export function readBinary(cursor: Cursor, commas: boolean): Node | undefined {
  const start = cursor.pos;
  const first = readItems(cursor, commas);
  if (!first) return undefined;
  let left = first;
  for (let count = 0; ; count++) {
    const before = cursor.pos;
    skipBlanks(cursor);
    const operator = cursor.match(word)?.[0] ?? cursor.match(mark)?.[0];
    if (operator === undefined) {
      cursor.pos = before;
      return left;
    }
    const at = cursor.pos;
    cursor.pos += operator.length;
    skipSpace(cursor);
    if (operator === "?") {
      left = readTernary(cursor, left);
      continue;
    }
    const right = readItems(cursor, commas || operator.toLowerCase() === "-f");
    if (!right) {
      cursor.pos = before;
      return left;
    }
    const from = Math.min(left.start, cursor.source.range(start, cursor.pos).start);
    left = combine(cursor, count < longestChain ? operator.toLowerCase() : "", { left, right, at, start: from });
  }
}

interface Sides {
  readonly left: Node;
  readonly right: Node;
  /** Where the operator stands. */
  readonly at: number;
  readonly start: number;
}

function combine(cursor: Cursor, operator: string, { left, right, at, start }: Sides): Node {
  const range = { start, end: Math.max(left.end, right.end) };
  switch (operator) {
    case "+":
      return { kind: "template", ...range, parts: grown("template", left, right) };
    case "??":
      return { kind: "choice", ...range, options: grown("choice", left, right) };
    case "-f":
      return method(cursor, "format", at, { left, args: argumentsOf(right), range });
    case "-join":
      return method(cursor, "join", at, { left, args: argumentsOf(right), range });
    case "-replace":
    case "-creplace":
    case "-ireplace":
      return method(cursor, "replace", at, { left, args: argumentsOf(right), range });
    default:
      return { kind: "operation", ...range, operator, operands: grown("operation", left, right) };
  }
}

/** What `a + b + c` has joined so far: one node, however long the sum is. */
function grown(kind: Node["kind"], left: Node, right: Node): readonly Node[] {
  const known = left.kind === kind ? growing.get(childrenOf(left)) : undefined;
  const parts = known ?? [left];
  parts.push(right);
  growing.set(parts, parts);
  return parts;
}

/** The lists of operands that may still grow, so that a long sum is not copied for each of its parts. */
const growing = new WeakMap<readonly Node[], Node[]>();

interface Method {
  readonly left: Node;
  readonly args: readonly Argument[];
  readonly range: { readonly start: number; readonly end: number };
}

function method(cursor: Cursor, name: string, at: number, { left, args, range }: Method): Node {
  const { start } = cursor.source.range(at, at + 1);
  const offsets = Array.from({ length: name.length + 1 }, () => start);
  const property: Node = { kind: "string", start, end: start + 1, value: name, contentStart: start, offsets };
  const callee: Node = { kind: "member", start: range.start, end: start + 1, object: left, property };
  return { kind: "call", ...range, callee, args };
}

function argumentsOf(node: Node): Argument[] {
  return (node.kind === "list" ? node.items : [node]).map((value) => ({ value }));
}

function readTernary(cursor: Cursor, condition: Node): Node {
  const yes = readItems(cursor, false);
  skipSpace(cursor);
  if (cursor.char === ":") cursor.pos++;
  skipSpace(cursor);
  const no = readItems(cursor, false);
  const options = [yes, no].filter((option) => option !== undefined);
  const end = Math.max(condition.end, ...options.map((option) => option.end));
  return { kind: "choice", start: condition.start, end, options };
}

/** Reads one operand, or several with commas between them as a list. */
function readItems(cursor: Cursor, commas: boolean): Node | undefined {
  const first = readOperand(cursor);
  if (!first || !commas) return first;
  const items = [first];
  for (;;) {
    const before = cursor.pos;
    skipBlanks(cursor);
    if (cursor.char !== ",") {
      cursor.pos = before;
      break;
    }
    cursor.pos++;
    skipSpace(cursor);
    const next = readOperand(cursor);
    if (!next) break;
    items.push(next);
  }
  const last = items.at(-1) ?? first;
  return items.length === 1 ? first : { kind: "list", start: first.start, end: Math.max(first.end, last.end), items };
}
