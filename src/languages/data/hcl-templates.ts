import type { Node, Range } from "../../tree/node.ts";
import { decodeEscape } from "./json-string.ts";
import { Piecewise } from "./piecewise.ts";
import { lineEnd, nextLine, skipBlanks } from "./program.ts";

/** Where a template is read: shared with whoever reads the expressions in it. */
export interface Cursor {
  at: number;
  readonly end: number;
  readUntilBrace(): Node;
  within<T>(end: number, read: () => T): T;
}

interface Content {
  readonly start: number;
  readonly end: number;
  /** Whether it ends with a quote, or the line where there is none. */
  readonly quoted: boolean;
  /** How much indentation each line loses. */
  readonly indent: number;
}

/** Strings in quotes and heredocs, with the interpolations in them. */
export class HclTemplate {
  readonly #text: string;
  readonly #cursor: Cursor;
  readonly #end: number;

  constructor(text: string, cursor: Cursor, end: number) {
    this.#text = text;
    this.#cursor = cursor;
    this.#end = end;
  }

  /** The string whose quote stands at the cursor. */
  readQuoted(): Node {
    const start = this.#cursor.at;
    return this.#content({ start: start + 1, end: this.#end, quoted: true, indent: 0 }, start);
  }

  /** The heredoc that begins at the cursor, if one does. */
  readHeredoc(): Node | undefined {
    const opening = /<<(-?)"?([A-Za-z_][\w-]*)"?[ \t\r]*\n/y;
    const start = this.#cursor.at;
    opening.lastIndex = start;
    const found = opening.exec(this.#text);
    const marker = found?.[2];
    if (!found || marker === undefined || opening.lastIndex > this.#end) return undefined;
    const bodyStart = opening.lastIndex;
    let indent = Number.POSITIVE_INFINITY;
    let at = bodyStart;
    let close = this.#end;
    for (; at < this.#end; at = nextLine(this.#text, at)) {
      const end = Math.min(lineEnd(this.#text, at), this.#end);
      const first = skipBlanks(this.#text, at, end);
      if (this.#text.slice(first, end).trimEnd() === marker) {
        close = end;
        break;
      }
      if (first < end) indent = Math.min(indent, first - at);
    }
    const end = Math.min(at, this.#end);
    const stripped = found[1] === "-" && Number.isFinite(indent) ? indent : 0;
    const node = this.#cursor.within(end, () => this.#content({ start: bodyStart, end, quoted: false, indent: stripped }, start));
    this.#cursor.at = close;
    return { ...node, end: Math.max(close, start) };
  }

  #content({ start, end, quoted, indent }: Content, outerStart: number): Node {
    const text = this.#text;
    const parts: Node[] = [];
    let pieces = new Piecewise();
    let from = start;
    let pieceStart = start;
    let at = indent > 0 ? this.#dropIndent(start, end, indent) : start;
    if (at > from) from = at;

    const flush = (to: number): void => {
      pieces.copy(text, from, to);
      if (to > pieceStart && pieces.value !== "") parts.push(pieces.string({ start: pieceStart, end: to }, Math.min(from, pieceStart), to));
      pieces = new Piecewise();
    };

    while (at < end) {
      const character = text.charAt(at);
      if (quoted && (character === '"' || character === "\n")) break;
      if (quoted && character === "\\") {
        pieces.copy(text, from, at);
        at = Math.min(decodeEscape(text, at, end, pieces), end);
        from = at;
      } else if ((character === "$" || character === "%") && text.charAt(at + 1) === character && text.charAt(at + 2) === "{") {
        pieces.copy(text, from, at + 1);
        from = at + 2;
        at += 3;
      } else if ((character === "$" || character === "%") && text.charAt(at + 1) === "{" && at + 1 < end) {
        flush(at);
        const inner = this.#interpolation(at, character === "%");
        if (inner) parts.push(inner);
        at = Math.max(this.#cursor.at, at + 2);
        from = at;
        pieceStart = at;
      } else if (character === "\n" && indent > 0) {
        pieces.copy(text, from, at + 1);
        at = this.#dropIndent(at + 1, end, indent);
        from = at;
      } else at++;
    }
    at = Math.min(at, end);
    const closed = quoted && text.charAt(at) === '"' && at < end;
    const range = { start: outerStart, end: closed ? at + 1 : at };
    this.#cursor.at = range.end;
    if (parts.length === 0 && pieceStart === start) {
      pieces.copy(text, from, at);
      return pieces.string(range, start, at);
    }
    flush(at);
    return template(parts, range);
  }

  /** `${expression}`; of a directive (`%{ if … }`) nothing is kept. */
  #interpolation(at: number, directive: boolean): Node | undefined {
    this.#cursor.at = at + 2;
    if (this.#text.charAt(this.#cursor.at) === "~") this.#cursor.at++;
    const inner = this.#cursor.readUntilBrace();
    if (this.#cursor.at < this.#cursor.end && this.#text.charAt(this.#cursor.at) === "}") this.#cursor.at++;
    return directive ? undefined : inner;
  }

  #dropIndent(at: number, end: number, indent: number): number {
    return Math.min(skipBlanks(this.#text, at, Math.min(at + indent, end)), end);
  }
}

/** `"${x}"` is `x`, as Terraform itself has it. */
function template(parts: readonly Node[], range: Range): Node {
  const [only] = parts;
  return parts.length === 1 && only && only.kind !== "string" ? only : { kind: "template", ...range, parts };
}
