import type { Entry, Node, ObjectNode, Range } from "../../tree/node.ts";
import { closure } from "../code/nodes.ts";
import { symbolOf } from "./atoms.ts";
import type { Form, ListForm } from "./forms.ts";
import type { Translator } from "./translator.ts";

/** `{:a 1}`, `[a b]`, `#{a b}`, `#(f % 1)`. */
export function readCollection(form: ListForm, translator: Translator): Node {
  switch (form.bracket) {
    case "{":
      return readMap(form.items, form, translator);
    case "#(": {
      if (!translator.style.clojure) return readSequence(form.items, form, translator);
      const { start, end } = form;
      return closure([{ name: "%", start, end: start }], [translator.value({ ...form, bracket: "(", start: start + 1 })], { start, end });
    }
    default:
      return readSequence(form.items, form, translator);
  }
}

/** Keys and values in turn. */
export function readMap(items: readonly Form[], range: Range, translator: Translator): ObjectNode {
  const entries: Entry[] = [];
  for (let index = 0; index < items.length; index += 2) {
    const [key, value] = [items[index], items[index + 1]];
    if (key && value) entries.push({ key: translator.value(key), value: translator.value(value) });
    else if (key) entries.push({ value: { kind: "list", items: [translator.value(key)], start: key.start, end: key.end } });
  }
  return { kind: "object", entries, start: range.start, end: range.end };
}

/** A list; one of nothing but pairs (`(("a" . 1) ("b" . 2))`) is a map. */
function readSequence(forms: readonly Form[], range: Range, translator: Translator): Node {
  return sequenceOf(translator.values(forms), range);
}

export function sequenceOf(items: readonly Node[], { start, end }: Range): Node {
  if (items.length > 0 && items.every(isPair)) return { kind: "object", entries: items.flatMap(({ entries }) => entries), start, end };
  return { kind: "list", items, start, end };
}

/** A pair stands in a map as what it is, and may be one entry only. */
function isPair(node: Node): node is ObjectNode {
  return node.kind === "object" && node.entries.length === 1;
}

/** A list that is not called: `'(a b)`, `'("a" . b)`, `'(:a 1 :b 2)`. */
export function readQuoted(form: ListForm, translator: Translator): Node {
  const { items, start, end } = form;
  const [key, dot, value] = items;
  if (items.length === 3 && symbolOf(dot) === "." && key && value) {
    return { kind: "object", entries: [{ key: translator.value(key), value: translator.value(value) }], start, end };
  }
  return isPropertyList(items) ? readMap(items, form, translator) : readSequence(items, form, translator);
}

/** `(:a 1 :b 2)` */
export function isPropertyList(items: readonly Form[]): boolean {
  return items.length > 1 && items.length % 2 === 0 && items.every(({ kind }, index) => index % 2 === 1 || kind === "keyword");
}
