import type { Node, Range } from "../../tree/node.ts";
import { call, choice, literal, member, named, operation, plainString } from "../code/nodes.ts";
import type { AtomForm, Form, LispStyle, ListForm, TaggedForm } from "./forms.ts";
import type { Translator } from "./translator.ts";

/** The text of a symbol. */
export function symbolOf(form: Form | undefined): string | undefined {
  return form?.kind === "symbol" ? form.text : undefined;
}

export function isList(form: Form | undefined, ...brackets: ListForm["bracket"][]): form is ListForm {
  return form?.kind === "list" && (brackets.length === 0 || brackets.includes(form.bracket));
}

/** A name, a keyword, a number, a character. */
export function readAtom(form: AtomForm, style: LispStyle, quoted: boolean): Node {
  const { text } = form;
  switch (form.kind) {
    case "keyword":
    case "character":
      return plainString(text, form);
    case "number":
      return numberNode(text, form);
    case "symbol":
      return constantOf(text, form) ?? (quoted ? plainString(text, form) : readName(text, form, style));
  }
}

/** Digits that are no amount are the text they are. */
function numberNode(text: string, range: Range): Node {
  const value = Number(text.replace(/[MN]$/, ""));
  return Number.isNaN(value) || text.length > 15 ? plainString(text, range) : literal(value, range);
}

function constantOf(text: string, range: Range): Node | undefined {
  switch (text) {
    case "true":
    case "t":
    case "T":
    case "#t":
    case "#true":
      return literal(true, range);
    case "false":
    case "#f":
    case "#false":
      return literal(false, range);
    case "nil":
    case "NIL":
      return literal(null, range);
    default:
      return undefined;
  }
}

/** `System/getenv`, `js/process.env.KEY`, `dex:post`: members of what stands before. */
function readName(text: string, range: Range, { clojure, packages }: LispStyle): Node {
  const separator = clojure ? /[/.]/ : packages ? /::?/ : undefined;
  const whole = named(text, range);
  if (!separator?.test(text)) return whole;
  let node: Node | undefined;
  let at = range.start;
  for (const piece of text.split(new RegExp(`(${separator.source})`))) {
    const place = { start: at, end: at + piece.length };
    at = place.end;
    if (piece === "" || separator.test(piece)) continue;
    // ClojureScript's `js/` is the outermost scope.
    if (!node && clojure && piece === "js" && text.startsWith("js/")) continue;
    node = node ? member(node, plainString(piece, place)) : named(piece, place);
  }
  return node ?? whole;
}

/** The nodes of a data reader's tag: Aero's `#env` and `#or`, ClojureScript's `#js`. */
export function readTagged(form: TaggedForm, translator: Translator): Node {
  const { tag, inner } = form;
  if (/^(?:regex|rx|px)$/.test(tag)) return operation("regex", [], form);
  if (tag === "or" && isList(inner)) return choice(inner.items.map((one) => translator.value(one)), form);
  if (tag === "profile" && isList(inner)) {
    return choice(inner.items.filter((_, index) => index % 2 === 1).map((one) => translator.value(one)), form);
  }
  if (/^hash(?:eqv?)?$/.test(tag) && isList(inner)) return translator.value({ ...inner, quoted: true });
  const name = named(tag, { start: form.start, end: form.start + tag.length + 1 });
  if (/^(?:env|envf|ref|include|secret|sm|ssm|vault)$/.test(tag)) {
    const value = inner.kind === "symbol" ? plainString(inner.text, inner) : translator.value(inner);
    return call(name, [{ value }], form);
  }
  return translator.value(inner);
}
