import type { EmbeddedNode, Range, StringNode } from "../../tree/node.ts";

/**
 * Puts a decoded text together from pieces of the source, and remembers where each piece came from.
 *
 * Most strings stand in the source verbatim, so offsets are only written out where a piece does not
 * follow on from the one before it.
 */
export class Piecewise {
  readonly #texts: string[] = [];
  /** For each piece: where it stands, and whether it stands there verbatim. */
  readonly #places: { readonly at: number; readonly verbatim: boolean }[] = [];
  #verbatim = true;
  #end: number | undefined;

  /** A piece that stands in the source as it is. */
  copy(source: string, start: number, end: number): void {
    if (end > start) this.#add(source.slice(start, end), start);
  }

  #add(text: string, at: number): void {
    if (this.#end !== undefined && this.#end !== at) this.#verbatim = false;
    this.#texts.push(text);
    this.#places.push({ at, verbatim: true });
    this.#end = at + text.length;
  }

  /** A piece that the source writes in another way (an escape): all of it stands at `at`. */
  insert(text: string, at: number): void {
    if (text === "") return;
    this.#verbatim = false;
    this.#texts.push(text);
    this.#places.push({ at, verbatim: false });
  }

  /** All pieces of another one. */
  append(other: Piecewise): void {
    for (const [index, text] of other.#texts.entries()) {
      const place = other.#places[index];
      if (place?.verbatim === false) this.insert(text, place.at);
      else if (place) this.#add(text, place.at);
    }
  }

  get value(): string {
    return this.#texts.join("");
  }

  /** @param contentEnd where the content ends in the source: the place behind the last unit */
  string(range: Range, contentStart: number, contentEnd: number): StringNode {
    const place = { kind: "string", start: range.start, end: range.end, value: this.value } as const;
    if (this.#isVerbatimFrom(contentStart)) return { ...place, contentStart };
    return { ...place, contentStart, offsets: this.#offsets(contentEnd) };
  }

  /** The same as a text in a language of its own. */
  embedded(language: string, range: Range, contentStart: number, contentEnd: number): EmbeddedNode {
    return embed(this.string(range, contentStart, contentEnd), language);
  }

  #isVerbatimFrom(contentStart: number): boolean {
    const first = this.#places[0];
    return this.#verbatim && (first === undefined || first.at === contentStart);
  }

  #offsets(contentEnd: number): number[] {
    const offsets: number[] = [];
    for (const [index, text] of this.#texts.entries()) {
      const place = this.#places[index];
      if (place === undefined) continue;
      for (let unit = 0; unit < text.length; unit++) offsets.push(place.verbatim ? place.at + unit : place.at);
    }
    offsets.push(contentEnd);
    return offsets;
  }
}

/** A part of the source as a string, just as it stands. */
export function verbatim(source: string, start: number, end: number, range: Range = { start, end }): StringNode {
  return { kind: "string", start: range.start, end: range.end, value: source.slice(start, end), contentStart: start };
}

/** A piece of a string, as a string of its own. */
export function sliceString(node: StringNode, from: number, to = node.value.length): StringNode {
  const value = node.value.slice(from, to);
  const start = placeOf(node, from);
  const end = Math.max(start, placeOf(node, to));
  if (!node.offsets) return { kind: "string", start, end, value, contentStart: start };
  return { kind: "string", start, end, value, contentStart: start, offsets: node.offsets.slice(from, to + 1) };
}

/** Where a unit of a string's value stands in the source. */
export function placeOf(node: StringNode, index: number): number {
  return node.offsets ? (node.offsets[index] ?? node.end) : node.contentStart + index;
}

/** Hands the text of a string to a language of its own. */
export function embed(node: StringNode, language: string): EmbeddedNode {
  const text = node.value;
  if (node.offsets) return { kind: "embedded", start: node.start, end: node.end, language, text, offsets: node.offsets };
  const start = node.contentStart;
  return { kind: "embedded", start, end: start + text.length, language, text };
}
