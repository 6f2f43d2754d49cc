import type { AssignNode, Entry, Node } from "../../tree/node.ts";
import { makeAssignments } from "../code/assignments.ts";
import { assign, literal, named, plainString, spanning } from "../code/nodes.ts";
import { isList, symbolOf } from "./atoms.ts";
import type { Form, ListForm } from "./forms.ts";
import type { Translator } from "./translator.ts";

/** Reads the names that a `let` declares: `[a 1 b 2]`, `((a 1) (b 2))`; of a loop also `(a list)`. */
export function readBindings(form: ListForm, translator: Translator, isLoop = false): AssignNode[] {
  const { items } = form;
  if (form.bracket === "[" && !items.every((one) => isList(one, "["))) return readFlat(items, translator);
  const [target, value] = items;
  if (isLoop && target?.kind === "symbol" && value) return bind(target, value, translator);
  return items.flatMap((one) => {
    if (one.kind === "symbol") return [assign(named(one.text, one), literal(null, one), true)];
    const [name, given] = isList(one) ? one.items : [];
    return name && given ? bind(name, given, translator) : [];
  });
}

/** Clojure's names and values in turn; `:let [a 1]` and `:when x` may stand among them. */
function readFlat(items: readonly Form[], translator: Translator): AssignNode[] {
  const made: AssignNode[] = [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [target, value] = [items[index], items[index + 1]];
    if (!target || !value) continue;
    if (target.kind !== "keyword") made.push(...bind(target, value, translator));
    else if (target.text === "let" && isList(value)) made.push(...readFlat(value.items, translator));
  }
  return made;
}

function bind(target: Form, value: Form, translator: Translator): AssignNode[] {
  const given = translator.value(value);
  return makeAssignments(targetOf(target, translator), given, true, spanning(target, given));
}

/** What a binding's left side takes: a name, or a pattern as the object or list that it looks like. */
export function targetOf(form: Form, translator: Translator, depth = 0): Node {
  const name = symbolOf(form);
  if (name !== undefined) return named(name, form);
  const { start, end } = form;
  if (form.kind === "string") return named(form.node.value, form);
  if (form.kind !== "list" || depth > 10) return named("_", form);
  if (form.bracket !== "{") {
    const items = form.items.filter((one) => one.kind !== "keyword" && symbolOf(one) !== "&");
    return { kind: "list", items: items.map((one) => targetOf(one, translator, depth + 1)), start, end };
  }
  return { kind: "object", entries: entriesOf(form.items, translator, depth), start, end };
}

/** `{:keys [a b] :or {a 1} c :d}` */
function entriesOf(items: readonly Form[], translator: Translator, depth: number): Entry[] {
  const pairs: [Form, Form][] = [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = [items[index], items[index + 1]];
    if (key && value) pairs.push([key, value]);
  }
  const otherwise = new Map<string, Form>();
  for (const [key, value] of pairs) {
    if (key.kind !== "keyword" || key.text !== "or" || !isList(value)) continue;
    for (let index = 0; index + 1 < value.items.length; index += 2) {
      const fallback = value.items[index + 1];
      if (fallback) otherwise.set(symbolOf(value.items[index]) ?? "", fallback);
    }
  }
  const withFallback = (target: Node): Node => {
    const fallback = target.kind === "name" ? otherwise.get(target.name) : undefined;
    return fallback ? assign(target, translator.value(fallback), false) : target;
  };
  return pairs.flatMap(([key, value]): Entry[] => {
    if (key.kind !== "keyword") return [{ key: translator.value(value), value: withFallback(targetOf(key, translator, depth + 1)) }];
    if (!/(?:^|\/)(?:keys|strs|syms)$/.test(key.text) || !isList(value)) return [];
    return value.items.flatMap((one): Entry[] => {
      const name = (one.kind === "keyword" ? one.text : symbolOf(one))?.replace(/^.*\//, "");
      return name === undefined ? [] : [{ key: plainString(name, one), value: withFallback(named(name, one)) }];
    });
  });
}
