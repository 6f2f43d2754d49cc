import type { EmbeddedNode, StringNode } from "../../tree/node.ts";

/** A text taken out of another one, and where each of its units stands there. */
export interface Passage {
  readonly text: string;
  /** One for each unit and one for the end. Absent where the text stands verbatim at `start`. */
  readonly offsets?: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Puts a passage together from stretches of the outer text. */
export class PassageBuilder {
  readonly #source: string;
  readonly #runs: { text: string; start: number; end: number; copied: boolean }[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  get empty(): boolean {
    return this.#runs.length === 0;
  }

  /** Adds what stands there verbatim. */
  copy(start: number, end: number): this {
    const last = this.#runs.at(-1);
    if (last?.copied && last.end === start) {
      last.text += this.#source.slice(start, end);
      last.end = end;
    } else if (end > start) {
      this.#runs.push({ text: this.#source.slice(start, end), start, end, copied: true });
    }
    return this;
  }

  /** Adds a text that is written differently there: an escape undone, a bracket that stands for another one. */
  replace(text: string, start: number, end: number): this {
    this.#runs.push({ text, start, end, copied: false });
    return this;
  }

  /** What has been put together; nothing stands at `start` where it is empty. */
  passage(start = 0): Passage {
    const first = this.#runs[0];
    const last = this.#runs.at(-1);
    if (!first || !last) return { text: "", start, end: start };
    if (this.#runs.length === 1 && first.copied) return { text: first.text, start: first.start, end: first.end };
    const offsets: number[] = [];
    for (const run of this.#runs) {
      const step = run.text.length === run.end - run.start ? 1 : 0;
      for (let at = 0; at < run.text.length; at++) offsets.push(run.start + at * step);
    }
    offsets.push(last.end);
    return { text: this.#runs.map((run) => run.text).join(""), offsets, start: first.start, end: last.end };
  }
}

/** The verbatim text between two places. */
export function passageOf(source: string, start: number, end: number): Passage {
  return { text: source.slice(start, end), start, end };
}

/** A part of a passage. */
export function cut(passage: Passage, from: number, to: number): Passage {
  const text = passage.text.slice(from, to);
  if (!passage.offsets) return { text, start: passage.start + from, end: passage.start + from + text.length };
  const offsets = passage.offsets.slice(from, from + text.length + 1);
  return { text, offsets, start: offsets[0] ?? passage.start, end: offsets.at(-1) ?? passage.end };
}

/** Several parts of a passage, one behind the other. */
export function join(passage: Passage, parts: readonly (readonly [from: number, to: number])[]): Passage {
  const [only] = parts;
  if (only && parts.length === 1) return cut(passage, only[0], only[1]);
  const at = (index: number): number => passage.offsets?.[index] ?? passage.start + index;
  const offsets: number[] = [];
  for (const [from, to] of parts) for (let index = from; index < to; index++) offsets.push(at(index));
  const end = at(parts.at(-1)?.[1] ?? 0);
  offsets.push(end);
  return { text: parts.map(([from, to]) => passage.text.slice(from, to)).join(""), offsets, start: offsets[0] ?? end, end };
}

/** A passage in a language of its own. */
export function embed(passage: Passage, language: string, more: Pick<EmbeddedNode, "runs" | "role"> = {}): EmbeddedNode {
  const { text, offsets, start, end } = passage;
  return { kind: "embedded", language, text, start, end, ...(offsets && { offsets }), ...more };
}

/** A passage as a constant string. */
export function stringOf(passage: Passage, range: { start: number; end: number } = passage): StringNode {
  const { text, offsets, start } = passage;
  return { kind: "string", value: text, contentStart: start, start: range.start, end: range.end, ...(offsets && { offsets }) };
}

/** The lines of a passage that say something, as prose. */
export function proseOf(passage: Passage): StringNode[] {
  const nodes: StringNode[] = [];
  for (let from = 0; from < passage.text.length; ) {
    const newline = passage.text.indexOf("\n", from);
    const to = newline < 0 ? passage.text.length : newline;
    const line = passage.text.slice(from, to);
    const trimmed = line.trim();
    if (trimmed !== "") {
      const begin = from + (line.length - line.trimStart().length);
      nodes.push({ ...stringOf(cut(passage, begin, begin + trimmed.length)), prose: true });
    }
    from = to + 1;
  }
  return nodes;
}
