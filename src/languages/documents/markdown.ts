import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language, ReadContext } from "../language.ts";
import { readCodeBlock } from "./code-block.ts";
import { behindIndent, indentOf, isBlank, linesOf, type Line } from "./lines.ts";
import { embed, PassageBuilder, passageOf, proseOf } from "./passage.ts";
import { scriptLanguage } from "./script-language.ts";

/**
 * Markdown and its kin (MDX, R Markdown, Quarto) by a scan of its lines.
 *
 * mdast-util-from-markdown was tried: 50 ms to load, about 6 s for a megabyte of plain text with code
 * blocks, and worse than linear for `[a](` over and over (18 times the time for 4 times the text). What
 * is wanted here (where code begins and ends) needs none of the inline grammar.
 */
export const markdown: Language = {
  ids: ["markdown"],
  read(text: string, _id: string, context: ReadContext): Program {
    const reader = new MarkdownReader(text, /\.mdx$/i.test(context.path));
    return { language: "markdown", ...reader.read(), directives: [], nature: "document" };
  },
};

interface Fence {
  readonly marker: string;
  readonly quotes: number;
  readonly columns: number;
  readonly info: string;
  readonly content: PassageBuilder;
}

class MarkdownReader {
  readonly #text: string;
  readonly #mdx: boolean;
  readonly #lines: Line[];
  readonly #body: Node[] = [];
  readonly #comments: Range[] = [];
  #line = 0;
  /** Where the text of the innermost list item begins, in columns; more than three beyond it is code. */
  #listColumns = 0;
  /** Once one of these has no end, none behind it has. */
  #noCommentEnd = false;
  #noScriptEnd = false;

  constructor(text: string, mdx: boolean) {
    this.#text = text;
    this.#mdx = mdx;
    this.#lines = linesOf(text);
  }

  read(): { body: Node[]; comments: Range[] } {
    this.#readFrontMatter();
    let afterBlank = true;
    while (this.#line < this.#lines.length) {
      const line = this.#lines[this.#line];
      if (!line) break;
      if (isBlank(this.#text, line)) {
        afterBlank = true;
        this.#line++;
      } else {
        if (!this.#readFence(line) && !(afterBlank && (this.#readIndented(line) || this.#readModule(line)))) this.#readText(line);
        afterBlank = false;
      }
    }
    return { body: this.#body, comments: this.#comments };
  }

  /** Settings between two lines of `---` (YAML) or `+++` (TOML) at the very top. */
  #readFrontMatter(): void {
    const first = this.#lines[0];
    const mark = first && this.#text.slice(first.start, first.end).trimEnd();
    if (!first || (mark !== "---" && mark !== "+++")) return;
    const last = this.#lines.findIndex((line, at) => at > 0 && this.#text.slice(line.start, line.end).trimEnd() === mark);
    const end = this.#lines[last];
    if (!end) return;
    this.#body.push(embed(passageOf(this.#text, first.next, end.start), mark === "---" ? "yaml" : "toml"));
    this.#line = last + 1;
  }

  #readFence(line: Line): boolean {
    const opening = this.#openFence(line);
    if (!opening) return false;
    const { content } = opening;
    for (this.#line++; this.#line < this.#lines.length; this.#line++) {
      const inner = this.#lines[this.#line];
      if (!inner) break;
      const { at, quotes } = behindQuotes(this.#text, inner.start, inner.end, opening.quotes);
      if (quotes < opening.quotes) break;
      const stripped = this.#text.slice(indentOf(this.#text, at, inner.end).at, inner.end).trimEnd();
      if (isClosing(stripped, opening.marker)) {
        this.#line++;
        break;
      }
      content.copy(behindIndent(this.#text, at, inner.end, opening.columns), inner.next);
    }
    const { word, fileName } = readInfo(opening.info);
    this.#push(readCodeBlock(content.passage(), word, fileName));
    return true;
  }

  #openFence(line: Line): Fence | undefined {
    const { at, quotes } = behindQuotes(this.#text, line.start, line.end, 200);
    const start = behindBullets(this.#text, at, line.end);
    const columns = indentOf(this.#text.slice(at, start).replace(/\S/g, " "), 0, start - at).columns;
    const found = /^(`{3,100}|~{3,100})(?![`~])([^\n\r]*)$/.exec(this.#text.slice(start, line.end));
    const [, marker = "", info = ""] = found ?? [];
    if (!found || (marker.startsWith("`") && info.includes("`"))) return undefined;
    return { marker, quotes, columns, info, content: new PassageBuilder(this.#text) };
  }

  /** Code that is only set off by four columns of white space. */
  #readIndented(line: Line): boolean {
    const { at, quotes } = behindQuotes(this.#text, line.start, line.end, 200);
    const needed = this.#listColumns + 4;
    if (indentOf(this.#text, at, line.end).columns < needed) return false;
    const content = new PassageBuilder(this.#text);
    let lastCode = this.#line;
    for (let index = this.#line; index < this.#lines.length; index++) {
      const inner = this.#lines[index];
      if (!inner) break;
      const start = behindQuotes(this.#text, inner.start, inner.end, quotes).at;
      if (this.#text.slice(start, inner.end).trim() === "") continue;
      if (indentOf(this.#text, start, inner.end).columns < needed) break;
      // Blank lines count only where more code comes behind them.
      for (const blank of this.#lines.slice(lastCode + 1, index)) content.copy(blank.end, blank.next);
      content.copy(behindIndent(this.#text, start, inner.end, needed), inner.next);
      lastCode = index;
    }
    this.#push(readCodeBlock(content.passage(), ""));
    this.#line = lastCode + 1;
    return true;
  }

  /** MDX: imports, exports and whole components stand between the paragraphs. */
  #readModule(line: Line): boolean {
    if (!this.#mdx || !/^(?:import|export)\s|^<[A-Z]/.test(this.#text.slice(line.start, line.end))) return false;
    let last = this.#line;
    while (last + 1 < this.#lines.length) {
      const next = this.#lines[last + 1];
      if (!next || isBlank(this.#text, next)) break;
      last++;
    }
    const end = this.#lines[last]?.next ?? this.#text.length;
    const block = passageOf(this.#text, line.start, end);
    // An element that is left open holds Markdown.
    if (block.text.startsWith("<") && !/(?:\/>|<\/[\w.]+>)\s*$/.test(block.text.slice(-200))) return false;
    this.#body.push(embed(block, "tsx"));
    this.#line = last + 1;
    return true;
  }

  /** A line of prose, without the comments and scripts in it, which may reach over more lines. */
  #readText(line: Line): void {
    this.#noteList(line);
    let from = line.start;
    let end = line.end;
    this.#line++;
    for (let at = from; ; ) {
      const mark = this.#text.indexOf("<", at);
      if (mark < 0 || mark >= end) break;
      const behind = this.#readComment(from, mark) ?? this.#readScript(from, mark);
      if (behind === undefined) {
        at = mark + 1;
        continue;
      }
      from = at = behind;
      while (from > end) {
        const next = this.#lines[this.#line];
        if (!next) break;
        end = next.end;
        this.#line++;
      }
    }
    this.#push(proseOf(passageOf(this.#text, Math.min(from, end), end)));
  }

  #readComment(from: number, mark: number): number | undefined {
    if (this.#noCommentEnd || !this.#text.startsWith("<!--", mark)) return undefined;
    const before = this.#text.slice(Math.max(from, mark - 1000), mark);
    // A comment mark in an odd pair of backticks is only spoken about.
    if ((before.match(/`/g)?.length ?? 0) % 2 === 1) return undefined;
    const found = this.#text.indexOf("-->", mark + 4);
    this.#noCommentEnd = found < 0;
    if (found < 0) return undefined;
    this.#push(proseOf(passageOf(this.#text, from, mark)));
    this.#comments.push({ start: mark, end: found + 3 });
    return found + 3;
  }

  #readScript(from: number, mark: number): number | undefined {
    if (this.#noScriptEnd) return undefined;
    const opening = /^<script(\s[^<>]{0,500})?>/i.exec(this.#text.slice(mark, mark + 520));
    if (!opening) return undefined;
    const start = mark + opening[0].length;
    const closing = /<\/script\s{0,9}>/gi;
    closing.lastIndex = start;
    const found = closing.exec(this.#text);
    this.#noScriptEnd = !found;
    if (!found) return undefined;
    const attribute = (name: string): string | undefined =>
      new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}["']?([^"'\\s>]{1,100})`, "i").exec(opening[1] ?? "")?.[1];
    this.#push(proseOf(passageOf(this.#text, from, mark)));
    const language = scriptLanguage(attribute("type"), attribute("lang"));
    if (found.index > start && language !== undefined) {
      this.#body.push(embed(passageOf(this.#text, start, found.index), language, { runs: "client" }));
    }
    return found.index + found[0].length;
  }

  #noteList(line: Line): void {
    const { at } = behindQuotes(this.#text, line.start, line.end, 200);
    const { columns } = indentOf(this.#text, at, line.end);
    const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(this.#text.slice(at, Math.min(line.end, at + 400)));
    if (bullet) this.#listColumns = Math.min(bullet[0].length, columns + 5);
    else if (columns < this.#listColumns) this.#listColumns = columns < 2 ? 0 : columns;
  }

  #push(nodes: readonly Node[]): void {
    for (const node of nodes) this.#body.push(node);
  }
}

function behindQuotes(text: string, start: number, end: number, most: number): { at: number; quotes: number } {
  let at = start;
  let quotes = 0;
  while (quotes < most) {
    const mark = indentOf(text, at, Math.min(end, at + 400)).at;
    if (text.charAt(mark) !== ">" || mark >= end) break;
    quotes++;
    at = mark + 1;
    if (text.charAt(at) === " " && at < end) at++;
  }
  return { at, quotes };
}

/** A fence may begin on the line of its list item: `- ```sh`. */
function behindBullets(text: string, start: number, end: number): number {
  const found = /^[ \t]{0,200}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,20}){0,9}/.exec(text.slice(start, Math.min(end, start + 500)));
  return start + (found?.[0].length ?? 0);
}

function isClosing(line: string, marker: string): boolean {
  const character = marker.charAt(0);
  return line.length >= marker.length && line === character.repeat(line.length);
}

/** `js`, `js title="a.js"`, `ts:src/a.ts`, `{python}`, `{.sh filename=a.sh}`, ` .env` */
function readInfo(info: string): { word: string; fileName: string | undefined } {
  const short = info.trim().slice(0, 500);
  const [, word = ""] = /^(?:\{\s{0,9})?\.?([^\s{}:,;=]{0,100})/.exec(short) ?? [];
  const named = /\b(?:title|file|filename|name|path)\s{0,3}[=:]\s{0,3}["'{]{0,2}([^"'\s{}]{1,200})/i.exec(short)?.[1];
  const behindColon = /^[\w+#-]{1,40}:([\w@.][^\s{}]{0,200})/.exec(short)?.[1];
  const bare = /^\.?[\w/-]{0,200}\.[\w.-]{1,40}$/.test(short) ? short : undefined;
  return { word: word === "" ? short : word, fileName: named ?? behindColon ?? bare };
}

