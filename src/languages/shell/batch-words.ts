import type { Argument, Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { nameNode } from "./expansions.ts";
import { type Word, WordBuilder } from "./word.ts";

const percent = /%([A-Za-z_(][\w().-]{0,100})(:[^%\n]{1,200})?%|%(~?[a-z]{0,12}\d|\*)|%%(~?[a-z]{0,12}[A-Za-z])/iy;
const delayed = /!([A-Za-z_][\w().-]{0,100})(:[^!\n]{1,200})?!/y;
const redirection = /\d?(?:>>?|<)(?:&\d)?/y;

/** Reads the words of one command of a batch file. */
export class BatchLine {
  readonly redirections: Argument[] = [];
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** The words up to the end of the command. */
  words(): Word[] {
    const cursor = this.#cursor;
    const words: Word[] = [];
    for (;;) {
      this.#skipBlanks();
      const before = cursor.pos;
      const found = cursor.match(redirection);
      if (found) {
        cursor.pos += found[0].length;
        const nameRange = cursor.source.range(before, cursor.pos);
        this.#skipBlanks();
        if (!found[0].includes("&")) this.redirections.push({ name: found[0], nameRange, value: this.#word().node() });
        continue;
      }
      const word = this.#word();
      if (cursor.pos === before) return words;
      words.push(word);
    }
  }

  /** The value of `set X=…`: all that follows, up to the last quote if it began with one. */
  rest(quote: string): Word {
    const cursor = this.#cursor;
    const start = cursor.pos;
    const builder = new WordBuilder(cursor.source, start);
    let end = cursor.lineEnd();
    if (quote === '"') {
      const closing = cursor.text.lastIndexOf('"', end);
      if (closing >= start) end = closing;
    }
    while (cursor.pos < end) {
      if (quote === "" && /[&|<>\r]/.test(cursor.char)) break;
      if (!this.#expansion(builder) && !this.#caret(builder)) this.#copy(builder);
    }
    const word = builder.finish(cursor.pos);
    if (quote === '"' && cursor.char === '"') cursor.pos++;
    return word;
  }

  #skipBlanks(): void {
    const cursor = this.#cursor;
    for (;;) {
      const { char } = cursor;
      if (char === " " || char === "\t" || char === "\r" || (char === "," && cursor.peek() === " ")) cursor.pos++;
      else if (char === "^" && cursor.peek() === "\n") cursor.pos += 2;
      else if (char === "^" && cursor.peek() === "\r" && cursor.peek(2) === "\n") cursor.pos += 3;
      else return;
    }
  }

  #word(): Word {
    const cursor = this.#cursor;
    const builder = new WordBuilder(cursor.source, cursor.pos);
    let quoted = false;
    while (!cursor.done && cursor.char !== "\n") {
      const { char } = cursor;
      if (!quoted && /[\s&|<>()]/.test(char)) break;
      if (char === '"') {
        quoted = !quoted;
        cursor.pos++;
        builder.quote(cursor.pos);
      } else if (char === "\\" && cursor.peek() === '"') {
        // Programs read `\"` as a quote of theirs.
        builder.copy(cursor.pos + 1, cursor.pos + 2);
        cursor.pos += 2;
      } else if (!this.#expansion(builder) && (quoted || !this.#caret(builder))) {
        this.#copy(builder);
      }
    }
    return builder.finish(cursor.pos);
  }

  #copy(builder: WordBuilder): void {
    const { pos } = this.#cursor;
    builder.copy(pos, pos + 1);
    this.#cursor.pos++;
  }

  /** `^x` is x; before a line break it continues the line. */
  #caret(builder: WordBuilder): boolean {
    const cursor = this.#cursor;
    if (cursor.char !== "^" || cursor.pos + 1 >= cursor.end) return false;
    const length = cursor.peek() === "\r" && cursor.peek(2) === "\n" ? 3 : 2;
    if (length === 2 && cursor.peek() !== "\n") builder.copy(cursor.pos + 1, cursor.pos + 2);
    cursor.pos += length;
    return true;
  }

  /** `%X%`, `!X!`, `%1`, `%%i`; `%X:~0,4%` is a slice. */
  #expansion(builder: WordBuilder): boolean {
    const cursor = this.#cursor;
    const found = cursor.char === "%" ? cursor.match(percent) : cursor.char === "!" ? cursor.match(delayed) : undefined;
    if (!found) return false;
    const start = cursor.pos;
    const name = found[1] ?? found[3] ?? found[4] ?? "";
    cursor.pos += found[0].length;
    const nameStart = start + found[0].indexOf(name);
    const whole = nameNode(cursor.source, name, start, cursor.pos);
    builder.expansion(found[2] === undefined ? whole : this.#sliced(whole, name, nameStart, found[2]), start, cursor.pos);
    return true;
  }

  #sliced(whole: Node, name: string, nameStart: number, written: string): Node {
    const { source } = this.#cursor;
    const nameEnd = nameStart + name.length;
    const callee = nameNode(source, "slice", nameEnd, nameEnd + 1);
    const value = nameNode(source, name, nameStart, nameEnd);
    const bounds = [...written.matchAll(/-?\d{1,9}/g)].map(([digits]): Node => ({ kind: "literal", value: Number(digits), start: callee.start, end: callee.end }));
    return { kind: "call", start: whole.start, end: whole.end, callee, args: [{ value }, ...bounds.map((bound) => ({ value: bound }))] };
  }
}
