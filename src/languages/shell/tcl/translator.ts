import type { Node, ObjectNode, Range } from "../../../tree/node.ts";
import { choice, literal, member, named, operation, stringOfPart, template } from "../../code/nodes.ts";
import { readCommand } from "./commands.ts";
import { madeText } from "./made-text.ts";
import { type Part, Scanner, type Word } from "./scanner.ts";

/** How deep scripts in braces are followed; deeper ones are taken for texts. */
const deepest = 60;

/** Turns commands and words of Tcl into nodes. */
export class Translator {
  readonly scanner: Scanner;
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.scanner = new Scanner(text);
  }

  /** The statements of a script. */
  statementsIn(range: Range): Node[] {
    if (this.#depth >= deepest) return [];
    this.#depth++;
    const nodes = this.scanner.commandsIn(range).flatMap((command) => readCommand(command, this));
    this.#depth--;
    return nodes;
  }

  /** What a word says where nothing has to be substituted: the name of a command, of a variable, of an option. */
  constant({ kind, parts, content }: Word): string | undefined {
    if (kind === "braced") return this.#text.slice(content.start, content.end);
    const [only, more] = parts;
    if (more || (only && only.kind !== "text")) return undefined;
    return only?.value ?? "";
  }

  /** The value of a word. A list in braces whose every second word is a name is a dictionary. */
  value(word: Word): Node {
    return this.dictionary(word) ?? this.text(word);
  }

  /** The value of a word that is a text, whatever it looks like. */
  text({ kind, parts, content, start, end }: Word): Node {
    if (kind === "braced") {
      return { kind: "string", value: this.#text.slice(content.start, content.end), contentStart: content.start, start, end };
    }
    const nodes = parts.map((part) => this.part(part));
    const [only, more] = parts;
    if (!only) return { kind: "string", value: "", contentStart: content.start, start, end };
    if (!more && only.kind === "text") return stringOfPart(only, { start, end });
    const [single] = nodes;
    return !more && single && kind === "bare" ? single : template(nodes, { start, end });
  }

  /** The dictionary that a word in braces is, if it is one. */
  dictionary(word: Word): ObjectNode | undefined {
    if (word.kind !== "braced" || this.#depth >= deepest) return undefined;
    const head = this.#text.slice(word.content.start, word.content.start + 200);
    // `{Bearer …}` is the value of a header.
    if (!/^\s{0,99}["{]?[A-Za-z_]/.test(head) || /^(?:bearer|basic|token)\s/i.test(head)) return undefined;
    this.#depth++;
    const found = this.pairs(this.scanner.wordsIn(word.content), word);
    this.#depth--;
    return found;
  }

  /** Names and values in turns, as dictionaries and the lists of headers have them. */
  pairs(words: readonly Word[], { start, end }: Range): ObjectNode | undefined {
    if (words.length === 0 || words.length % 2 !== 0) return undefined;
    const isNamed = words.every((word, index) => index % 2 === 1 || /^[A-Za-z_][\w.:-]{0,99}$/.test(this.constant(word) ?? ""));
    if (!isNamed) return undefined;
    const entries = words.flatMap((word, index) => {
      const value = words[index + 1];
      return index % 2 === 1 || !value ? [] : [{ key: this.text(word), value: this.value(value) }];
    });
    return { kind: "object", entries, start, end };
  }

  /** A variable by its name as written: `::key`, `config::key`, `env(KEY)`. */
  variable(name: string, range: Range): Node {
    const indexed = /^([^()]{1,200})\(([^()]{0,200})\)$/.exec(name);
    return indexed ? member(path(indexed[1] ?? "", range), madeText(indexed[2] ?? "", range), range) : path(name, range);
  }

  /** What a word names that is written to. */
  target(word: Word): Node {
    const name = this.constant(word);
    if (name !== undefined) return this.variable(name, word.content);
    // `config($name)`, `${ns}::key`
    return operation("", word.parts.map((part) => this.part(part)), word);
  }

  /** An expression: one of two values, or something computed. */
  expression(words: readonly Word[], range: Range): Node {
    const [first] = words;
    const content = words.length === 1 && first?.kind === "braced" ? first.content : { start: first?.start ?? range.end, end: range.end };
    const { operands, condition } = this.scanner.operandsIn(content);
    const texts = operands.map((operand) => this.text(operand));
    return condition === undefined ? operation("expr", texts, range) : choice(texts.slice(condition), range);
  }

  part(part: Part): Node {
    if (part.kind === "text") return stringOfPart(part);
    const { start, end } = part;
    if (part.kind === "variable") {
      const owner = path(part.name, { start, end });
      if (!part.index) return owner;
      const [only, more] = part.index.map((one) => this.part(one));
      if (!only) return owner;
      return member(owner, more ? template([only, more], { start: only.start, end: more.end }) : only, part);
    }
    const nodes = part.commands.flatMap((command) => readCommand(command, this));
    const last = nodes.at(-1);
    return last ? { ...last, start, end } : literal(null, part);
  }
}

/** `::a::b` → `a.b` */
function path(name: string, range: Range): Node {
  const [first = "", ...rest] = name.replace(/^::/, "").split("::");
  let node: Node = named(first, range);
  for (const one of rest) node = member(node, madeText(one, range), range);
  return node;
}
