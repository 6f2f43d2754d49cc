import type { Node, Range, StringNode } from "../../tree/node.ts";

/** What a Lisp's reader makes of a text, before anything is known of what it means. */
export type Form = ListForm | AtomForm | StringForm | TaggedForm | ReadyForm;

interface FormBase extends Range {
  /** Behind `'` or a backquote: names and lists in it stand for themselves. */
  readonly quoted: boolean;
  /** Behind `,` or `~`: code again, inside of what is quoted. */
  readonly unquoted: boolean;
}

export interface ListForm extends FormBase {
  readonly kind: "list";
  /** `#(` is a function in Clojure and a vector elsewhere. */
  readonly bracket: "(" | "[" | "{" | "#{" | "#(";
  readonly items: readonly Form[];
}

export interface AtomForm extends FormBase {
  readonly kind: "symbol" | "keyword" | "number" | "character";
  /** Of a keyword without its colon. */
  readonly text: string;
}

export interface StringForm extends FormBase {
  readonly kind: "string";
  readonly node: StringNode;
}

/** `#env "X"`, `#"pattern"` (as `regex`). */
export interface TaggedForm extends FormBase {
  readonly kind: "tagged";
  readonly tag: string;
  readonly inner: Form;
}

/** What is a node already: the value that `->` puts into a form. */
export interface ReadyForm extends FormBase {
  readonly kind: "ready";
  readonly node: Node;
}

/** The Lisps differ in what some signs mean. */
export interface LispStyle {
  /** Commas are blanks, `\c` is a character, `#(` a function, `~` takes back a quote, `/` parts a namespace from a name. */
  readonly clojure: boolean;
  /** `?c` is a character. */
  readonly questionCharacters: boolean;
  /** `a:b` is b of the package a. */
  readonly packages: boolean;
}
