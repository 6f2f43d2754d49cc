import type { ClassNode, FunctionNode, Node, Parameter, Range } from "../../tree/node.ts";
import { makeAssignments } from "../code/assignments.ts";
import { named } from "../code/nodes.ts";
import { isList, symbolOf } from "./atoms.ts";
import { targetOf } from "./bindings.ts";
import type { Form, ListForm } from "./forms.ts";
import type { Translator } from "./translator.ts";

/** `(defn name "doc" [x] …)`, `(defn name ([x] …) ([x y] …))`, `(define (name x) …)`, `(fn [x] …)`, `(lambda (x) …)` */
export function readFunction(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, first, ...others] = form.items;
  const isCurried = isList(first) && translator.headOf(form).startsWith("define");
  const name = symbolOf(isCurried ? first.items[0] : first);
  const rest = name === undefined ? form.items.slice(1) : others;
  if (isCurried) return [makeFunction(name, first.items.slice(1), others, form, translator)];
  const at = rest.findIndex((one) => isList(one, "[", "("));
  const parameters = rest[at];
  const prose = rest.slice(0, Math.max(at, 0)).flatMap((one): Node[] => (one.kind === "string" ? [{ ...one.node, prose: true }] : []));
  if (!isList(parameters)) return name === undefined ? undefined : [makeFunction(name, [], rest, form, translator)];
  // Several arities are several functions of one name.
  if (parameters.bracket === "(" && isList(parameters.items[0], "[")) {
    const arities = rest.slice(at).flatMap((one) => {
      const [list, ...body] = isList(one, "(") ? one.items : [];
      return isList(list, "[") ? [makeFunction(name, list.items, body, one, translator)] : [];
    });
    return [...prose, ...arities];
  }
  return [...prose, makeFunction(name, parameters.items, rest.slice(at + 1), form, translator)];
}

function makeFunction(
  name: string | undefined,
  parameters: readonly Form[],
  body: readonly Form[],
  { start, end }: Range,
  translator: Translator,
): FunctionNode {
  const [first, ...others] = body;
  const hasProse = first?.kind === "string" && others.length > 0;
  const prose: Node[] = hasProse ? [{ ...first.node, prose: true }] : [];
  return {
    kind: "function",
    ...(name !== undefined && { name }),
    parameters: parameters.flatMap((one, index) => readParameter(one, index, translator)),
    body: [...prose, ...translator.body(hasProse ? others : body)],
    returnsLast: true,
    start,
    end,
  };
}

/** A name, a name with a default (`(key "x")`), a pattern. */
function readParameter(form: Form, index: number, translator: Translator): Parameter[] {
  const { start, end } = form;
  const name = symbolOf(form);
  if (name !== undefined) return name.startsWith("&") || name === "." ? [] : [{ name, start, end }];
  if (!isList(form)) return [];
  const [target, value] = form.items;
  const isPattern = form.bracket === "{" || (translator.style.clojure && form.bracket === "[");
  const inner = symbolOf(target);
  if (!isPattern) return inner === undefined ? [] : [{ name: inner, ...(value && { default: translator.value(value) }), start, end }];
  const whole = `parameter${index}`;
  return [{ name: whole, pattern: makeAssignments(targetOf(form, translator), named(whole, { start, end: start }), true, form), start, end }];
}

/** `(reify X509TrustManager (checkServerTrusted [this chain type]) …)`: a class named by what it implements. */
export function readInstance(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, ...rest] = form.items;
  const bases = rest.flatMap((one) => (isList(one, "[") ? one.items : [one])).filter(({ kind }) => kind === "symbol");
  const [base] = bases;
  if (!base) return undefined;
  return [classOf(symbolOf(base) ?? "", translator.values(bases), rest, form, translator)];
}

/** `(defrecord Name [field] Protocol (method [this] …))` */
export function readMethods(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, name, ...rest] = form.items;
  const text = symbolOf(name);
  if (text === undefined) return undefined;
  const bases = rest.filter(({ kind }) => kind === "symbol");
  return [classOf(text, translator.values(bases), rest, form, translator)];
}

function classOf(name: string, heritage: readonly Node[], forms: readonly Form[], { start, end }: ListForm, translator: Translator): ClassNode {
  const members = forms.flatMap((one): Node[] => {
    if (!isList(one, "(")) return [];
    const [method, parameters, ...body] = one.items;
    if (!isList(parameters, "[", "(")) return [];
    // The first parameter is the receiver.
    return [makeFunction(symbolOf(method), parameters.items.slice(1), body, one, translator)];
  });
  return { kind: "class", name, heritage, members, start, end };
}
