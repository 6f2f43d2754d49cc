import type { CallNode, NameNode, Node } from "../../tree/node.ts";
import { type Cursor, joined } from "./cursor.ts";
import type { Source } from "./source.ts";
import { readList } from "./statements.ts";
import type { WordBuilder } from "./word.ts";
import { readWord } from "./words.ts";

const variable = /[A-Za-z_]\w*/y;
const special = /[0-9@*#?$!-]/y;
const parameter = /[A-Za-z_]\w*|[0-9]+|[@*?$!#-]/y;
const zshFlags = /\([A-Za-z@:.]{0,20}\)/y;
/** An expression of a CI service, which it replaces before the shell sees the script. */
const ciExpression = /\$\{\{[ \t]*([A-Za-z_][\w.-]{0,200})?[^{}\n]{0,500}\}\}/y;
const dottedName = /\$\{([A-Za-z_][\w-]{0,60}(?:\.[\w-]{1,60}){1,6})\}/y;
const arrayIndex = /\[[@*]\]/y;
const defaultOperator = /:?[-=]/y;
const substituteOperator = /:?[+?]/y;
const trimOperator = /##?|%%?|\/[/#%]?|\^\^?|,,?|@/y;

/** Reads the expansion at `$`, if there is one. */
export function readExpansion(cursor: Cursor, builder: WordBuilder, quoted = false): boolean {
  // Compose and Make write `$$NAME` for what the shell sees as `$NAME`; of a process id a name hardly ever follows.
  if (cursor.peek() === "$" && /[A-Za-z_{(]/.test(cursor.peek(2))) cursor.pos++;
  const start = cursor.pos;
  const next = cursor.peek();
  if (next === "(") {
    const node = cursor.nested(() =>
      cursor.peek(2) === "(" ? readArithmetic(cursor) : readSubstitution(cursor, start, start + 2),
    );
    if (node) builder.expansion(node, start, cursor.pos);
    return node !== undefined;
  }
  if (next === "{") return readBraced(cursor, builder, quoted);
  cursor.pos++;
  const found = cursor.match(variable) ?? (cursor.dialect === "posix" ? cursor.match(special) : undefined);
  if (!found) {
    cursor.pos = start;
    return false;
  }
  cursor.pos += found[0].length;
  const node = nameNode(cursor.source, found[0], start, cursor.pos);
  builder.expansion(node, start, cursor.pos, found[0] === "@" || found[0] === "*");
  return true;
}

export function nameNode(source: Source, name: string, start: number, end: number): NameNode {
  return { kind: "name", ...source.range(start, end), name };
}

/** Reads `(cmd)`, fish's command substitution. */
export function readFishSubstitution(cursor: Cursor, builder: WordBuilder): void {
  const start = cursor.pos;
  const node = cursor.nested(() => readSubstitution(cursor, start, start + 1));
  if (node) {
    builder.expansion(node, start, cursor.pos);
  } else {
    builder.copy(start, start + 1);
    cursor.pos = start + 1;
  }
}

/** Reads the commands between parentheses; what they print is the value. */
export function readSubstitution(cursor: Cursor, start: number, inside: number): Node {
  cursor.pos = inside;
  cursor.openKeywords = 0;
  cursor.openParentheses = 1;
  const nodes = readList(cursor);
  if (cursor.char === ")") cursor.pos++;
  return joined(nodes, cursor.source.range(start, cursor.pos));
}

/** Reads `$((…))` or `((…))`: arithmetic, of which only the expansions matter. */
export function readArithmetic(cursor: Cursor): Node {
  const start = cursor.pos;
  const operands: Node[] = [];
  let open = 0;
  if (cursor.char === "$") cursor.pos++;
  while (!cursor.done) {
    const word = readWord(cursor, "()");
    for (const piece of word.pieces) if (piece.kind === "node") operands.push(piece.node);
    if (cursor.char === "(") open++;
    else if (cursor.char === ")") open--;
    cursor.pos++;
    if (open === 0) break;
  }
  cursor.pos = Math.min(cursor.pos, cursor.end);
  return { kind: "operation", ...cursor.source.range(start, cursor.pos), operator: "((", operands };
}

function readBraced(cursor: Cursor, builder: WordBuilder, quoted: boolean): boolean {
  const start = cursor.pos;
  const expression = cursor.startsWith("${{") ? cursor.match(ciExpression) : undefined;
  if (expression) {
    const path = expression[1];
    const node = readCiExpression(cursor.source, path, start, expression[0]);
    cursor.pos += expression[0].length;
    builder.expansion(node, start, cursor.pos);
    return true;
  }
  // No shell has such names: Terraform and its kin replace `${var.key}` before one sees the script.
  const dotted = cursor.match(dottedName);
  if (dotted) {
    cursor.pos += dotted[0].length;
    builder.expansion(chainOf(cursor.source, dotted[1] ?? "", start + 2), start, cursor.pos);
    return true;
  }
  const limit = cursor.closes("}") ? cursor.end : cursor.lineEnd();
  const read = cursor.nested(() => {
    cursor.quotesAreText = quoted;
    return cursor.within(start + 2, limit, () => {
      const found = readParameter(cursor, start);
      // What follows is syntax of another shell: it is passed over.
      while (!cursor.done && cursor.char !== "}" && cursor.char !== "\n") cursor.pos++;
      if (cursor.char === "}") cursor.pos++;
      return { ...found, end: cursor.pos };
    });
  });
  if (!read) return false;
  cursor.pos = read.end;
  const range = cursor.source.range(start, read.end);
  builder.expansion(read.whole ? { ...read.node, ...range } : read.node, start, read.end, read.spread);
  return true;
}

interface ReadParameter {
  readonly node: Node;
  /** The node stands for the whole `${…}`, and takes its range. */
  readonly whole: boolean;
  readonly spread: boolean;
}

function readParameter(cursor: Cursor, start: number): ReadParameter {
  const { source } = cursor;
  const flags = cursor.match(zshFlags);
  if (flags) cursor.pos += flags[0].length;
  const prefix = (cursor.char === "#" || cursor.char === "!") && /[\w@*]/.test(cursor.peek()) ? cursor.char : "";
  cursor.pos += prefix.length;
  const nameStart = cursor.pos;
  const name = cursor.match(parameter)?.[0] ?? "";
  cursor.pos += name.length;
  let value: Node = nameNode(source, name, nameStart, cursor.pos);
  let spread = name === "@" || name === "*";
  if (cursor.match(arrayIndex)) {
    spread = true;
    cursor.pos += 3;
  } else if (cursor.char === "[") {
    cursor.pos++;
    const property = readWord(cursor, "]}").node();
    if (cursor.startsWith("]")) cursor.pos++;
    value = { kind: "member", ...source.range(nameStart, cursor.pos), object: value, property };
  }
  if (prefix !== "") {
    return { node: operation(source, prefix, [value], start, cursor.pos), whole: true, spread: false };
  }
  return { ...readOperator(cursor, value, start), spread };
}

function readOperator(cursor: Cursor, value: Node, start: number): { node: Node; whole: boolean } {
  const { source } = cursor;
  const defaults = cursor.match(defaultOperator);
  if (defaults) {
    cursor.pos += defaults[0].length;
    const word = readWord(cursor, "}");
    if (word.constant === "") return { node: value, whole: true };
    const range = source.range(start, cursor.pos);
    const node: Node = { kind: "choice", ...range, options: [value, word.node()] };
    // `${X:=…}` keeps it, too.
    const keeps = defaults[0].endsWith("=") && value.kind === "name";
    return { node: keeps ? { kind: "assign", ...range, target: value, value: node } : node, whole: true };
  }
  const substitute = cursor.match(substituteOperator);
  if (substitute) {
    cursor.pos += substitute[0].length;
    const word = readWord(cursor, "}");
    return substitute[0].endsWith("+") ? { node: word.node(), whole: false } : { node: value, whole: true };
  }
  const trim = cursor.char === ":" ? ":" : cursor.match(trimOperator)?.[0];
  if (trim === undefined) return { node: value, whole: true };
  const operatorStart = cursor.pos;
  cursor.pos += trim.length;
  const changesCase = trim.startsWith("^") || trim.startsWith(",") || trim === "@";
  const separator = trim === ":" ? ":" : "/";
  const args = [{ value }];
  while (!cursor.done && cursor.char !== "}") {
    args.push({ value: numberOr(readWord(cursor, separator === ":" || trim.startsWith("/") ? `${separator}}` : "}").node()) });
    if (cursor.char === separator) cursor.pos++;
  }
  if (changesCase) return { node: value, whole: true };
  const call: CallNode = {
    kind: "call",
    ...source.range(start, cursor.pos),
    callee: nameNode(source, trim.startsWith("/") ? "replace" : "slice", operatorStart, operatorStart + trim.length),
    args,
  };
  return { node: call, whole: true };
}

function numberOr(node: Node): Node {
  if (node.kind !== "string" || !/^ ?-?\d{1,9}$/.test(node.value)) return node;
  return { kind: "literal", start: node.start, end: node.end, value: Number(node.value) };
}

function operation(source: Source, operator: string, operands: readonly Node[], start: number, end: number): Node {
  return { kind: "operation", ...source.range(start, end), operator, operands };
}

/** `${{ secrets.KEY }}` as a member, whatever else it holds as an operation. */
function readCiExpression(source: Source, path: string | undefined, start: number, written: string): Node {
  const end = start + written.length;
  if (path === undefined || written.slice(written.indexOf(path) + path.length).trim() !== "}}") {
    return operation(source, "${{", [], start, end);
  }
  return chainOf(source, path, start + written.indexOf(path));
}

/** The names of a chain as members, outermost first. */
function chainOf(source: Source, path: string, start: number): Node {
  const [root = "", ...others] = path.split(".");
  let to = start + root.length;
  let node: Node = nameNode(source, root, start, to);
  for (const part of others) {
    const from = to + 1;
    to = from + part.length;
    node = { kind: "member", start: node.start, end: source.range(from, to).end, object: node, property: source.verbatim(from, to) };
  }
  return node;
}
