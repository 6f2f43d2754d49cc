import type { Node } from "../../tree/node.ts";
import { argument, assign, call, closure, member, named, operation, spanning } from "../code/nodes.ts";
import { isList } from "./atoms.ts";
import type { Form, ListForm } from "./forms.ts";
import type { Translator } from "./translator.ts";

/** Longer chains are begun anew, so that no tree gets as deep as a chain is long. */
const longestChain = 100;

/** `(-> x (f a) g)` is `(g (f x a))`. Nothing where the name is no such arrow. */
export function readThreaded(name: string, form: ListForm, translator: Translator): Node | undefined {
  const [, first, ...steps] = form.items;
  if (!first) return undefined;
  switch (name) {
    case "->":
    case "some->":
    case "thread-first":
      return chain(first, steps, translator, "first");
    case "->>":
    case "some->>":
    case "thread-last":
      return chain(first, steps, translator, "last");
    case "cond->":
    case "cond->>":
      return chain(first, steps.filter((_, index) => index % 2 === 1), translator, name === "cond->" ? "first" : "last");
    case "as->":
      return readNamed(first, steps, form, translator);
    case "doto":
      return readDoto(first, steps, form, translator);
    default:
      return undefined;
  }
}

function chain(first: Form, steps: readonly Form[], translator: Translator, where: "first" | "last"): Node {
  let node = translator.value(first);
  const flat: Node[] = [];
  for (const [index, step] of steps.entries()) {
    node = stepOf(step, node, translator, where);
    if ((index + 1) % longestChain !== 0) continue;
    flat.push(node);
    node = operation("", [], { start: step.end, end: step.end });
  }
  return flat.length === 0 ? node : operation("", [...flat, node], spanning(...flat, node));
}

/** One step of a chain: the form with the value put in it. */
function stepOf(step: Form, value: Node, translator: Translator, where: "first" | "last"): Node {
  const range = spanning(value, step);
  if (!isList(step, "(")) {
    if (step.kind === "keyword") return member(value, translator.value(step), range);
    return call(translator.value(step), [argument(value)], range);
  }
  const [head, ...rest] = step.items;
  if (!head) return value;
  const given: Form = { kind: "ready", node: value, start: value.start, end: value.end, quoted: false, unquoted: false };
  const items = where === "first" ? [head, given, ...rest] : [head, ...rest, given];
  return translator.value({ ...step, items, ...range });
}

/** `(as-> x name (f name) (g name))` */
function readNamed(first: Form, [name, ...steps]: readonly Form[], form: ListForm, translator: Translator): Node {
  if (name?.kind !== "symbol") return translator.value(first);
  const target = named(name.text, name);
  const body = [first, ...steps].map((one) => {
    const value = translator.value(one);
    return assign(target, value, true, spanning(target, value));
  });
  const range = { start: form.start, end: form.end };
  return call(closure([], [...body, { ...target, start: form.end, end: form.end }], range), [], range);
}

/** `(doto x (.setHeader "a" b))`: as `x.apply { … }`. */
function readDoto(first: Form, steps: readonly Form[], form: ListForm, translator: Translator): Node {
  const owner = translator.value(first);
  const body = steps.map((step) => stepOf(step, named("this", { start: step.start, end: step.start }), translator, "first"));
  const from = steps[0]?.start ?? form.end;
  const mark = { start: first.end, end: first.end };
  const apply = member(owner, { kind: "string", value: "apply", contentStart: first.end, ...mark }, { start: owner.start, end: first.end });
  return call(apply, [argument(closure([], body, { start: from, end: form.end }))], form);
}
