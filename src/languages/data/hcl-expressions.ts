import type { Argument, Entry, Node, Range } from "../../tree/node.ts";
import { HclTemplate } from "./hcl-templates.ts";
import { deepest } from "./nest.ts";
import { verbatim } from "./piecewise.ts";
import { isBlank, lineEnd } from "./program.ts";
import { literalOf, span } from "./scalars.ts";

const identifier = /[A-Za-z_][\w-]*/y;
const number = /\d[\d.]*(?:[eE][-+]?\d+)?/y;
const operator = /&&|\|\||[=!<>]=|=>|[-+*/%<>]|\.\.\./y;

/** Reads expressions from a place on, and always moves on. */
export class HclExpressions {
  readonly #text: string;
  readonly comments: Range[] = [];
  at = 0;
  #end: number;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.length;
    this.at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Steps over blanks and comments, and over line breaks where they mean nothing. */
  skip(lines: boolean): void {
    while (this.at < this.#end) {
      const code = this.#text.charCodeAt(this.at);
      if (isBlank(code) || (lines && code === 10)) {
        this.at++;
        continue;
      }
      const start = this.at;
      if (code === 35 || (code === 47 && this.#text.charCodeAt(start + 1) === 47)) this.at = Math.min(lineEnd(this.#text, start), this.#end);
      else if (code === 47 && this.#text.charCodeAt(start + 1) === 42) {
        const close = this.#text.indexOf("*/", start + 2);
        this.at = close < 0 ? this.#end : Math.min(close + 2, this.#end);
      } else return;
      this.comments.push({ start, end: this.at });
    }
  }

  /** An expression that ends with its line. */
  read(): Node {
    return this.#expression(false);
  }

  /** The expression of an interpolation, which ends before `}`. */
  readUntilBrace(): Node {
    const inner = this.#expression(true);
    this.skip(true);
    while (this.at < this.#end && this.#text.charAt(this.at) !== "}" && this.#text.charAt(this.at) !== "\n") this.at++;
    return inner;
  }

  get end(): number {
    return this.#end;
  }

  #expression(lines: boolean): Node {
    this.skip(lines);
    const start = this.at;
    if (this.#depth >= deepest) return this.#rest(start);
    this.#depth++;
    const operands = [this.#operand(lines)];
    let sign = "";
    for (;;) {
      this.skip(lines);
      operator.lastIndex = this.at;
      const found = operator.exec(this.#text);
      if (!found || found[0] === "=>" || operator.lastIndex > this.#end) break;
      this.at = operator.lastIndex;
      if (found[0] === "...") continue;
      sign ||= found[0];
      operands.push(this.#operand(lines));
    }
    const [first] = operands;
    let node: Node = sign === "" && first ? first : { kind: "operation", operator: sign, ...span(operands, { start, end: this.at }), operands };
    if (this.#text.charAt(this.at) === "?" && this.at < this.#end) node = this.#choice(start);
    this.#depth--;
    return node;
  }

  #choice(start: number): Node {
    this.at++;
    const yes = this.#expression(true);
    this.skip(true);
    if (this.#text.charAt(this.at) !== ":" || this.at >= this.#end) return yes;
    this.at++;
    const no = this.#expression(false);
    return { kind: "choice", start, end: Math.max(yes.end, no.end), options: [yes, no] };
  }

  #operand(lines: boolean): Node {
    this.skip(lines);
    if (this.#depth >= deepest) return this.#rest(this.at);
    this.#depth++;
    const node = this.#signed();
    this.#depth--;
    return node;
  }

  #signed(): Node {
    let from = this.at;
    while (/[!-]/.test(this.#text.charAt(from)) && from < this.#end) from++;
    const signs = this.#text.slice(this.at, from);
    const start = this.at;
    this.at = from;
    let node = this.#primary();
    for (let next = this.#postfix(node); next; next = this.#postfix(node)) node = next;
    return signs === "" ? node : { kind: "operation", operator: signs.charAt(0), start, end: Math.max(node.end, start), operands: [node] };
  }

  #primary(): Node {
    const start = this.at;
    const character = start < this.#end ? this.#text.charAt(start) : "";
    switch (character) {
      case '"':
        return this.#template().readQuoted();
      case "[":
        return this.#list();
      case "{":
        return this.#object();
      case "(": {
        this.at++;
        const inner = this.#expression(true);
        this.skip(true);
        if (this.#text.charAt(this.at) === ")") this.at++;
        return inner;
      }
      case "<": {
        const heredoc = this.#template().readHeredoc();
        if (heredoc) return heredoc;
      }
    }
    const word = this.#match(identifier);
    if (word !== undefined) {
      const range = { start, end: this.at };
      return literalOf(word, range) ?? { kind: "name", name: word, ...range };
    }
    const digits = this.#match(number);
    if (digits !== undefined) return literalOf(digits, { start, end: this.at }) ?? verbatim(this.#text, start, this.at);
    // Whatever this is, it must not be met again; a bracket or a line's end is for whoever opened it.
    if (character !== "" && !/[)\]},:=\n?]/.test(character)) this.at++;
    return { kind: "operation", operator: "", start, end: this.at, operands: [] };
  }

  #postfix(object: Node): Node | undefined {
    const character = this.at < this.#end ? this.#text.charAt(this.at) : "";
    if (character === ".") {
      this.at++;
      const start = this.at;
      const name = this.#match(identifier) ?? this.#match(/\d+|\*/y);
      if (name === undefined) return undefined;
      return { kind: "member", start: object.start, end: this.at, object, property: verbatim(this.#text, start, this.at) };
    }
    if (character === "[" && object.end === this.at) {
      this.at++;
      const property = this.#expression(true);
      this.skip(true);
      if (this.#text.charAt(this.at) === "]") this.at++;
      return { kind: "member", start: object.start, end: Math.max(this.at, property.end), object, property };
    }
    if (character === "(" && (object.kind === "name" || object.kind === "member")) {
      const args: Argument[] = this.#items(")").map((value) => ({ value }));
      return { kind: "call", start: object.start, end: this.at, callee: object, args };
    }
    return undefined;
  }

  #list(): Node {
    const start = this.at;
    const items = this.#items("]");
    return { kind: "list", start, end: this.at, items };
  }

  /** Expressions from an opening bracket to its partner, with whatever stands between them. */
  #items(close: string): Node[] {
    const items: Node[] = [];
    this.at++;
    for (;;) {
      this.skip(true);
      if (this.at >= this.#end) return items;
      const character = this.#text.charAt(this.at);
      if (character === close) {
        this.at++;
        return items;
      }
      // A bracket of another kind closes what somebody else opened.
      if (character === "}" || character === "]" || character === ")") return items;
      if (character === "," || character === ":" || character === "=" || character === ">" || character === "?") {
        this.at++;
        continue;
      }
      items.push(this.#expression(true));
    }
  }

  #object(): Node {
    const start = this.at;
    const entries: Entry[] = [];
    this.at++;
    for (;;) {
      this.skip(true);
      const character = this.at < this.#end ? this.#text.charAt(this.at) : "";
      if (character === "}") {
        this.at++;
        break;
      }
      if (character === "" || character === "]" || character === ")") break;
      if (character === ",") {
        this.at++;
        continue;
      }
      const before = this.at;
      const key = this.#key();
      this.skip(false);
      const sign = this.#text.charAt(this.at);
      if (this.at < this.#end && (sign === "=" || sign === ":")) {
        this.at += this.#text.charAt(this.at + 1) === ">" ? 2 : 1;
        entries.push({ key, value: this.#expression(false) });
      } else if (key.kind !== "operation") entries.push({ key, value: { kind: "literal", value: null, start: key.end, end: key.end } });
      if (this.at === before) this.at++;
    }
    return { kind: "object", start, end: this.at, entries };
  }

  /** A plain word as a key is text; in brackets, or with a template, it is computed. */
  #key(): Node {
    const start = this.at;
    const key = this.#operand(false);
    return key.kind === "name" ? verbatim(this.#text, start, key.end) : key;
  }

  #template(): HclTemplate {
    return new HclTemplate(this.#text, this, this.#end);
  }

  /** Too deep: what is left of the line stays text. */
  #rest(start: number): Node {
    this.at = Math.min(Math.max(lineEnd(this.#text, start), start + 1), this.#end);
    return verbatim(this.#text, start, Math.max(start, this.at));
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || this.at + found.length > this.#end) return undefined;
    this.at += found.length;
    return found;
  }

  /** Reads with an earlier end, for templates whose end is known. */
  within<T>(end: number, read: () => T): T {
    const outer = this.#end;
    this.#end = end;
    try {
      return read();
    } finally {
      this.#end = outer;
    }
  }
}
