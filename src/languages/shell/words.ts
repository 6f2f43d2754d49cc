import type { Node } from "../../tree/node.ts";
import { Cursor, joined } from "./cursor.ts";
import { readExpansion, readFishSubstitution } from "./expansions.ts";
import { readList } from "./statements.ts";
import { Pen, type Source } from "./source.ts";
import { readTemplateExpression } from "./template-expressions.ts";
import { type Word, WordBuilder } from "./word.ts";

const wordEnd = new Set([" ", "\t", "\r", "\n", ";", "&", "|", "<", ">", "(", ")"]);
const simpleEscapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["E", "\x1b"],
  ["f", "\f"],
  ["v", "\v"],
]);
const numericEscape = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3}))/y;

/** Reads the word that begins here. Stops before blanks and operators, and before the characters of `stops`. */
export function readWord(cursor: Cursor, stops = ""): Word {
  const builder = new WordBuilder(cursor.source, cursor.pos);
  readWordInto(cursor, builder, stops);
  return builder.finish(cursor.pos);
}

function readWordInto(cursor: Cursor, builder: WordBuilder, stops: string): void {
  let patterns = 0;
  while (!cursor.done) {
    const char = cursor.char;
    if (stops.includes(char)) return;
    if (cursor.dialect === "fish" && char === "(") {
      readFishSubstitution(cursor, builder);
    } else if (char === "(" && cursor.pos > 0 && "?*+@!".includes(cursor.text.charAt(cursor.pos - 1))) {
      patterns++;
      copy(cursor, builder, 1);
    } else if (patterns > 0 && (char === "|" || char === ")")) {
      if (char === ")") patterns--;
      copy(cursor, builder, 1);
    } else if (wordEnd.has(char) && stops === "") {
      return;
    } else {
      readPiece(cursor, builder);
    }
  }
}

/** Reads one character, quoted stretch or expansion of an unquoted word. */
function readPiece(cursor: Cursor, builder: WordBuilder): void {
  switch (cursor.char) {
    case "'":
      if (cursor.quotesAreText) copy(cursor, builder, 1);
      else readSingleQuoted(cursor, builder);
      return;
    case '"':
      readDoubleQuoted(cursor, builder);
      return;
    case "\\":
      readBackslash(cursor, builder);
      return;
    case "`":
      readBackticks(cursor, builder);
      return;
    case "$":
      if (cursor.peek() === "'" && cursor.dialect === "posix") {
        readAnsiQuoted(cursor, builder);
      } else if (cursor.peek() === '"' && cursor.dialect === "posix") {
        cursor.pos++;
        readDoubleQuoted(cursor, builder);
      } else if (!readExpansion(cursor, builder)) {
        copy(cursor, builder, 1);
      }
      return;
    default:
      if (!readTemplateExpression(cursor, builder)) copyPlain(cursor, builder);
  }
}

const plain = /[\w.+@%~^-]+/y;

function copyPlain(cursor: Cursor, builder: WordBuilder): void {
  copy(cursor, builder, cursor.match(plain)?.[0].length ?? 1);
}

function copy(cursor: Cursor, builder: WordBuilder, length: number): void {
  builder.copy(cursor.pos, cursor.pos + length);
  cursor.pos += length;
}

/** No shell has such names: what the text stands in (Terraform, a CI service) replaces them, in quotes as well. */
const outerExpression = /\$\{(?:[A-Za-z_][\w-]{0,60}\.[\w.-]{1,100}|\{[^{}\n]{1,200}\})\}/y;

/** Copies at least one character, and all before the next one that may begin an expression. */
function copyPlainQuoted(cursor: Cursor, builder: WordBuilder): void {
  let end = cursor.pos + 1;
  while (end < cursor.end && !"{$".includes(cursor.text.charAt(end))) end++;
  copy(cursor, builder, end - cursor.pos);
}

function readBackslash(cursor: Cursor, builder: WordBuilder): void {
  const continued = cursor.continuation;
  if (continued > 0) {
    cursor.pos += continued;
    return;
  }
  if (cursor.pos + 1 >= cursor.end) {
    copy(cursor, builder, 1);
    return;
  }
  builder.copy(cursor.pos + 1, cursor.pos + 2);
  cursor.pos += 2;
}

/** Where a quote that opens here ends: at its closing mark, or with its line if there is none. */
function closing(cursor: Cursor, quote: string): number {
  const end = cursor.closes(quote) ? cursor.text.indexOf(quote, cursor.pos + 1) : cursor.lineEnd();
  return Math.min(end, cursor.end);
}

function readSingleQuoted(cursor: Cursor, builder: WordBuilder): void {
  const start = cursor.pos + 1;
  builder.quote(start);
  if (cursor.dialect === "fish") {
    readEscapedQuote(cursor, builder, (char) => (char === "'" || char === "\\" ? char : undefined));
    return;
  }
  const end = closing(cursor, "'");
  cursor.pos = start;
  cursor.within(start, end, () => {
    while (!cursor.done) {
      const isRead = readTemplateExpression(cursor, builder) || (cursor.match(outerExpression) && readExpansion(cursor, builder));
      if (!isRead) copyPlainQuoted(cursor, builder);
    }
  });
  cursor.pos = end < cursor.end && cursor.text.charAt(end) === "'" ? end + 1 : end;
}

function readAnsiQuoted(cursor: Cursor, builder: WordBuilder): void {
  cursor.pos++;
  builder.quote(cursor.pos + 1);
  readEscapedQuote(cursor, builder, (char) => simpleEscapes.get(char) ?? ("\\'\"?".includes(char) ? char : undefined));
}

/** Reads a `'…'` in which a backslash escapes. */
function readEscapedQuote(
  cursor: Cursor,
  builder: WordBuilder,
  escape: (char: string) => string | undefined,
): void {
  const limit = cursor.closes("'") ? cursor.end : cursor.lineEnd();
  cursor.pos++;
  while (cursor.pos < limit && cursor.char !== "'") {
    if (cursor.char !== "\\" || cursor.pos + 1 >= limit) {
      copy(cursor, builder, 1);
      continue;
    }
    const value = escape(cursor.peek());
    const number = value === undefined && cursor.dialect === "posix" ? cursor.match(numericEscape) : undefined;
    if (value !== undefined) {
      builder.write(value, cursor.pos, cursor.pos + 2);
      cursor.pos += 2;
    } else if (number) {
      const digits = number[1] ?? number[2] ?? number[3];
      const code = digits ? Number.parseInt(digits, 16) : Number.parseInt(number[4] ?? "0", 8);
      builder.write(code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code), cursor.pos, cursor.pos + number[0].length);
      cursor.pos += number[0].length;
    } else {
      copy(cursor, builder, 2);
    }
  }
  if (cursor.char === "'") cursor.pos++;
}

function readDoubleQuoted(cursor: Cursor, builder: WordBuilder): void {
  const limit = cursor.closes('"') ? cursor.end : cursor.lineEnd();
  cursor.pos++;
  builder.quote(cursor.pos);
  cursor.pos = cursor.within(cursor.pos, limit, () => {
    readText(cursor, builder, '"');
    return cursor.pos;
  });
  if (cursor.char === '"') cursor.pos++;
}

/** Reads text in which only `$`, backticks and the backslash mean anything: `"…"`, a here-document. */
export function readText(cursor: Cursor, builder: WordBuilder, quote: string): void {
  while (!cursor.done && cursor.char !== quote) {
    const char = cursor.char;
    if (char === "\\") {
      const continued = cursor.continuation;
      const next = cursor.peek();
      if (continued > 0) {
        cursor.pos += continued;
      } else if (next === "$" || next === "`" || next === "\\" || (next === quote && quote !== "")) {
        builder.copy(cursor.pos + 1, cursor.pos + 2);
        cursor.pos += 2;
      } else {
        copy(cursor, builder, 1);
      }
    } else if (char === "`") {
      readBackticks(cursor, builder);
    } else if (readTemplateExpression(cursor, builder)) {
      continue;
    } else if (char !== "$") {
      let end = cursor.pos + 1;
      while (end < cursor.end && !"\\`${".includes(cursor.text.charAt(end)) && cursor.text.charAt(end) !== quote) end++;
      copy(cursor, builder, end - cursor.pos);
    } else if (!readExpansion(cursor, builder, true)) {
      copy(cursor, builder, 1);
    }
  }
}

/** Reads `` `…` ``, whose text has escapes of its own. */
function readBackticks(cursor: Cursor, builder: WordBuilder): void {
  const start = cursor.pos;
  if (cursor.dialect === "fish" || !cursor.closes("`")) {
    copy(cursor, builder, 1);
    return;
  }
  cursor.pos++;
  const pen = new Pen();
  while (!cursor.done && cursor.char !== "`") {
    const escaped = cursor.char === "\\" && "`\\$".includes(cursor.peek() || " ");
    if (escaped) cursor.pos++;
    pen.copy(cursor.text, cursor.pos, cursor.pos + 1);
    cursor.pos++;
  }
  const inner = cursor.source.derive(pen, cursor.pos);
  if (cursor.char === "`") cursor.pos++;
  const nodes = readScript(inner, cursor);
  builder.expansion(joined(nodes, cursor.source.range(start, cursor.pos)), start, cursor.pos);
}

/** Reads the commands of a text inside the text that `outer` reads. */
export function readScript(source: Source, outer: Cursor): Node[] {
  const read = outer.nested(() => {
    const inner = new Cursor(source, outer.dialect, outer.depth + 10, outer.comments);
    return readList(inner);
  });
  return read ?? [];
}
