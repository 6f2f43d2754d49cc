import type { Cursor } from "../cursor.ts";

/** Passes over blanks, continued lines and block comments. */
export function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const { char } = cursor;
    if (char === " " || char === "\t" || char === "\r" || char === "\u00A0") cursor.pos++;
    else if (char === "`" && cursor.peek() === "\n") cursor.pos += 2;
    else if (char === "`" && cursor.peek() === "\r" && cursor.peek(2) === "\n") cursor.pos += 3;
    else if (cursor.startsWith("<#")) skipBlockComment(cursor);
    else return;
  }
}

/** Passes over blanks, line breaks, comments and the given separators. */
export function skipSpace(cursor: Cursor, separators = ""): void {
  while (!cursor.done) {
    skipBlanks(cursor);
    const { char } = cursor;
    if (char === "#") skipComment(cursor);
    else if (char === "\n" || (char !== "" && separators.includes(char))) cursor.pos++;
    else return;
  }
}

export function skipComment(cursor: Cursor): void {
  const start = cursor.pos;
  const end = cursor.lineEnd();
  cursor.pos = end > start && cursor.text.charAt(end - 1) === "\r" ? end - 1 : end;
  cursor.comments.push(cursor.source.range(start, cursor.pos));
}

function skipBlockComment(cursor: Cursor): void {
  const start = cursor.pos;
  const end = cursor.text.indexOf("#>", start + 2);
  cursor.pos = end < 0 ? cursor.end : Math.min(end + 2, cursor.end);
  cursor.comments.push(cursor.source.range(start, cursor.pos));
}
