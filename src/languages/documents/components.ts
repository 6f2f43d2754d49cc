import type { EmbeddedNode, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { findBraceIslands, findTemplateIslands, type Island, rawRanges } from "./islands.ts";
import { readMarkup } from "./markup.ts";
import { embed, PassageBuilder, passageOf } from "./passage.ts";

/** Single-file components of Vue: scripts, and the expressions in the template. */
export const vue: Language = {
  ids: ["vue"],
  read(text: string): Program {
    const islands = findTemplateIslands(text, rawRanges(text)).filter((island) => text.startsWith("{{", island.start));
    const read = (range: Range): Node | undefined => expression(text, range, "typescript", "client");
    const { body, comments } = readMarkup(text, {
      islands,
      island: ({ contentStart, contentEnd }) => read({ start: contentStart, end: contentEnd }),
      attribute: (name, value) => (/^(?:[:@]|v-)/.test(name) ? read(boundPart(text, name, value)) : undefined),
      script: "javascript",
    });
    return { language: "vue", body, comments, directives: [], nature: "document" };
  },
};

/** Of `item in items` only the list is an expression. */
function boundPart(text: string, name: string, value: Range): Range {
  if (name !== "v-for") return value;
  const separator = /\s(?:in|of)\s/.exec(text.slice(value.start, value.end));
  return separator ? { start: value.start + separator.index + separator[0].length, end: value.end } : value;
}

/** Components of Svelte. */
export const svelte: Language = {
  ids: ["svelte"],
  read(text: string): Program {
    const islands = findBraceIslands(text, rawRanges(text));
    const { body, comments } = readMarkup(text, { islands, island: (island) => svelteExpression(text, island), script: "javascript" });
    return { language: "svelte", body, comments, directives: [], nature: "document" };
  },
};

/** `{x}`, `{#if x}`, `{:else if x}`, `{#each xs as x}`, `{@html x}`, `{@const a = b}` */
function svelteExpression(text: string, { contentStart, contentEnd }: Island): Node | undefined {
  const written = text.slice(contentStart, contentEnd);
  const mark = /^\s*(?:[#:]\w+(?:\s+if\b)?|@\w+|\/\w*|\.\.\.)/.exec(written.slice(0, 200))?.[0] ?? "";
  if (/^\s*\/|^\s*#snippet|^\s*:then|^\s*:catch/.test(mark)) return undefined;
  const end = mark.includes("#each") || mark.includes("#await") ? / (?:as|then|catch) /.exec(written)?.index : undefined;
  return expression(text, { start: contentStart + mark.length, end: contentStart + (end ?? written.length) }, "typescript", "client");
}

/** Components of Astro, whose markup is made on the server; only scripts go to the browser. */
export const astro: Language = {
  ids: ["astro"],
  read(text: string): Program {
    const fence = /^\s{0,99}---[ \t]{0,9}\r?\n/.exec(text.slice(0, 200));
    const start = fence?.[0].length ?? 0;
    const closing = /^---/gm;
    closing.lastIndex = start;
    const end = fence ? (closing.exec(text)?.index ?? text.length) : 0;
    const from = fence ? Math.min(text.length, end + 3) : 0;
    const islands = findBraceIslands(text, rawRanges(text.slice(from)).map((range) => ({ start: range.start + from, end: range.end + from })), from);
    const read = ({ contentStart, contentEnd }: Island): Node | undefined => {
      const spread = text.slice(contentStart, contentEnd).startsWith("...") ? 3 : 0;
      return expression(text, { start: contentStart + spread, end: contentEnd }, "tsx", "server");
    };
    const { body, comments } = readMarkup(text, { islands, island: read, script: "typescript" }, from);
    const server: EmbeddedNode[] = end > start ? [embed(passageOf(text, start, end), "typescript", { runs: "server" })] : [];
    return { language: "astro", body: [...server, ...body], comments, directives: [], nature: "document" };
  },
};

/** An expression of the markup. Objects are put in parentheses, lest they be taken for blocks. */
function expression(text: string, { start, end }: Range, language: string, runs: "client" | "server"): EmbeddedNode | undefined {
  const written = text.slice(start, end);
  if (written.trim() === "") return undefined;
  if (!/^\s*\{/.test(written)) return embed(passageOf(text, start, end), language, { runs });
  const builder = new PassageBuilder(text);
  builder.replace("(", start, start).copy(start, end).replace(")", end, end);
  return embed(builder.passage(), language, { runs });
}
