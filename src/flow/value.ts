import type { Node, Range, StringNode } from "../tree/node.ts";
import type { Model } from "./model/model.ts";

/** A node and the file it stands in. */
export interface Ref {
  readonly node: Node;
  readonly file: SourceFile;
}

/** One file that takes part in an analysis: the one looked at, or a sibling it imports. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly model: Model;
}

/** A range of a file. */
export interface Place extends Range {
  readonly file: SourceFile;
}

/** A constant stretch of a value. */
export interface ConstantPiece {
  readonly kind: "constant";
  readonly text: string;
  /** The literal it comes from, and from which of its characters on. */
  readonly literal: StringNode;
  readonly from: number;
  /** The text is not what stands in the literal (it was decoded): its place is all of the literal. */
  readonly decoded?: boolean;
  readonly file: SourceFile;
  /** The expression that brings it into the value, where that is not the literal itself. */
  readonly use: Ref | undefined;
}

/** A stretch that is not known, and what it is called. */
export interface UnknownPiece {
  readonly kind: "unknown";
  /** Names on the way to it and of itself, outermost first: a variable, then `process`, `env`, `KEY`. */
  readonly paths: readonly (readonly string[])[];
  readonly source: Ref;
  readonly use: Ref | undefined;
}

export type Piece = ConstantPiece | UnknownPiece;

/** Stands for an unknown stretch in `Value.text`. */
export const hole = "\uFFFC";

/** A text as far as it is known: constant and unknown stretches in order. */
export class Value {
  readonly pieces: readonly Piece[];
  readonly text: string;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
    this.text = pieces.map((piece) => (piece.kind === "constant" ? piece.text : hole)).join("");
  }

  get constant(): boolean {
    return this.pieces.every(({ kind }) => kind === "constant");
  }

  get unknowns(): readonly UnknownPiece[] {
    return this.pieces.filter((piece) => piece.kind === "unknown");
  }

  /** The stretch from one position in `text` to another. */
  slice(from: number, to = this.text.length): Value {
    const cut: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const length = piece.kind === "constant" ? piece.text.length : 1;
      const start = Math.max(from, at);
      const end = Math.min(to, at + length);
      if (start < end) {
        cut.push(
          piece.kind === "constant"
            ? { ...piece, text: piece.text.slice(start - at, end - at), from: piece.from + start - at }
            : piece,
        );
      }
      at += length;
    }
    return new Value(cut);
  }

  /** Where the literals stand that it is made of: the first piece, to its end on the last piece of the same literal. */
  get origin(): Place | undefined {
    const first = this.pieces[0];
    return first && originOfPiece(first);
  }

  /** Where it is put in: the expression or the stretch of a literal that stands for it in the text that uses it. */
  get place(): Place | undefined {
    const first = this.pieces[0];
    if (!first) return undefined;
    if (first.use) return { file: first.use.file, start: first.use.node.start, end: first.use.node.end };
    return originOfPiece(first);
  }
}

export function originOfPiece(piece: Piece): Place {
  if (piece.kind === "unknown")
    return { file: piece.source.file, start: piece.source.node.start, end: piece.source.node.end };
  const { literal, from, text, file } = piece;
  if (piece.decoded) return { file, start: literal.contentStart, end: positionIn(literal, literal.value.length) };
  return { file, start: positionIn(literal, from), end: positionIn(literal, from + text.length) };
}

/** Where the character of a literal's value stands in its file. */
export function positionIn(literal: StringNode, index: number): number {
  return literal.offsets?.[index] ?? literal.contentStart + index;
}
