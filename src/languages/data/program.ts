import type { Node, Program, Range } from "../../tree/node.ts";

/** What every reader of data gives. */
export function dataProgram(language: string, body: readonly Node[], comments: readonly Range[] = []): Program {
  return { language, body, comments, directives: [], nature: "data" };
}

/** Where the text begins, behind a byte order mark. */
export function contentStartOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** The end of the line that `from` stands in, without its line break. */
export function lineEnd(text: string, from: number): number {
  let end = text.indexOf("\n", from);
  if (end < 0) end = text.length;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** Where the next line begins: behind the line break at or after `from`. */
export function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

/** The first place at or after `from` (and before `end`) that is no blank. */
export function skipBlanks(text: string, from: number, end = text.length): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The place behind the last character before `end` that is no blank. */
export function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/**
 * A space, a tab, or a carriage return: what may stand at the end of a line without meaning anything. And the byte
 * order mark, which stands at the beginning of a line where files were joined.
 */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xa0 || code === 0xfeff;
}
