import type { Node, NameNode, Range } from "../../tree/node.ts";
import { childrenOf, is, isNode, rangeOf, unwrap, type EsNode } from "./nodes.ts";
import { readString } from "./strings.ts";

/** Deeper syntax than this is read flat, so that neither we nor whoever walks the tree runs out of stack. */
export const maxDepth = 256;

/** How one kind of syntax is read; handed in, so that the parts of the reader need not import each other in circles. */
export interface Grammar {
  expression(reader: Reader, node: EsNode): Node;
  statement(reader: Reader, node: EsNode): void;
}

/** Reads one program: holds what its parts have in common. */
export class Reader {
  readonly text: string;
  /** How many calls and assignments were read so far: tells whether a condition does anything. */
  effects = 0;
  /** Inside a namespace `export` only means that the namespace has the name. */
  inNamespace = false;
  readonly #grammar: Grammar;
  readonly #seen = new Set<EsNode>();
  #out: Node[] = [];
  #depth = 0;
  #at = 0;

  constructor(text: string, grammar: Grammar) {
    this.text = text;
    this.#grammar = grammar;
  }

  /** The value of an expression. What it does on the way is put before the statement it stands in. */
  expression(given: unknown): Node {
    const node = unwrap(given);
    if (!node) return { kind: "literal", value: null, start: this.#at, end: this.#at };
    return this.#deeper(node, () => this.#grammar.expression(this, node));
  }

  statement(given: unknown): void {
    if (!isNode(given)) return;
    this.nested(given, () => {
      this.#grammar.statement(this, given);
    });
  }

  /** How many levels there may still be. */
  get room(): number {
    return Math.max(maxDepth - this.#depth, 1);
  }

  /** Reads what will stand some levels deeper in the tree than in the syntax. */
  lower<Result>(levels: number, read: () => Result): Result {
    this.#depth += levels;
    const result = read();
    this.#depth -= levels;
    return result;
  }

  /** Reads what can be as deep as an expression without being one, such as a pattern. */
  nested(node: EsNode, read: () => void): void {
    const flat = this.#deeper(node, () => {
      read();
      return undefined;
    });
    if (flat) this.push(flat);
  }

  #deeper<Result>(node: EsNode, read: () => Result): Result | Node {
    this.#at = rangeOf(node).start;
    if (this.#depth >= maxDepth) return this.#flat(node);
    this.#depth++;
    const result = read();
    this.#depth--;
    return result;
  }

  /** Puts a node into the body being read. */
  push(node: Node): void {
    this.#out.push(node);
  }

  /** What `read` puts into a body of its own. */
  collect(read: () => void): Node[] {
    const outer = this.#out;
    const inner: Node[] = [];
    this.#out = inner;
    read();
    this.#out = outer;
    return inner;
  }

  /** Syntax we do not know: its parts. Nodes of other parsers can hold circles; each is read once. */
  unknown(node: EsNode): Node {
    const operands: Node[] = [];
    if (!this.#seen.has(node)) {
      this.#seen.add(node);
      for (const child of childrenOf(node)) operands.push(this.expression(child));
    }
    return { kind: "operation", operator: "", operands, ...rangeOf(node) };
  }

  /** A name that stands for a value which several others are made of, so that the value itself stands in the tree once. */
  shared(value: Node, range: Range = value): Node {
    if (isShort(value)) return value;
    const name: NameNode = { kind: "name", name: `{${range.start}}`, start: value.start, end: value.end };
    this.push({ kind: "assign", target: name, value, declares: true, start: value.start, end: value.end });
    return name;
  }

  /** All strings and names below a node, without a level of the stack for each level of the syntax. */
  #flat(root: EsNode): Node {
    const operands: Node[] = [];
    const open: unknown[] = [root];
    while (open.length > 0) {
      const node = open.pop();
      if (!isNode(node) || this.#seen.has(node)) continue;
      this.#seen.add(node);
      const range = rangeOf(node);
      if (is(node, "Literal") && typeof node.value === "string") {
        operands.push(readString(this.text, range, { start: range.start + 1, end: range.end - 1 }, "quoted"));
      } else if (is(node, "TemplateElement")) {
        // Some parsers count the marks around a piece to it, some do not.
        const start = this.text.startsWith(node.value.raw, range.start) ? range.start : range.start + 1;
        const content = { start, end: Math.min(range.end, start + node.value.raw.length) };
        operands.push(readString(this.text, content, content, "template"));
      } else if (is(node, "Identifier")) {
        operands.push({ kind: "name", name: node.name, ...range });
      } else {
        for (const child of childrenOf(node).reverse()) open.push(child);
      }
    }
    return { kind: "operation", operator: "", operands, ...rangeOf(root) };
  }
}

/** Short enough to stand in the tree more than once: `a`, `process.env`. */
function isShort(node: Node): boolean {
  let object = node;
  for (let links = 0; object.kind === "member" && object.property.kind === "string"; links++) {
    if (links > 6) return false;
    object = object.object;
  }
  return object.kind === "name" || object.kind === "literal";
}
