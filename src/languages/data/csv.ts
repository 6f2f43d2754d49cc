import type { Node, ObjectNode, Program, StringNode } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { Piecewise, verbatim } from "./piecewise.ts";
import { contentStartOf, dataProgram, lineEnd } from "./program.ts";
import { literalOf, openText } from "./scalars.ts";

/** Tables: each row an object by the names of the first row, or a list where that one holds no names. */
export const csv: Language = {
  ids: ["csv", "tsv"],
  read: (text, id) => readCsv(text, id),
};

interface Cell {
  readonly node: StringNode;
  readonly quoted: boolean;
}

function readCsv(text: string, id: string): Program {
  const rows = readRows(text, delimiterOf(text, id));
  const [header, ...rest] = rows;
  if (!header) return dataProgram(id, []);
  const named = rest.length > 0 && isHeader(header);
  const items = named ? rest.map((row) => objectOf(header, row)) : rows.map(listOf);
  const first = items[0];
  const last = items.at(-1);
  return dataProgram(id, first && last ? [{ kind: "list", start: first.start, end: last.end, items }] : []);
}

/** Whichever stands most often in the first line; a tab in a TSV. */
function delimiterOf(text: string, id: string): string {
  if (id === "tsv") return "\t";
  const line = text.slice(0, Math.min(lineEnd(text, 0), 10_000));
  const [best] = [",", ";", "\t", "|"].map((sign) => ({ sign, count: line.split(sign).length })).sort((a, b) => b.count - a.count);
  return best?.sign ?? ",";
}

function readRows(text: string, delimiter: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = contentStartOf(text);
  // Once a quote finds no partner, no later one will.
  const state = { quotesPair: true };
  while (at < text.length) {
    const cell = readCell(text, at, delimiter, state);
    row.push(cell);
    at = cell.quoted ? skipTo(text, cell.node.end, delimiter) : cell.node.end;
    if (text.charAt(at) === delimiter) {
      at++;
      if (at < text.length) continue;
    }
    while (text.charAt(at) === "\r" || text.charAt(at) === "\n") at++;
    if (row.some(({ node }) => node.value.trim() !== "")) rows.push(row);
    row = [];
  }
  return rows;
}

function readCell(text: string, at: number, delimiter: string, state: { quotesPair: boolean }): Cell {
  if (text.charAt(at) === '"' && state.quotesPair) {
    const pieces = new Piecewise();
    let from = at + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) {
        state.quotesPair = false;
        break;
      }
      const doubled = text.charAt(quote + 1) === '"';
      pieces.copy(text, from, doubled ? quote + 1 : quote);
      if (!doubled) return { node: pieces.string({ start: at, end: quote + 1 }, at + 1, quote), quoted: true };
      from = quote + 2;
    }
  }
  const end = skipTo(text, at, delimiter);
  const from = text.charAt(at) === "\"" ? at + 1 : at;
  return { node: verbatim(text, Math.min(from, end), end, { start: at, end }), quoted: false };
}

function skipTo(text: string, from: number, delimiter: string): number {
  let at = from;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === delimiter || character === "\n" || character === "\r") break;
  }
  return at;
}

/** Names are short, begin with a letter, differ from each other and hold no long run of digits. */
function isHeader(row: readonly Cell[]): boolean {
  const names = row.map(({ node }) => node.value.trim());
  return new Set(names).size === names.length && names.every((name) => /^[A-Za-z_][\w .:/()-]{0,63}$/.test(name) && !/\d{4}/.test(name) && !/\w{30}/.test(name));
}

function objectOf(header: readonly Cell[], row: readonly Cell[]): ObjectNode {
  const entries = row.map((cell, column) => {
    const name = header[column];
    return name ? { key: nameFor(cell.node.start, name.node.value), value: valueOf(cell) } : { value: listOf([cell]) };
  });
  const start = entries[0]?.value.start ?? 0;
  return { kind: "object", start, end: Math.max(start, entries.at(-1)?.value.end ?? 0), entries };
}

/** The name stands in the first row; here it takes no room before the value. */
function nameFor(at: number, name: string): StringNode {
  return { kind: "string", start: at, end: at, value: name, contentStart: at, offsets: new Array<number>(name.length + 1).fill(at) };
}

function listOf(row: readonly Cell[]): Node {
  const items = row.map(valueOf);
  const start = items[0]?.start ?? 0;
  return { kind: "list", start, end: Math.max(start, items.at(-1)?.end ?? 0), items };
}

function valueOf({ node, quoted }: Cell): Node {
  return (quoted ? undefined : literalOf(node.value.trim(), node)) ?? openText(node);
}
