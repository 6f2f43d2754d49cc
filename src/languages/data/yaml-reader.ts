import type { CST } from "yaml";
import type { Entry, Node, Range, StringNode } from "../../tree/node.ts";
import { deepest } from "./nest.ts";
import { span, tagged } from "./scalars.ts";
import { languageOf, tellingKeys, topPlace, type Place } from "./yaml-place.ts";
import { readBlockHeader, readBlockScalar, readFlowScalar } from "./yaml-scalars.ts";
import { shapeScalar, shapeWordList, type ScalarStyle } from "./yaml-values.ts";

/** How many nodes all aliases of a file together may stand for. */
const mostRepeated = 50_000;

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = CST.CollectionItem | CST.BlockMap["items"][number] | CST.BlockSequence["items"][number];
type Scalar = CST.FlowScalar | CST.BlockScalar;

interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  readonly start: number | undefined;
}

const noProperties: Properties = { anchor: undefined, tag: undefined, start: undefined };

/** Turns the concrete syntax of a YAML text into nodes. */
export class YamlReader {
  readonly #text: string;
  readonly #covered: string;
  readonly #anchors = new Map<string, { readonly node: Node; readonly size: number }>();
  /** How many nodes were made, those that aliases stand for included. */
  #made = 0;
  #repeated = 0;
  #oddKeys = false;

  /** @param covered the text with its templates covered, which is what was parsed */
  constructor(text: string, covered: string) {
    this.#text = text;
    this.#covered = covered;
  }

  /** Whether a key stretched over lines, which no key may. */
  get oddKeys(): boolean {
    return this.#oddKeys;
  }

  readDocument(document: CST.Document): Node | undefined {
    if (!document.value) return undefined;
    return this.#value(document.value, propertiesOf(document.start), topPlace, 0);
  }

  #value(token: CST.Token, properties: Properties, place: Place, depth: number): Node | undefined {
    const made = this.#made++;
    const node = this.#bare(token, properties, place, depth);
    if (node && properties.anchor !== undefined) this.#anchors.set(properties.anchor, { node, size: this.#made - made });
    return node;
  }

  #bare(token: CST.Token, { tag, start }: Properties, place: Place, depth: number): Node | undefined {
    switch (token.type) {
      case "alias":
        return this.#alias(token);
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
      case "block-scalar": {
        const { node, style } = this.#scalar(token);
        // A tag says that the text is for somebody else to read: no script, no number.
        return tag === undefined ? shapeScalar(node, style, place) : tagged(tag, node, { start: start ?? node.start, end: node.end });
      }
      case "block-map":
      case "block-seq":
      case "flow-collection": {
        const node = depth >= deepest ? this.#flat(token) : this.#collection(token, place, depth);
        return tag === undefined ? node : tagged(tag, node, { start: start ?? node.start, end: node.end });
      }
      default:
        return undefined;
    }
  }

  #scalar(token: Scalar): { readonly node: StringNode; readonly style: ScalarStyle } {
    const text = this.#text;
    if (token.type === "block-scalar") {
      const sign = token.props.find((property) => property.type === "block-scalar-header");
      const last = token.props.at(-1);
      const bodyStart = last && "source" in last ? last.offset + last.source.length : token.offset;
      const header = readBlockHeader(sign && "source" in sign ? sign.source : "|", token.indent);
      const end = bodyStart + token.source.length;
      return { node: readBlockScalar(text, this.#covered, token.offset, bodyStart, end, header), style: "block" };
    }
    const end = token.offset + token.source.length;
    if (token.type === "scalar") return { node: readFlowScalar(text, token.offset, end, "plain"), style: "plain" };
    const quotes = token.type === "single-quoted-scalar" ? "single" : "double";
    return { node: readFlowScalar(text, token.offset, end, quotes), style: "quoted" };
  }

  #alias(token: CST.FlowScalar): Node {
    const range = { start: token.offset, end: token.offset + token.source.length };
    const name = token.source.slice(1);
    const anchor = this.#anchors.get(name);
    // Aliases of aliases can stand for more than any memory holds.
    if (!anchor || this.#repeated + anchor.size > mostRepeated) return { kind: "name", name, ...range };
    this.#repeated += anchor.size;
    this.#made += anchor.size;
    if (anchor.node.kind !== "object") return anchor.node;
    return { kind: "object", ...range, entries: [{ value: anchor.node }] };
  }

  #collection(token: Collection, place: Place, depth: number): Node {
    if (token.type === "block-map" || (token.type === "flow-collection" && token.start.source === "{")) {
      return this.#map(token, place, depth);
    }
    const items: Node[] = [];
    const inList: Place = { key: place.key, lists: place.lists + 1, beside: place.beside, above: place.above };
    for (const item of token.items) {
      const node = hasColon(item) ? this.#pairItem(item, inList, depth) : this.#listItem(item, inList, depth);
      if (node) items.push(node);
    }
    return shapeWordList(items, rangeOf(token, items), place);
  }

  #listItem(item: Item, place: Place, depth: number): Node | undefined {
    const token = item.value ?? item.key;
    // `- curl -H "A: b"` is a mapping to parsers, and a command to those who wrote it.
    const line = token?.type === "block-map" && token.items.length === 1 ? this.#writtenAsLine(token) : undefined;
    if (line && /\s/.test(line.value.split(":", 1)[0] ?? "") && languageOf(line, place, false) !== undefined) return shapeScalar(line, "plain", place);
    return token ? this.#value(token, propertiesOf(item.start), place, depth + 1) : undefined;
  }

  /** `[a: b]` is a list of a mapping. */
  #pairItem(item: Item, place: Place, depth: number): Node {
    const entries = this.#entry(item, place, new Map(), depth + 1);
    const nodes = entries.flatMap((entry) => (entry.key ? [entry.key, entry.value] : [entry.value]));
    return { kind: "object", ...span(nodes, { start: 0, end: 0 }), entries };
  }

  #map(token: CST.BlockMap | CST.FlowCollection, place: Place, depth: number): Node {
    const beside = this.#tellingValues(token);
    const entries: Entry[] = [];
    for (const item of token.items) entries.push(...this.#entry(item, place, beside, depth));
    const nodes = entries.map((entry) => entry.key ?? entry.value);
    const values = entries.map((entry) => (entry.key ? entry.value : undefined)).filter((value) => value !== undefined);
    return { kind: "object", ...rangeOf(token, [...nodes, ...values.slice(-1)]), entries };
  }

  #entry(item: Item, above: Place, beside: ReadonlyMap<string, string>, depth: number): Entry[] {
    const key = item.key ? this.#key(item.key, propertiesOf(item.start), depth) : undefined;
    const name = key?.kind === "string" ? key.value : "";
    const place: Place = { key: name, lists: 0, beside, above };
    const line = key && item.value?.type === "block-map" && this.#isOnLineOf(key, item.value) ? this.#writtenAsLine(item.value) : undefined;
    // A mapping on the line of its key is none: people mean the text, and what stands below belongs to the mapping around.
    if (line && key && item.value?.type === "block-map") {
      const below = siblingsBelow(item.value).flatMap((one) => this.#entry(one, above, beside, depth + 1));
      return [{ key, value: shapeScalar(line, "plain", place) }, ...below];
    }
    const value = item.value ? this.#value(item.value, propertiesOf(item.sep ?? []), place, depth + 1) : undefined;
    if (name === "<<" && value) return this.#merge(value);
    if (!key) return value ? [{ value: { kind: "list", start: value.start, end: value.end, items: [value] } }] : [];
    return [{ key, value: value ?? { kind: "literal", start: key.end, end: key.end, value: null } }];
  }

  #isOnLineOf(key: Node, value: CST.BlockMap): boolean {
    const first = value.items[0]?.key;
    return first !== undefined && first !== null && !this.#text.slice(key.end, first.offset).includes("\n");
  }

  /** A mapping of plain scalars as the one text that it is written as: `a: b: c`. */
  #writtenAsLine(token: CST.BlockMap): StringNode | undefined {
    const start = token.items[0]?.key?.offset;
    let last: CST.Token | null | undefined = token;
    while (last?.type === "block-map") last = last.items[0]?.value;
    if (start === undefined || !isFlowScalar(last) || this.#text.slice(start, last.offset).includes("\n")) return undefined;
    return readFlowScalar(this.#text, start, last.offset + last.source.length, "plain");
  }

  /** `<<: *base` and `<<: [*a, *b]` bring in the entries of others. */
  #merge(value: Node): Entry[] {
    if (value.kind === "list") return value.items.flatMap((item) => this.#merge(item));
    const [only] = value.kind === "object" ? value.entries : [];
    return [only && only.key === undefined ? only : { value }];
  }

  #key(token: CST.Token, properties: Properties, depth: number): Node | undefined {
    if (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar") {
      const { node } = this.#scalar(token);
      if (token.source.includes("\n")) this.#oddKeys = true;
      if (properties.anchor !== undefined) this.#anchors.set(properties.anchor, { node, size: 1 });
      return node;
    }
    return this.#value(token, properties, topPlace, depth + 1);
  }

  #tellingValues(token: CST.BlockMap | CST.FlowCollection): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (const { key, value } of token.items) {
      if (!isFlowScalar(key) || !isFlowScalar(value) || !tellingKeys.has(key.source)) continue;
      values.set(key.source, this.#scalar(value).node.value);
    }
    return values;
  }

  /** All scalars of a collection in one list, however deep they stand. */
  #flat(token: Collection): Node {
    const items: Node[] = [];
    const open: CST.Token[] = [token];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.type === "block-map" || next.type === "block-seq" || next.type === "flow-collection") {
        for (const item of next.items.toReversed()) {
          if (item.value) open.push(item.value);
          if (item.key) open.push(item.key);
        }
      } else {
        const node = this.#bare(next, noProperties, topPlace, deepest);
        if (node) items.push(node);
      }
    }
    return { kind: "list", ...rangeOf(token, items), items };
  }
}

/** What stands below the first line of mappings that begin on one line. */
function siblingsBelow(token: CST.BlockMap): CST.BlockMap["items"] {
  const found: CST.BlockMap["items"] = [];
  for (let next: CST.Token | null | undefined = token; next?.type === "block-map"; next = next.items[0]?.value) {
    for (const item of next.items.slice(1)) found.push(item);
  }
  return found;
}

function isFlowScalar(token: CST.Token | null | undefined): token is CST.FlowScalar {
  return token?.type === "scalar" || token?.type === "single-quoted-scalar" || token?.type === "double-quoted-scalar";
}

function hasColon(item: Item): boolean {
  return item.sep?.some((token) => token.type === "map-value-ind") === true;
}

/** The anchor and the tag among what stands before a value. */
function propertiesOf(tokens: readonly CST.SourceToken[]): Properties {
  let { anchor, tag, start }: Properties = noProperties;
  for (const token of tokens) {
    if (token.type === "anchor") anchor = token.source.slice(1);
    else if (token.type === "tag") {
      // The tags of YAML itself say of a value what it is anyway, but for Base64.
      if (token.source === "!!binary") tag = "base64";
      else if (!token.source.startsWith("!!") && token.source !== "!") tag = token.source;
      start = token.offset;
    }
  }
  return { anchor, tag, start };
}

function rangeOf(token: Collection, nodes: readonly Node[]): Range {
  if (token.type !== "flow-collection") {
    const start = Math.min(token.offset, nodes[0]?.start ?? token.offset);
    return { start, end: Math.max(start, ...nodes.slice(-2).map((node) => node.end)) };
  }
  const last = token.end.find((part) => part.type === "flow-map-end" || part.type === "flow-seq-end");
  const start = token.start.offset;
  return { start, end: last ? last.offset + 1 : Math.max(start + 1, ...nodes.slice(-2).map((node) => node.end)) };
}
