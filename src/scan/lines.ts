/** Lines of a text: from offsets to lines and columns, both counted from 1. */
export class Lines {
  readonly #starts: number[] = [0];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  position(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** Where a line begins and ends, its line break not counted. */
  range(line: number): { readonly start: number; readonly end: number } {
    const start = this.#starts[line - 1] ?? 0;
    const next = this.#starts[line];
    let end = next === undefined ? this.#text.length : next - 1;
    if (end > start && this.#text.charAt(end - 1) === "\r") end--;
    return { start, end };
  }
}
