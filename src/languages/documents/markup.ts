import type { TokenizerCallbacks } from "htmlparser2";
import { loadPackage } from "../../load-package.ts";
import type { Argument, Node, Range } from "../../tree/node.ts";
import { readCodeBlock } from "./code-block.ts";
import { addDecoded } from "./entities.ts";
import { type Island, paintOver } from "./islands.ts";
import { embed, type Passage, PassageBuilder, passageOf, proseOf, stringOf } from "./passage.ts";
import { languageOfWord } from "../language-names.ts";
import { scriptLanguage } from "./script-language.ts";

/** What a kind of page makes of its markup. */
export interface Dialect {
  readonly islands: readonly Island[];
  /** What stands for an island in the text of the page, or as the value of an attribute. */
  island(island: Island): Node | undefined;
  /** The value of an attribute that is more than a string (`:key="…"`); nothing to have it read as one. */
  attribute?(name: string, value: Range): Node | undefined;
  /** The language of a script without a type of its own. */
  readonly script: string;
}

/** The elements of a page as calls with their attributes as arguments, its text as prose, its scripts embedded. */
export function readMarkup(text: string, dialect: Dialect, from = 0): { body: Node[]; comments: Range[] } {
  const reader = new MarkupReader(text, dialect, from);
  // The tokenizer and not the parser of htmlparser2, whose stack of open elements takes quadratic time
  // when nothing is closed. Elements need not be nested here.
  const { Tokenizer } = loadPackage("htmlparser2");
  const tokenizer = new Tokenizer({ decodeEntities: false }, reader);
  tokenizer.write(paintOver(text, dialect.islands).slice(from));
  tokenizer.end();
  return { body: reader.body.sort((left, right) => left.start - right.start), comments: reader.comments };
}

class MarkupReader implements TokenizerCallbacks {
  readonly body: Node[] = [];
  readonly comments: Range[] = [];
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #from: number;
  #tag: Range = { start: 0, end: 0 };
  /** Between `<a` and its `>`. */
  #inTag = false;
  #args: Argument[] = [];
  /** Only those that say what the content of the element is. */
  #attributes = new Map<string, string>();
  #name: Range = { start: 0, end: 0 };
  #value: Range | undefined;
  #inValue = false;
  /** The script or style that is open, and what of it has been seen. */
  #raw: { name: string; attributes: Map<string, string>; content: Range | undefined } | undefined;
  #pre: { builder: PassageBuilder; word: string } | undefined;
  /** The first island that may be at or behind the place reached. */
  #island = 0;

  constructor(text: string, dialect: Dialect, from: number) {
    this.#text = text;
    this.#dialect = dialect;
    this.#from = from;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#range(start, end);
    this.#inTag = true;
    this.#args = [];
    this.#attributes = new Map();
    this.#value = undefined;
  }

  onattribname(start: number, end: number): void {
    this.#name = this.#range(start, end);
    this.#value = undefined;
  }

  onattribdata(start: number, end: number): void {
    const range = this.#range(start, end);
    this.#value = { start: this.#value?.start ?? range.start, end: range.end };
    this.#inValue = true;
  }

  onattribentity(): void {
    // Entities are decoded here, where their places are known.
  }

  onattribend(): void {
    this.#inValue = false;
    const name = this.#slice(this.#name);
    const island = this.#islandAt(this.#name.start);
    if (island) {
      // `{key}` and `{...rest}` of Svelte and Astro; in templates what is here makes up attributes in unknown ways.
      const value = this.#dialect.island(island);
      const spread = this.#text.startsWith("...", island.contentStart);
      const shorthand = this.#text.slice(island.contentStart, island.contentEnd).trim();
      if (value) this.#args.push(spread ? { value, spread } : /^\w{1,100}$/.test(shorthand) ? { name: shorthand, value } : { value });
      return;
    }
    const lower = name.toLowerCase();
    if (/^(?:type|lang|language|class|runat|data-lang(?:uage)?)$/.test(lower) && this.#value) this.#attributes.set(lower, this.#slice(this.#value));
    const value = this.#readValue(name);
    if (value) this.#args.push({ name, nameRange: this.#name, value });
  }

  #readValue(name: string): Node | undefined {
    const range = this.#value;
    if (!range) return { kind: "literal", value: true, ...this.#name };
    const special = this.#dialect.attribute?.(name, range);
    if (special) return special;
    // Inline handlers and styles say nothing of keys.
    if (/^(?:on[a-z]{3,30}|style)$/i.test(name) && !this.#islandAt(range.start)) return undefined;
    const parts = this.#split(range, (start, end) => [stringOf(this.#decoded(start, end))]);
    const [only] = parts;
    if (parts.length > 1) return { kind: "template", parts, ...range };
    if (only?.kind === "string" && /^\s*(?:\{\s*"|\[\s*[{"])/.test(only.value)) return embed(this.#decoded(range.start, range.end), "json");
    return only ?? { kind: "template", parts, ...range };
  }

  onopentagend(end: number): void {
    this.#inTag = false;
    const name = this.#slice(this.#tag).toLowerCase();
    this.body.push({
      kind: "call",
      callee: { kind: "name", name: this.#slice(this.#tag), ...this.#tag },
      args: this.#args,
      start: this.#tag.start - 1,
      end: Math.min(this.#text.length, end + this.#from + 1),
    });
    if (name === "script" || name === "style") this.#raw = { name, attributes: this.#attributes, content: undefined };
    else if (name === "pre") this.#pre ??= { builder: new PassageBuilder(this.#text), word: this.#word() };
    else if (name === "code" && this.#pre && this.#pre.word === "") this.#pre.word = this.#word();
    else if (name === "br" && this.#pre) this.#pre.builder.replace("\n", this.#tag.start - 1, end + this.#from + 1);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    this.#raw = undefined;
  }

  #word(): string {
    const inClass = /(?:^|\s)(?:lang(?:uage)?|highlight(?:-source)?|brush:)-?\s{0,3}([\w+#-]{1,40})/.exec(this.#attributes.get("class") ?? "");
    return inClass?.[1] ?? this.#attributes.get("data-lang") ?? this.#attributes.get("data-language") ?? this.#attributes.get("lang") ?? "";
  }

  onclosetag(start: number, end: number): void {
    const name = this.#slice(this.#range(start, end)).toLowerCase();
    if (this.#raw) this.#endRaw();
    if (name === "pre" && this.#pre) this.#endPre();
  }

  ontext(start: number, end: number): void {
    // At the end of the text the tokenizer also gives what is left of a tag that was cut off.
    if (this.#inTag) return;
    const range = this.#range(start, end);
    if (this.#raw) {
      this.#raw.content = { start: this.#raw.content?.start ?? range.start, end: range.end };
    } else if (this.#pre) {
      addDecoded(this.#pre.builder, this.#text, range.start, range.end);
    } else {
      this.#push(this.#split(range, (from, to) => proseOf(this.#decoded(from, to))));
    }
  }

  ontextentity(): void {
    // See `onattribentity`.
  }

  oncomment(start: number, end: number): void {
    // Both ends are given without their marks.
    const from = start + this.#from;
    const opening = this.#text.startsWith("<!--", from - 4) ? 4 : 2;
    this.comments.push({ start: Math.max(0, from - opening), end: Math.min(this.#text.length, end + this.#from + 1) });
  }

  oncdata(start: number, end: number): void {
    this.#push(proseOf(passageOf(this.#text, start + this.#from, end + this.#from)));
  }

  ondeclaration(): void {
    // `<!doctype html>` says nothing.
  }

  onprocessinginstruction(): void {
    // These are islands already, or XML's own.
  }

  onend(): void {
    if (this.#inValue) this.onattribend();
    if (this.#inTag) this.onopentagend(this.#text.length - this.#from);
    if (this.#raw) this.#endRaw();
    if (this.#pre) this.#endPre();
  }

  #endRaw(): void {
    const raw = this.#raw;
    this.#raw = undefined;
    if (!raw?.content || raw.name === "style") return;
    const { attributes, content } = raw;
    // What is put into a script from the server's side is delivered with it.
    for (const island of this.#islandsIn(content)) {
      const node = this.#dialect.island(island);
      if (node && node.kind !== "operation") this.body.push(node);
    }
    const hasType = attributes.has("type") || attributes.has("lang");
    const language = hasType ? scriptLanguage(attributes.get("type"), attributes.get("lang")) : this.#dialect.script;
    const passage = this.#painted(content);
    if (attributes.has("runat")) {
      const server = languageOfWord(attributes.get("language") ?? "") ?? "csharp";
      this.body.push(embed(passage, server, { runs: "server" }));
    } else if (language !== undefined && passage.text.trim() !== "") this.body.push(embed(passage, language, { runs: "client" }));
  }

  /** A script with its islands painted over, so that it parses. */
  #painted(range: Range): Passage {
    const builder = new PassageBuilder(this.#text);
    let at = range.start;
    for (const island of this.#islandsIn(range)) {
      builder.copy(at, island.start);
      builder.replace((island.kind === "expression" ? "_" : " ").repeat(island.end - island.start), island.start, island.end);
      at = island.end;
    }
    return builder.copy(Math.min(at, range.end), range.end).passage(range.start);
  }

  #endPre(): void {
    const pre = this.#pre;
    this.#pre = undefined;
    if (pre && !pre.builder.empty) this.#push(readCodeBlock(pre.builder.passage(), pre.word));
  }

  /** What stands in a range: its text by `read`, and its islands. */
  #split(range: Range, read: (start: number, end: number) => Node[]): Node[] {
    let at = range.start;
    const pieces = this.#islandsIn(range).map((island) => {
      const before = island.start > at ? read(at, island.start) : [];
      const node = this.#dialect.island(island);
      at = island.end;
      return node ? [...before, node] : before;
    });
    if (at < range.end || pieces.length === 0) pieces.push(read(Math.min(at, range.end), range.end));
    return pieces.flat();
  }

  #islandsIn({ start, end }: Range): Island[] {
    const found: Island[] = [];
    for (let at = this.#seek(start); ; at++) {
      const island = this.#dialect.islands[at];
      if (!island || island.start >= end) return found;
      found.push(island);
    }
  }

  #islandAt(place: number): Island | undefined {
    const island = this.#dialect.islands[this.#seek(place)];
    return island && island.start <= place ? island : undefined;
  }

  /** The first island that ends behind a place. Places are asked for in rising order, but for a tag or so. */
  #seek(place: number): number {
    const { islands } = this.#dialect;
    while (this.#island > 0 && (islands[this.#island - 1]?.end ?? 0) > place) this.#island--;
    while ((islands[this.#island]?.end ?? Infinity) <= place) this.#island++;
    return this.#island;
  }

  #decoded(start: number, end: number): Passage {
    return addDecoded(new PassageBuilder(this.#text), this.#text, start, end).passage(start);
  }

  #range(start: number, end: number): Range {
    return { start: start + this.#from, end: end + this.#from };
  }

  #slice({ start, end }: Range): string {
    return this.#text.slice(start, end);
  }

  #push(nodes: readonly Node[]): void {
    for (const node of nodes) this.body.push(node);
  }
}
