import type { Argument, Node } from "../../tree/node.ts";
import { readCompound } from "./compounds.ts";
import type { Cursor } from "./cursor.ts";
import { readSimpleCommand } from "./simple-commands.ts";

const closers = new Set(["then", "do", "done", "fi", "elif", "else", "esac", "}"]);
const fishClosers = new Set(["end", "else", "case"]);
const keyword = /(?:[a-z]+|[{}!])(?=[\s;&|()<>]|$)/y;

/** The bare word that begins a command here, if it could be a keyword. */
export function keywordAt(cursor: Cursor): string | undefined {
  return cursor.match(keyword)?.[0];
}

function isCloser(cursor: Cursor, word: string | undefined): boolean {
  if (word === undefined) return false;
  return cursor.dialect === "fish" ? fishClosers.has(word) : closers.has(word);
}

/**
 * Reads commands one after the other, up to a closing word or parenthesis of a construct that is open.
 * One that closes nothing is passed over. `&&`, `||`, `;` and `&` only separate: whatever may run counts.
 */
export function readList(cursor: Cursor): Node[] {
  const nodes: Node[] = [];
  for (;;) {
    skipSeparators(cursor);
    if (cursor.done) return nodes;
    if (cursor.startsWith(";;") && cursor.openKeywords > 0) return nodes;
    if (cursor.char === ")") {
      if (cursor.openParentheses > 0) return nodes;
      cursor.pos++;
      continue;
    }
    const word = keywordAt(cursor);
    if (isCloser(cursor, word)) {
      if (cursor.openKeywords > 0) return nodes;
      cursor.pos += word?.length ?? 1;
      continue;
    }
    const before = cursor.pos;
    for (const node of readPipeline(cursor)) nodes.push(node);
    // A character that begins no command is passed over.
    if (cursor.pos === before) cursor.pos++;
  }
}

/** Reads one command with what it is piped into. Assignments before a command stand before the pipeline. */
export function readPipeline(cursor: Cursor): Node[] {
  const start = cursor.pos;
  const first = readCommand(cursor);
  skipBlanks(cursor);
  if (!isPipe(cursor)) return first;
  const pipe = cursor.source.verbatim(cursor.pos, cursor.pos + 1);
  const before: Node[] = [];
  const stages: Argument[] = [];
  addStage(first, before, stages);
  while (isPipe(cursor)) {
    cursor.pos += cursor.peek() === "&" ? 2 : 1;
    skipSeparators(cursor, false);
    addStage(readCommand(cursor), before, stages);
    skipBlanks(cursor);
  }
  const range = cursor.source.range(start, cursor.pos);
  return [...before, { kind: "call", ...range, command: true, callee: pipe, args: stages }];
}

function isPipe(cursor: Cursor): boolean {
  return cursor.char === "|" && cursor.peek() !== "|";
}

function addStage(nodes: readonly Node[], before: Node[], stages: Argument[]): void {
  const last = nodes.at(-1);
  if (!last) return;
  const simple = nodes.slice(0, -1).every((node) => node.kind === "assign");
  if (simple) {
    for (const node of nodes.slice(0, -1)) before.push(node);
    stages.push({ value: last });
    return;
  }
  const start = nodes[0]?.start ?? last.start;
  stages.push({ value: { kind: "block", start, end: Math.max(last.end, start), body: nodes } });
}

function readCommand(cursor: Cursor): Node[] {
  for (;;) {
    const word = keywordAt(cursor);
    const negates = word === "!" || word === "time" || word === "coproc" || (cursor.dialect === "fish" && word === "not");
    if (!negates) break;
    cursor.pos += word.length;
    skipBlanks(cursor);
  }
  return readCompound(cursor) ?? readSimpleCommand(cursor);
}

/** Passes over blanks and line continuations. */
export function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const { char } = cursor;
    if (char === " " || char === "\t" || char === "\r") cursor.pos++;
    else if (char === "\\" && cursor.continuation > 0) cursor.pos += cursor.continuation;
    else return;
  }
}

/** Passes over blanks, newlines with the here-documents behind them, comments, and what separates commands. */
export function skipSeparators(cursor: Cursor, withMarks = true): void {
  while (!cursor.done) {
    skipBlanks(cursor);
    const { char } = cursor;
    if (char === "\n") skipNewline(cursor);
    else if (char === "#") skipComment(cursor);
    else if (withMarks && isSeparator(cursor)) cursor.pos++;
    else return;
  }
}

function isSeparator(cursor: Cursor): boolean {
  const { char } = cursor;
  if (char === ";") return !(cursor.peek() === ";" && cursor.openKeywords > 0);
  return char === "&" || (char === "|" && cursor.peek() === "|") || (char === "|" && cursor.text.charAt(cursor.pos - 1) === "|");
}

function skipNewline(cursor: Cursor): void {
  const { heredocs } = cursor;
  cursor.pos++;
  if (heredocs && cursor.pos > heredocs.lineEnd) {
    cursor.pos = Math.min(Math.max(cursor.pos, heredocs.resume), cursor.end);
    cursor.heredocs = undefined;
  }
}

/** Passes over the comment that begins here, and remembers where it stands. */
export function skipComment(cursor: Cursor): void {
  const start = cursor.pos;
  const end = cursor.lineEnd();
  cursor.pos = end > start && cursor.text.charAt(end - 1) === "\r" ? end - 1 : end;
  cursor.comments.push(cursor.source.range(start, cursor.pos));
}
