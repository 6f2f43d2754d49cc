import type { Cursor } from "./cursor.ts";
import { type Word, WordBuilder } from "./word.ts";

const escapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
]);
const unicodeEscape = /\\u([0-9A-Fa-f]{4})/y;
const between = /[\s,]+/y;

/** Reads `["cmd", "arg"]`, the exec form of a command; nothing if it is not a list of strings. */
export function readJsonWords(cursor: Cursor): Word[] | undefined {
  const start = cursor.pos;
  const words: Word[] = [];
  cursor.pos++;
  for (;;) {
    cursor.pos += cursor.match(between)?.[0].length ?? 0;
    if (cursor.done || cursor.startsWith("]")) {
      cursor.pos++;
      return words;
    }
    if (!cursor.startsWith('"')) {
      cursor.pos = start;
      return undefined;
    }
    words.push(readJsonString(cursor));
  }
}

function readJsonString(cursor: Cursor): Word {
  const builder = new WordBuilder(cursor.source, cursor.pos);
  cursor.pos++;
  builder.quote(cursor.pos);
  while (!cursor.done && !cursor.startsWith('"')) {
    const unicode = cursor.match(unicodeEscape);
    const isEscape = cursor.startsWith("\\") && cursor.pos + 1 < cursor.end;
    const length = unicode ? unicode[0].length : isEscape ? 2 : 1;
    if (unicode) {
      builder.write(String.fromCharCode(Number.parseInt(unicode[1] ?? "0", 16)), cursor.pos, cursor.pos + length);
    } else if (isEscape) {
      const char = cursor.peek();
      builder.write(escapes.get(char) ?? char, cursor.pos, cursor.pos + length);
    } else {
      builder.copy(cursor.pos, cursor.pos + 1);
    }
    cursor.pos += length;
  }
  cursor.pos = Math.min(cursor.pos + 1, cursor.end);
  return builder.finish(cursor.pos);
}
