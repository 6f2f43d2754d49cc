import type { Node, StringNode } from "../../tree/node.ts";
import { Pen, type Source } from "./source.ts";

type Piece =
  | { readonly kind: "text"; readonly pen: Pen; readonly start: number; readonly end: number }
  | { readonly kind: "node"; readonly node: Node; readonly start: number; readonly end: number };

/** One word of a command line: constant text and expansions, quotes undone. */
export class Word {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
  /** `"$@"`, `"${HEADERS[@]}"`: may stand for several words. */
  readonly spread: boolean;
  /** What a string without any text stands at: behind its opening quote. */
  readonly #emptyAt: number;

  constructor(source: Source, start: number, end: number, pieces: readonly Piece[], spread = false, emptyAt = start) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.pieces = pieces;
    this.spread = spread;
    this.#emptyAt = emptyAt;
  }

  /** As it is written, with quotes. */
  get raw(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** Its value, if it holds no expansion. */
  get constant(): string | undefined {
    const [first, second] = this.pieces;
    if (!first) return "";
    return first.kind === "text" && !second ? first.pen.text : undefined;
  }

  /** The constant text before its first expansion. */
  get leading(): string {
    const [first] = this.pieces;
    return first?.kind === "text" ? first.pen.text : "";
  }

  /** A string, a template, or the expansion that it consists of. */
  node(): Node {
    const [first, second] = this.pieces;
    if (!first) return this.source.string(new Pen(), this.start, this.end, this.#emptyAt);
    if (!second) {
      return first.kind === "node" ? first.node : this.source.string(first.pen, this.start, this.end);
    }
    const parts = this.pieces.map((piece) => (piece.kind === "node" ? piece.node : textNode(this.source, piece)));
    return { kind: "template", ...this.source.range(this.start, this.end), parts };
  }

  /** The part of the word behind the first `count` characters, which are constant. */
  after(count: number): Word {
    const [first, ...others] = this.pieces;
    if (first?.kind !== "text") return this;
    const { text, offsets } = first.pen;
    const start = offsets[count] ?? first.end;
    const rest = new Pen();
    for (let index = count; index < text.length; index++) {
      const offset = offsets[index] ?? first.end;
      rest.write(text.charAt(index), offset, offset + 1);
    }
    rest.end = first.pen.end;
    const pieces = rest.empty ? others : [{ ...first, pen: rest, start }, ...others];
    return new Word(this.source, Math.min(start, this.end), this.end, pieces, this.spread);
  }

  /** A constant stretch of it. */
  part(from: number, to: number): StringNode {
    const [first] = this.pieces;
    const pen = new Pen();
    if (first?.kind === "text") {
      const { text, offsets } = first.pen;
      for (let index = from; index < Math.min(to, text.length); index++) {
        const offset = offsets[index] ?? first.end;
        pen.write(text.charAt(index), offset, offset + 1);
      }
    }
    const start = pen.offsets[0] ?? this.start;
    return this.source.string(pen, start, pen.empty ? start : pen.end);
  }

  /** The word as the text of a script: quotes undone, expansions as they are written. */
  script(): Source {
    return this.source.derive(this.scriptPen(), this.end);
  }

  scriptPen(): Pen {
    const pen = new Pen();
    for (const piece of this.pieces) {
      if (piece.kind === "node") {
        pen.copy(this.source.text, piece.start, piece.end);
        continue;
      }
      const { text, offsets } = piece.pen;
      for (let index = 0; index < text.length; index++) {
        const offset = offsets[index] ?? piece.end;
        pen.write(text.charAt(index), offset, offset + 1);
      }
      pen.end = piece.pen.end;
    }
    return pen;
  }
}

function textNode(source: Source, piece: { readonly pen: Pen; readonly start: number; readonly end: number }): StringNode {
  const start = piece.pen.offsets[0] ?? piece.start;
  return source.string(piece.pen, start, Math.max(piece.pen.end, start));
}

/** Puts a word together while it is read. */
export class WordBuilder {
  readonly #source: Source;
  readonly #start: number;
  readonly #pieces: Piece[] = [];
  #pen = new Pen();
  #spread = false;
  #emptyAt: number | undefined;

  constructor(source: Source, start: number) {
    this.#source = source;
    this.#start = start;
  }

  copy(start: number, end: number): void {
    this.#pen.copy(this.#source.text, start, end);
  }

  write(value: string, start: number, end: number): void {
    this.#pen.write(value, start, end);
  }

  /** Takes over what another pen wrote. */
  writePen({ text, offsets, end }: Pen): void {
    for (let index = 0; index < text.length; index++) {
      const offset = offsets[index] ?? end;
      this.#pen.write(text.charAt(index), offset, offsets[index + 1] ?? end);
    }
  }

  expansion(node: Node, start: number, end: number, spread = false): void {
    this.#flush();
    this.#pieces.push({ kind: "node", node, start, end });
    this.#spread ||= spread;
  }

  /** Remembers where the content of a quoted, perhaps empty, string begins. */
  quote(contentStart: number): void {
    this.#emptyAt ??= contentStart;
  }

  finish(end: number): Word {
    this.#flush();
    const spread = this.#spread && this.#pieces.length === 1;
    return new Word(this.#source, this.#start, end, this.#pieces, spread, this.#emptyAt);
  }

  #flush(): void {
    if (this.#pen.empty) return;
    this.#pieces.push({ kind: "text", pen: this.#pen, start: this.#pen.offsets[0] ?? 0, end: this.#pen.end });
    this.#pen = new Pen();
  }
}

/** A word that stands between `start` and `end` as it is. */
export function plainWord(source: Source, start: number, end: number): Word {
  const builder = new WordBuilder(source, start);
  builder.copy(start, end);
  return builder.finish(end);
}
