import type { StringNode } from "../../tree/node.ts";
import { decodeEscapes } from "./json-string.ts";
import { Piecewise } from "./piecewise.ts";
import { lineEnd, nextLine, skipBlanks, trimBlanks } from "./program.ts";

export type FlowStyle = "plain" | "single" | "double";

/** A scalar in the line: plain, or quoted with its quotes at `start` and, where it is closed, before `end`. */
export function readFlowScalar(text: string, start: number, end: number, style: FlowStyle): StringNode {
  const quote = style === "plain" ? "" : style === "single" ? "'" : '"';
  const contentStart = start + quote.length;
  const closed = quote !== "" && end - 1 >= contentStart && text.charAt(end - 1) === quote;
  const contentEnd = Math.max(contentStart, closed ? end - 1 : end);
  const pieces = new Piecewise();
  let at = contentStart;
  for (;;) {
    const stop = Math.min(lineEnd(text, at), contentEnd);
    const last = stop >= contentEnd || nextLine(text, stop) > contentEnd;
    const joined = !last && style === "double" && endsInBackslash(text, at, stop);
    const trimmed = trimBlanks(text, at, stop);
    // An escaped blank at the end of a line is content.
    const kept = style === "double" && trimmed < stop && endsInBackslash(text, at, trimmed) ? trimmed + 1 : trimmed;
    const lineStop = last ? contentEnd : joined ? stop - 1 : kept;
    decodeLine(text, at, lineStop, style, pieces);
    if (last) break;
    at = foldBreaks(text, stop, contentEnd, joined, pieces);
  }
  return pieces.string({ start, end }, contentStart, contentEnd);
}

function decodeLine(text: string, start: number, end: number, style: FlowStyle, pieces: Piecewise): void {
  if (style === "double" && text.slice(start, end).includes("\\")) {
    pieces.append(decodeEscapes(text, start, end));
    return;
  }
  let from = start;
  if (style === "single") {
    for (const found of text.slice(start, end).matchAll(/''/g)) {
      pieces.copy(text, from, start + found.index + 1);
      from = start + found.index + 2;
    }
  }
  pieces.copy(text, from, end);
}

/** One line break is a space, more are one less; gives the first character of the next line with content. */
function foldBreaks(text: string, stop: number, end: number, joined: boolean, pieces: Piecewise): number {
  let at = stop;
  let breaks = 0;
  while (at < end) {
    const next = nextLine(text, at);
    if (next > end) break;
    breaks++;
    at = Math.min(skipBlanks(text, next), end);
    if (text.charAt(at) !== "\n") break;
  }
  if (breaks > 1) pieces.insert("\n".repeat(breaks - 1), stop);
  else if (!joined) pieces.insert(" ", stop);
  return at;
}

function endsInBackslash(text: string, start: number, end: number): boolean {
  let slashes = 0;
  while (end - slashes > start && text.charCodeAt(end - slashes - 1) === 92) slashes++;
  return slashes % 2 === 1;
}

/** What the sign before a block scalar says. */
export interface BlockHeader {
  readonly folded: boolean;
  readonly chomp: "strip" | "clip" | "keep";
  /** Given indentation of the content, in columns from the start of the line. */
  readonly indent: number | undefined;
}

export function readBlockHeader(sign: string, parentIndent: number): BlockHeader {
  const digit = /[1-9]/.exec(sign)?.[0];
  return {
    folded: sign.startsWith(">"),
    chomp: sign.includes("-") ? "strip" : sign.includes("+") ? "keep" : "clip",
    indent: digit === undefined ? undefined : Math.max(parentIndent, 0) + Number(digit),
  };
}

/**
 * A block scalar whose lines stand from `bodyStart` to `bodyEnd`; its sign stands at `start`.
 *
 * @param covered the text with its templates covered, which says where lines are blank and how far indented
 */
export function readBlockScalar(
  text: string,
  covered: string,
  start: number,
  bodyStart: number,
  bodyEnd: number,
  header: BlockHeader,
): StringNode {
  const lines = blockLines(text, covered, bodyStart, bodyEnd, header.indent);
  const lastContent = lines.findLastIndex((line) => line.end > line.start);
  const pieces = new Piecewise();
  let breaks: number[] = [];
  let previous: BlockLine | undefined;
  for (const line of lines.slice(0, lastContent + 1)) {
    if (line.end === line.start) {
      breaks.push(line.end);
      continue;
    }
    const fold = header.folded && previous !== undefined && !isIndented(text, previous) && !isIndented(text, line);
    if (fold && breaks.length === 1) pieces.insert(" ", breaks[0] ?? line.start);
    else for (const place of fold ? breaks.slice(1) : breaks) addBreak(text, place, pieces);
    pieces.copy(text, line.start, line.end);
    breaks = [line.end];
    previous = line;
  }
  const final = header.chomp === "strip" ? [] : header.chomp === "clip" ? lines.slice(lastContent, lastContent + 1) : lines.slice(Math.max(lastContent, 0));
  for (const line of final) if (line.end < bodyEnd) addBreak(text, line.end, pieces);
  const contentStart = lines[0]?.start ?? bodyStart;
  const contentEnd = lines[lastContent]?.end ?? contentStart;
  return pieces.string({ start, end: Math.max(bodyEnd, start) }, contentStart, header.chomp === "strip" ? contentEnd : Math.max(contentEnd, bodyEnd));
}

interface BlockLine {
  /** Behind the indentation. */
  readonly start: number;
  readonly end: number;
}

function blockLines(text: string, covered: string, start: number, end: number, given: number | undefined): BlockLine[] {
  const lines: BlockLine[] = [];
  let indent = given;
  for (let at = start; at < end; at = nextLine(text, at)) {
    const stop = Math.min(lineEnd(text, at), end);
    if (indent === undefined) {
      // Only spaces indent; a tab is content already.
      let content = at;
      while (content < stop && covered.charCodeAt(content) === 32) content++;
      if (content < stop) indent = content - at;
    }
    let from = at;
    while (from < stop && text.charCodeAt(from) === 32 && (indent === undefined || from - at < indent)) from++;
    lines.push({ start: from, end: stop });
  }
  return lines;
}

/** Lines that are indented further than the rest are not folded. */
function isIndented(text: string, line: BlockLine): boolean {
  const first = text.charCodeAt(line.start);
  return first === 32 || first === 9;
}

function addBreak(text: string, at: number, pieces: Piecewise): void {
  if (text.charCodeAt(at) === 10) pieces.copy(text, at, at + 1);
  else pieces.insert("\n", at);
}
