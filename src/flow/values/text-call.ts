import type { CallNode, Node } from "../../tree/node.ts";
import type { Ref, SourceFile, Value } from "../value.ts";

/** What the evaluator knows of other expressions. */
export interface TextReader {
  values(node: Node, file: SourceFile): readonly Value[];
  /** The same, with the expression as the place that brings the value in. */
  used(node: Node, file: SourceFile): readonly Value[];
  terminals(node: Node, file: SourceFile): readonly Ref[];
}

/** A call that may put a text together, and what the ways of doing so ask of it. */
export class TextCall {
  readonly node: CallNode;
  /** The last part of its callee, as `plainName` gives it. */
  readonly name: string;
  readonly file: SourceFile;
  /** What it is called on. */
  readonly receiver: Node | undefined;
  /** Its arguments without a name. */
  readonly given: readonly Node[];
  readonly #reader: TextReader;

  constructor(node: CallNode, name: string, file: SourceFile, reader: TextReader) {
    this.node = node;
    this.name = name;
    this.file = file;
    this.receiver = node.callee.kind === "member" ? node.callee.object : undefined;
    this.given = node.args.filter(({ name }) => name === undefined).map(({ value }) => value);
    this.#reader = reader;
  }

  /** What it is called on or, where that is nothing, its first argument without a name. */
  get subject(): Node | undefined {
    return this.receiver ?? this.given[0];
  }

  values(node: Node, file = this.file): readonly Value[] {
    return this.#reader.values(node, file);
  }

  /** The values of an expression as parts of the text that the call makes. */
  used(node: Node, file = this.file): readonly Value[] {
    return this.#reader.used(node, file);
  }

  terminals(node: Node): readonly Ref[] {
    return this.#reader.terminals(node, this.file);
  }
}
