import type { Node, Program, Range, StringNode } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { readJsonString } from "./json-string.ts";
import { Nest } from "./nest.ts";
import { verbatim } from "./piecewise.ts";
import { contentStartOf, dataProgram, lineEnd, skipBlanks, trimBlanks } from "./program.ts";
import { openText, readWord } from "./scalars.ts";

/** Typesafe's configuration format: `application.conf` of Akka, Play, Ktor and others. And Logstash's, with `=>`. */
export const hocon: Language = { ids: ["hocon"], read: (text, id) => new HoconReader(text).read(id) };

const reference = /\$\{\??([^{}\n]{1,200})\}/y;
const keyEnd = /[=:{}[\],\n]|\+=|#|\/\//g;
const pieceEnd = /[\n,{}[\]"]|\$\{|#|\/\//g;
const wordEnd = /[\s,{}[\]"']/g;

class HoconReader {
  readonly #text: string;
  readonly #nest = new Nest();
  readonly #comments: Range[] = [];
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = contentStartOf(text);
  }

  read(id: string): Program {
    const { length } = this.#text;
    while (this.#at < length) this.#readNext();
    this.#nest.dropKey();
    return dataProgram(id, this.#nest.finish(length), this.#comments);
  }

  #readNext(): void {
    const sign = this.#text.charAt(this.#at);
    if (/[\s,]/.test(sign)) {
      this.#at++;
    } else if (this.#skipComment()) {
      return;
    } else if (sign === "{" || sign === "[") {
      this.#nest.open(sign === "{" ? "object" : "list", this.#at);
      this.#at++;
    } else if (sign === "}" || sign === "]") {
      this.#at++;
      this.#nest.dropKey();
      this.#nest.closeKind(sign === "}" ? "object" : "list", this.#at);
    } else if (this.#nest.inside === "object" || this.#nest.depth === 0) {
      this.#readKey();
    } else {
      this.#readValue();
    }
  }

  #skipComment(): boolean {
    const start = this.#at;
    if (this.#text.charAt(start) !== "#" && !this.#text.startsWith("//", start)) return false;
    this.#at = lineEnd(this.#text, start);
    this.#comments.push({ start, end: this.#at });
    return true;
  }

  /** A path, and what is between it and its value: a sign, or nothing before an object. */
  #readKey(): void {
    const start = this.#at;
    const quoted = this.#text.charAt(start) === '"' ? readJsonString(this.#text, start) : undefined;
    keyEnd.lastIndex = quoted?.end ?? start;
    const end = Math.max(keyEnd.exec(this.#text)?.index ?? this.#text.length, start + 1);
    const sign = this.#text.charAt(end);
    this.#at = end;
    // `include "other.conf"`
    if (sign === "\n" || sign === "" || sign === "," || sign === "#" || sign === "]" || sign === "}") return;
    const to = trimBlanks(this.#text, start, end);
    const whole = quoted?.end === to ? quoted : verbatim(this.#text, start, to);
    this.#nest.key(whole);
    if (sign === "{" || sign === "[") return;
    const isArrow = this.#text.startsWith("=>", end);
    this.#at += sign === "+" || isArrow ? 2 : 1;
    this.#skipSpace();
    const first = this.#text.charAt(this.#at);
    if (first === "{" || first === "[") return;
    if (isArrow) this.#readOne();
    else this.#readValue();
  }

  /** Behind an arrow stands one text or word; another pair may follow on the same line. */
  #readOne(): void {
    const start = this.#at;
    const quote = this.#text.charAt(start);
    if (quote === '"') {
      const node = readJsonString(this.#text, start);
      this.#at = node.end;
      this.#nest.add(openText(node));
      return;
    }
    const close = quote === "'" ? this.#text.indexOf("'", start + 1) : -1;
    wordEnd.lastIndex = start;
    const end = close < 0 ? (wordEnd.exec(this.#text)?.index ?? this.#text.length) : close + 1;
    this.#at = Math.max(end, start + 1);
    if (close >= 0) this.#nest.add(verbatim(this.#text, start + 1, close, { start, end }));
    else if (end > start) this.#nest.add(readWord(this.#text, start, end));
  }

  /** The value may stand on the next line. */
  #skipSpace(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  /** The pieces of a value up to the end of its line: texts, words, references. */
  #readValue(): void {
    const parts: Node[] = [];
    const start = this.#at;
    for (;;) {
      const part = this.#readPiece();
      if (!part) break;
      parts.push(part);
    }
    const [only] = parts;
    if (!only) {
      this.#at = Math.max(this.#at, start + 1);
      return;
    }
    const end = parts.at(-1)?.end ?? only.end;
    this.#nest.add(parts.length === 1 ? only : { kind: "template", start: only.start, end, parts });
  }

  #readPiece(): Node | undefined {
    const text = this.#text;
    const start = skipBlanks(text, this.#at);
    if (text.startsWith('"""', start)) return this.#readLong(start);
    if (text.charAt(start) === '"') {
      const node = readJsonString(text, start);
      this.#at = node.end;
      return openText(node);
    }
    reference.lastIndex = start;
    const found = reference.exec(text);
    if (found) {
      this.#at = reference.lastIndex;
      return { kind: "name", name: found[1]?.trim() ?? "", start, end: this.#at };
    }
    pieceEnd.lastIndex = start;
    const end = Math.max(pieceEnd.exec(text)?.index ?? text.length, start);
    const to = trimBlanks(text, start, end);
    if (to <= start) return undefined;
    this.#at = to;
    return readWord(text, start, to);
  }

  #readLong(start: number): StringNode {
    const close = this.#text.indexOf('"""', start + 3);
    let end = close < 0 ? this.#text.length : close;
    // Of more quotes than three the first ones belong to the text.
    while (this.#text.charAt(end + 3) === '"') end++;
    this.#at = Math.min(end + 3, this.#text.length);
    return verbatim(this.#text, start + 3, Math.max(end, start + 3), { start, end: Math.max(this.#at, start + 3) });
  }
}
