import type { Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import type { LispStyle } from "./forms.ts";
import { FormReader } from "./read-forms.ts";
import { Translator } from "./translator.ts";

const plain: LispStyle = { clojure: false, questionCharacters: false, packages: false };
const clojure: LispStyle = { ...plain, clojure: true };

const styles: Readonly<Record<string, LispStyle>> = {
  clojure,
  edn: clojure,
  fennel: clojure,
  lisp: { ...plain, packages: true },
  scheme: plain,
  "emacs-lisp": { ...plain, questionCharacters: true },
};

function read(text: string, id: string): Program {
  const style = styles[id] ?? plain;
  const reader = new FormReader(text, style);
  const forms = reader.read();
  const body = new Translator(style).statementsOf(forms);
  return { language: id, body, comments: reader.comments, directives: [], nature: id === "edn" ? "data" : "code" };
}

/** The languages made of parentheses: Clojure and its data, Common Lisp, Scheme and Racket, Emacs Lisp. */
export const lisp: Language = { ids: Object.keys(styles), read };
