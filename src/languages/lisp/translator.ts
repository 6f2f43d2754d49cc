import type { Node, Range } from "../../tree/node.ts";
import { valueOfBlock, withLastAsValue } from "../code/choices.ts";
import { choice, operation, spanning } from "../code/nodes.ts";
import { isList, readAtom, readTagged, symbolOf } from "./atoms.ts";
import { readCall } from "./calls.ts";
import { readCollection, readQuoted } from "./collections.ts";
import type { Form, LispStyle, ListForm } from "./forms.ts";
import { specialForms } from "./special-forms.ts";

/** Deeper forms keep their strings only, so that nobody who walks the tree overflows the stack. */
const deepest = 150;

/** Turns forms into nodes: as statements, or as the one value they have. */
export class Translator {
  readonly style: LispStyle;
  /** Inside of a quote, where names and lists stand for themselves. */
  #quoted = false;
  #depth = 0;

  constructor(style: LispStyle) {
    this.style = style;
  }

  /** The value of a form. */
  value(form: Form): Node {
    const outer = this.#quoted;
    if (form.quoted) this.#quoted = true;
    if (form.unquoted) this.#quoted = false;
    try {
      return this.#deeper(form, () => this.#read(form));
    } finally {
      this.#quoted = outer;
    }
  }

  values(forms: readonly Form[]): Node[] {
    return forms.map((form) => this.value(form));
  }

  /** A form as statements: what it declares is declared in the scope around. */
  statements(form: Form): readonly Node[] {
    if (isList(form, "(") && !form.quoted && !this.#quoted) {
      const special = specialForms.get(this.headOf(form));
      if (special) {
        const made = this.#deeperStatements(form, () => special(form, this));
        if (made) return made;
      }
    }
    return [this.value(form)];
  }

  /** The statements of a body, of which the last one is its value. */
  body(forms: readonly Form[]): Node[] {
    const last = forms.at(-1);
    return last ? [...this.statementsOf(forms.slice(0, -1)), this.value(last)] : [];
  }

  statementsOf(forms: readonly Form[]): Node[] {
    return forms.flatMap((form) => this.statements(form));
  }

  /** The value of forms in a row: that of the last. */
  blockValue(forms: readonly Form[], range: Range): Node {
    const place = spanOf(forms, range);
    return valueOfBlock(this.body(forms), place) ?? operation("", [], place);
  }

  /** The name that a form begins with, without Clojure's core namespace. */
  headOf(form: ListForm): string {
    return (symbolOf(form.items[0]) ?? "").replace(/^(?:clojure\.core|cljs\.core|cl)[/:]/, "");
  }

  #read(form: Form): Node {
    switch (form.kind) {
      case "string":
      case "ready":
        return form.node;
      case "tagged":
        return readTagged(form, this);
      case "list":
        return this.#readList(form);
      default:
        return readAtom(form, this.style, this.#quoted);
    }
  }

  #readList(form: ListForm): Node {
    if (this.#quoted && form.bracket !== "{") return readQuoted(form, this);
    if (form.bracket !== "(" && !(form.bracket === "[" && !this.style.clojure)) return readCollection(form, this);
    const special = specialForms.get(this.headOf(form))?.(form, this);
    return special ? valueOfStatements(special, form) : readCall(form, this);
  }

  #deeper(form: Form, read: () => Node): Node {
    return this.#deeperStatements(form, () => [read()])?.[0] ?? operation("", stringsOf(form), form);
  }

  /** Nothing where it is too deep already. */
  #deeperStatements(form: Form, read: () => readonly Node[] | undefined): readonly Node[] | undefined {
    if (this.#depth >= deepest) return [operation("", stringsOf(form), form)];
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }
}

/** Where several scopes are left, as those of `try`, any of them may give the value. */
function valueOfStatements(statements: readonly Node[], range: Range): Node {
  const [first] = statements;
  if (first?.kind === "class" && statements.length === 1) return first;
  const blocks = statements.flatMap((one) => (one.kind === "block" ? [one] : []));
  if (blocks.length < statements.length || blocks.length === 0) {
    return valueOfBlock(withLastAsValue(statements), range) ?? operation("", [], range);
  }
  const values = blocks.flatMap((one) => valueOfBlock(one.body, one) ?? []);
  const [only] = values;
  return values.length === 1 && only ? only : choice(values, range);
}

function stringsOf(form: Form): Node[] {
  const found: Node[] = [];
  const open: Form[] = [form];
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.kind === "string") found.push(one.node);
    else if (one.kind === "tagged") open.push(one.inner);
    else if (one.kind === "list") for (const item of one.items.toReversed()) open.push(item);
  }
  return found;
}

/** From where the first form begins to where the last one ends. */
export function spanOf(forms: readonly Form[], { end }: Range): Range {
  const [first, ...others] = forms;
  return first ? others.reduce((all: Range, one) => spanning(all, one), first) : { start: end, end };
}
