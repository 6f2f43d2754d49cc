import type { Node, StringNode } from "../../tree/node.ts";
import { Nest } from "./nest.ts";
import { contentStartOf, lineEnd, nextLine, skipBlanks, trimBlanks } from "./program.ts";
import { readBlockHeader, readBlockScalar, readFlowScalar } from "./yaml-scalars.ts";
import { topPlace } from "./yaml-place.ts";
import { shapeScalar } from "./yaml-values.ts";

interface Level {
  readonly indent: number;
  readonly kind: "object" | "list";
}

const keyAtStart = /(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s#:"'{}[\]&*!|>%@`-][^\s:#]{0,200}|-[^\s:#]{1,200})(?=[ \t]*:(?:\s|$))/y;

/**
 * Reads YAML that no parser takes, line by line: by its indentation, the dashes of its lists and what
 * looks like `key: value`. What has no such form is kept as text.
 */
export function readYamlLines(text: string, covered: string): readonly Node[] {
  const nest = new Nest();
  const levels: Level[] = [];
  let at = contentStartOf(text);
  while (at < text.length) {
    const end = lineEnd(covered, at);
    const start = skipBlanks(covered, at, end);
    if (start === end || covered.charAt(start) === "#" || /^(?:---|\.\.\.)/.test(covered.slice(start, start + 3))) {
      at = nextLine(text, end);
      continue;
    }
    at = readLine(text, covered, at, start, end, nest, levels);
  }
  return nest.finish(text.length);
}

/** Reads one line, and the block under it where it opens one; gives the start of the line after. */
function readLine(text: string, covered: string, lineStart: number, start: number, end: number, nest: Nest, levels: Level[]): number {
  let from = start;
  let indent = from - lineStart;
  closeDeeper(nest, levels, indent, start);
  while (covered.charAt(from) === "-" && (from + 1 >= end || /\s/.test(covered.charAt(from + 1)))) {
    enter("list", indent, from, nest, levels);
    from = skipBlanks(covered, from + 1, end);
    indent = from - lineStart;
  }
  keyAtStart.lastIndex = from;
  const key = keyAtStart.exec(covered)?.[0];
  if (key !== undefined) {
    enter("object", indent, from, nest, levels);
    const quoted = key.startsWith('"') || key.startsWith("'");
    const keyNode = readFlowScalar(text, from, from + key.length, quoted ? (key.startsWith('"') ? "double" : "single") : "plain");
    nest.key(keyNode);
    from = skipBlanks(covered, covered.indexOf(":", from + key.length) + 1, end);
    return addValue(text, covered, from, end, indent, keyNode, nest);
  }
  return addValue(text, covered, from, end, indent, undefined, nest);
}

function closeDeeper(nest: Nest, levels: Level[], indent: number, at: number): void {
  for (let top = levels.at(-1); top && top.indent > indent; top = levels.at(-1)) {
    levels.pop();
    nest.close(at);
  }
}

/** Goes on with the container of that kind and indentation, or opens one. */
function enter(kind: Level["kind"], indent: number, at: number, nest: Nest, levels: Level[]): void {
  let top = levels.at(-1);
  // A list may stand as far left as the key it belongs to; the next key there ends it.
  if (kind === "object" && top?.kind === "list" && top.indent === indent && levels.at(-2)?.indent === indent) {
    levels.pop();
    nest.close(at);
    top = levels.at(-1);
  }
  if (top?.indent === indent && top.kind === kind) return;
  nest.open(kind, at);
  levels.push({ indent, kind });
}

function addValue(text: string, covered: string, from: number, end: number, indent: number, key: StringNode | undefined, nest: Nest): number {
  const next = nextLine(text, end);
  // Anchors and tags stand before the value proper.
  const properties = /(?:[&!][^\s]{0,200}[ \t]+){0,4}/y;
  properties.lastIndex = from;
  properties.test(covered);
  const start = Math.max(from, properties.lastIndex);
  const place = { ...topPlace, key: key?.value ?? "", lists: key === undefined ? 1 : 0 };
  const sign = /[|>][-+\d]{0,2}(?=[ \t\r]*(?:\n|$|#))/y;
  sign.lastIndex = start;
  const header = key === undefined ? undefined : sign.exec(covered)?.[0];
  if (header !== undefined) {
    const bodyEnd = blockEnd(covered, next, indent);
    nest.add(shapeScalar(readBlockScalar(text, covered, start, next, bodyEnd, readBlockHeader(header, indent)), "block", place));
    return bodyEnd;
  }
  const quote = covered.charAt(start);
  if (quote === '"' || quote === "'") {
    const close = covered.indexOf(quote, start + 1);
    const stop = close < 0 || close >= end ? end : lastQuote(covered, start, end, quote);
    nest.add(shapeScalar(readFlowScalar(text, start, stop, quote === '"' ? "double" : "single"), "quoted", place));
    return next;
  }
  const comment = covered.slice(start, end).search(/(?:^|\s)#/);
  const stop = trimBlanks(covered, start, comment < 0 ? end : start + comment);
  if (stop > start) nest.add(shapeScalar(readFlowScalar(text, start, stop, "plain"), "plain", place));
  return next;
}

/** Behind the last quote of the line, so that a quote in the middle of a broken value does not end it. */
function lastQuote(covered: string, start: number, end: number, quote: string): number {
  const comment = covered.slice(start, end).search(/["'] +#/);
  const last = comment >= 0 ? start + comment : covered.lastIndexOf(quote, end - 1);
  return last > start ? last + 1 : end;
}

/** The end of the lines that are indented further than their key. */
function blockEnd(covered: string, from: number, indent: number): number {
  let at = from;
  while (at < covered.length) {
    const end = lineEnd(covered, at);
    const start = skipBlanks(covered, at, end);
    if (start < end && start - at <= indent) break;
    at = nextLine(covered, end);
  }
  return at;
}
