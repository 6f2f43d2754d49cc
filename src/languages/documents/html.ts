import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language, ReadContext } from "../language.ts";
import { findRazorIslands, findTemplateIslands, type Island, rawRanges } from "./islands.ts";
import { readMarkup } from "./markup.ts";
import { embed, PassageBuilder, passageOf, stringOf } from "./passage.ts";

/** HTML, alone or as a template of whatever language the file name tells. */
export const html: Language = {
  ids: ["html"],
  read(text: string, _id: string, context: ReadContext): Program {
    const language = serverLanguage(context.path);
    const islands = /\.(?:razor|cshtml)$/i.test(context.path) ? findRazorIslands(text) : findTemplateIslands(text, rawRanges(text));
    const island = (given: Island): Node | undefined => (isOutput(text, given) ? readOutput(text, given, language) : readPlaceholder(text, given));
    const { body, comments } = readMarkup(text, { islands, island, script: "javascript" });
    const said = islands.filter((island) => island.kind === "comment").map(({ start, end }): Range => ({ start, end }));
    const programs = ["server", "php"].flatMap((form) => joinIslands(text, islands, form, language));
    return {
      language: "html",
      body: [...body, ...programs].sort(byStart),
      comments: said.length > 0 ? [...comments, ...said].sort(byStart) : comments,
      directives: [],
      nature: "document",
    };
  },
};

function byStart(left: Range, right: Range): number {
  return left.start - right.start;
}

const serverLanguages: readonly (readonly [RegExp, string])[] = [
  [/\.(?:erb|rhtml)$/i, "ruby"],
  [/\.(?:jspx?|jspf|tag)$/i, "java"],
  [/\.(?:aspx|ascx|master|ashx|razor|cshtml)$/i, "csharp"],
  [/\.asp$/i, "vb"],
  [/\.(?:eex|heex|leex)$/i, "elixir"],
  [/\.gsp$/i, "groovy"],
];

function serverLanguage(path: string): string {
  return serverLanguages.find(([pattern]) => pattern.test(path))?.[1] ?? "javascript";
}

/** A whole expression whose value goes into the page. One that opens a block (`<%= form_for x do |f| %>`) is none. */
function isOutput(text: string, { kind, form, contentStart, contentEnd }: Island): boolean {
  if (kind !== "expression" || form === "braces") return false;
  return !/(?:[{([,]|\bdo(?:\s*\|[^|]*\|)?|->)\s*$/.test(text.slice(Math.max(contentStart, contentEnd - 100), contentEnd));
}

/** What goes into a page is delivered to the browser, wherever it was computed. */
function readOutput(text: string, { start, end, contentStart, contentEnd, form }: Island, language: string): Node {
  return form === "php"
    ? embed(passageOf(text, start, end), "php", { runs: "client" })
    : embed(passageOf(text, contentStart, contentEnd), language, { runs: "client" });
}

/** The other islands of a server's language as one program: an `if` in one of them is ended in another. */
function joinIslands(text: string, islands: readonly Island[], form: string, language: string): Node[] {
  const builder = new PassageBuilder(text);
  for (const island of islands) {
    if (island.form !== form || island.kind === "comment" || isOutput(text, island)) continue;
    if (form === "php") {
      builder.copy(island.start, island.end).replace("\n", island.end, island.end);
    } else {
      builder.copy(island.contentStart, island.contentEnd).replace("\n", island.contentEnd, island.contentEnd);
    }
  }
  return builder.empty ? [] : [embed(builder.passage(), form === "php" ? "php" : language, { runs: "server" })];
}

/** `{{ a.b }}`, `{{ a["b"] }}`, `{{ f("x") }}` and those with `| filter` read a variable of the template; of anything else it is only known that it is computed. */
function readPlaceholder(text: string, { start, end, contentStart, contentEnd, kind, form }: Island): Node | undefined {
  const written = text.slice(contentStart, Math.min(contentEnd, contentStart + 400));
  if (form === "braces" && kind === "statement") return setVariable(text, written, contentStart);
  if (kind !== "expression") return undefined;
  const helper = form === "braces" ? helperCall(text, written, { start, end, contentStart }) : undefined;
  if (helper) return helper;
  const path = form === "braces" ? /^\s*\$?([A-Za-z_]\w{0,80})((?:\.\w{1,80}|\[["'][\w.-]{1,80}["']\]){0,6})(\(["'][\w.-]{1,80}["']\))?\s*(?:\|[^{}]*)?$/.exec(written) : null;
  if (!path) return { kind: "operation", operator: "", operands: [], start, end };
  const [, first = "", steps = "", asked = ""] = path;
  const at = contentStart + written.indexOf(first);
  let node: Node = { kind: "name", name: first, start: at, end: at + first.length };
  for (const { 0: step, index } of steps.matchAll(/\w+(?:[\w.-]*(?=["']\]))?/g)) {
    const property = stringAt(step, at + first.length + index);
    node = { kind: "member", object: node, property, start: at, end: property.end };
  }
  // `{{ env("CINCLUS_API_KEY") }}`, `{{ config('services.cinclus.key') }}`
  if (asked === "") return node;
  const value = stringAt(asked.slice(2, -2), at + first.length + steps.length + 2);
  return { kind: "call", callee: node, args: [{ value }], start: at, end: value.end + 2 };
}

function stringAt(value: string, start: number): Node {
  return { kind: "string", value, contentStart: start, start, end: start + value.length };
}

/** `{% set key = "…" %}` of Jinja and Twig, `{% assign key = "…" %}` of Liquid. */
function setVariable(text: string, written: string, from: number): Node | undefined {
  const found = /^-?\s{0,20}(?:set|assign)\s{1,9}([A-Za-z_]\w{0,80})\s{0,9}=\s{0,9}(["'])([^"'\n]{0,300})\2/.exec(written);
  if (!found) return undefined;
  const [whole, name = "", , value = ""] = found;
  const nameAt = from + whole.indexOf(name, whole.search(/(?:set|assign)\s/) + 4);
  const valueAt = from + whole.length - 1 - value.length;
  const target: Node = { kind: "name", name, start: nameAt, end: nameAt + name.length };
  const constant = stringOf(passageOf(text, valueAt, valueAt + value.length));
  return { kind: "assign", target, value: constant, declares: true, start: nameAt, end: constant.end };
}

/** `{{chat url="…" key=apiKey}}`: a helper of Handlebars with named arguments. */
function helperCall(text: string, written: string, { start, end, contentStart }: Range & { contentStart: number }): Node | undefined {
  const name = /^\s{0,20}([A-Za-z][\w./-]{0,80})\s{1,20}[\w-]{1,80}=["']/.exec(written)?.[1];
  if (name === undefined) return undefined;
  const nameAt = contentStart + written.indexOf(name);
  const args = [...written.matchAll(/(?<=\s)([\w-]{1,80})=(["'])([^"'\n]{0,300})\2/g)].map(({ 0: whole, 1: key = "", 3: value = "", index }) => {
    const keyAt = contentStart + index;
    const valueAt = keyAt + whole.length - 1 - value.length;
    return { name: key, nameRange: { start: keyAt, end: keyAt + key.length }, value: stringOf(passageOf(text, valueAt, valueAt + value.length)) };
  });
  return { kind: "call", callee: { kind: "name", name, start: nameAt, end: nameAt + name.length }, args, start, end };
}
