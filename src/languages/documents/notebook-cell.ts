import type { AssignNode, Node } from "../../tree/node.ts";
import { languageOfPath, languageOfWord } from "../language-names.ts";
import { cut, embed, join, type Passage, type PassageBuilder, stringOf } from "./passage.ts";

/** Magics that time, capture or hide a cell, and leave its language as it is. */
const plainMagics = /^%%(?:time|timeit|capture|prun|memit|cache|local|px|opts|output|debug)\b/;

/**
 * Reads a code cell. Its own code goes to `program`, where all cells come together; what is for the
 * shell or the environment, or is in another language, is given back.
 */
export function readCell(cell: Passage, language: string, program: PassageBuilder): Node[] {
  const firstEnd = lineEnd(cell.text, 0);
  const first = cell.text.slice(0, Math.min(firstEnd, 400)).trim();
  if (first.startsWith("%%") && !plainMagics.test(first)) {
    const body = cut(cell, firstEnd, cell.text.length);
    return body.text.trim() === "" ? [] : [embed(body, languageOfMagic(first))];
  }
  return readLines(cell, language, program);
}

/** `%%bash`, `%%script bash`, `%%writefile app.py`, `%%html` */
function languageOfMagic(line: string): string {
  const [magic = "", ...words] = line.slice(2).split(/\s+/);
  const argument = words.find((word) => !word.startsWith("-")) ?? "";
  if (magic === "writefile" || magic === "file") return languageOfPath(argument) === undefined ? "" : argument;
  if (magic === "!" || magic === "script" || magic === "system" || magic === "sx") return languageOfWord(argument) ?? "shell";
  return languageOfWord(magic) ?? "generic";
}

function readLines(cell: Passage, language: string, program: PassageBuilder): Node[] {
  const nodes: Node[] = [];
  const commands: [number, number][] = [];
  for (let from = 0; from < cell.text.length; ) {
    let next = lineEnd(cell.text, from);
    const line = cell.text.slice(from, Math.min(next, from + 400));
    const command = /^\s*(?:[\w, ]{1,80}=\s*)?!{1,2}/.exec(line);
    const variable = /^\s*%(?:set_)?env\s+/.exec(line);
    if (command && language === "python") {
      while (/\\\r?\n$/.test(cell.text.slice(next - 3, next)) && next < cell.text.length) next = lineEnd(cell.text, next);
      commands.push([from + command[0].length, next]);
    } else if (variable) {
      const assignment = readVariable(cell, from + variable[0].length, next);
      if (assignment) nodes.push(assignment);
    } else if (!/^\s*%{1,2}\w/.test(line) || language !== "python") {
      add(program, cell, from, next);
    }
    from = next;
  }
  if (cell.text !== "" && !cell.text.endsWith("\n")) program.replace("\n", cell.end, cell.end);
  if (commands.length > 0) nodes.push(embed(join(cell, commands), "shell"));
  return nodes;
}

/** `%env NAME=value`, `%set_env NAME value` */
function readVariable(cell: Passage, from: number, to: number): AssignNode | undefined {
  const found = /^([A-Za-z_]\w{0,200})(\s{0,9}=\s{0,9}|\s{1,9})(\S.*)/.exec(cell.text.slice(from, to));
  if (!found) return undefined;
  const [, name = "", between = "", value = ""] = found;
  const target = cut(cell, from, from + name.length);
  const start = from + name.length + between.length;
  const string = stringOf(cut(cell, start, start + value.trimEnd().length));
  return {
    kind: "assign",
    target: { kind: "name", name, start: target.start, end: target.end },
    value: string,
    environment: true,
    start: target.start,
    end: string.end,
  };
}

function add(program: PassageBuilder, cell: Passage, from: number, to: number): void {
  const { text, offsets, start, end } = cut(cell, from, to);
  if (!offsets) {
    program.copy(start, end);
    return;
  }
  // Stretches that stand verbatim go in whole, and what was written with an escape one unit at a time.
  for (let at = 0; at < text.length; ) {
    const begin = offsets[at] ?? start;
    let last = at + 1;
    while (last < text.length && offsets[last] === begin + (last - at)) last++;
    const behind = offsets[last] ?? end;
    const escaped = behind - (begin + (last - at)) > 0 && last - at >= 1;
    if (last - at > 1) program.copy(begin, begin + (last - at) - (escaped ? 1 : 0));
    if (escaped || last - at === 1) program.replace(text.charAt(last - 1), begin + (last - at) - 1, behind);
    at = last;
  }
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline + 1;
}
