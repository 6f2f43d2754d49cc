import type { Argument, Node } from "../../tree/node.ts";
import { call, choice, member, named, operation, plainString, spanning, template } from "../code/nodes.ts";
import { symbolOf } from "./atoms.ts";
import { isPropertyList, readMap, sequenceOf } from "./collections.ts";
import type { Form, ListForm } from "./forms.ts";
import { readThreaded } from "./threading.ts";
import type { Translator } from "./translator.ts";

/** Functions that take a part out: where they have the thing and the key among their arguments, and what else there may be. */
const accessors: Readonly<Record<string, readonly [object: number, key: number, fallback?: number]>> = {
  get: [0, 1, 2], "get-in": [0, 1, 2], aget: [0, 1], nth: [0, 1, 2], gethash: [1, 0, 2], "plist-get": [0, 1], getf: [0, 1, 2],
  "hash-ref": [0, 1, 2], "hash-table-ref": [0, 1], "hash-table-ref/default": [0, 1, 2], "assoc-ref": [0, 1], "alist-get": [1, 0, 2],
  "assoc-default": [0, 1], "dict-ref": [0, 1, 2], "vector-ref": [0, 1], "gobj/get": [0, 1, 2], "goog.object/get": [0, 1, 2],
};

const joining = new Set(["str", "concat", "string-append", "concatenate", "uiop:strcat", "strcat", "..", "string-concat", "join-strings"]);
const listing = new Set(["list", "vector", "vec", "list*", "bytevector"]);
const mapping = new Set(["hash-map", "array-map", "sorted-map", "hash", "hasheq", "hash-table", "dict", "make-hash-table-from", "plist", "js-obj"]);
const choosing = new Set(["or", "if-let*"]);

/** A list that is called: by its name, by a key, by a field. */
export function readCall(form: ListForm, translator: Translator): Node {
  const [head, ...rest] = form.items;
  if (!head) return { kind: "list", items: [], start: form.start, end: form.end };
  if (head.kind === "keyword") return readAccess(head, rest, form, translator);
  const name = translator.headOf(form);
  const threaded = readThreaded(name, form, translator);
  if (threaded) return threaded;
  if (choosing.has(name)) return choice(translator.values(rest), form);
  if (name === "and" || name === "not" || name === "=" || name === "equal" || name === "eq") {
    return operation(name === "and" ? "&&" : name, translator.values(rest), form);
  }
  if (joining.has(name)) return template(translator.values(textsOf(name, rest)).flatMap((one) => (one.kind === "template" ? one.parts : [one])), form);
  if (listing.has(name)) return isPropertyList(rest) ? readMap(rest, form, translator) : sequenceOf(translator.values(rest), form);
  if (mapping.has(name) && rest.length > 0 && rest.length % 2 === 0) return readMap(rest, form, translator);
  return readPair(name, rest, form, translator) ?? readChange(name, rest, form, translator) ?? readPart(name, rest, form, translator) ?? readMethod(name, head, rest, form, translator);
}

/** `(concatenate 'string a b)`: the first says of what type the result is. */
function textsOf(name: string, rest: readonly Form[]): readonly Form[] {
  return name === "concatenate" ? rest.slice(1) : rest;
}

/** `(:key m)`, `(:key m "default")` */
function readAccess(key: Form, rest: readonly Form[], form: ListForm, translator: Translator): Node {
  const [owner, fallback] = translator.values(rest);
  if (!owner) return { kind: "list", items: [translator.value(key)], start: form.start, end: form.end };
  const taken = member(owner, translator.value(key));
  return fallback ? choice([taken, fallback], form) : taken;
}

function readPart(name: string, rest: readonly Form[], form: ListForm, translator: Translator): Node | undefined {
  const places = accessors[name];
  const owner = places && rest[places[0]];
  const key = places && rest[places[1]];
  if (!owner || !key) return undefined;
  const keys = key.kind === "list" && (name === "get-in" || key.quoted) ? key.items : name === "aget" ? rest.slice(1) : [key];
  let taken = translator.value(owner);
  for (const one of keys) taken = member(taken, keyValue(one, translator));
  const fallback = places[2] === undefined ? undefined : rest[places[2]];
  return fallback ? choice([taken, translator.value(fallback)], form) : taken;
}

function keyValue(form: Form, translator: Translator): Node {
  return form.kind === "symbol" && form.quoted ? plainString(form.text, form) : translator.value(form);
}

/** `(cons "a" b)` is a pair where its first is a text. */
function readPair(name: string, [key, value]: readonly Form[], form: ListForm, translator: Translator): Node | undefined {
  if (name !== "cons" || !value || key?.kind !== "string") return undefined;
  return { kind: "object", entries: [{ key: translator.value(key), value: translator.value(value) }], start: form.start, end: form.end };
}

/** `(assoc m :k v)`, `(merge a b)`, `(assoc-in m [:a :b] v)`: a map with what the other has. */
function readChange(name: string, rest: readonly Form[], form: ListForm, translator: Translator): Node | undefined {
  const { start, end } = form;
  const [owner, path, ...others] = rest;
  if (!owner) return undefined;
  switch (name) {
    case "merge":
    case "deep-merge":
    case "merge-with":
      return { kind: "object", entries: translator.values(rest).map((value) => ({ value })), start, end };
    case "assoc":
      if (rest.length < 3 || rest.length % 2 === 0) return undefined;
      return { kind: "object", entries: [{ value: translator.value(owner) }, ...readMap(rest.slice(1), form, translator).entries], start, end };
    case "assoc-in": {
      const [value] = translator.values(others);
      if (path?.kind !== "list" || !value) return undefined;
      let inner: Node = value;
      for (const key of translator.values(path.items).toReversed()) inner = { kind: "object", entries: [{ key, value: inner }], ...spanning(key, inner) };
      const added = inner.kind === "object" ? inner.entries : [];
      return { kind: "object", entries: [{ value: translator.value(owner) }, ...added], start, end };
    }
    default:
      return undefined;
  }
}

/** `(.setHeader request "a" b)`, `(. request setHeader "a")`, `(URL. "x")`, `(f a :key b)` */
function readMethod(name: string, head: Form, rest: readonly Form[], form: ListForm, translator: Translator): Node {
  const [receiver, ...others] = rest;
  const { start, end } = head;
  if (translator.style.clojure && receiver) {
    if (/^\.-?\w/.test(name)) {
      const plain = name.replace(/^\.-?/, "");
      const taken = member(translator.value(receiver), plainString(plain, { start: end - plain.length, end }), form);
      return name.startsWith(".-") ? taken : call(taken, argumentsOf(others, translator), form);
    }
    if (/\w\.$/.test(name)) return call(named(name.slice(0, -1), { start, end: end - 1 }), argumentsOf(rest, translator), form);
    if (name === "new") return call(translator.value(receiver), argumentsOf(others, translator), form);
    const method = symbolOf(others[0]);
    if (name === "." && method !== undefined && others[0]) {
      const taken = member(translator.value(receiver), plainString(method.replace(/^-/, ""), others[0]), form);
      return method.startsWith("-") ? taken : call(taken, argumentsOf(others.slice(1), translator), form);
    }
  }
  const callee = translator.value(head);
  // `(env :key)`, `(config :key "default")`: a map is called for what it has.
  const [key, fallback, ...more] = rest;
  if (translator.style.clojure && key?.kind === "keyword" && more.length === 0) {
    const taken = member(callee, translator.value(key));
    return fallback ? choice([taken, translator.value(fallback)], form) : { ...taken, start: form.start, end: form.end };
  }
  return call(callee, argumentsOf(rest, translator), form);
}

/** Arguments; a keyword names the one behind it. */
function argumentsOf(forms: readonly Form[], translator: Translator): Argument[] {
  const args: Argument[] = [];
  for (let index = 0; index < forms.length; index++) {
    const form = forms[index];
    const next = forms[index + 1];
    if (!form) continue;
    if (form.kind === "keyword" && next && next.kind !== "keyword") {
      args.push({ name: form.text, nameRange: { start: form.start, end: form.end }, value: translator.value(next) });
      index++;
    } else {
      args.push({ value: translator.value(form) });
    }
  }
  return args;
}
