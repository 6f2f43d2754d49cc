import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { Pen } from "./source.ts";
import { skipBlanks } from "./statements.ts";
import { WordBuilder } from "./word.ts";
import { readText, readWord } from "./words.ts";

export interface Heredoc {
  /** What the command gets to read. */
  readonly value: Node;
  /** Its text as it is written, expansions and all. */
  readonly script: Pen;
  readonly end: number;
}

/** Reads a here-document whose operator was just read; its body begins on the next line. */
export function readHeredoc(cursor: Cursor, stripsTabs: boolean): Heredoc {
  skipBlanks(cursor);
  const word = readWord(cursor);
  const delimiter = word.constant ?? word.raw;
  const quoted = /['"\\]/.test(word.raw);
  const open = cursor.heredocs;
  const lineEnd = open && cursor.pos <= open.lineEnd ? open.lineEnd : logicalLineEnd(cursor);
  const start = open && cursor.pos <= open.lineEnd ? open.resume : Math.min(lineEnd + 1, cursor.end);
  const { bodyEnd, resume, lines } = findEnd(cursor, start, delimiter, stripsTabs);
  cursor.heredocs = { lineEnd, resume };
  const script = new Pen();
  for (const line of lines) script.copy(cursor.text, line.start, line.end);
  const value = quoted
    ? cursor.source.string(script, start, bodyEnd)
    : expandedBody(cursor, stripsTabs ? lines : [{ start, end: bodyEnd }], start, bodyEnd);
  return { value, script, end: bodyEnd };
}

/** The end of the line that is read, over its continuations. */
function logicalLineEnd(cursor: Cursor): number {
  let end = cursor.lineEnd();
  while (end < cursor.end && continues(cursor, end)) end = cursor.lineEnd(end + 1);
  return end;
}

function continues(cursor: Cursor, end: number): boolean {
  const before = cursor.text.charAt(end - 1) === "\r" ? end - 2 : end - 1;
  return before >= cursor.pos && cursor.text.charAt(before) === "\\";
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function findEnd(
  cursor: Cursor,
  start: number,
  delimiter: string,
  stripsTabs: boolean,
): { bodyEnd: number; resume: number; lines: readonly Line[] } {
  const lines: Line[] = [];
  let lineStart = start;
  while (lineStart < cursor.end) {
    const end = cursor.lineEnd(lineStart);
    let textStart = lineStart;
    if (stripsTabs) while (cursor.text.charAt(textStart) === "\t" && textStart < end) textStart++;
    const line = cursor.text.slice(textStart, Math.min(end, textStart + delimiter.length + 2));
    if (line === delimiter || line === `${delimiter}\r` || line === `${delimiter})`) {
      // `)` behind the delimiter closes the substitution that holds the here-document.
      const resume = line.endsWith(")") && !delimiter.endsWith(")") ? textStart + delimiter.length : end + 1;
      return { bodyEnd: lineStart, resume: Math.min(resume, cursor.end), lines };
    }
    lines.push({ start: textStart, end: Math.min(end + 1, cursor.end) });
    lineStart = end + 1;
  }
  return { bodyEnd: cursor.end, resume: cursor.end, lines };
}

function expandedBody(cursor: Cursor, stretches: readonly Line[], start: number, end: number): Node {
  const builder = new WordBuilder(cursor.source, start);
  for (const stretch of stretches) {
    cursor.within(stretch.start, stretch.end, () => {
      readText(cursor, builder, "");
    });
  }
  return builder.finish(end).node();
}
