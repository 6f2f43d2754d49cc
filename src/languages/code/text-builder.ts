import type { TextPart } from "./token.ts";

/** Puts the value of a string together and remembers where each unit of it stands. */
export class TextBuilder {
  #value: string[] = [];
  #length = 0;
  #start: number;
  /** Only kept from the first unit on that does not stand where it would stand verbatim. */
  #offsets: number[] | undefined;

  constructor(start: number) {
    this.#start = start;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Adds what the text at this place stands for. */
  add(value: string, at: number): void {
    if (!this.#offsets && at !== this.#start + this.#length) {
      if (this.#length === 0) this.#start = at;
      else this.#keepOffsets();
    }
    if (!this.#offsets && value.length !== 1) this.#keepOffsets();
    this.#offsets?.push(...Array.from({ length: value.length }, () => at));
    this.#value.push(value);
    this.#length += value.length;
  }

  /** Ends the part, and begins the next one at the place given. */
  take(end: number, next: number): TextPart {
    const value = this.#value.join("");
    if (!this.#offsets && end !== this.#start + this.#length) this.#keepOffsets();
    this.#offsets?.push(end);
    const part: TextPart = {
      kind: "text",
      value,
      start: this.#start,
      end,
      contentStart: this.#start,
      ...(this.#offsets && { offsets: this.#offsets }),
    };
    this.#value = [];
    this.#length = 0;
    this.#start = next;
    this.#offsets = undefined;
    return part;
  }

  #keepOffsets(): void {
    this.#offsets ??= Array.from({ length: this.#length }, (_, unit) => this.#start + unit);
  }
}
