import type { Node, Range, StringNode } from "../../tree/node.ts";
import { decodeEscapes } from "./json-string.ts";
import { verbatim } from "./piecewise.ts";
import { contentStartOf, lineEnd, nextLine, skipBlanks, trimBlanks } from "./program.ts";

/** A line of the form `key = value`, or the head of a section. */
export type KeyedLine =
  | { readonly kind: "section"; readonly range: Range; readonly names: readonly StringNode[] }
  | { readonly kind: "pair"; readonly key: StringNode; readonly value: StringNode | undefined; readonly quoted: boolean }
  /** Further text of the value above it. */
  | { readonly kind: "more"; readonly value: StringNode };

export interface LineStyle {
  /** Whether a backslash in quotes, or at the end of a line, means something. */
  readonly escapes: boolean;
  /** Whether values in three quotes go on over lines, as in TOML. */
  readonly longQuotes: boolean;
}

/** Reads lines of `key = value` with sections, as INI and its many relatives have them. */
export function readKeyedLines(text: string, style: LineStyle, comments: Range[]): KeyedLine[] {
  const lines: KeyedLine[] = [];
  let keyIndent = 0;
  let at = contentStartOf(text);
  while (at < text.length) {
    const end = lineEnd(text, at);
    const start = skipBlanks(text, at, end);
    const indent = start - at;
    const first = text.charAt(start);
    at = nextLine(text, end);
    if (start >= end) continue;
    if (first === "#" || first === ";") {
      comments.push({ start, end });
      continue;
    }
    if (first === "[") {
      lines.push({ kind: "section", range: { start, end }, names: sectionNames(text, start, end) });
      keyIndent = Number.POSITIVE_INFINITY;
      continue;
    }
    const separator = separatorAt(text, start, end);
    if (separator === undefined && indent > keyIndent && lines.length > 0) {
      lines.push({ kind: "more", value: verbatim(text, start, trimBlanks(text, start, end)) });
      continue;
    }
    if (indent <= keyIndent) keyIndent = indent;
    const keyEnd = separator ?? wordEnd(text, start, end);
    const key = plainKey(text, start, trimBlanks(text, start, keyEnd));
    const valueStart = skipBlanks(text, separator === undefined ? keyEnd : separator + 1, end);
    const { value, quoted, stop } = readValue(text, valueStart, end, style, comments);
    lines.push({ kind: "pair", key, value: valueStart >= end && separator === undefined ? undefined : value, quoted });
    if (stop > end) at = nextLine(text, stop);
  }
  return lines;
}

/** `[a]`, `[[a]]`, and Git's `[a "b"]`, whose second name may hold anything. */
function sectionNames(text: string, start: number, end: number): StringNode[] {
  const close = text.slice(start, end).lastIndexOf("]");
  let to = close > 0 ? start + close : end;
  let from = start + 1;
  if (text.charAt(from) === "[" && text.charAt(to - 1) === "]") {
    from++;
    to--;
  }
  from = skipBlanks(text, from, to);
  to = trimBlanks(text, from, to);
  const gap = text.slice(from, to).indexOf(' "');
  const quote = from + gap;
  if (gap < 0 || text.charAt(to - 1) !== '"' || to - 1 <= quote + 1) return [plainKey(text, from, to)];
  const range = { start: quote + 1, end: to };
  return [plainKey(text, from, trimBlanks(text, from, quote)), verbatim(text, quote + 2, to - 1, range)];
}

function plainKey(text: string, start: number, end: number): StringNode {
  const quote = text.charAt(start);
  const quoted = (quote === '"' || quote === "'") && end - 1 > start && text.charAt(end - 1) === quote;
  return quoted ? verbatim(text, start + 1, end - 1, { start, end }) : verbatim(text, start, Math.max(start, end));
}

/** The first equals sign, or a colon with a blank behind it. */
function separatorAt(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 61) return at;
    if (code === 58 && (at + 1 >= end || /\s/.test(text.charAt(at + 1)))) return at;
  }
  return undefined;
}

function wordEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && !/\s/.test(text.charAt(at))) at++;
  return at;
}

interface Value {
  readonly value: StringNode;
  readonly quoted: boolean;
  /** Where it stopped: beyond the line where it went on. */
  readonly stop: number;
}

function readValue(text: string, start: number, end: number, style: LineStyle, comments: Range[]): Value {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const long = style.longQuotes ? longQuoted(text, start, quote) : undefined;
    if (long) return long;
    const close = closingQuote(text, start, end, style.escapes && quote === '"');
    const rest = close === undefined ? "" : text.slice(close + 1, end).trim();
    if (close !== undefined && (rest === "" || rest === "," || /^[#;]/.test(rest))) {
      const range = { start, end: close + 1 };
      const decode = style.escapes && quote === '"' && text.slice(start, close).includes("\\");
      const value = decode ? decodeEscapes(text, start + 1, close).string(range, start + 1, close) : verbatim(text, start + 1, close, range);
      return { value, quoted: true, stop: end };
    }
  }
  return bareValue(text, start, end, style, comments);
}

function bareValue(text: string, start: number, lineStop: number, style: LineStyle, comments: Range[]): Value {
  let stop = lineStop;
  // A backslash at the end takes the next line in.
  while (style.escapes && text.charAt(stop - 1) === "\\" && stop - 1 >= start && stop < text.length) {
    stop = lineEnd(text, nextLine(text, stop));
  }
  if (stop > lineStop) {
    const to = trimBlanks(text, start, stop);
    return { value: decodeEscapes(text, start, to).string({ start, end: to }, start, to), quoted: false, stop };
  }
  const comment = text.slice(start, stop).search(/\s[#;]/);
  if (comment >= 0) comments.push({ start: start + comment + 1, end: stop });
  const to = trimBlanks(text, start, comment < 0 ? stop : start + comment);
  return { value: verbatim(text, start, Math.max(start, to)), quoted: false, stop };
}

function longQuoted(text: string, start: number, quote: string): Value | undefined {
  const marks = quote.repeat(3);
  if (!text.startsWith(marks, start)) return undefined;
  let close = text.indexOf(marks, start + 3);
  if (close < 0) close = text.length;
  const from = start + 3 + (/^\r?\n/.exec(text.slice(start + 3, start + 5))?.[0].length ?? 0);
  const range = { start, end: Math.min(close + 3, text.length) };
  return { value: verbatim(text, Math.min(from, close), close, range), quoted: true, stop: range.end };
}

function closingQuote(text: string, start: number, end: number, escapes: boolean): number | undefined {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (escapes && code === 92) at++;
  }
  return undefined;
}

/** Gathers lines into one object with an object for each section. */
export function nestSections(lines: readonly KeyedLine[], end: number, shape: (line: KeyedLine & { readonly kind: "pair" | "more" }, key: StringNode) => Node): Node[] {
  const entries: { key: Node; value: Node }[] = [];
  let section: { readonly names: readonly StringNode[]; readonly start: number; entries: { key: Node; value: Node }[]; end: number } | undefined;
  let lastKey: StringNode | undefined;
  const finish = (): void => {
    const [first, second] = section?.names ?? [];
    if (!section || !first) return;
    const inner: Node = { kind: "object", start: Math.min(second ? second.start : section.start, section.end), end: section.end, entries: section.entries };
    entries.push({ key: first, value: second ? { ...inner, entries: [{ key: second, value: { ...inner, start: second.end } }] } : inner });
  };
  for (const line of lines) {
    if (line.kind === "section") {
      finish();
      section = { names: line.names, start: line.range.end, end: line.range.end, entries: [] };
      lastKey = undefined;
      continue;
    }
    const key: StringNode | undefined = line.kind === "pair" ? line.key : lastKey;
    const value = key ? shape(line, key) : line.value;
    lastKey = key;
    if (!value) continue;
    const entry = { key: key ?? value, value };
    if (section) {
      section.entries.push(entry);
      section.end = Math.max(section.end, value.end);
    } else entries.push(entry);
  }
  finish();
  if (entries.length === 0) return [];
  const start = entries[0]?.key.start ?? 0;
  return [{ kind: "object", start, end: Math.max(end, start), entries }];
}
