import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { Cursor } from "./cursor.ts";
import { splitLines } from "./dockerfile-lines.ts";
import { nameNode } from "./expansions.ts";
import { copyMakeText } from "./make-text.ts";
import { Pen, Source } from "./source.ts";
import { readList, skipBlanks } from "./statements.ts";
import { WordBuilder } from "./word.ts";
import { readText } from "./words.ts";

const assignment =
  /^[ \t]*((?:export|override|private|unexport)[ \t]+)*([A-Za-z_][\w.-]*)[ \t]*(\?=|\+=|!=|:{0,3}=)[ \t]*/;
const targetAssignment =
  /^[^\s:=#][^:=#]*:[ \t]*((?:export|override|private)[ \t]+)*([A-Za-z_][\w.-]*)[ \t]*(\?=|\+=|!=|:{0,3}=)[ \t]*/;
const exported = /^[ \t]{0,80}export[ \t]([\w. \t-]{1,2000})$/;
const define = /^[ \t]*(?:export[ \t]+)?define[ \t]+([\w.-]+)/;
const message = /^[ \t]*\$[({](info|warning|error)[ \t]+/;
const keyword = /^[ \t]*(?:ifeq|ifneq|ifdef|ifndef|else|endif|include|-include|sinclude|vpath|unexport|undefine)\b/;

/** Makefiles. Recipes are read as shell scripts in which the variables of make are variables like others. */
export const makefile: Language = { ids: ["makefile", "make"], read: readMakefile };

function readMakefile(text: string): Program {
  const reader = new MakefileReader(text);
  return { language: "makefile", body: reader.read(), comments: reader.comments, directives: [], nature: "code" };
}

class MakefileReader {
  readonly comments: Range[] = [];
  readonly #source: Source;
  readonly #text: string;
  readonly #lines: ReturnType<typeof splitLines>;
  readonly #nodes: Node[] = [];
  #index = 0;

  constructor(text: string) {
    this.#text = text;
    this.#source = new Source(text);
    this.#lines = splitLines(text);
  }

  read(): Node[] {
    while (this.#index < this.#lines.length) this.#readLine();
    this.comments.sort((a, b) => a.start - b.start);
    return this.#nodes;
  }

  #readLine(): void {
    const line = this.#lines[this.#index];
    if (!line) return;
    const content = this.#text.slice(line.start, line.end);
    if (content.startsWith("\t")) {
      this.#readRecipe();
      return;
    }
    if (/^[ \t]*#/.test(content)) {
      this.comments.push({ start: line.start + content.indexOf("#"), end: line.end });
      this.#index++;
      return;
    }
    const defined = define.exec(content)?.[1];
    if (defined !== undefined) {
      this.#readDefine(defined, line.start + content.indexOf(defined, content.indexOf("define") + 6));
      return;
    }
    const assigned = assignment.exec(content) ?? targetAssignment.exec(content);
    if (assigned && !keyword.test(content)) this.#readAssignment(assigned, line.start);
    else this.#readOther(content, line.start);
  }

  /** Takes the lines that the current one continues on; gives their text and the end of the last one. */
  #logicalLine(from: number): { pen: Pen; end: number } {
    const pen = new Pen();
    let start = from;
    for (;;) {
      const line = this.#lines[this.#index];
      if (!line) return { pen, end: this.#text.length };
      this.#index++;
      const continues = this.#text.charAt(line.end - 1) === "\\" && line.end > start;
      pen.copy(this.#text, start, line.end - (continues ? 1 : 0));
      if (!continues) return { pen, end: line.end };
      const next = this.#lines[this.#index];
      start = next ? skipSpaces(this.#text, next.start, next.end) : line.end;
      pen.write(" ", line.end - 1, line.end);
    }
  }

  #readAssignment(found: RegExpExecArray, lineStart: number): void {
    const [whole, prefix, name = "", operator = "="] = found;
    const valueStart = lineStart + whole.length;
    const nameStart = lineStart + whole.lastIndexOf(name, whole.length - operator.length - 1);
    const { pen, end } = this.#logicalLine(valueStart);
    const logical = this.#source.derive(this.#withoutComment(pen), end);
    const target = nameNode(this.#source, name, nameStart, nameStart + name.length);
    const value = operator === "!=" ? this.#script(logical) : this.#value(logical);
    const environment = /\bexport\b/.test(whole.slice(0, whole.lastIndexOf(name))) && prefix !== undefined;
    this.#nodes.push({
      kind: "assign",
      start: nameStart,
      end: Math.max(end, nameStart + name.length),
      target,
      value: combined(operator, target, value),
      ...(environment ? { environment: true } : {}),
    });
  }

  /** A value reaches up to a `#` that is not escaped. */
  #withoutComment(pen: Pen): Pen {
    const { text, offsets } = pen;
    const found = /(?:^|[ \t])#/.exec(text);
    if (!found) return trimmed(pen);
    const at = found.index + found[0].length - 1;
    const start = offsets[at] ?? 0;
    this.comments.push({ start, end: (offsets.at(-1) ?? start) + 1 });
    return trimmed(part(pen, at));
  }

  #value(source: Source): Node {
    const pen = new Pen();
    copyMakeText(source.text, 0, source.text.length, pen, true);
    const derived = source.derive(pen, source.text.length);
    const cursor = new Cursor(derived, "posix", 0, this.comments);
    const builder = new WordBuilder(derived, 0);
    readText(cursor, builder, "");
    return builder.finish(cursor.pos).node();
  }

  #script(source: Source): Node {
    const nodes = this.#commands(source);
    const [first, second] = nodes;
    if (first && !second) return first;
    return { kind: "template", ...source.range(0, source.text.length), parts: nodes };
  }

  #commands(source: Source): Node[] {
    const pen = new Pen();
    copyMakeText(source.text, 0, source.text.length, pen, false);
    return readList(new Cursor(source.derive(pen, source.text.length), "posix", 0, this.comments));
  }

  /** A recipe: its lines without their tabs and marks (`@`, `-`, `+`), each with those it continues on. */
  #readRecipe(): void {
    const line = this.#lines[this.#index];
    if (!line) return;
    const pen = new Pen();
    let continued = false;
    let end = line.end;
    for (let next = this.#lines[this.#index]; next; next = this.#lines[this.#index]) {
      if (!continued && !this.#text.startsWith("\t", next.start)) break;
      let start = next.start + (this.#text.startsWith("\t", next.start) ? 1 : 0);
      if (!continued) while (/[@+\- \t]/.test(this.#text.charAt(start)) && start < next.end) start++;
      pen.copy(this.#text, start, next.next);
      continued = this.#text.charAt(next.end - 1) === "\\";
      end = next.next;
      this.#index++;
    }
    const body = this.#commands(this.#source.derive(pen, end));
    this.#nodes.push({ kind: "block", start: line.start, end, body });
  }

  #readDefine(name: string, nameStart: number): void {
    this.#index++;
    const pen = new Pen();
    let end = nameStart + name.length;
    for (let line = this.#lines[this.#index]; line; line = this.#lines[this.#index]) {
      this.#index++;
      if (/^[ \t]*endef\b/.test(this.#text.slice(line.start, line.end))) break;
      const start = skipSpaces(this.#text, line.start, line.end);
      pen.copy(this.#text, this.#text.charAt(start) === "@" ? start + 1 : start, line.next);
      end = line.next;
    }
    const source = this.#source.derive(pen, end);
    const target = nameNode(this.#source, name, nameStart, nameStart + name.length);
    // The last line break is none of it.
    const value = this.#value(this.#source.derive(trimmed(pen), end));
    this.#nodes.push({ kind: "assign", start: nameStart, end: Math.max(end, target.end), target, value });
    // A define may as well be a recipe that rules share, if it does not look like a document.
    if (!pen.empty && !/^\s*[{[<"]/.test(source.text)) this.#nodes.push({ kind: "function", ...source.range(0, pen.offsets.length), name, parameters: [], body: this.#commands(source) });
  }

  /** `$(info key is $(KEY))` */
  #readMessage([whole, name = ""]: RegExpExecArray, lineStart: number): void {
    const { pen, end } = this.#logicalLine(lineStart + whole.length);
    const length = pen.text.trimEnd().length - 1;
    const value = this.#value(this.#source.derive(part(pen, Math.max(length, 0)), end));
    const start = lineStart + whole.indexOf(name);
    const callee: Node = { kind: "string", start, end: start + name.length, value: name, contentStart: start };
    this.#nodes.push({ kind: "call", command: true, start, end: Math.max(end, value.end), callee, args: [{ value }] });
  }

  /** Rules, conditions, `export X`: of a rule the command behind its `;` counts. */
  #readOther(content: string, lineStart: number): void {
    const told = message.exec(content);
    if (told) {
      this.#readMessage(told, lineStart);
      return;
    }
    const names = exported.exec(content);
    if (names) {
      const cursor = new Cursor(this.#source);
      cursor.pos = lineStart;
      cursor.end = lineStart + content.length;
      skipBlanks(cursor);
      for (const node of readList(cursor)) this.#nodes.push(node);
    }
    const command = names || keyword.test(content) ? -1 : content.indexOf(";");
    const { pen, end } = this.#logicalLine(command < 0 ? lineStart : lineStart + command + 1);
    if (command >= 0) for (const node of this.#commands(this.#source.derive(pen, end))) this.#nodes.push(node);
  }
}

function combined(operator: string, target: Node, value: Node): Node {
  if (operator === "?=") return { kind: "choice", start: target.start, end: Math.max(value.end, target.end), options: [target, value] };
  if (operator !== "+=") return value;
  return { kind: "template", start: target.start, end: Math.max(value.end, target.end), parts: [target, value] };
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text.charAt(at) === " " || text.charAt(at) === "\t")) at++;
  return at;
}

function trimmed(pen: Pen): Pen {
  const length = pen.text.trimEnd().length;
  return length === pen.text.length ? pen : part(pen, length);
}

function part(pen: Pen, length: number): Pen {
  const shorter = new Pen();
  for (let index = 0; index < length; index++) {
    const offset = pen.offsets[index] ?? 0;
    shorter.write(pen.text.charAt(index), offset, offset + 1);
  }
  return shorter;
}
