import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { Cursor } from "./cursor.ts";
import { splitLines } from "./dockerfile-lines.ts";
import { nameNode } from "./expansions.ts";
import { Pen, Source } from "./source.ts";
import { readList } from "./statements.ts";
import { WordBuilder } from "./word.ts";
import { readWord } from "./words.ts";

const assignment = /^(export[ \t]+)?([A-Za-z_][\w-]*)[ \t]*:=[ \t]*/;
const reference = /\{\{[ \t]*([A-Za-z_][\w-]*)[ \t]*\}\}/y;
const environmentCall = /\benv(?:_var(?:_or_default)?)?\([ \t]*['"](\w+)['"](?:[ \t]*,[ \t]*['"]([^'"\n]*)['"])?[ \t]*\)/y;
const shebang = /^#!.*?(python3?|node|ruby|perl|bash|zsh|sh|pwsh|php)\b/;

/** justfiles. Recipes are read as shell scripts in which `{{x}}` is a variable like others. */
export const just: Language = { ids: ["just", "justfile"], read: readJust };

function readJust(text: string): Program {
  const source = new Source(text);
  const comments: Range[] = [];
  const body: Node[] = [];
  const lines = splitLines(text);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const content = text.slice(line.start, line.end);
    const assigned = assignment.exec(content);
    if (content.startsWith("#")) {
      comments.push({ start: line.start, end: line.end });
    } else if (assigned) {
      body.push(readAssignment(source, assigned, line.start, line.end));
    } else if (/^[ \t]+\S/.test(content)) {
      const first = index;
      while (/^(?:[ \t]|\r?$)/.test(text.slice(lines[index + 1]?.start, lines[index + 1]?.end)) && lines[index + 1]) index++;
      body.push(readRecipe(source, lines.slice(first, index + 1), comments));
    }
  }
  comments.sort((a, b) => a.start - b.start);
  return { language: "just", body, comments, directives: [], nature: "code" };
}

/** The value is a string, `env("X", "default")`, a name, or several joined with `+` or `/`. */
function readAssignment(source: Source, [whole, exports_, name = ""]: RegExpExecArray, start: number, end: number): Node {
  const cursor = new Cursor(source);
  cursor.pos = start + whole.length;
  cursor.end = end;
  const nameStart = start + whole.indexOf(name, exports_?.length ?? 0);
  const target = nameNode(source, name, nameStart, nameStart + name.length);
  const parts: Node[] = [];
  const valueStart = cursor.pos;
  while (!cursor.done) {
    if (/[\s+/()]/.test(cursor.char)) {
      cursor.pos++;
      continue;
    }
    if (cursor.char === "#") break;
    parts.push(readPart(cursor));
  }
  const [first, second] = parts;
  const range = source.range(valueStart, cursor.pos);
  const value: Node = first && !second ? first : { kind: "template", ...range, parts };
  const environment = exports_ === undefined ? {} : { environment: true };
  return { kind: "assign", start: nameStart, end: Math.max(range.end, target.end), target, value, ...environment };
}

function readPart(cursor: Cursor): Node {
  const start = cursor.pos;
  const called = cursor.match(environmentCall);
  if (called) {
    const [whole, name = "", fallback] = called;
    cursor.pos += whole.length;
    const at = start + whole.indexOf(name, whole.indexOf("("));
    const read: Node = {
      kind: "member",
      ...cursor.source.range(start, cursor.pos),
      object: nameNode(cursor.source, "env", start, start + 3),
      property: cursor.source.verbatim(at, at + name.length),
    };
    if (fallback === undefined) return read;
    const from = start + whole.lastIndexOf(fallback, whole.length - 2);
    const options = [read, cursor.source.verbatim(from, from + fallback.length)];
    return { kind: "choice", start: read.start, end: read.end, options };
  }
  const plain = cursor.match(/[A-Za-z_][\w-]*/y)?.[0];
  if (plain !== undefined) {
    cursor.pos += plain.length;
    return nameNode(cursor.source, plain, start, cursor.pos);
  }
  const word = readWord(cursor, " \t+/");
  if (cursor.pos === start) cursor.pos++;
  // `$` means nothing in a string of just.
  if (word.pieces.every(({ kind }) => kind === "text") || word.raw.includes("`")) return word.node();
  const builder = new WordBuilder(cursor.source, start);
  builder.copy(start + 1, Math.max(start + 1, cursor.pos - 1));
  return builder.finish(cursor.pos).node();
}

function readRecipe(source: Source, lines: ReturnType<typeof splitLines>, comments: Range[]): Node {
  const { text } = source;
  const pen = new Pen();
  const start = lines[0]?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  let continued = false;
  for (const line of lines) {
    let from = line.start;
    while (from < line.end && /[ \t]/.test(text.charAt(from))) from++;
    if (!continued) while (from < line.end && /[@-]/.test(text.charAt(from))) from++;
    copyRecipe(text, from, line.next, pen);
    continued = text.charAt(line.end - 1) === "\\";
  }
  const script = shebang.exec(pen.text)?.[1];
  if (script !== undefined && !script.endsWith("sh")) return source.embedded(script, pen, end);
  const inner = source.derive(pen, end);
  return { kind: "block", start, end, body: readList(new Cursor(inner, "posix", 0, comments)) };
}

/** `{{x}}` becomes `${x}`, which a shell reads as the same variable. */
function copyRecipe(text: string, start: number, end: number, pen: Pen): void {
  let at = start;
  while (at < end) {
    reference.lastIndex = at;
    const found = text.charAt(at) === "{" ? reference.exec(text) : null;
    if (!found) {
      pen.copy(text, at, at + 1);
      at++;
      continue;
    }
    const [whole, name = ""] = found;
    const nameAt = at + whole.indexOf(name);
    pen.write("${", at, at + 2);
    pen.write("", nameAt, nameAt);
    for (let index = 0; index < name.length; index++) {
      pen.write(name.charAt(index).replace("-", "_"), nameAt + index, nameAt + index + 1);
    }
    pen.write("}", at + whole.length - 1, at + whole.length);
    at += whole.length;
  }
}
