import type { Node, Range } from "../../tree/node.ts";
import type { Source } from "./source.ts";

/** Deeper nesting than this is read as flat text, so that no input exhausts the stack. */
const deepest = 150;

type Dialect = "posix" | "fish";

/** Where a reader of shell text stands, and what it knows while it reads. */
export class Cursor {
  readonly source: Source;
  readonly text: string;
  readonly dialect: Dialect;
  /** Of the outer text. */
  readonly comments: Range[];
  pos = 0;
  end: number;
  depth: number;
  /** How many keywords wait for their closing word (`fi`, `done`, `}`…). */
  openKeywords = 0;
  /** How many `(` wait for their `)`. */
  openParentheses = 0;
  /** Where the line that opened here-documents ends, and where reading goes on behind them. */
  heredocs: { readonly lineEnd: number; readonly resume: number } | undefined;
  /** Inside `"${X:-…}"`, where `'` is a character like any other. */
  quotesAreText = false;
  readonly #lastQuotes = new Map<string, number>();
  #lineFrom = 0;
  #newline = -1;

  constructor(source: Source, dialect: Dialect = "posix", depth = 0, comments: Range[] = []) {
    this.source = source;
    this.text = source.text;
    this.end = source.text.length;
    this.dialect = dialect;
    this.depth = depth;
    this.comments = comments;
  }

  get char(): string {
    return this.pos < this.end ? this.text.charAt(this.pos) : "";
  }

  peek(offset = 1): string {
    return this.pos + offset < this.end ? this.text.charAt(this.pos + offset) : "";
  }

  get done(): boolean {
    return this.pos >= this.end;
  }

  startsWith(text: string): boolean {
    return this.pos + text.length <= this.end && this.text.startsWith(text, this.pos);
  }

  /** Matches a sticky pattern here without moving. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.pos;
    const found = pattern.exec(this.text);
    return found && this.pos + found[0].length <= this.end ? found : undefined;
  }

  /** Whether a quote that opens here is closed at all; one that is not holds no more than its line. */
  closes(quote: string): boolean {
    let last = this.#lastQuotes.get(quote);
    if (last === undefined) {
      last = this.text.lastIndexOf(quote);
      this.#lastQuotes.set(quote, last);
    }
    return last > this.pos;
  }

  /** The end of the line in which `from` stands: its newline, or the end of the text. */
  lineEnd(from = this.pos): number {
    // Asked for again and again on one long line, so the last answer is kept.
    if (from < this.#lineFrom || from > this.#newline) {
      const found = this.text.indexOf("\n", from);
      this.#newline = found < 0 ? this.text.length : found;
      this.#lineFrom = from;
    }
    return Math.min(this.#newline, this.end);
  }

  /** How long the line continuation is that stands here: `\` and a newline. */
  get continuation(): number {
    if (this.char !== "\\") return 0;
    if (this.peek() === "\n") return 2;
    return this.peek() === "\r" && this.peek(2) === "\n" ? 3 : 0;
  }

  /** Reads something nested; where it is nested too deep, gives nothing. */
  nested<T>(read: () => T): T | undefined {
    if (this.depth >= deepest) return undefined;
    this.depth++;
    const { openKeywords, openParentheses, quotesAreText } = this;
    this.quotesAreText = false;
    try {
      return read();
    } finally {
      this.depth--;
      this.openKeywords = openKeywords;
      this.openParentheses = openParentheses;
      this.quotesAreText = quotesAreText;
    }
  }

  /** Reads the stretch up to `end` as if the text ended there. */
  within<T>(start: number, end: number, read: () => T): T {
    const before = { pos: this.pos, end: this.end };
    this.pos = start;
    this.end = Math.max(start, end);
    try {
      return read();
    } finally {
      this.pos = before.pos;
      this.end = before.end;
    }
  }
}

/** Several nodes where one is wanted: what a substitution prints is what its commands print, one after the other. */
export function joined(nodes: readonly Node[], range: Range): Node {
  const [first, second] = nodes;
  if (first && !second) return first;
  return { kind: "template", start: range.start, end: range.end, parts: nodes };
}
