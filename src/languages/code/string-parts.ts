import { isBlank, isLineBreak, isWordPart } from "./characters.ts";
import type { Hole, NameHole, StringShape } from "./dialect.ts";
import { readEscape } from "./escapes.ts";
import type { Lexer } from "./lexer.ts";
import { TextBuilder } from "./text-builder.ts";
import type { StringPart } from "./token.ts";

/** Reads text and code in turn up to the closing mark, which is read too. */
export function readParts(lexer: Lexer, shape: StringShape): StringPart[] {
  if (shape.dropsFirstBreak) skipFirstBreak(lexer);
  return new PartsReader(lexer, shape).read();
}

/** Reads the inside of one string. */
class PartsReader {
  readonly #lexer: Lexer;
  readonly #shape: StringShape;
  readonly #text: string;
  readonly #parts: StringPart[] = [];
  readonly #builder: TextBuilder;
  /** What begins an escape. */
  readonly #escape: string;
  /** Every sign that may mean something here: most are only themselves, and asked for nothing more. */
  readonly #telling: string;
  /** How many brackets of the kind that closes the string are open in it. */
  #nested = 0;

  constructor(lexer: Lexer, shape: StringShape) {
    this.#lexer = lexer;
    this.#shape = shape;
    this.#text = lexer.text;
    this.#builder = new TextBuilder(lexer.position);
    // Swift: in `#"…"#` an escape is `\\#n`.
    this.#escape = shape.close.startsWith('"#') ? `\\${shape.close.replace(/^"+/, "")}` : "\\";
    this.#telling = tellingSigns(shape);
  }

  read(): StringPart[] {
    const lexer = this.#lexer;
    const text = this.#text;
    while (lexer.position < lexer.limit) {
      const at = lexer.position;
      const sign = text.charAt(at);
      if (!this.#telling.includes(sign)) {
        this.#builder.add(sign, at);
        lexer.position++;
      } else if (this.#takeDoubledClose(at)) continue;
      else if (this.#ends(at, sign)) return this.#parts;
      else if (!this.#shape.multiline && isLineBreak(text.charCodeAt(at))) break;
      else this.#take(at);
    }
    this.#flush(lexer.position, lexer.position);
    return this.#parts;
  }

  /** Reads the closing mark, unless it closes a bracket that was opened inside. */
  #ends(at: number, sign: string): boolean {
    const { close, nests } = this.#shape;
    if (!this.#isClose(at)) {
      if (sign === nests) this.#nested++;
      return false;
    }
    if (this.#nested-- > 0) return false;
    this.#flush(at, at);
    this.#lexer.position += close.length;
    return true;
  }

  #isClose(at: number): boolean {
    const { close } = this.#shape;
    return close !== "" && this.#text.startsWith(close, at);
  }

  #take(at: number): void {
    const taken = this.#takeSpace(at) || this.#takeHole(at) || this.#takeDoubledHole(at) || this.#takeName(at) || this.#takeEscape(at);
    if (!taken) this.#add(this.#text.charAt(at), at, 1);
  }

  /** SQL: `'it''s'` */
  #takeDoubledClose(at: number): boolean {
    const { close, escapes } = this.#shape;
    if (escapes !== "doubled" || close === "" || !isTwice(this.#text, at, close)) return false;
    this.#add(close, at, 2 * close.length);
    return true;
  }

  /** Between the words of Ruby's `%w[a b]`. */
  #takeSpace(at: number): boolean {
    if (!this.#shape.words || !isSpace(this.#text, at)) return false;
    this.#flush(at, at + 1);
    this.#lexer.position++;
    return true;
  }

  #takeHole(at: number): boolean {
    const hole = this.#shape.holes?.find(({ open }) => this.#text.startsWith(open, at));
    if (!hole || (hole.doubled && isTwice(this.#text, at, hole.open))) return false;
    this.#flush(at, at);
    this.#addCode(readHole(this.#lexer, hole, !this.#shape.multiline));
    return true;
  }

  /** `{{` stands for a brace. */
  #takeDoubledHole(at: number): boolean {
    const isDoubled = ({ open, close, doubled }: Hole): boolean =>
      doubled === true && (isTwice(this.#text, at, open) || isTwice(this.#text, at, close));
    if (!this.#shape.holes?.some(isDoubled)) return false;
    this.#add(this.#text.charAt(at), at, 2);
    return true;
  }

  #takeName(at: number): boolean {
    const end = this.#shape.names ? endOfName(this.#text, at, this.#shape.names) : at;
    if (end === at) return false;
    this.#flush(at, at);
    this.#addCode(readNameHole(this.#lexer, end));
    return true;
  }

  #takeEscape(at: number): boolean {
    const text = this.#text;
    if (text.charAt(at) !== "\\" || !readsEscape(this.#shape, text, at, this.#escape)) return false;
    const escape = readEscape(text, at, this.#escape.length);
    // Rust leaves out the white space behind a line break, too.
    if (escape.value === "" && this.#lexer.dialect.only === "rust") while (isSpace(text, at + escape.length)) escape.length++;
    this.#add(escape.value, at, Math.min(escape.length, this.#lexer.limit - at));
    return true;
  }

  /** Adds text that is written in so many signs. */
  #add(value: string, at: number, length: number): void {
    this.#builder.add(value, at);
    this.#lexer.position += length;
  }

  #addCode(part: StringPart): void {
    this.#parts.push(part);
    this.#builder.take(this.#lexer.position, this.#lexer.position);
  }

  #flush(end: number, next: number): void {
    const isEmpty = this.#builder.isEmpty;
    const part = this.#builder.take(end, next);
    if (!isEmpty) this.#parts.push(part);
  }
}

function tellingSigns({ close, nests = "", holes = [], names, words }: StringShape): string {
  const ofHoles = holes.map((hole) => hole.open.charAt(0) + hole.close.charAt(0)).join("");
  return `\\\n\r${close.charAt(0)}${nests}${ofHoles}${names ? "$@#" : ""}${words ? " \t\f\v\u00a0\ufeff" : ""}`;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isBlank(code) || isLineBreak(code);
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
