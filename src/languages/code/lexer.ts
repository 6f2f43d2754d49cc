import type { Range } from "../../tree/node.ts";
import { isBlank, isDigit, isLineBreak, isWordPart, isWordStart } from "./characters.ts";
import { prepare, type Dialect, type PreparedDialect } from "./dialect.ts";
import { readHeredocs, readString, type OpenHeredoc } from "./strings.ts";
import type { Token } from "./token.ts";

export interface LexedText {
  readonly tokens: readonly Token[];
  readonly comments: readonly Range[];
}

/** Where the code in a string ends. */
export interface Stop {
  readonly close: string;
  /** The string may not go over a line break, so neither may the code in it. */
  readonly singleLine: boolean;
  /** A colon at the outermost level begins a format. */
  readonly format: boolean;
}

/** Deeper strings in code in strings in code are read as text. */
const deepestString = 40;
const number = /0[xXbBoO][\da-fA-F_]+\w*|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?\w*/y;

/** Parts a text into words, numbers, strings, operators. */
export function lex(text: string, dialect: Dialect): LexedText {
  const lexer = new Lexer(text, prepare(dialect));
  const tokens = lexer.readTokens();
  return { tokens, comments: lexer.comments };
}

/** Reads one text from its beginning to its end, never back. */
export class Lexer {
  readonly text: string;
  readonly dialect: PreparedDialect;
  readonly comments: Range[] = [];
  /** Heredocs whose text begins on the next line. */
  readonly heredocs: OpenHeredoc[] = [];
  position = 0;
  depth = 0;
  /** Where reading has to end: of a heredoc, its last line. */
  limit: number;
  #newline = true;
  #space = true;
  #indent = 0;
  #lineStart = true;

  constructor(text: string, dialect: PreparedDialect) {
    this.text = text;
    this.dialect = dialect;
    this.limit = text.length;
  }

  /** Reads up to the mark that ends the code in a string, or to the end. */
  readTokens(stop?: Stop): Token[] {
    const tokens: Token[] = [];
    const open: Record<string, number> = { ")": 0, "]": 0, "}": 0 };
    const brackets: { readonly index: number; readonly close: string }[] = [];
    this.#lineStart = stop === undefined;
    while (this.position < this.limit) {
      if (stop && brackets.length === 0 && this.#stopsAt(stop)) break;
      if (stop?.singleLine && isLineBreak(this.text.charCodeAt(this.position))) break;
      if (this.#skipSpace() || this.#skipComment()) continue;
      const token = this.#readToken(tokens.at(-1));
      this.#newline = false;
      this.#space = false;
      this.#lineStart = false;
      const index = tokens.push(token) - 1;
      if (token.type !== "operator") continue;
      const close = token.text === "(" ? ")" : token.text === "[" ? "]" : token.text === "{" ? "}" : "";
      if (close) {
        brackets.push({ index, close });
        open[close] = (open[close] ?? 0) + 1;
      } else if (open[token.text]) {
        this.#pair(token, index, tokens, brackets, open);
      }
    }
    return tokens;
  }

  /** A token made by a reader of strings. */
  makeToken(made: Pick<Token, "type" | "text" | "start" | "end"> & Partial<Token>): Token {
    return { sigil: "", newline: this.#newline, space: this.#space, indent: this.#indent, partner: -1, ...made };
  }

  /** Brackets that were left open between the two are taken for lost. */
  #pair(
    token: Token,
    index: number,
    tokens: readonly Token[],
    brackets: { readonly index: number; readonly close: string }[],
    open: Record<string, number>,
  ): void {
    for (let bracket = brackets.pop(); bracket; bracket = brackets.pop()) {
      open[bracket.close] = (open[bracket.close] ?? 1) - 1;
      if (bracket.close !== token.text) continue;
      token.partner = bracket.index;
      const other = tokens[bracket.index];
      if (other) other.partner = index;
      return;
    }
  }

  #stopsAt({ close, format }: Stop): boolean {
    if (this.text.startsWith(close, this.position)) return true;
    if (!format) return false;
    const sign = this.text.charAt(this.position);
    const next = this.text.charAt(this.position + 1);
    if (sign === ":") return next !== ":" && next !== "=";
    if (sign === "!") return /[rsa]/.test(next) && /[:}]/.test(this.text.charAt(this.position + 2));
    return sign === "=" && /[:}!]/.test(next);
  }

  #skipSpace(): boolean {
    const code = this.text.charCodeAt(this.position);
    if (isBlank(code)) {
      this.position++;
      this.#space = true;
      return true;
    }
    if (code === 92 && isLineBreak(this.text.charCodeAt(this.position + 1))) {
      this.position += this.text.startsWith("\r\n", this.position + 1) ? 3 : 2;
      this.#space = true;
      return true;
    }
    if (!isLineBreak(code)) return false;
    this.position++;
    if (this.heredocs.length > 0 && !(code === 13 && this.text.charCodeAt(this.position) === 10)) readHeredocs(this);
    this.#newline = true;
    this.#space = true;
    this.#lineStart = true;
    let column = this.position;
    while (column < this.limit && isBlank(this.text.charCodeAt(column))) column++;
    this.#indent = column - this.position;
    this.position = column;
    return true;
  }

  #skipComment(): boolean {
    const start = this.position;
    for (const { open, close, nests, atLineStart } of this.dialect.blockComments) {
      if (!this.text.startsWith(open, start)) continue;
      if (atLineStart && !(this.#lineStart && this.#indent === 0)) continue;
      this.position = this.#endOfComment(start + open.length, open, close, nests ?? false);
      return this.#addComment(start);
    }
    if (!this.dialect.lineComments.some((mark) => this.text.startsWith(mark, start))) return false;
    // `#[` is an attribute in PHP.
    if (this.dialect.only === "php" && this.text.startsWith("#[", start)) return false;
    while (this.position < this.limit && !isLineBreak(this.text.charCodeAt(this.position))) {
      if (this.dialect.only === "php" && this.text.startsWith("?>", this.position)) break;
      this.position++;
    }
    return this.#addComment(start);
  }

  #addComment(start: number): boolean {
    this.comments.push({ start, end: this.position });
    this.#space = true;
    return true;
  }

  #endOfComment(from: number, open: string, close: string, nests: boolean): number {
    let depth = 1;
    for (let at = from; at < this.limit; at++) {
      if (this.text.startsWith(close, at)) {
        at += close.length - 1;
        if (--depth === 0) return at + 1;
      } else if (nests && this.text.startsWith(open, at)) {
        depth++;
        at += open.length - 1;
      }
    }
    return this.limit;
  }

  #readToken(previous: Token | undefined): Token {
    const start = this.position;
    const string = this.depth < deepestString ? this.#readStringToken(previous) : undefined;
    if (string) return string;
    const code = this.text.charCodeAt(start);
    if (isWordStart(code) || this.dialect.wordStart?.includes(this.text.charAt(start))) return this.#readWord(start, "");
    if (isDigit(code)) return this.#readNumber(start);
    const sigil = this.#sigilHere(previous);
    if (sigil) return this.#readWord(start + sigil.length, sigil);
    return this.#readOperator(start);
  }

  #readStringToken(previous: Token | undefined): Token | undefined {
    for (const form of this.dialect.strings) {
      form.open.lastIndex = this.position;
      const match = form.open.exec(this.text);
      if (!match || form.open.lastIndex > this.limit || (form.atValue && this.#isValue(previous))) continue;
      return readString(this, match[0], typeof form.shape === "function" ? form.shape(match) : form.shape);
    }
    return undefined;
  }

  /** Whether a value has just ended, so that an operator has to follow. */
  #isValue(previous: Token | undefined): boolean {
    if (!previous || (this.#newline && this.dialect.lines)) return false;
    switch (previous.type) {
      case "number":
      case "string":
      case "regex":
        return true;
      case "operator":
        return previous.text === ")" || previous.text === "]" || previous.text === "}";
      case "word": {
        const role = this.dialect.roles.get(previous.text);
        const speaks = role === undefined || role === "true" || role === "false" || role === "null" || role === "end";
        // `puts %w[a b]`: a command's first argument has a space before it and none behind.
        const isArgument =
          this.dialect.commands === "all" && this.#space && !isBlank(this.text.charCodeAt(this.position + 1));
        return speaks && (previous.sigil !== "" || !isArgument);
      }
      case "end":
        return false;
    }
  }

  #sigilHere(previous: Token | undefined): string {
    const { sigils } = this.dialect;
    const sign = this.text.charAt(this.position);
    if (!sigils?.includes(sign)) return "";
    let end = this.position + 1;
    while (end < this.position + 3 && this.text.charAt(end) === "$" || this.text.charAt(end) === "@" && sign === "@") end++;
    if (!isWordStart(this.text.charCodeAt(end)) && !(sign === "$" && isDigit(this.text.charCodeAt(end)))) return "";
    // `a % b` and `a & b` are operators.
    return (sign === "%" || sign === "&") && this.#isValue(previous) ? "" : this.text.slice(this.position, end);
  }

  #readWord(from: number, sigil: string): Token {
    const { text, dialect } = this;
    const start = this.position;
    let end = from;
    if (!isWordPart(text.charCodeAt(end)) && dialect.wordStart) end++;
    while (end < this.limit) {
      if (isWordPart(text.charCodeAt(end)) || dialect.wordStart?.includes(text.charAt(end))) end++;
      else if (dialect.wordInside?.includes(text.charAt(end)) && isWordPart(text.charCodeAt(end + 1))) end++;
      else break;
    }
    if (dialect.wordEnd?.includes(text.charAt(end)) && text.charAt(end) && !/[=.:[]/.test(text.charAt(end + 1))) end++;
    this.position = Math.max(end, start + 1);
    return this.makeToken({ type: "word", text: text.slice(from, end), sigil, start, end: this.position });
  }

  #readNumber(start: number): Token {
    number.lastIndex = start;
    this.position = start + (number.exec(this.text)?.[0].length ?? 1);
    return this.makeToken({ type: "number", text: this.text.slice(start, this.position), start, end: this.position });
  }

  #readOperator(start: number): Token {
    let length = 1;
    for (const [index, known] of this.dialect.operatorsByLength.entries()) {
      if (!known.has(this.text.slice(start, start + 4 - index))) continue;
      length = 4 - index;
      break;
    }
    this.position = Math.min(start + length, this.limit);
    return this.makeToken({ type: "operator", text: this.text.slice(start, this.position), start, end: this.position });
  }
}
