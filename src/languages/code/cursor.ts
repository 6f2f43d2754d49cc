import type { Range } from "../../tree/node.ts";
import { prepare, type Dialect, type PreparedDialect, type Role } from "./dialect.ts";
import type { Token } from "./token.ts";

/** Deeper nesting is read flat, so that no text can overflow the stack. */
const deepest = 200;

/** Counts the work done, for the test that it grows with the text and no faster. */
export interface Work {
  steps: number;
}

/** What a bracket, a condition or a block changes for the time it is read. */
interface Mode {
  /** A line break ends a statement here. */
  readonly lines: boolean;
  /** `{` begins a block here, never a value: `if x {`. */
  readonly noBraces: boolean;
  /** `do` belongs to a command further out: `while x do`, `task a do`. */
  readonly noDo: boolean;
  /** An argument beside a name is read here, which takes no arguments itself: `f a b`. */
  readonly inArgument: boolean;
  /** Reading ends before this token. */
  readonly limit: number;
}

/** A place in a list of tokens. Behind the last token of the innermost bracket stands an endless end. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly dialect: PreparedDialect;
  readonly text: string;
  readonly work: Work;
  index = 0;
  depth: number;
  /** How far the text has been read: where the node being made ends. */
  reach = 0;
  /** The name of the receiver, in a method that names it itself. */
  receiver = "";
  /** Inside a class, functions are methods. */
  inClass = false;
  #mode: Mode;

  constructor(text: string, tokens: readonly Token[], dialect: Dialect, work: Work, depth = 0, start = 0) {
    this.text = text;
    this.tokens = tokens;
    this.dialect = prepare(dialect);
    this.work = work;
    this.depth = depth;
    this.#mode = { lines: this.dialect.lines ?? false, noBraces: false, noDo: false, inArgument: false, limit: tokens.length };
    this.reach = start;
  }

  /** Stands where reading has come to, so that nothing begins behind the bracket that holds it. */
  get #end(): Token {
    const at = this.reach;
    return { type: "end", text: "", sigil: "", newline: true, space: true, indent: -1, partner: -1, start: at, end: at };
  }

  get token(): Token {
    return this.index < this.#mode.limit ? (this.tokens[this.index] ?? this.#end) : this.#end;
  }

  get ended(): boolean {
    return this.index >= this.#mode.limit;
  }

  get limit(): number {
    return this.#mode.limit;
  }

  get noBraces(): boolean {
    return this.#mode.noBraces;
  }

  get noDo(): boolean {
    return this.#mode.noDo;
  }

  get inArgument(): boolean {
    return this.#mode.inArgument;
  }

  get lines(): boolean {
    return this.#mode.lines;
  }

  /** The token so many places ahead. */
  peek(ahead = 1): Token {
    this.work.steps++;
    return this.index + ahead < this.#mode.limit ? (this.tokens[this.index + ahead] ?? this.#end) : this.#end;
  }

  /** The token at a place in the list. */
  at(index: number): Token {
    return this.peek(index - this.index);
  }

  get previous(): Token {
    return this.tokens[this.index - 1] ?? this.#end;
  }

  next(): Token {
    const { token } = this;
    this.work.steps++;
    if (token.type !== "end") {
      this.index++;
      this.reach = Math.max(this.reach, token.end);
    }
    return token;
  }

  /** Whether the token is this word or operator. */
  is(...texts: readonly string[]): boolean {
    const { token } = this;
    if (token.type !== "operator" && (token.type !== "word" || token.sigil !== "")) return false;
    return texts.includes(this.dialect.caseInsensitive ? token.text.toLowerCase() : token.text);
  }

  eat(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.next();
    return true;
  }

  role(token: Token = this.token): Role | undefined {
    if (token.type !== "word" || token.sigil !== "") return undefined;
    return this.dialect.roles.get(this.dialect.caseInsensitive ? token.text.toLowerCase() : token.text);
  }

  /** Whether the line has ended here, where that means something. */
  get broken(): boolean {
    return this.#mode.lines && this.token.newline;
  }

  /** Goes on behind the bracket that stands here, reading its inside first. */
  inBrackets<T>(mode: { readonly lines: boolean }, read: () => T): T {
    const { partner } = this.token;
    const before = this.index;
    const limit = partner > this.index && partner < this.#mode.limit ? partner : this.#mode.limit;
    this.next();
    const made = this.#with({ lines: mode.lines, noBraces: false, noDo: false, inArgument: false, limit }, read);
    if (limit === partner) {
      this.index = Math.max(partner, before + 1);
      this.next();
    }
    return made;
  }

  /** Reads with another meaning of braces or line breaks. */
  reading<T>(mode: Partial<Mode>, read: () => T): T {
    return this.#with({ ...this.#mode, ...mode }, read);
  }

  #with<T>(mode: Mode, read: () => T): T {
    const outer = this.#mode;
    this.#mode = { ...mode, limit: Math.min(mode.limit, outer.limit) };
    try {
      return read();
    } finally {
      this.#mode = outer;
    }
  }

  /** Goes over a bracket and everything in it, or over one token. */
  skip(): void {
    const { partner } = this.token;
    if (partner > this.index && partner < this.#mode.limit) {
      this.index = partner;
      this.work.steps++;
    }
    this.next();
  }

  /** Reads one level deeper, or not at all where it is too deep already. */
  deeper<T>(read: () => T, flat: () => T): T {
    if (this.depth >= deepest) return flat();
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** From a start to what has been read. */
  range(start: number): Range {
    return { start, end: Math.max(this.reach, start) };
  }
}
