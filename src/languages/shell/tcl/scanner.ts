import type { Range } from "../../../tree/node.ts";
import { readEscape } from "../../code/escapes.ts";
import { TextBuilder } from "../../code/text-builder.ts";
import type { TextPart } from "../../code/token.ts";

/** `$name`, `$ns::name`, `$array(index)` */
export interface VariablePart extends Range {
  readonly kind: "variable";
  readonly name: string;
  readonly index?: readonly Part[];
}

/** `[command …]` */
export interface ScriptPart extends Range {
  readonly kind: "script";
  readonly commands: readonly Command[];
}

export type Part = TextPart | VariablePart | ScriptPart;

/** A word of a command. What stands in braces is left as it is: only its command knows whether it is a text, a list or a script. */
export interface Word extends Range {
  readonly kind: "bare" | "quoted" | "braced";
  readonly parts: readonly Part[];
  /** Without the quotes or braces. */
  readonly content: Range;
}

export interface Command extends Range {
  readonly words: readonly Word[];
}

/** How deep brackets are followed; deeper ones are taken for text. */
const deepest = 60;

const variable = /\$(?:\{([^}\n]{1,200})\}|((?:::)?\w{1,200}(?:::\w{1,200}){0,9}))/y;

/** Reads the commands and words of Tcl, whose syntax is nothing else. */
export class Scanner {
  readonly comments: Range[] = [];
  readonly #text: string;
  #at = 0;
  #end = 0;
  #depth = 0;
  #inList = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The commands of a script. */
  commandsIn(range: Range): Command[] {
    return this.#within(range, () => this.#readCommands(false));
  }

  /** The words of a list or a dictionary, in which nothing is substituted. */
  wordsIn(range: Range): Word[] {
    return this.#within(range, () => {
      const words: Word[] = [];
      this.#inList = true;
      this.#skipBlanks(true);
      while (this.#at < this.#end) {
        words.push(this.#readWord(false));
        this.#skipBlanks(true);
      }
      this.#inList = false;
      return words;
    });
  }

  /** What is computed with in an expression, and how many of it stand before the first question mark. */
  operandsIn(range: Range): { operands: Word[]; condition: number | undefined } {
    return this.#within(range, () => {
      const operands: Word[] = [];
      let condition: number | undefined;
      while (this.#at < this.#end) {
        const sign = this.#text.charAt(this.#at);
        if (sign === "?") condition ??= operands.length;
        if (sign === '"' || sign === "{" || sign === "[" || sign === "$") operands.push(this.#readOperand());
        else this.#at++;
      }
      return { operands, condition };
    });
  }

  #within<T>({ start, end }: Range, read: () => T): T {
    const [at, before] = [this.#at, this.#end];
    [this.#at, this.#end] = [start, end];
    const result = read();
    [this.#at, this.#end] = [at, before];
    return result;
  }

  #readCommands(inBrackets: boolean): Command[] {
    const commands: Command[] = [];
    for (;;) {
      this.#skipBlanks(true);
      if (this.#at >= this.#end || (inBrackets && this.#text.charAt(this.#at) === "]")) return commands;
      const sign = this.#text.charAt(this.#at);
      if (sign === ";") this.#at++;
      else if (sign === "#") this.#skipComment();
      else commands.push(this.#readCommand(inBrackets));
    }
  }

  #readCommand(inBrackets: boolean): Command {
    const start = this.#at;
    const words: Word[] = [];
    let end = start;
    while (this.#at < this.#end && !this.#endsCommand(inBrackets)) {
      if (this.#text.startsWith("{*}", this.#at) && /\S/.test(this.#text.charAt(this.#at + 3))) this.#at += 3;
      const word = this.#readWord(inBrackets);
      words.push(word);
      end = word.end;
      this.#skipBlanks(false);
    }
    return { words, start, end };
  }

  #endsCommand(inBrackets: boolean): boolean {
    const sign = this.#text.charAt(this.#at);
    return sign === "\n" || sign === ";" || (inBrackets && sign === "]");
  }

  #skipBlanks(lines: boolean): void {
    for (; this.#at < this.#end; this.#at++) {
      const sign = this.#text.charAt(this.#at);
      if (sign === "\\" && /^\r?\n/.test(this.#text.slice(this.#at + 1, this.#at + 3))) this.#at++;
      else if (!/\s|\uFEFF/.test(sign) || (sign === "\n" && !lines)) return;
    }
  }

  #skipComment(): void {
    const start = this.#at;
    while (this.#at < this.#end && this.#text.charAt(this.#at) !== "\n") {
      this.#at += /^\\\r?\n/.test(this.#text.slice(this.#at, this.#at + 3)) ? 3 : 1;
    }
    this.#at = Math.min(this.#at, this.#end);
    this.comments.push({ start, end: this.#at });
  }

  #readWord(inBrackets: boolean): Word {
    const sign = this.#text.charAt(this.#at);
    if (sign === "{") return this.#readBraced();
    const start = this.#at;
    if (sign === '"') return this.#readQuoted();
    const parts = this.#readParts((one) => /\s/.test(one) || one === ";" || (inBrackets && one === "]"));
    // Whatever ends a word is never taken for one, or reading would not go on.
    if (this.#at === start) this.#at++;
    return { kind: "bare", parts, content: { start, end: this.#at }, start, end: this.#at };
  }

  #readOperand(): Word {
    const sign = this.#text.charAt(this.#at);
    if (sign === "{") return this.#readBraced();
    if (sign === '"') return this.#readQuoted();
    const start = this.#at;
    const parts = this.#readParts(() => this.#at > start);
    if (this.#at === start) this.#at++;
    return { kind: "bare", parts, content: { start, end: this.#at }, start, end: this.#at };
  }

  #readBraced(): Word {
    const start = this.#at;
    let open = 0;
    let close = this.#end;
    for (let at = start; at < this.#end; at++) {
      const sign = this.#text.charAt(at);
      if (sign === "\\") at++;
      else if (sign === "{") open++;
      else if (sign === "}" && --open === 0) {
        close = at;
        break;
      }
    }
    this.#at = Math.min(close + 1, this.#end);
    return { kind: "braced", parts: [], content: { start: start + 1, end: Math.max(close, start + 1) }, start, end: Math.max(this.#at, start + 1) };
  }

  #readQuoted(): Word {
    const start = this.#at++;
    const parts = this.#readParts((one) => one === '"');
    const end = this.#at;
    this.#at = Math.min(end + 1, this.#end);
    return { kind: "quoted", parts, content: { start: start + 1, end: Math.max(end, start + 1) }, start, end: Math.max(this.#at, start + 1) };
  }

  #readParts(stops: (sign: string) => boolean): Part[] {
    const parts: Part[] = [];
    const builder = new TextBuilder(this.#at);
    while (this.#at < this.#end) {
      const sign = this.#text.charAt(this.#at);
      if (stops(sign)) break;
      const start = this.#at;
      const part = this.#inList ? undefined : sign === "$" ? this.#readVariable() : sign === "[" ? this.#readScript() : undefined;
      if (part) {
        if (!builder.isEmpty) parts.push(builder.take(start, this.#at));
        else builder.take(start, this.#at);
        parts.push(part);
        continue;
      }
      const escape = sign === "\\" ? readEscape(this.#text, start) : { value: sign, length: 1 };
      builder.add(escape.value, start);
      this.#at = Math.min(start + escape.length, this.#end);
    }
    if (!builder.isEmpty) parts.push(builder.take(this.#at, this.#at));
    return parts;
  }

  #readVariable(): VariablePart | undefined {
    const start = this.#at;
    variable.lastIndex = start;
    const match = variable.exec(this.#text);
    const end = start + (match?.[0].length ?? 0);
    if (!match || end > this.#end) return undefined;
    this.#at = end;
    const braced = match[1] === undefined ? undefined : /^([^()]{1,200})\(([^()]{1,200})\)$/.exec(match[1]);
    if (braced) {
      const from = end - 2 - (braced[2] ?? "").length;
      const index: Part = { kind: "text", value: braced[2] ?? "", contentStart: from, start: from, end: end - 2 };
      return { kind: "variable", name: braced[1] ?? "", index: [index], start, end };
    }
    const name = match[1] ?? match[2] ?? "";
    if (match[1] !== undefined || this.#text.charAt(end) !== "(" || this.#depth >= deepest) return { kind: "variable", name, start, end };
    this.#at++;
    this.#depth++;
    const index = this.#readParts((sign) => sign === ")" || /\s/.test(sign));
    this.#depth--;
    if (this.#text.charAt(this.#at) === ")" && this.#at < this.#end) this.#at++;
    return { kind: "variable", name, index, start, end: this.#at };
  }

  #readScript(): ScriptPart | undefined {
    if (this.#depth >= deepest) return undefined;
    const start = this.#at++;
    this.#depth++;
    const commands = this.#readCommands(true);
    this.#depth--;
    this.#at = Math.min(this.#at + 1, this.#end);
    return { kind: "script", commands, start, end: Math.max(this.#at, start + 1) };
  }
}
