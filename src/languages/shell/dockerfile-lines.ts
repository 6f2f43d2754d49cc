import type { Range } from "../../tree/node.ts";
import { Pen } from "./source.ts";

interface Instruction {
  /** Its text without line continuations, comments and empty lines in between, and with its here-documents. */
  readonly pen: Pen;
  readonly end: number;
}

interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  readonly next: number;
}

const heredoc = /<<(-?)["']?([A-Za-z_]\w{0,100})["']?/g;

/** Splits a Dockerfile into its instructions. */
export function splitInstructions(text: string, comments: Range[]): Instruction[] {
  const lines = splitLines(text);
  const escape = /^#[ \t]*escape[ \t]*=[ \t]*`/im.test(text.slice(0, 200)) ? "`" : "\\";
  const instructions: Instruction[] = [];
  let pen = new Pen();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const content = text.slice(line.start, line.end);
    if (/^[ \t]*#/.test(content)) {
      comments.push({ start: line.start + content.indexOf("#"), end: line.end });
      continue;
    }
    const trimmed = content.trimEnd();
    if (trimmed === "") continue;
    const continues = trimmed.endsWith(escape);
    pen.copy(text, line.start, line.start + trimmed.length - (continues ? 1 : 0));
    if (continues) continue;
    index = copyHeredocs(text, lines, index, pen);
    instructions.push({ pen, end: lines[index]?.end ?? line.end });
    pen = new Pen();
  }
  if (!pen.empty) instructions.push({ pen, end: text.length });
  return instructions;
}

/** Copies the here-documents that the instruction opens; gives the index of the last line that was taken. */
function copyHeredocs(text: string, lines: readonly Line[], from: number, pen: Pen): number {
  const written = pen.text;
  if (!/^[ \t]*(?:RUN|COPY|ADD|ONBUILD)\b/i.test(written)) return from;
  let index = from;
  for (const [, strips, delimiter] of written.matchAll(heredoc)) {
    const before = lines[index];
    if (before) pen.copy(text, before.end, before.next);
    for (;;) {
      const line = lines[index + 1];
      if (!line) break;
      index++;
      pen.copy(text, line.start, line.end);
      const content = text.slice(line.start, line.end);
      if ((strips ? content.replace(/^\t+/, "") : content) === delimiter) break;
      pen.copy(text, line.end, line.next);
    }
  }
  return index;
}

/** The lines of a text, without their breaks. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (end > start && text.charAt(end - 1) === "\r") end--;
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}
