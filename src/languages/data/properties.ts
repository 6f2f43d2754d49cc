import type { AssignNode, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { decodeEscape } from "./json-string.ts";
import { Piecewise } from "./piecewise.ts";
import { contentStartOf, dataProgram, lineEnd, nextLine, skipBlanks } from "./program.ts";
import { openValue, settingOf } from "./scalars.ts";

/** Java's properties: Spring, Gradle, `local.properties`, message bundles. */
export const properties: Language = {
  ids: ["properties", "java-properties"],
  read: (text, id) => readProperties(text, id),
};

function readProperties(text: string, id: string): Program {
  const body: AssignNode[] = [];
  const comments: Range[] = [];
  let at = contentStartOf(text);
  while (at < text.length) {
    const end = lineEnd(text, at);
    const start = skipBlanks(text, at, end);
    const first = text.charAt(start);
    if (start >= end) {
      at = nextLine(text, end);
    } else if (first === "#" || first === "!") {
      comments.push({ start, end });
      at = nextLine(text, end);
    } else {
      const stop = logicalEnd(text, start);
      body.push(readPair(text, start, stop));
      at = nextLine(text, stop);
    }
  }
  return dataProgram(id, body, comments);
}

/** The end of a line with all the lines that backslashes at its end take in. */
function logicalEnd(text: string, start: number): number {
  let end = lineEnd(text, start);
  let from = start;
  while (continues(text, from, end) && end < text.length) {
    from = nextLine(text, end);
    end = lineEnd(text, from);
  }
  return end;
}

function continues(text: string, start: number, end: number): boolean {
  let slashes = 0;
  while (end - slashes > start && text.charCodeAt(end - slashes - 1) === 92) slashes++;
  return slashes % 2 === 1;
}

function readPair(text: string, start: number, end: number): AssignNode {
  let keyEnd = start;
  while (keyEnd < end && !/[\s=:]/.test(text.charAt(keyEnd))) keyEnd += text.charAt(keyEnd) === "\\" ? 2 : 1;
  keyEnd = Math.min(keyEnd, end);
  let valueStart = skipBlanks(text, keyEnd, end);
  if (/[=:]/.test(text.charAt(valueStart)) && valueStart < end) valueStart = skipBlanks(text, valueStart + 1, end);
  const name = decode(text, start, keyEnd).value;
  const node = decode(text, valueStart, end).string({ start: valueStart, end }, valueStart, end);
  return {
    kind: "assign",
    start,
    end,
    target: { kind: "name", start, end: keyEnd, name },
    value: settingOf(node.value, node) ?? openValue(node),
  };
}

function decode(text: string, start: number, end: number): Piecewise {
  const pieces = new Piecewise();
  let from = start;
  if (!text.slice(start, end).includes("\\")) {
    pieces.copy(text, start, end);
    return pieces;
  }
  for (let slash = text.indexOf("\\", from); slash >= 0 && slash < end; slash = text.indexOf("\\", from)) {
    pieces.copy(text, from, slash);
    const broken = /[\r\n]/.test(text.charAt(slash + 1));
    from = Math.min(decodeEscape(text, slash, end, pieces), end);
    // What indents the next line is no part of the value.
    if (broken) from = skipBlanks(text, from, end);
  }
  pieces.copy(text, from, end);
  return pieces;
}
