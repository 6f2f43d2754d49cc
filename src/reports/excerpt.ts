import type { Excerpt } from "../facts/finding.ts";
import { printable } from "./escape.ts";

/** A source line in three pieces, each fit to be shown. */
export interface ShownExcerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

const widest = 100;
const contextBefore = 40;

/** Cuts a long line to what stands around the marked piece, and makes hidden characters visible. */
export function showExcerpt({ text, start, end }: Excerpt): ShownExcerpt {
  const from = text.length > widest && start > contextBefore ? start - contextBefore : 0;
  const markedEnd = Math.min(end, start + widest);
  const to = text.length > widest ? Math.max(markedEnd, from + widest) : text.length;
  const before = from ? `…${printable(text.slice(from, start))}` : printable(text.slice(0, start)).trimStart();
  const marked = printable(text.slice(start, markedEnd)) + (markedEnd < end ? "…" : "");
  const rest = printable(text.slice(end, Math.max(to, end))).trimEnd();
  return { before, marked, after: markedEnd < end ? "" : `${rest}${to < text.length ? "…" : ""}` };
}
