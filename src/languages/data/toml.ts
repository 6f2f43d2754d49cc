import type { AST } from "toml-eslint-parser";
import { loadPackage } from "../../load-package.ts";
import type { Entry, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { openPair } from "./environment-pair.ts";
import { decodeEscapes } from "./json-string.ts";
import { nestSections, readKeyedLines } from "./keyed-lines.ts";
import { deepest } from "./nest.ts";
import { Piecewise, verbatim } from "./piecewise.ts";
import { contentStartOf, dataProgram, skipBlanks } from "./program.ts";
import { literalOf, openValue, span } from "./scalars.ts";

/** TOML; what is no valid TOML is read by its lines. */
export const toml: Language = {
  ids: ["toml"],
  read: (text, id) => readToml(text, id),
};

function readToml(text: string, id: string): Program {
  const parsed = isTooDeep(text) ? undefined : parse(text);
  if (!parsed) {
    const comments: Range[] = [];
    const lines = readKeyedLines(text, { escapes: true, longQuotes: true }, comments);
    const body = nestSections(lines, text.length, (line, key) => {
      if (!line.value) return { kind: "literal", start: key.end, end: key.end, value: null };
      return (line.kind === "pair" && !line.quoted ? literalOf(line.value.value, line.value) : undefined) ?? openValue(line.value);
    });
    return dataProgram(id, body, comments);
  }
  const entries: Entry[] = [];
  for (const part of parsed.body[0].body) {
    if (part.type === "TOMLKeyValue") entries.push(readPair(text, part));
    else entries.push(readTable(text, part));
  }
  const comments = parsed.comments.map((comment) => ({ start: comment.range[0], end: comment.range[1] }));
  const nodes = entries.flatMap((entry) => (entry.key ? [entry.key, entry.value] : []));
  const body: Node[] = entries.length > 0 ? [{ kind: "object", ...span(nodes, { start: 0, end: text.length }), entries }] : [];
  return dataProgram(id, body, comments);
}

function parse(text: string): AST.TOMLProgram | undefined {
  const { parseTOML } = loadPackage("toml-eslint-parser");
  try {
    // A byte order mark is no TOML, but it may stand there.
    return parseTOML(contentStartOf(text) > 0 ? ` ${text.slice(1)}` : text, { tomlVersion: "latest" });
  } catch {
    return undefined;
  }
}

/** The parser goes down by recursion, and so do we. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const { 0: bracket } of text.matchAll(/[[\]{}\n]/g)) {
    if (bracket === "[" || bracket === "{") depth++;
    else if (bracket !== "\n") depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return false;
}

function readTable(text: string, table: AST.TOMLTable): Entry {
  const entries = table.body.map((pair) => readPair(text, pair));
  const start = table.key.range[1];
  const end = Math.max(start, table.range[1]);
  const object: Node = { kind: "object", start, end, entries };
  return underKeys(text, table.key, table.kind === "array" ? { kind: "list", start, end, items: [object] } : object);
}

function readPair(text: string, pair: AST.TOMLKeyValue): Entry {
  return underKeys(text, pair.key, readContent(text, pair.value, false));
}

/** `a.b = c` is an object in an object; of keys without end only the last ones count. */
function underKeys(text: string, key: AST.TOMLKey, value: Node): Entry {
  const keys = key.keys.slice(-deepest).map((part) => readKey(text, part));
  const [first, ...rest] = keys;
  let inner = value;
  for (const part of rest.toReversed()) {
    inner = { kind: "object", start: part.start, end: Math.max(inner.end, part.end), entries: [{ key: part, value: inner }] };
  }
  return first ? { key: first, value: inner } : { value: inner };
}

function readKey(text: string, key: AST.TOMLBare | AST.TOMLQuoted): Node {
  const [start, end] = key.range;
  if (key.type === "TOMLBare") return verbatim(text, start, end);
  if (key.style === "literal") return verbatim(text, start + 1, end - 1, { start, end });
  return decodeEscapes(text, start + 1, end - 1).string({ start, end }, start + 1, end - 1);
}

function readContent(text: string, node: AST.TOMLContentNode, inList: boolean): Node {
  const [start, end] = node.range;
  switch (node.type) {
    case "TOMLArray":
      return { kind: "list", start, end, items: node.elements.map((element) => readContent(text, element, true)) };
    case "TOMLInlineTable":
      return { kind: "object", start, end, entries: node.body.map((pair) => readPair(text, pair)) };
    case "TOMLValue": {
      if (node.kind !== "string") return literalOf(text.slice(start, end), { start, end }) ?? verbatim(text, start, end);
      const string = readString(text, node);
      return inList ? openPair(string) : openValue(string);
    }
  }
}

function readString(text: string, node: AST.TOMLStringValue): ReturnType<Piecewise["string"]> {
  const [start, end] = node.range;
  const marks = node.multiline ? 3 : 1;
  let from = start + marks;
  // A line break right behind the opening quotes is none of the text.
  if (node.multiline) from += /^\r?\n/.exec(text.slice(from, from + 2))?.[0].length ?? 0;
  const to = Math.max(from, end - marks);
  if (node.style === "literal" || !text.slice(from, to).includes("\\")) return verbatim(text, from, to, { start, end });
  if (!node.multiline) return decodeEscapes(text, from, to).string({ start, end }, from, to);
  const pieces = new Piecewise();
  const breaks = /\\[ \t]*\r?\n\s*|\\[^\n]/g;
  let done = from;
  for (const found of text.slice(from, to).matchAll(breaks)) {
    // A backslash before a line break takes away all white space up to the next text.
    if (skipBlanks(found[0], 1) >= found[0].length || !found[0].includes("\n")) continue;
    pieces.append(decodeEscapes(text, done, from + found.index));
    done = from + found.index + found[0].length;
  }
  pieces.append(decodeEscapes(text, done, to));
  return pieces.string({ start, end }, from, to);
}
