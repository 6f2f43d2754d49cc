import { isBlank, isLineBreak, isWordPart, isWordStart, closerOf } from "./characters.ts";
import type { Hole, NameHole, StringShape } from "./dialect.ts";
import { readEscape } from "./escapes.ts";
import type { Lexer } from "./lexer.ts";
import { TextBuilder } from "./text-builder.ts";
import type { StringPart, Token } from "./token.ts";

export interface OpenHeredoc {
  readonly tag: string;
  readonly shape: StringShape;
  /** The token's own list, filled once its text is reached. */
  readonly parts: StringPart[];
  readonly token: { end: number };
}

/** Reads a string from its opening to its end. What never ends, ends with its line or with the text. */
export function readString(lexer: Lexer, opening: string, shape: StringShape): Token {
  const start = lexer.position;
  lexer.position += opening.length;
  // What stands before the token is known now; reading code in it changes the lexer's state.
  const made = lexer.makeToken({ type: shape.regex ? "regex" : "string", text: opening, start, end: lexer.position });
  if (shape.heredoc) {
    const parts: StringPart[] = [];
    const token = { ...made, parts };
    lexer.heredocs.push({ tag: shape.heredoc.tag, shape, parts, token });
    return token;
  }
  if (shape.close === "") {
    // The opening is all of it: a character, a symbol.
    const text = /^['":]/.test(opening) ? opening.replace(/^['":]|'$/g, "") : opening;
    const contentStart = start + opening.indexOf(text);
    const part: StringPart = { kind: "text", value: text, start: contentStart, end: contentStart + text.length, contentStart };
    return { ...made, parts: [part], symbol: true };
  }
  const read = readParts(lexer, shape);
  const parts = shape.dropsFirstBreak && shape.multiline && dropsIndent.has(lexer.dialect.only ?? "") ? withoutIndent(read) : read;
  for (let piece = 1; piece < (shape.pieces ?? 1); piece++) readParts(lexer, shape);
  if (shape.regex) skipLetters(lexer);
  return { ...made, parts, ...(shape.words && { words: true }), end: lexer.position };
}

/** In these the text of `"""` is as deep as its lines stand, and Swift's ends before the last line. */
const dropsIndent = new Set(["java", "swift", "csharp"]);

/** One line of text without the white space around it; longer texts are left as they stand. */
function withoutIndent(parts: readonly StringPart[]): StringPart[] {
  const [first, ...others] = parts;
  if (first?.kind !== "text" || others.length > 0) return [...parts];
  const { value } = first;
  const from = value.length - value.trimStart().length;
  const to = value.trimEnd().length;
  if (from === 0 && to === value.length) return [first];
  if (to <= from || value.slice(from, to).includes("\n") || first.offsets) return [first];
  const start = first.contentStart + from;
  return [{ kind: "text", value: value.slice(from, to), start, end: first.contentStart + to, contentStart: start }];
}

function skipLetters(lexer: Lexer): void {
  while (lexer.position < lexer.limit && isWordStart(lexer.text.charCodeAt(lexer.position))) lexer.position++;
}

/** Reads the texts of the heredocs that the line before has opened. */
export function readHeredocs(lexer: Lexer): void {
  for (const [index, { tag, shape, parts, token }] of lexer.heredocs.splice(0).entries()) {
    // The next one begins on the line behind the end of the one before.
    const line = index === 0 ? -1 : lexer.text.indexOf("\n", lexer.position);
    if (line >= 0) lexer.position = Math.min(line + 1, lexer.limit);
    const [end, after] = endOfHeredoc(lexer, tag);
    const limit = lexer.limit;
    lexer.limit = end;
    parts.push(...readParts(lexer, { ...shape, close: "" }));
    lexer.limit = limit;
    lexer.position = after;
    token.end = after;
  }
}

function endOfHeredoc({ text, position, limit }: Lexer, tag: string): [end: number, after: number] {
  for (let line = position; line < limit; ) {
    let first = line;
    while (first < limit && isBlank(text.charCodeAt(first))) first++;
    if (text.startsWith(tag, first) && !isWordPart(text.charCodeAt(first + tag.length))) return [line, first + tag.length];
    const next = text.indexOf("\n", first);
    if (next < 0) break;
    line = next + 1;
  }
  return [limit, limit];
}

/** Reads text and code in turn up to the closing mark, which is read too. */
function readParts(lexer: Lexer, shape: StringShape): StringPart[] {
  const { text } = lexer;
  if (shape.dropsFirstBreak) skipFirstBreak(lexer);
  const parts: StringPart[] = [];
  const builder = new TextBuilder(lexer.position);
  const flush = (end: number, next: number): void => {
    if (builder.isEmpty) builder.take(end, next);
    else parts.push(builder.take(end, next));
  };
  const mark = shape.close.startsWith('"#') ? `\\${shape.close.replace(/^"+/, "")}` : "\\";
  let nested = 0;
  while (lexer.position < lexer.limit) {
    const at = lexer.position;
    const sign = text.charAt(at);
    if (shape.close && text.startsWith(shape.close, at)) {
      if (shape.escapes === "doubled" && text.startsWith(shape.close, at + shape.close.length)) {
        builder.add(shape.close, at);
        lexer.position += 2 * shape.close.length;
        continue;
      }
      if (nested === 0) {
        flush(at, at);
        lexer.position += shape.close.length;
        return parts;
      }
      nested--;
    } else if (shape.nests === sign) nested++;
    if (!shape.multiline && isLineBreak(text.charCodeAt(at))) break;
    if (shape.words && (isBlank(text.charCodeAt(at)) || isLineBreak(text.charCodeAt(at)))) {
      flush(at, at + 1);
      lexer.position++;
      continue;
    }
    const hole = shape.holes?.find(({ open }) => text.startsWith(open, at));
    if (hole && !(hole.doubled && text.startsWith(hole.open, at + hole.open.length))) {
      flush(at, at);
      parts.push(readHole(lexer, hole, !shape.multiline));
      builder.take(lexer.position, lexer.position);
      continue;
    }
    const doubled = shape.holes?.find((one) => one.doubled && (isTwice(text, at, one.open) || isTwice(text, at, one.close)));
    if (doubled) {
      builder.add(sign, at);
      lexer.position += 2;
      continue;
    }
    const name = shape.names ? endOfName(text, at, shape.names) : at;
    if (name > at) {
      flush(at, at);
      parts.push(readNameHole(lexer, name));
      builder.take(lexer.position, lexer.position);
      continue;
    }
    if (sign === "\\" && readsEscape(shape, text, at, mark)) {
      const escape = readEscape(text, at, mark.length);
      // Rust leaves out the white space behind it, too.
      if (escape.value === "" && lexer.dialect.only === "rust")
        while (isBlank(text.charCodeAt(at + escape.length)) || isLineBreak(text.charCodeAt(at + escape.length))) escape.length++;
      builder.add(escape.value, at);
      lexer.position = Math.min(at + escape.length, lexer.limit);
      continue;
    }
    builder.add(sign, at);
    lexer.position++;
  }
  flush(lexer.position, lexer.position);
  return parts;
}

function isTwice(text: string, at: number, mark: string): boolean {
  return text.startsWith(mark, at) && text.startsWith(mark, at + mark.length);
}

function readsEscape(shape: StringShape, text: string, at: number, mark: string): boolean {
  if (shape.escapes === "backslash") return text.startsWith(mark, at);
  if (shape.escapes !== "quote") return false;
  const next = text.charAt(at + 1);
  return next !== "" && (next === "\\" || next === shape.close || next === shape.nests);
}

function skipFirstBreak(lexer: Lexer): void {
  let at = lexer.position;
  while (isBlank(lexer.text.charCodeAt(at))) at++;
  if (lexer.text.charAt(at) === "\r") at++;
  if (lexer.text.charAt(at) === "\n") lexer.position = Math.min(at + 1, lexer.limit);
}

function readHole(lexer: Lexer, hole: Hole, singleLine: boolean): StringPart {
  lexer.position += hole.open.length;
  const start = lexer.position;
  lexer.depth++;
  const tokens = lexer.readTokens({ close: hole.close, singleLine, format: hole.format ?? false });
  lexer.depth--;
  const end = lexer.position;
  if (hole.format) skipFormat(lexer, hole.close, singleLine);
  if (lexer.text.startsWith(hole.close, lexer.position)) {
    lexer.position = Math.min(lexer.position + hole.close.length, lexer.limit);
  }
  return { kind: "code", tokens, start, end };
}

function skipFormat(lexer: Lexer, close: string, singleLine: boolean): void {
  const open = close === "}" ? "{" : "";
  let nested = 0;
  for (; lexer.position < lexer.limit; lexer.position++) {
    if (lexer.text.startsWith(close, lexer.position) && nested-- === 0) return;
    const sign = lexer.text.charAt(lexer.position);
    if (open && sign === open) nested++;
    // A quote or the end of the line: the hole was never closed.
    if (sign === '"' || (singleLine && isLineBreak(lexer.text.charCodeAt(lexer.position)))) return;
  }
}

/** Reads `$name` and what belongs to it as code. */
function readNameHole(lexer: Lexer, end: number): StringPart {
  const start = lexer.position;
  const limit = lexer.limit;
  lexer.limit = Math.min(end, limit);
  lexer.depth++;
  // Where the sign is no sigil of the language it is none of the name.
  if (lexer.text.charAt(start) === "#") lexer.position++;
  else if (!lexer.dialect.sigils?.includes(lexer.text.charAt(start))) lexer.position++;
  const tokens = lexer.readTokens();
  lexer.depth--;
  lexer.limit = limit;
  return { kind: "code", tokens, start, end: lexer.position };
}

const nameHoles: Readonly<Record<NameHole, RegExp>> = {
  plain: /\$[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y,
  dotted: /\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y,
  php: /\$[A-Za-z_]\w*(?:(?:\?->|->)[A-Za-z_]\w*|\[[^\]\s]{1,80}\])?/y,
  perl: /[$@]\$*(?:[A-Za-z_]\w*|\{[A-Za-z_]\w{0,80}\})(?:(?:->)?(?:\{[^{}\n]{1,80}\}|\[[^[\]\s]{1,40}\]))*/y,
  ruby: /#@@?[A-Za-z_]\w*/y,
};

function endOfName(text: string, at: number, kind: NameHole): number {
  const sign = text.charAt(at);
  if (sign !== "$" && sign !== "@" && sign !== "#") return at;
  const pattern = nameHoles[kind];
  pattern.lastIndex = at;
  const match = pattern.exec(text)?.[0];
  if (!match) return at;
  // `user@example.com` in a Perl string is no list.
  if (kind === "perl" && sign === "@" && !text.startsWith("@{", at) && isWordPart(text.charCodeAt(at - 1))) return at;
  return at + match.length;
}

/** The opening and closing of a form that takes any sign as its quote: `q{…}`, `%w[…]`. */
export function quotedBy(sign: string): { close: string; nests?: string } {
  const close = closerOf(sign);
  return close === sign ? { close } : { close, nests: sign };
}
