import type { EmbeddedNode, Range, StringNode } from "../../tree/node.ts";

/**
 * A text whose characters know where they stand in the text that is scanned. The command of
 * `ssh host "…"`, a Makefile recipe without its tabs, a `RUN` without its line continuations: each is
 * a text of its own to read, while every node made from it takes its place in the outer one.
 */
export class Source {
  readonly text: string;
  readonly #offsets: readonly number[] | undefined;

  /** @param offsets one per UTF-16 unit and one for the end; without them the text is the outer text itself */
  constructor(text: string, offsets?: readonly number[]) {
    this.text = text;
    this.#offsets = offsets;
  }

  /** Where a unit of this text stands in the outer text. */
  at(index: number): number {
    return this.#offsets ? (this.#offsets[index] ?? this.#offsets.at(-1) ?? 0) : index;
  }

  range(start: number, end: number): Range {
    const from = this.at(start);
    // The end of the last unit, not the start of the next one: what lies between was taken out.
    return { start: from, end: end > start ? Math.max(from, this.at(end - 1) + 1) : from };
  }

  /** What a pen wrote from this source, as a source of its own. */
  derive(pen: Pen, end: number): Source {
    const offsets = pen.offsets.map((offset) => this.at(offset));
    offsets.push(this.#endOf(pen, end));
    return new Source(pen.text, offsets);
  }

  /** A constant string that a pen wrote, standing between `start` and `end`. */
  string(pen: Pen, start: number, end: number, emptyAt = start): StringNode {
    const range = this.range(start, end);
    const { contentStart, offsets } = this.#place(pen, end, emptyAt);
    return { kind: "string", ...range, value: pen.text, contentStart, ...(offsets ? { offsets } : {}) };
  }

  /** A string that stands between `start` and `end` as it is. */
  verbatim(start: number, end: number): StringNode {
    return this.string(new Pen().copy(this.text, start, end), start, end);
  }

  /** A text in another language that a pen wrote. */
  embedded(language: string, pen: Pen, end: number): EmbeddedNode {
    const { contentStart, offsets } = this.#place(pen, end, end);
    const last = this.#endOf(pen, end);
    const range = { start: contentStart, end: Math.max(contentStart, last) };
    return { kind: "embedded", ...range, language, text: pen.text, ...(offsets ? { offsets } : {}) };
  }

  #place(pen: Pen, end: number, emptyAt: number): { contentStart: number; offsets?: readonly number[] } {
    const [first] = pen.offsets;
    if (first === undefined) return { contentStart: this.at(emptyAt) };
    const contentStart = this.at(first);
    const offsets = pen.offsets.map((offset) => this.at(offset));
    offsets.push(this.#endOf(pen, end));
    return offsets.every((offset, index) => offset === contentStart + index) ? { contentStart } : { contentStart, offsets };
  }

  #endOf(pen: Pen, end: number): number {
    const last = pen.offsets.at(-1);
    if (last === undefined) return this.at(end);
    return Math.max(this.at(last) + 1, Math.min(this.at(pen.end), this.range(0, end).end));
  }
}

/** Writes a text down together with where each of its units was taken from. */
export class Pen {
  readonly offsets: number[] = [];
  /** Behind the last thing written. */
  end = 0;
  #pieces: string[] = [];

  get text(): string {
    if (this.#pieces.length > 1) this.#pieces = [this.#pieces.join("")];
    return this.#pieces[0] ?? "";
  }

  get empty(): boolean {
    return this.offsets.length === 0;
  }

  /** Writes a stretch of a text as it stands there. */
  copy(text: string, start: number, end: number): this {
    if (end <= start) return this;
    this.#pieces.push(text.slice(start, end));
    for (let index = start; index < end; index++) this.offsets.push(index);
    this.end = end;
    return this;
  }

  /** Writes what an escape between `start` and `end` stands for. */
  write(value: string, start: number, end: number): this {
    if (value !== "") this.#pieces.push(value);
    for (let count = value.length; count > 0; count--) this.offsets.push(start);
    this.end = end;
    return this;
  }
}
