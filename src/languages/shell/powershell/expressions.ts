import type { Argument, Entry, FunctionNode, Node } from "../../../tree/node.ts";
import { type Cursor, joined } from "../cursor.ts";
import { nameNode } from "../expansions.ts";
import { readBinary } from "./operators.ts";
import { readParameters, readStatement, readStatements } from "./statements.ts";
import { readString, readVariable } from "./strings.ts";
import { skipBlanks, skipSpace } from "./trivia.ts";

const number = /(?:0x[0-9a-f]{1,16}|\d+(?:\.\d+)?)(?:[kmgtp]b|[ldu])?/iy;
const typeName = /\[([A-Za-z_][\w.+`, []{0,120})((?:\[\])*\]+)/y;
const unary = /(?:-not|-bnot|-join|-split|!|\+\+|--|-|\+)(?![\w-]*=)/iy;
const memberName = /[A-Za-z_][\w-]*/y;
/** A longer chain of members is cut, so that no tree grows too deep for those who walk it. */
const longestChain = 200;
const hashKey = /[\w.-]+/y;

/** Reads an expression with its operators; nothing if none begins here. */
export function readExpression(cursor: Cursor, commas = true): Node | undefined {
  return cursor.nested(() => readBinary(cursor, commas));
}

/** Reads an operand: a value with its members, indexes and calls. */
export function readOperand(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  const operator = cursor.match(unary)?.[0];
  if (operator !== undefined) {
    cursor.pos += operator.length;
    skipBlanks(cursor);
    const inner = cursor.nested(() => readOperand(cursor));
    if (!inner) {
      cursor.pos = start;
      return undefined;
    }
    return operation(cursor, operator, [inner], start);
  }
  const primary = readPrimary(cursor);
  return primary ? readPostfix(cursor, primary, start) : undefined;
}

function readPrimary(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  switch (cursor.char) {
    case "$":
      return cursor.peek() === "(" ? readSubexpression(cursor, 2) : readVariable(cursor);
    case "'":
    case '"':
      return readString(cursor)?.node();
    case "@":
      return readAt(cursor);
    case "(":
      return readSubexpression(cursor, 1);
    case "{":
      return readScriptBlock(cursor);
    case "[":
      return readType(cursor);
  }
  const found = cursor.match(number);
  if (!found) return undefined;
  cursor.pos += found[0].length;
  return { kind: "literal", ...cursor.source.range(start, cursor.pos), value: Number.parseFloat(found[0]) };
}

/** Reads `(…)` or `$(…)`: the value is that of the statements inside. */
export function readSubexpression(cursor: Cursor, opening: number): Node | undefined {
  const start = cursor.pos;
  const nodes = cursor.nested(() => {
    cursor.pos += opening;
    const inner = readStatements(cursor, ")");
    if (cursor.char === ")") cursor.pos++;
    return inner;
  });
  return nodes ? joined(nodes, cursor.source.range(start, cursor.pos)) : undefined;
}

/** `{ … }` */
function readScriptBlock(cursor: Cursor): FunctionNode | undefined {
  const start = cursor.pos;
  return cursor.nested(() => {
    cursor.pos++;
    const parameters = readParameters(cursor);
    const body = readStatements(cursor, "}");
    if (cursor.char === "}") cursor.pos++;
    return { kind: "function", ...cursor.source.range(start, cursor.pos), parameters, body };
  });
}

/** `@{…}`, `@(…)`, a here-string, or a splatted variable. */
function readAt(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  if (cursor.peek() === "{") return cursor.nested(() => readHashtable(cursor));
  if (cursor.peek() === "(") {
    return cursor.nested((): Node => {
      cursor.pos += 2;
      const items = readStatements(cursor, ")").flatMap((node) => (node.kind === "list" ? node.items : [node]));
      if (cursor.char === ")") cursor.pos++;
      return { kind: "list", ...cursor.source.range(start, cursor.pos), items };
    });
  }
  return readString(cursor)?.node();
}

function readHashtable(cursor: Cursor): Node {
  const start = cursor.pos;
  const entries: Entry[] = [];
  cursor.pos += 2;
  for (;;) {
    skipSpace(cursor, ";,");
    const before = cursor.pos;
    if (cursor.done || cursor.char === "}") break;
    const key = readKey(cursor);
    skipBlanks(cursor);
    if (key && cursor.char === "=") {
      cursor.pos++;
      skipSpace(cursor);
      const value = joinedOr(cursor, readStatement(cursor));
      entries.push({ key, value });
    } else if (key) {
      entries.push({ value: key });
    }
    // What is no entry is passed over.
    if (cursor.pos === before) cursor.pos++;
  }
  if (cursor.char === "}") cursor.pos++;
  return { kind: "object", ...cursor.source.range(start, cursor.pos), entries };
}

function joinedOr(cursor: Cursor, nodes: readonly Node[]): Node {
  const [first] = nodes;
  const last = nodes.at(-1);
  const here = cursor.source.range(cursor.pos, cursor.pos);
  return joined(nodes, first && last ? { start: first.start, end: Math.max(first.end, last.end) } : here);
}

function readKey(cursor: Cursor): Node | undefined {
  const plain = cursor.match(hashKey);
  if (!plain) return readOperand(cursor);
  const start = cursor.pos;
  cursor.pos += plain[0].length;
  return cursor.source.verbatim(start, cursor.pos);
}

/** `[Type]`, a cast (which gives what it casts), an attribute, or the type of `[Type]::Member`. */
function readType(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  const found = cursor.match(typeName);
  if (!found) {
    return cursor.nested(() => skipAttribute(cursor));
  }
  cursor.pos += found[0].length;
  const type = typeNode(cursor, (found[1] ?? "").trimEnd(), start + 1, start);
  if (cursor.startsWith("::") || cursor.startsWith(".")) return type;
  const before = cursor.pos;
  skipBlanks(cursor);
  const inner = /[$'"@([{\d]/.test(cursor.char) ? cursor.nested(() => readOperand(cursor)) : undefined;
  // In a text `$([bool] $key)`: of a truth value or a number nothing leads back to what it was made of.
  const isShown = /(?:\$\(|-f|-f [^;\n]{0,60},)\s{0,3}$/.test(cursor.text.slice(Math.max(0, start - 80), start));
  if (inner && isShown && /^(?:bool|boolean|int|int32|int64|long|switch)$/i.test((found[1] ?? "").trim()))
    return { kind: "operation", operator: "cast", operands: [inner], start: type.start, end: inner.end };
  if (inner) return inner;
  cursor.pos = before;
  return type;
}

function typeNode(cursor: Cursor, name: string, nameStart: number, start: number): Node {
  const [plain = ""] = name.split(/[[,` ]/, 1);
  const end = cursor.source.range(start, cursor.pos).end;
  let from = nameStart;
  let node: Node | undefined;
  for (const part of plain.split(".", 20)) {
    const property = cursor.source.verbatim(from, from + part.length);
    node = node
      ? { kind: "member", start: node.start, end: property.end, object: node, property }
      : nameNode(cursor.source, part, from, from + part.length);
    from += part.length + 1;
  }
  const { start: outer } = cursor.source.range(start, nameStart);
  return node ? { ...node, start: node.kind === "name" ? outer : node.start, end } : nameNode(cursor.source, "", start, cursor.pos);
}

/** `[Parameter(Mandatory)]`: its arguments, and then what it describes. */
function skipAttribute(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  cursor.pos++;
  const name = cursor.match(/[\w.]+/y);
  if (!name) {
    cursor.pos = start;
    return undefined;
  }
  cursor.pos += name[0].length;
  if (cursor.char === "(") readArguments(cursor);
  skipSpace(cursor);
  if (cursor.startsWith("]")) cursor.pos++;
  skipSpace(cursor);
  return readOperand(cursor) ?? nameNode(cursor.source, name[0], start, cursor.pos);
}

function readPostfix(cursor: Cursor, primary: Node, start: number): Node {
  let node = primary;
  for (let count = 0; count < longestChain; count++) {
    const next = readSuffix(cursor, node, start);
    if (!next) break;
    node = next;
  }
  return node;
}

function readSuffix(cursor: Cursor, object: Node, start: number): Node | undefined {
  const before = cursor.pos;
  const dots = cursor.startsWith("::") || cursor.startsWith("?.") ? 2 : cursor.char === "." ? 1 : 0;
  if (dots > 0 && !cursor.startsWith("..")) {
    cursor.pos += dots;
    const property = readProperty(cursor);
    if (!property) {
      cursor.pos = before;
      return undefined;
    }
    const start_ = Math.min(object.start, cursor.source.range(start, cursor.pos).start);
    return { kind: "member", start: start_, end: property.end, object, property };
  }
  if (cursor.char === "[") {
    cursor.pos++;
    skipSpace(cursor);
    const property = readExpression(cursor) ?? cursor.source.verbatim(cursor.pos, cursor.pos);
    skipSpace(cursor);
    if (cursor.startsWith("]")) cursor.pos++;
    const { start: from, end } = cursor.source.range(start, cursor.pos);
    return { kind: "member", start: Math.min(object.start, from), end, object, property };
  }
  if (cursor.char === "(" && object.kind === "member") {
    const args = readArguments(cursor);
    const { start: from, end } = cursor.source.range(start, cursor.pos);
    return { kind: "call", start: Math.min(object.start, from), end, callee: object, args };
  }
  if (cursor.startsWith("++") || cursor.startsWith("--")) {
    cursor.pos += 2;
    return operation(cursor, "++", [object], start);
  }
  return undefined;
}

function readProperty(cursor: Cursor): Node | undefined {
  const plain = cursor.match(memberName);
  if (!plain) return cursor.char === "$" ? readVariable(cursor) : readString(cursor)?.node();
  const start = cursor.pos;
  cursor.pos += plain[0].length;
  return cursor.source.verbatim(start, cursor.pos);
}

/** Reads `(a, b)` of a method. */
function readArguments(cursor: Cursor): Argument[] {
  const args: Argument[] = [];
  cursor.pos++;
  for (;;) {
    skipSpace(cursor, ",");
    if (cursor.done || cursor.char === ")") break;
    const before = cursor.pos;
    const value = readExpression(cursor, false);
    if (value) args.push({ value });
    if (cursor.pos === before) cursor.pos++;
  }
  if (cursor.char === ")") cursor.pos++;
  return args;
}

function operation(cursor: Cursor, operator: string, operands: readonly Node[], start: number): Node {
  const { start: from, end } = cursor.source.range(start, cursor.pos);
  return { kind: "operation", start: from, end, operator, operands };
}
