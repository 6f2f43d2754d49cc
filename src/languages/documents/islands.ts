import type { Range } from "../../tree/node.ts";

/** A stretch of a page that is written in another language: `{{ x }}`, `<%= x %>`, `<?php … ?>`, `{x}`. */
export interface Island extends Range {
  /** Behind the opening mark and before the closing one. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly kind: "expression" | "statement" | "comment";
  /** `server` for `<% … %>`, whose language the file name tells; `braces` where the page's own script is meant. */
  readonly form: "braces" | "server" | "php";
}

/** The contents of scripts and styles, and comments: where braces are no placeholders. */
export function rawRanges(text: string): Range[] {
  const ranges: Range[] = [];
  const opening = /<!--|<(script|style)\b/gi;
  const tagEnd = /[^=]>/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const name = found[1];
    let start = found.index;
    if (name !== undefined) {
      tagEnd.lastIndex = opening.lastIndex - 1;
      const tag = tagEnd.exec(text);
      if (!tag) break;
      start = tag.index + 2;
    }
    const closing = name === undefined ? /-->/g : name.toLowerCase() === "script" ? /<\/script\b/gi : /<\/style\b/gi;
    closing.lastIndex = start;
    const end = closing.exec(text)?.index ?? text.length;
    ranges.push({ start, end });
    opening.lastIndex = Math.max(end, opening.lastIndex);
  }
  return ranges;
}

/** Tells, for places asked in rising order, whether they lie in one of the ranges; and if so, where that ends. */
function follow(ranges: readonly Range[]): (place: number) => Range | undefined {
  let at = 0;
  return (place) => {
    while ((ranges[at]?.end ?? Infinity) <= place) at++;
    const range = ranges[at];
    return range && range.start <= place ? range : undefined;
  };
}

const marks: Readonly<Record<string, { close: string; form: Island["form"] }>> = {
  "<?php": { close: "?>", form: "php" },
  "<?=": { close: "?>", form: "php" },
  "<%": { close: "%>", form: "server" },
  "{{": { close: "}}", form: "braces" },
  "{%": { close: "%}", form: "braces" },
  "{#": { close: "#}", form: "braces" },
  "@*": { close: "*@", form: "braces" },
};

/** A placeholder within a script, where `{{` may as well be two blocks. */
const placeholder = /\{\{-?\s*[A-Za-z_$][^{};\n]{0,300}\}\}/y;

/** The islands of the template languages that mix with HTML. */
export function findTemplateIslands(text: string, raw: readonly Range[]): Island[] {
  const islands: Island[] = [];
  const missing = new Set<string>();
  const inRaw = follow(raw);
  const opening = /<\?php\b|<\?=|<%|\{\{|\{%|\{#|@\*/gi;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = found.index;
    const mark = found[0].toLowerCase();
    const known = marks[mark];
    if (!known || missing.has(known.close)) continue;
    if (inRaw(start) && known.form === "braces") {
      placeholder.lastIndex = start;
      if (mark === "{#" || mark === "@*" || (mark === "{{" && !placeholder.test(text))) continue;
    }
    let contentEnd = text.indexOf(known.close, start + mark.length);
    if (contentEnd < 0 && known.form !== "php") {
      missing.add(known.close);
      continue;
    }
    if (contentEnd < 0) contentEnd = text.length;
    // `{{ f({ a: {} }) }}` ends at the last of the braces.
    while (mark === "{{" && text.startsWith("}}}", contentEnd)) contentEnd++;
    islands.push(islandBetween(text, start, mark, contentEnd, known));
    opening.lastIndex = Math.min(text.length, contentEnd + known.close.length);
  }
  return islands;
}

function islandBetween(text: string, start: number, mark: string, contentEnd: number, { close, form }: { close: string; form: Island["form"] }): Island {
  let contentStart = start + mark.length;
  const end = Math.min(text.length, contentEnd + close.length);
  const sign = text.charAt(contentStart);
  let kind: Island["kind"] = mark === "{{" || mark === "<?=" ? "expression" : "statement";
  if (mark === "{#" || mark === "@*") kind = "comment";
  if (mark === "<%") {
    if (sign === "#" || text.startsWith("--", contentStart) || sign === "@") kind = "comment";
    else if (sign === "=") kind = "expression";
    contentStart += /^(?:==?|[-_:!]=?)/.exec(text.slice(contentStart, contentStart + 2))?.[0].length ?? 0;
    if (/[-_]/.test(text.charAt(contentEnd - 1))) contentEnd--;
  } else if (form === "php" && kind === "statement") {
    if (/^\s{0,20}(?:echo|print)\b[^;]{0,500};?\s{0,20}$/.test(text.slice(contentStart, Math.min(contentEnd, contentStart + 600)))) kind = "expression";
  } else if (mark === "{{") {
    if (sign === "!") kind = "comment";
    else if (/[#/^>]/.test(sign)) kind = "statement";
    if (/[-~&]/.test(sign)) contentStart++;
  }
  return { start, end, contentStart: Math.min(contentStart, contentEnd), contentEnd: Math.max(contentStart, contentEnd), kind, form };
}

/** What Razor pages have in C#: `@{ … }`, `@code { … }`, `@Model.Name`. */
export function findRazorIslands(text: string): Island[] {
  const islands: Island[] = [];
  let patience = text.length * 2 + 10_000;
  const opening = /@\*|(?<![\w@])@(?:(?:code|functions)?\s{0,99}\{|(\(?[A-Z_]\w{0,80}(?:\.\w{1,80}|\["[^"\]\n]{1,80}"\]|\([^()\n]{0,80}\)){0,9}\)?))/g;
  for (let found = opening.exec(text); found && patience > 0; found = opening.exec(text)) {
    const start = found.index;
    const behindMark = opening.lastIndex;
    if (found[1] !== undefined) {
      islands.push({ start, end: behindMark, contentStart: start + 1, contentEnd: behindMark, kind: "expression", form: "server" });
      continue;
    }
    const isComment = found[0] === "@*";
    const commentEnd = isComment ? text.indexOf("*@", behindMark) : -1;
    const { at, closed } = isComment ? { at: commentEnd, closed: commentEnd >= 0 } : closingBrace(text, behindMark - 1);
    if (closed) {
      const end = isComment ? at + 2 : at + 1;
      islands.push({ start, end, contentStart: behindMark, contentEnd: at, kind: isComment ? "comment" : "statement", form: "server" });
      opening.lastIndex = end;
    } else {
      patience -= isComment ? text.length : at - behindMark;
    }
  }
  return islands;
}

/** The `{…}` of Svelte and Astro, braces within counted. */
export function findBraceIslands(text: string, raw: readonly Range[], from = 0): Island[] {
  const islands: Island[] = [];
  const inRaw = follow(raw);
  // Braces without an end make the search start over; beyond this much the rest is taken for text.
  let patience = text.length * 2 + 10_000;
  for (let start = text.indexOf("{", from); start >= 0 && patience > 0; ) {
    const around = inRaw(start);
    let next = start + 1;
    if (around) {
      next = around.end;
    } else {
      const { at, closed } = closingBrace(text, start);
      if (closed) {
        islands.push({ start, end: at + 1, contentStart: start + 1, contentEnd: at, kind: "expression", form: "braces" });
        next = at + 1;
      } else {
        patience -= at - start;
      }
    }
    start = text.indexOf("{", next);
  }
  return islands;
}

const longestExpression = 20_000;

function closingBrace(text: string, start: number): { at: number; closed: boolean } {
  const sign = /[{}"'`]|\/\*/g;
  sign.lastIndex = start;
  let depth = 0;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const at = found.index;
    if (at - start > longestExpression) return { at, closed: false };
    switch (found[0]) {
      case "{":
        depth++;
        break;
      case "}":
        if (--depth === 0) return { at, closed: true };
        break;
      case "/*":
      case "`": {
        const end = behind(text, found[0] === "`" ? "`" : "*/", at + found[0].length);
        if (end === undefined) return { at: Math.min(text.length, start + longestExpression), closed: false };
        sign.lastIndex = end;
        break;
      }
      default:
        // An apostrophe within a word belongs to the text of an element.
        if (!/\w/.test(text.charAt(at - 1))) sign.lastIndex = behindQuoted(text, at) ?? at + 1;
    }
  }
  return { at: text.length, closed: false };
}

function behind(text: string, mark: string, from: number): number | undefined {
  const found = text.slice(from, from + longestExpression).indexOf(mark);
  return found < 0 ? undefined : from + found + mark.length;
}

function behindQuoted(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  const most = Math.min(text.length, start + longestExpression);
  for (let at = start + 1; at < most; at++) {
    const character = text.charAt(at);
    if (character === quote) return at + 1;
    if (character === "\n") return undefined;
    if (character === "\\") at++;
  }
  return undefined;
}

/** The text with its islands painted over, so that a reader of markup does not stumble over what is in them. */
export function paintOver(text: string, islands: readonly Island[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of islands) {
    pieces.push(text.slice(at, start), "_".repeat(end - start));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
