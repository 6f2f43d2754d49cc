import type { Range } from "../../tree/node.ts";

/** A constant piece of a string. */
export interface TextPart extends Range {
  readonly kind: "text";
  readonly value: string;
  readonly contentStart: number;
  /** As in `StringNode`. */
  readonly offsets?: readonly number[];
}

/** A piece of a string that is code: `${…}`, `#{…}`, `\(…)`, `$name`. */
export interface CodePart extends Range {
  readonly kind: "code";
  readonly tokens: readonly Token[];
}

export type StringPart = TextPart | CodePart;

export interface Token extends Range {
  readonly type: "word" | "number" | "string" | "operator" | "regex" | "end";
  /** The word without its sigil, the operator, the number as written; of a string its opening. */
  readonly text: string;
  /** `$`, `@`, `%`: what stood before the word. Empty where nothing did. */
  readonly sigil: string;
  /** The first token of its line. */
  readonly newline: boolean;
  /** White space before it. */
  readonly space: boolean;
  /** The column where its line begins. */
  readonly indent: number;
  /** Of a bracket: the place in the list of tokens where the other one stands, or -1. */
  partner: number;
  readonly parts?: readonly StringPart[];
  /** The string is a list of words: `%w[a b]`. */
  readonly words?: boolean;
  /** The string is an inert name: `:key`. */
  readonly symbol?: boolean;
}
