import type { StringNode } from "../../tree/node.ts";
import { Piecewise, verbatim } from "./piecewise.ts";

const simpleEscapes: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  0: "\0",
  a: "\x07",
  e: "\x1b",
};

const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The string whose quote stands at `at`. One that is not closed on its line ends with the line, so that
 * a missing quote does not swallow what follows; an escaped line break continues it, as in JSON5.
 */
export function readJsonString(text: string, at: number): StringNode {
  const quote = text.charCodeAt(at);
  let end = at + 1;
  let escaped = false;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === quote || code === 10) break;
    if (code === 92) {
      escaped = true;
      // A line break of two characters is one escape.
      end += text.charCodeAt(end + 1) === 13 && text.charCodeAt(end + 2) === 10 ? 3 : 2;
    } else end++;
  }
  end = Math.min(end, text.length);
  const closed = text.charCodeAt(end) === quote;
  const contentEnd = !closed && text.startsWith("\r\n", end - 1) ? end - 1 : end;
  const range = { start: at, end: closed ? end + 1 : contentEnd };
  if (!escaped) return verbatim(text, at + 1, contentEnd, range);
  return decodeEscapes(text, at + 1, contentEnd).string(range, at + 1, contentEnd);
}

/** Undoes backslash escapes as JSON, JSON5, YAML, TOML and dotenv know them; an unknown one is its character. */
export function decodeEscapes(text: string, start: number, end: number): Piecewise {
  const pieces = new Piecewise();
  let from = start;
  while (from < end) {
    const slash = text.indexOf("\\", from);
    if (slash < 0 || slash >= end) break;
    pieces.copy(text, from, slash);
    from = Math.min(decodeEscape(text, slash, end, pieces), end);
  }
  pieces.copy(text, from, end);
  return pieces;
}

/** Undoes the escape at `slash`, and gives the place behind it. */
export function decodeEscape(text: string, slash: number, end: number, pieces: Piecewise): number {
  const letter = slash + 1 < end ? text.charAt(slash + 1) : "";
  if (letter === "\r" || letter === "\n") return slash + (text.startsWith("\r\n", slash + 1) ? 3 : 2);
  const length = hexLengths[letter];
  if (length !== undefined) {
    const digits = text.slice(slash + 2, Math.min(slash + 2 + length, end));
    const code = digits.length === length && /^[\da-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;
    if (code !== undefined && code <= 0x10ffff) {
      pieces.insert(String.fromCodePoint(code), slash);
      return slash + 2 + length;
    }
  }
  pieces.insert(simpleEscapes[letter] ?? (letter === "" ? "\\" : letter), slash);
  return slash + 2;
}
