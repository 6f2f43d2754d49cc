import { walk } from "../../tree/children.ts";
import type { Argument, BlockNode, Node, Parameter, Range } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { nameNode, readArithmetic } from "./expansions.ts";
import { readRedirection } from "./redirections.ts";
import { keywordAt, readList, readPipeline, skipBlanks, skipSeparators } from "./statements.ts";
import type { Word } from "./word.ts";
import { readWord } from "./words.ts";

const functionHead = /(?:function[ \t]+([^\s(){};&|<>]+)[ \t]*(?:\([ \t]*\))?|([A-Za-z_][\w.:-]*)[ \t]*\([ \t]*\))/y;
const fishFunction = /function[ \t]+([^\s;]+)[^\n;]*/y;

/** Reads `if`, `for`, a group, a function…, if one begins here. */
export function readCompound(cursor: Cursor): Node[] | undefined {
  const { char } = cursor;
  const word = keywordAt(cursor);
  const reader = char === "(" ? readParenthesis : readers.get(word ?? "");
  const head = reader ? undefined : functionAt(cursor);
  if (!reader && head === undefined) return undefined;
  const nodes = cursor.nested(() => (reader ? reader(cursor) : readFunction(cursor, head ?? "")));
  // Nested too deep: the keyword is passed over, and what it holds is read flat.
  if (!nodes) {
    cursor.pos += reader ? (word?.length ?? 1) : 1;
    return [];
  }
  const redirections = readTrailingRedirections(cursor);
  return redirections ? [...nodes, redirections] : nodes;
}

const readers = new Map<string, (cursor: Cursor) => Node[]>([
  ["if", readIf],
  ["while", readLoop],
  ["until", readLoop],
  ["for", readFor],
  ["select", readFor],
  ["foreach", readFor],
  ["case", readCase],
  ["switch", readSwitch],
  ["begin", readBegin],
  ["{", readGroup],
]);

/** `done < file`, `} > log`: the redirections of a whole construct. */
function readTrailingRedirections(cursor: Cursor): Node | undefined {
  skipBlanks(cursor);
  const start = cursor.pos;
  const found: Argument[] = [];
  for (let next = readRedirection(cursor); next; next = readRedirection(cursor)) {
    found.push(next.argument);
    skipBlanks(cursor);
  }
  if (found.length === 0) return undefined;
  const operands = found.map(({ value }) => value);
  return { kind: "operation", ...cursor.source.range(start, cursor.pos), operator: found[0]?.name ?? "", operands };
}

function readBlock(cursor: Cursor): BlockNode {
  const start = cursor.pos;
  cursor.openKeywords++;
  const body = readList(cursor);
  cursor.openKeywords--;
  return { kind: "block", ...cursor.source.range(start, Math.max(start, cursor.pos)), body };
}

/** Passes over the keyword that a construct needs next, if it is there. */
function take(cursor: Cursor, ...words: string[]): boolean {
  skipSeparators(cursor, false);
  const word = keywordAt(cursor);
  if (word === undefined || !words.includes(word)) return false;
  cursor.pos += word.length;
  return true;
}

function closing(cursor: Cursor, word: string): string {
  return cursor.dialect === "fish" ? "end" : word;
}

/** The condition of `if` and `while`: up to `then` or `do`, or one pipeline in fish. */
function readCondition(cursor: Cursor, operator: string): Node {
  const start = cursor.pos;
  skipSeparators(cursor, false);
  cursor.openKeywords++;
  const operands = cursor.dialect === "fish" ? readPipeline(cursor) : readList(cursor);
  cursor.openKeywords--;
  return { kind: "operation", ...cursor.source.range(start, cursor.pos), operator, operands };
}

function readIf(cursor: Cursor): Node[] {
  const nodes: Node[] = [];
  cursor.pos += 2;
  nodes.push(readCondition(cursor, "if"));
  take(cursor, "then");
  nodes.push(readBlock(cursor));
  while (take(cursor, "elif", "else")) {
    const wasElif = cursor.text.startsWith("elif", cursor.pos - 4);
    skipBlanks(cursor);
    const elseIf = cursor.dialect === "fish" && keywordAt(cursor) === "if";
    if (elseIf) cursor.pos += 2;
    if (wasElif || elseIf) {
      nodes.push(readCondition(cursor, "if"));
      take(cursor, "then");
    }
    nodes.push(readBlock(cursor));
  }
  take(cursor, closing(cursor, "fi"));
  return nodes;
}

function readLoop(cursor: Cursor): Node[] {
  cursor.pos += 5;
  const condition = readCondition(cursor, "while");
  take(cursor, "do");
  const body = readBlock(cursor);
  take(cursor, closing(cursor, "done"));
  return [condition, body];
}

function readFor(cursor: Cursor): Node[] {
  const start = cursor.pos;
  cursor.pos += keywordAt(cursor)?.length ?? 0;
  skipBlanks(cursor);
  let head: Node;
  if (cursor.startsWith("((")) {
    head = readArithmetic(cursor);
  } else {
    const variable = readWord(cursor);
    const keyword = cursor.pos;
    if (take(cursor, "in")) skipBlanks(cursor);
    const args = readWords(cursor).map((word): Argument => ({ value: word.node(), spread: word.spread }));
    const name = variable.constant ?? "";
    const range = cursor.source.range(keyword, cursor.pos);
    head = {
      kind: "assign",
      ...cursor.source.range(start, cursor.pos),
      target: nameNode(cursor.source, name, variable.start, variable.end),
      value: { kind: "call", ...range, callee: nameNode(cursor.source, "each", keyword, keyword), args },
    };
  }
  skipSeparators(cursor);
  take(cursor, "do");
  const body = readBlock(cursor);
  take(cursor, closing(cursor, "done"));
  return [head, body];
}

/** The words up to the end of the command. */
function readWords(cursor: Cursor): Word[] {
  const words: Word[] = [];
  for (;;) {
    skipBlanks(cursor);
    const before = cursor.pos;
    const word = readWord(cursor);
    if (cursor.pos === before) return words;
    words.push(word);
  }
}

function readCase(cursor: Cursor): Node[] {
  if (cursor.dialect === "fish") return [];
  const start = cursor.pos;
  cursor.pos += 4;
  skipBlanks(cursor);
  const subject = readWord(cursor).node();
  const nodes: Node[] = [
    { kind: "operation", ...cursor.source.range(start, cursor.pos), operator: "case", operands: [subject] },
  ];
  take(cursor, "in");
  skipSeparators(cursor);
  while (!cursor.done && keywordAt(cursor) !== "esac") {
    const before = cursor.pos;
    skipPattern(cursor);
    nodes.push(readBlock(cursor));
    if (cursor.startsWith(";;")) cursor.pos += cursor.peek(2) === "&" ? 3 : 2;
    else if (keywordAt(cursor) !== "esac") break;
    skipSeparators(cursor);
    if (cursor.pos === before) break;
  }
  take(cursor, "esac");
  return nodes;
}

/** Passes over `a | "b") `. */
function skipPattern(cursor: Cursor): void {
  if (cursor.char === "(") cursor.pos++;
  for (;;) {
    readWords(cursor);
    if (cursor.char !== "|") break;
    cursor.pos++;
  }
  if (cursor.char === ")") cursor.pos++;
}

/** fish's `switch`. */
function readSwitch(cursor: Cursor): Node[] {
  const start = cursor.pos;
  cursor.pos += 6;
  const operands = readWords(cursor).map((word) => word.node());
  const nodes: Node[] = [{ kind: "operation", ...cursor.source.range(start, cursor.pos), operator: "case", operands }];
  skipSeparators(cursor);
  while (take(cursor, "case")) {
    readWords(cursor);
    nodes.push(readBlock(cursor));
  }
  take(cursor, "end");
  return nodes;
}

function readBegin(cursor: Cursor): Node[] {
  cursor.pos += 5;
  const body = readBlock(cursor);
  take(cursor, "end");
  return [body];
}

function readGroup(cursor: Cursor): Node[] {
  cursor.pos++;
  const body = readBlock(cursor);
  if (cursor.char === "}") cursor.pos++;
  return [body];
}

function readParenthesis(cursor: Cursor): Node[] {
  if (cursor.peek() === "(") return [readArithmetic(cursor)];
  const start = cursor.pos;
  cursor.pos++;
  cursor.openKeywords = 0;
  cursor.openParentheses++;
  const body = readList(cursor);
  if (cursor.char === ")") cursor.pos++;
  return [{ kind: "block", ...cursor.source.range(start, cursor.pos), body }];
}

function functionAt(cursor: Cursor): string | undefined {
  const found = cursor.match(cursor.dialect === "fish" ? fishFunction : functionHead);
  return found ? (found[1] ?? found[2]) : undefined;
}

function readFunction(cursor: Cursor, name: string): Node[] {
  const start = cursor.pos;
  const fish = cursor.dialect === "fish";
  cursor.pos += cursor.match(fish ? fishFunction : functionHead)?.[0].length ?? 0;
  let body: readonly Node[];
  if (fish) {
    body = readBlock(cursor).body;
    take(cursor, "end");
  } else {
    skipSeparators(cursor, false);
    body = unwrapped(readCompound(cursor) ?? readPipeline(cursor));
  }
  return [{ kind: "function", ...cursor.source.range(start, cursor.pos), name, parameters: numberedParameters(body, cursor.source.range(start, start)), body }];
}

/** `$1`, `$2`…: what a call of the function hands over, as far as the body uses it. */
function numberedParameters(body: readonly Node[], range: Range): Parameter[] {
  let most = 0;
  for (const node of body)
    walk(node, (inner) => {
      if (inner.kind === "name" && /^[1-9]$/.test(inner.name)) most = Math.max(most, Number(inner.name));
      return undefined;
    });
  return Array.from({ length: most }, (_, index) => ({ name: String(index + 1), ...range }));
}

/** The body of a function is the group that it is written as. */
function unwrapped(nodes: readonly Node[]): readonly Node[] {
  const [first, second] = nodes;
  return first?.kind === "block" && !second ? first.body : nodes;
}
