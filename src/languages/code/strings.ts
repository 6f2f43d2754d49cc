import { isBlank, isWordPart, isWordStart, closerOf } from "./characters.ts";
import type { StringShape } from "./dialect.ts";
import type { Lexer } from "./lexer.ts";
import { readParts } from "./string-parts.ts";
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

/** The opening and closing of a form that takes any sign as its quote: `q{…}`, `%w[…]`. */
export function quotedBy(sign: string): { close: string; nests?: string } {
  const close = closerOf(sign);
  return close === sign ? { close } : { close, nests: sign };
}
