import type { Entry, Node, Range, StringNode } from "../../tree/node.ts";
import { deepest } from "./nest.ts";
import { embed, Piecewise, verbatim } from "./piecewise.ts";
import { literalOf, openValue, span, tagged } from "./scalars.ts";

interface Element {
  readonly name: StringNode;
  readonly attributes: Entry[];
  readonly children: Entry[];
  /** The values of the items of a property list's array. */
  readonly items: Node[];
  readonly texts: { readonly start: number; readonly end: number; readonly raw: boolean }[];
  /** The `<key>` of a property list that waits for its value. */
  key: StringNode | undefined;
}

const nameKeys = new Set(["name", "key", "android:name", "id", "property", "Include"]);
const valueKeys = new Set(["value", "android:value", "connectionstring", "content"]);
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const entity = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g;

/** Gathers elements into objects, whole or cut off, without recursion. */
export class XmlTree {
  readonly #text: string;
  readonly #open: Element[];
  /** How often each name is open, so that a stray closing tag need not look for its element. */
  readonly #openNames = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
    this.#open = [createElement(verbatim(text, 0, 0))];
  }

  open(start: number, end: number): void {
    const name = verbatim(this.#text, start + prefixLength(this.#text.slice(start, end)), end);
    this.#open.push(createElement(name));
    this.#openNames.set(name.value, (this.#openNames.get(name.value) ?? 0) + 1);
  }

  attribute(name: Range, start: number, end: number): void {
    const element = this.#open.at(-1);
    if (!element || this.#open.length === 1) return;
    const key = verbatim(this.#text, name.start, name.end);
    const value = decodeEntities(this.#text, [{ start, end, raw: false }]).string({ start, end }, start, end);
    const command = element.name.value === "Exec" && key.value === "Command";
    element.attributes.push({ key, value: command ? embed(value, "shell") : openValue(value) });
  }

  text(start: number, end: number, raw: boolean): void {
    // At the end of a text that breaks off in a tag the tokenizer has no start to give.
    if (start >= 0 && end > start) this.#open.at(-1)?.texts.push({ start, end, raw });
  }

  closeNamed(given: string, end: number): void {
    const name = given.slice(prefixLength(given));
    if ((this.#openNames.get(name) ?? 0) === 0) return;
    while (this.#open.length > 1) {
      const last = this.#open.at(-1)?.name.value;
      this.close(end);
      if (last === name) return;
    }
  }

  close(end: number): void {
    if (this.#open.length <= 1) return;
    const element = this.#open.pop();
    if (!element) return;
    const name = element.name.value;
    this.#openNames.set(name, (this.#openNames.get(name) ?? 1) - 1);
    // What stands too deep is hung up at the deepest element that is kept.
    const parent = this.#open[Math.min(this.#open.length - 1, deepest)];
    if (!parent) return;
    const tooDeep = this.#open.length > deepest;
    const text = this.#textOf(element);
    if (isPropertyList(parent)) this.#addToPropertyList(parent, element, text, end);
    else this.#addElement(parent, element, text, tooDeep);
  }

  finish(): Node[] {
    while (this.#open.length > 1) this.close(this.#text.length);
    const entries = this.#open[0]?.children ?? [];
    return entries.length > 0 ? [objectOf(entries)] : [];
  }

  #addElement(parent: Element, element: Element, text: StringNode | undefined, tooDeep: boolean): void {
    const { name: key, attributes } = element;
    const isList = element.items.length > 0;
    const value = text ? shapeText(key.value, text, parent.name.value) : undefined;
    const inner = [...attributes, ...element.children];
    if (isList) parent.children.push({ key, value: { kind: "list", ...span(element.items, key), items: element.items } });
    if (inner.length > 0 && !tooDeep) parent.children.push({ key, value: objectOf(inner) });
    if (inner.length > 0 && tooDeep) parent.children.push(...attributes);
    const called = namedBy(inner);
    if (called) {
      const its = value ?? valueOf(inner);
      // Copies: a node stands in the tree once, so that what is around it is clear.
      if (its) parent.children.push({ key: { ...called }, value: { ...its } });
    }
    if (value && !called) parent.children.push({ key, value });
    if (!value && inner.length === 0 && !isList) parent.children.push({ key, value: { kind: "literal", start: key.end, end: key.end, value: null } });
  }

  #addToPropertyList(parent: Element, element: Element, text: StringNode | undefined, end: number): void {
    const name = element.name.value;
    if (parent.name.value === "dict" && name === "key") {
      parent.key = text;
      return;
    }
    const value = propertyValue(element, text, end);
    const { key } = parent;
    parent.key = undefined;
    if (parent.name.value === "array") parent.items.push(value);
    else parent.children.push({ key: key ?? element.name, value });
  }

  #textOf(element: Element): StringNode | undefined {
    const texts = element.texts.flatMap((piece) => {
      const words = this.#text.slice(piece.start, piece.end);
      return words.trim() === "" ? [] : [{ ...piece, words }];
    });
    const [first] = texts;
    const last = texts.at(-1);
    if (!first || !last) return undefined;
    const start = first.start + (first.words.length - first.words.trimStart().length);
    const end = last.end - (last.words.length - last.words.trimEnd().length);
    const trimmed = texts.map((piece) => ({ ...piece, start: Math.max(piece.start, start), end: Math.min(piece.end, end) }));
    return decodeEntities(this.#text, trimmed).string({ start, end }, start, end);
  }
}

/** SoapUI writes a prefix before each of its own names. */
function prefixLength(name: string): number {
  return name.startsWith("con:") ? 4 : 0;
}

function createElement(name: StringNode): Element {
  return { name, attributes: [], children: [], items: [], texts: [], key: undefined };
}

function isPropertyList(element: Element): boolean {
  return element.name.value === "dict" || element.name.value === "array" || element.name.value === "plist";
}

function propertyValue(element: Element, text: StringNode | undefined, end: number): Node {
  const { name } = element;
  const range = { start: name.start, end };
  switch (name.value) {
    case "dict":
      return element.children.length > 0 ? objectOf(element.children) : { kind: "object", ...range, entries: [] };
    case "array":
      return { kind: "list", ...span(element.items, range), items: element.items };
    case "true":
      return { kind: "literal", ...range, value: true };
    case "false":
      return { kind: "literal", ...range, value: false };
    case "data":
      return text ? tagged("base64", text, text) : { kind: "literal", ...range, value: null };
    case "integer":
    case "real":
      return (text && literalOf(text.value, text)) ?? text ?? { kind: "literal", ...range, value: null };
    default:
      return text ? openValue(text) : verbatimEmpty(range, end);
  }
}

function verbatimEmpty(range: Range, end: number): StringNode {
  return { kind: "string", ...range, value: "", contentStart: end };
}

function shapeText(name: string, text: StringNode, parent: string): Node {
  const several = /\S\s+\S/.test(text.value);
  if (several && /^command$/i.test(name)) return embed(text, "shell");
  if (several && name === "script") return embed(text, parent === "definition" ? "groovy" : "javascript");
  return literalOf(text.value, text) ?? openValue(text);
}

/** The name that an element gives its value: `<add key="X" value="…"/>`, `<string name="X">…</string>`. */
function namedBy(entries: readonly Entry[]): Node | undefined {
  return entries.find(({ key, value }) => key?.kind === "string" && nameKeys.has(key.value.toLowerCase()) && value.kind === "string")?.value;
}

function valueOf(entries: readonly Entry[]): Node | undefined {
  return entries.find(({ key }) => key?.kind === "string" && valueKeys.has(key.value.toLowerCase()))?.value;
}

function objectOf(entries: readonly Entry[]): Node {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { key, value } of entries) {
    start = Math.min(start, value.start, key?.start ?? value.start);
    end = Math.max(end, value.end, key?.end ?? 0);
  }
  return { kind: "object", start, end, entries };
}

function decodeEntities(text: string, pieces: readonly { readonly start: number; readonly end: number; readonly raw: boolean }[]): Piecewise {
  const decoded = new Piecewise();
  for (const { start, end, raw } of pieces) {
    let from = start;
    if (!raw) {
      for (const found of text.slice(start, end).matchAll(entity)) {
        const at = start + found.index;
        const code = found[2] !== undefined ? Number(found[2]) : Number.parseInt(found[3] ?? "", 16);
        const character = entities[found[1] ?? ""] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);
        if (character === undefined) continue;
        decoded.copy(text, from, at);
        decoded.insert(character, at);
        from = at + found[0].length;
      }
    }
    decoded.copy(text, from, end);
  }
  return decoded;
}
