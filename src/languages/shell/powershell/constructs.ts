import type { Node, Parameter } from "../../../tree/node.ts";
import type { Cursor } from "../cursor.ts";
import { nameNode } from "../expansions.ts";
import { readClass } from "./classes.ts";
import { readExpression, readOperand } from "./expressions.ts";
import {
  parameterAssigns,
  readBlock,
  readParameterList,
  readParameters,
  readStatement,
  readStatements,
} from "./statements.ts";
import { skipBlanks, skipSpace } from "./trivia.ts";

const keyword = /[A-Za-z]+(?=[\s({;}]|$)/y;
const functionName = /[^\s({}]+/y;

/** Reads `if`, `foreach`, `function`…, if one begins here. */
export function readKeyword(cursor: Cursor): Node[] | undefined {
  const word = cursor.match(keyword)?.[0].toLowerCase();
  const reader = word === undefined ? undefined : readers.get(word);
  if (!reader || word === undefined) return undefined;
  const start = cursor.pos;
  cursor.pos += word.length;
  return cursor.nested(() => reader(cursor, start)) ?? [];
}

const readers = new Map<string, (cursor: Cursor, start: number) => Node[]>([
  ["if", readIf],
  ["while", (cursor) => readConditional(cursor, "while")],
  ["until", (cursor) => readConditional(cursor, "while")],
  ["switch", (cursor) => readConditional(cursor, "switch")],
  ["for", (cursor) => readConditional(cursor, "for")],
  ["do", (cursor) => blocks(readBlock(cursor))],
  ["try", readTry],
  ["begin", (cursor) => blocks(readBlock(cursor))],
  ["process", (cursor) => blocks(readBlock(cursor))],
  ["end", (cursor) => blocks(readBlock(cursor))],
  ["foreach", readForeach],
  ["function", readFunction],
  ["filter", readFunction],
  ["param", readScriptParameters],
  ["return", readReturn],
  ["throw", readThrow],
  ["class", readClass],
  ["enum", readClass],
]);

function blocks(block: Node | undefined): Node[] {
  return block ? [block] : [];
}

/** Reads a condition in parentheses and what runs under it. */
function readConditional(cursor: Cursor, operator: string): Node[] {
  const start = cursor.pos;
  skipSpace(cursor);
  const operands: Node[] = [];
  while (cursor.startsWith("-")) {
    // `switch -Regex ($x)`
    cursor.pos += cursor.match(/-\w*/y)?.[0].length ?? 1;
    skipSpace(cursor);
  }
  if (cursor.char === "(") {
    cursor.pos++;
    operands.push(...readStatements(cursor, ")"));
    if (cursor.startsWith(")")) cursor.pos++;
  }
  const range = cursor.source.range(start, cursor.pos);
  return [{ kind: "operation", ...range, operator, operands }, ...blocks(readBlock(cursor))];
}

function readIf(cursor: Cursor): Node[] {
  const nodes = readConditional(cursor, "if");
  for (;;) {
    const before = cursor.pos;
    skipSpace(cursor);
    const word = cursor.match(keyword)?.[0].toLowerCase();
    if (word !== "elseif" && word !== "else") {
      cursor.pos = before;
      return nodes;
    }
    cursor.pos += word.length;
    nodes.push(...(word === "else" ? blocks(readBlock(cursor)) : readConditional(cursor, "if")));
  }
}

function readTry(cursor: Cursor): Node[] {
  const nodes = blocks(readBlock(cursor));
  for (;;) {
    const before = cursor.pos;
    skipSpace(cursor);
    const word = cursor.match(keyword)?.[0].toLowerCase();
    if (word !== "catch" && word !== "finally") {
      cursor.pos = before;
      return nodes;
    }
    cursor.pos += word.length;
    skipSpace(cursor);
    // The types that it catches say nothing of values.
    while (cursor.char === "[") {
      const end = cursor.text.indexOf("]", cursor.pos);
      cursor.pos = end < 0 ? cursor.end : Math.min(end + 1, cursor.end);
      skipSpace(cursor, ",");
    }
    nodes.push(...blocks(readBlock(cursor)));
  }
}

/** `foreach ($x in $xs) { … }` */
function readForeach(cursor: Cursor, start: number): Node[] {
  skipSpace(cursor);
  if (cursor.char !== "(") return [];
  cursor.pos++;
  skipSpace(cursor);
  const target = readOperand(cursor);
  skipSpace(cursor);
  const inAt = cursor.pos;
  if (cursor.match(/in\b/iy)) cursor.pos += 2;
  const args = readStatements(cursor, ")").map((value) => ({ value }));
  if (cursor.startsWith(")")) cursor.pos++;
  const callee = nameNode(cursor.source, "each", inAt, inAt);
  const { start: from, end } = cursor.source.range(inAt, cursor.pos);
  const value: Node = { kind: "call", start: from, end, callee, args };
  const range = cursor.source.range(start, cursor.pos);
  const head: Node[] = target ? [{ kind: "assign", ...range, target, value, declares: true }] : [value];
  const [block] = blocks(readBlock(cursor));
  if (block?.kind !== "block") return head;
  // The loop's variable is its own: the block may have taken the name of another.
  return [{ ...block, start: Math.min(range.start, block.start), body: [...head, ...block.body] }];
}

function readFunction(cursor: Cursor, start: number): Node[] {
  skipBlanks(cursor);
  const written = cursor.match(functionName)?.[0] ?? "";
  cursor.pos += written.length;
  skipSpace(cursor);
  let parameters: Parameter[] = [];
  if (cursor.char === "(") {
    cursor.pos++;
    parameters = readParameterList(cursor);
    skipSpace(cursor);
  }
  if (!cursor.startsWith("{")) return [];
  cursor.pos++;
  parameters = [...parameters, ...readParameters(cursor)];
  const body = readStatements(cursor, "}");
  if (cursor.startsWith("}")) cursor.pos++;
  const name = written.slice(written.lastIndexOf(":") + 1);
  return [{ kind: "function", ...cursor.source.range(start, cursor.pos), name, parameters, body, returnsLast: true }];
}

function readScriptParameters(cursor: Cursor): Node[] {
  skipSpace(cursor);
  if (cursor.char !== "(") return [];
  cursor.pos++;
  return parameterAssigns(cursor, readParameterList(cursor));
}

function readResult(cursor: Cursor): Node | undefined {
  skipBlanks(cursor);
  if (cursor.done || "\n;}".includes(cursor.char)) return undefined;
  const [first] = readStatement(cursor);
  return first ?? readExpression(cursor);
}

function readReturn(cursor: Cursor, start: number): Node[] {
  const value = readResult(cursor);
  const range = cursor.source.range(start, cursor.pos);
  return [{ kind: "return", ...range, ...(value ? { value } : {}) }];
}

function readThrow(cursor: Cursor, start: number): Node[] {
  const value = readResult(cursor);
  const range = cursor.source.range(start, cursor.pos);
  return [{ kind: "throw", ...range, value: value ?? { kind: "literal", start: range.end, end: range.end, value: null } }];
}
