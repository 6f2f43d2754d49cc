import type { AssignNode, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { Piecewise } from "./piecewise.ts";
import { contentStartOf, dataProgram, lineEnd, nextLine, skipBlanks, trimBlanks } from "./program.ts";
import { literalOf } from "./scalars.ts";

/** Build settings of Xcode. */
export const xcconfig: Language = {
  ids: ["xcconfig"],
  read: (text, id) => readXcconfig(text, id),
};

const settingShape = /([A-Za-z_]\w*)((?:\[[^\]\n]*\])*)[ \t]*=/y;

function readXcconfig(text: string, id: string): Program {
  const body: AssignNode[] = [];
  const comments: Range[] = [];
  for (let at = contentStartOf(text); at < text.length; at = nextLine(text, at)) {
    let end = lineEnd(text, at);
    const start = skipBlanks(text, at, end);
    // Two slashes are a comment wherever they stand; `/$()/` is how a URL is written.
    const comment = text.slice(start, end).indexOf("//");
    if (comment >= 0) {
      comments.push({ start: start + comment, end });
      end = start + comment;
    }
    settingShape.lastIndex = start;
    const setting = settingShape.exec(text);
    if (!setting || settingShape.lastIndex > end) continue;
    const name = setting[1] ?? "";
    const valueStart = skipBlanks(text, settingShape.lastIndex, end);
    const value = readValue(text, valueStart, Math.max(valueStart, trimBlanks(text, valueStart, end)));
    body.push({ kind: "assign", start, end: value.end, target: { kind: "name", name, start, end: start + name.length }, value });
  }
  return dataProgram(id, body, comments);
}

const reference = /\$(?:\(([\w:]*)\)|\{([\w:]*)\})/g;

/** A value with its `$(OTHER)` taken apart; the empty one stands for nothing. */
function readValue(text: string, start: number, end: number): Node {
  const quoted = end - start >= 2 && text.charAt(start) === '"' && text.charAt(end - 1) === '"';
  const range = { start, end };
  const from = quoted ? start + 1 : start;
  const to = quoted ? end - 1 : end;
  const parts: Node[] = [];
  let pieces = new Piecewise();
  let pieceStart = from;
  let done = from;
  for (const found of text.slice(from, to).matchAll(reference)) {
    const at = from + found.index;
    const name = (found[1] ?? found[2] ?? "").split(":", 1)[0] ?? "";
    pieces.copy(text, done, at);
    done = at + found[0].length;
    if (name === "") continue;
    if (at > pieceStart) parts.push(pieces.string({ start: pieceStart, end: at }, pieceStart, at));
    parts.push({ kind: "name", name, start: at, end: done });
    pieces = new Piecewise();
    pieceStart = done;
  }
  pieces.copy(text, done, to);
  const [only] = parts;
  if (!only) {
    const node = pieces.string(range, from, to);
    return (quoted ? undefined : literalOf(node.value, range)) ?? node;
  }
  if (to > pieceStart) parts.push(pieces.string({ start: pieceStart, end: to }, pieceStart, to));
  return parts.length === 1 ? only : { kind: "template", ...range, parts };
}
