import type { AssignNode, ImportNode, Node, Range } from "../../tree/node.ts";
import { makeAssignments } from "../code/assignments.ts";
import { assign, call, choice, literal, named, operation, spanning } from "../code/nodes.ts";
import { isList, symbolOf } from "./atoms.ts";
import { readBindings, targetOf } from "./bindings.ts";
import { readFunction, readInstance, readMethods } from "./functions.ts";
import type { Form, ListForm } from "./forms.ts";
import { spanOf, type Translator } from "./translator.ts";

type Reader = (form: ListForm, translator: Translator) => readonly Node[] | undefined;

/** The forms that declare, branch or go round. A reader gives nothing where the form is none of that. */
export const specialForms: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...each("def defonce def- local var global const", readDefinition),
  ...each("define define-constant define/contract defvar defparameter defconstant defconst defcustom defvar-local defglobal", readVariable),
  ...each("setq setf set! setq-local setq-default setopt psetq psetf setv set reset! vreset! set-default vset! fluid-set! defc", readAssignments),
  ...each("custom-set-variables custom-set-faces", readCustom),
  ...each("use-package leaf", readPackage),
  ...each("multiple-value-bind destructuring-bind receive define-values", readSeveral),
  ...each("defn defn- defun defmacro defmethod defmulti defun* cl-defun cl-defmethod defsubst deftest fn fn* lambda λ named-lambda lambda* defun-inline macro", readFunction),
  ...each("reify proxy", readInstance),
  ...each("defrecord deftype extend-type defprotocol extend-protocol", readMethods),
  ...each(
    "let let* letrec letrec* loop binding with-open with-redefs with-local-vars let-values let*-values parameterize fluid-let " +
      "when-let when-let* when-some when-first pcase-let pcase-let* cl-letf let-alist dlet symbol-macrolet letfn with-environment-variables",
    readLet,
  ),
  ...each("if-let if-some", readIfLet),
  ...each("doseq for dotimes dolist for/list for/hash for*", readLoop),
  ...each("do progn begin when when-not unless prog1 prog2 comment eval-when-compile eval-after-load with-eval-after-load save-excursion future delay thread dosync time locking", readBody),
  ...each("if if-not", readIf),
  ...each("cond", readCond),
  ...each("case condp ecase pcase cl-case match", readCase),
  ...each("try", readTry),
  ...each("throw raise error signal", readThrow),
  ...each("ns require use import require-macros use-modules in-package provide", readNamespace),
  ...each("defproject quote", () => undefined),
]);

function each(names: string, read: Reader): [string, Reader][] {
  return names.split(" ").map((name) => [name, read]);
}

/** `(def name "what it is" value)` */
function readDefinition(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, target, ...rest] = form.items;
  const value = rest.at(-1);
  if (!target || !value || rest.length > 2) return undefined;
  return [...proseOf(rest.length > 1 ? rest[0] : undefined), ...assignTo(target, value, form, translator, true)];
}

/** `(defvar name value "what it is")`, `(define (name x) …)` */
function readVariable(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, target, value, more] = form.items;
  if (isList(target)) return readFunction(form, translator);
  if (!target || !value) return undefined;
  return [...assignTo(target, value, form, translator, true), ...proseOf(more)];
}

function proseOf(form: Form | undefined): Node[] {
  return form?.kind === "string" ? [{ ...form.node, prose: true }] : [];
}

function assignTo(target: Form, value: Form, range: Range, translator: Translator, declares: boolean): AssignNode[] {
  const name = symbolOf(target);
  const node = name === undefined ? translator.value(target) : named(name, target);
  return [assign(node, translator.value(value), declares, range)];
}

/** `(setq a 1 b 2)`, `(setf (gethash "a" h) 1)` */
function readAssignments(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const pairs = form.items.slice(1);
  if (pairs.length < 2) return undefined;
  return pairs.flatMap((target, index) => {
    const value = pairs[index + 1];
    return index % 2 === 0 && value ? assignTo(target, value, spanning(target, value), translator, false) : [];
  });
}

/** Emacs writes down its settings as `'(name value)`. */
function readCustom(form: ListForm, translator: Translator): readonly Node[] {
  return form.items.slice(1).flatMap((one) => {
    const [target, value] = isList(one) ? one.items : [];
    return target && value ? assignTo(target, value, one, translator, false) : [];
  });
}

/** `(use-package name :custom (variable value) :config (setq …))` */
function readPackage(form: ListForm, translator: Translator): readonly Node[] {
  let section = "";
  return form.items.slice(2).flatMap((one): readonly Node[] => {
    if (one.kind === "keyword") section = one.text;
    if (!isList(one)) return [];
    const settings = isList(one.items[0]) ? one.items : [one];
    return section.startsWith("custom") || section === "setq" ? readCustom({ ...one, items: [one, ...settings] }, translator) : translator.statements(one);
  });
}

/** `(multiple-value-bind (a b) value …)` */
function readSeveral(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, targets, value, ...body] = form.items;
  if (!isList(targets) || !value) return undefined;
  const given = translator.value(value);
  const assignments = makeAssignments(targetOf(targets, translator), given, true, spanning(targets, given));
  return body.length > 0 ? blockOf([...assignments, ...translator.body(body)], form) : assignments;
}

function readLet(form: ListForm, translator: Translator): readonly Node[] | undefined {
  // Scheme's loop: `(let name ((a 1)) …)`
  const isNamed = form.items[1]?.kind === "symbol" && isList(form.items[2]);
  const rest = form.items.slice(isNamed ? 2 : 1);
  const [bindings, ...body] = rest;
  if (!isList(bindings) || (bindings.bracket !== "[" && translator.headOf(form) === "loop")) return undefined;
  const environment = translator.headOf(form) === "with-environment-variables";
  const made = readBindings(bindings, translator).map((one) => (environment ? { ...one, environment } : one));
  return blockOf([...made, ...translator.body(body)], form);
}

function readIfLet(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, bindings, yes, no] = form.items;
  if (!isList(bindings) || !yes) return undefined;
  const arms = translator.values(no ? [yes, no] : [yes]);
  const value = arms.length > 1 ? choice(arms, spanning(...arms)) : arms[0];
  return blockOf([...readBindings(bindings, translator), ...(value ? [value] : [])], form);
}

function readLoop(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, bindings, ...body] = form.items;
  if (!isList(bindings)) return undefined;
  const looped = readBindings(bindings, translator, true).map((one): Node => {
    if (one.value.kind === "literal") return one;
    const value = call(named("each", { start: one.value.start, end: one.value.start }), [{ value: one.value }], one.value);
    return { ...one, value };
  });
  return blockOf([...looped, ...translator.body(body)], form);
}

/** A scope; one that is called for its value, where it is one. */
function blockOf(body: readonly Node[], { start, end }: Range): readonly Node[] {
  return [{ kind: "block", body, start, end }];
}

function readBody(form: ListForm, translator: Translator): readonly Node[] {
  const head = translator.headOf(form);
  const isGuarded = head === "when" || head === "when-not" || head === "unless";
  const [, ...rest] = form.items;
  const body = translator.body(isGuarded ? rest.slice(1) : rest);
  if (!isGuarded || !rest[0]) return body;
  return [operation("if", [translator.value(rest[0])], rest[0]), ...blockOf(body, spanOf(rest.slice(1), form))];
}

function readIf(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [, condition, yes, ...no] = form.items;
  if (!condition || !yes) return undefined;
  const arms = [translator.value(yes), ...(no.length > 0 ? [translator.blockValue(no, form)] : [])];
  return [choice(arms, spanning(...arms))];
}

/** `(cond test value …)` in Clojure, `(cond (test value…) …)` elsewhere. */
function readCond(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const clauses = form.items.slice(1);
  if (clauses.length === 0) return undefined;
  const arms = translator.style.clojure
    ? translator.values(clauses.filter((_, index) => index % 2 === 1))
    : clauses.flatMap((one) => (isList(one) ? [translator.blockValue(one.items.slice(1), one)] : []));
  return [choice(arms, form)];
}

/** `(case x "a" 1 "b" 2 3)` in Clojure, `(case x (a 1) (b 2))` elsewhere. */
function readCase(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const isPredicate = translator.headOf(form) === "condp";
  const clauses = form.items.slice(isPredicate ? 3 : 2);
  if (clauses.length === 0) return undefined;
  const arms = translator.style.clojure
    ? translator.values(clauses.filter((_, index) => index % 2 === 1 || index === clauses.length - 1))
    : clauses.flatMap((one) => (isList(one) ? [translator.blockValue(one.items.slice(1), one)] : []));
  return [choice(arms, form)];
}

function readTry(form: ListForm, translator: Translator): readonly Node[] {
  const [, ...rest] = form.items;
  const isHandler = (one: Form): boolean => isList(one, "(") && /^(?:catch|finally)$/.test(symbolOf(one.items[0]) ?? "");
  const tried = rest.filter((one) => !isHandler(one));
  const blocks = blockOf(translator.body(tried), spanOf(tried, form));
  const handlers = rest.filter(isHandler).flatMap((one): readonly Node[] => {
    if (!isList(one)) return [];
    const caught = symbolOf(one.items[0]) === "catch" ? one.items[2] : undefined;
    const error = caught?.kind === "symbol" ? [assign(named(caught.text, caught), literal(null, caught), true)] : [];
    return blockOf([...error, ...translator.body(one.items.slice(caught ? 3 : 1))], one);
  });
  return [...blocks, ...handlers];
}

function readThrow(form: ListForm, translator: Translator): readonly Node[] | undefined {
  const [head, ...rest] = form.items;
  if (!head || rest.length === 0) return undefined;
  const [only] = rest;
  const value = rest.length === 1 && only
    ? translator.value(only)
    : call(translator.value(head), translator.values(rest).map((one) => ({ value: one })), form);
  return [{ kind: "throw", value, start: form.start, end: form.end }];
}

/** `(ns a (:require [b.c :as d]))`, `(require '[b.c :as d])` */
function readNamespace(form: ListForm): readonly Node[] {
  const found: ImportNode[] = [];
  const open: Form[] = form.items.toReversed();
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.kind !== "list") continue;
    const [head, ...rest] = one.items;
    const module = symbolOf(head);
    if (module === undefined || one.bracket !== "[") {
      for (const item of one.items.toReversed()) open.push(item);
      continue;
    }
    const range = { start: one.start, end: one.end };
    const alias = symbolOf(rest[rest.findIndex((word) => word.kind === "keyword" && word.text === "as") + 1]);
    if (alias !== undefined) found.push({ kind: "import", module, imported: "*", local: alias, ...range });
    const referred = rest[rest.findIndex((word) => word.kind === "keyword" && word.text === "refer") + 1];
    for (const name of isList(referred) ? referred.items : []) {
      const local = symbolOf(name);
      if (local !== undefined) found.push({ kind: "import", module, imported: local, local, ...range });
    }
  }
  return found;
}

