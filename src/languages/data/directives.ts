import type { Argument, AssignNode, CallNode, Node, Range, StringNode } from "../../tree/node.ts";
import { deepest } from "./nest.ts";
import { Piecewise, verbatim } from "./piecewise.ts";
import { lineEnd, skipBlanks } from "./program.ts";

interface Frame {
  readonly words: readonly Node[];
  readonly start: number;
  readonly blockStart: number;
  readonly body: Node[];
}

/**
 * Builds the tree of a server's configuration: a directive is a command with its words, a block is its last
 * argument.
 */
export class DirectiveTree {
  readonly #body: Node[] = [];
  readonly #open: Frame[] = [];

  get depth(): number {
    return this.#open.length;
  }

  add(words: readonly Node[], end: number): void {
    const [first] = words;
    const assignment = assignmentOf(words, end);
    if (assignment) this.#into().push(assignment);
    else if (first) this.#into().push(commandOf(words, first.start, end));
  }

  /** A directive whose block begins at `blockStart`. */
  open(words: readonly Node[], start: number, blockStart: number): void {
    this.#open.push({ words, start, blockStart, body: [] });
  }

  close(end: number): void {
    const frame = this.#open.pop();
    if (!frame) return;
    // Blocks that stand too deep have given their directives to one further out.
    const block: Node = { kind: "block", start: frame.blockStart, end, body: frame.body };
    this.#into().push(commandOf(frame.words, frame.start, end, this.#open.length < deepest ? block : undefined));
  }

  finish(end: number): readonly Node[] {
    while (this.#open.length > 0) this.close(end);
    return this.#body;
  }

  #into(): Node[] {
    return this.#open[Math.min(this.#open.length, deepest) - 1]?.body ?? this.#body;
  }
}

const settingCommands: ReadonlySet<string> = new Set(["set", "SetEnv", "Define", "setenv", "presetenv"]);

/** `set $x value` of nginx and what other servers have for it. */
function assignmentOf(words: readonly Node[], end: number): AssignNode | undefined {
  const [command, name, value, ...more] = words;
  if (command?.kind !== "string" || !name || !value || more.length > 0 || !settingCommands.has(command.value)) return undefined;
  const range = { start: command.start, end: Math.max(end, value.end) };
  if (command.value === "set") return name.kind === "name" ? { kind: "assign", ...range, target: name, value } : undefined;
  if (name.kind !== "string") return undefined;
  const target: Node = { kind: "name", name: name.value, start: name.start, end: name.end };
  return { kind: "assign", ...range, target, value, environment: true };
}

function commandOf(words: readonly Node[], start: number, end: number, block?: Node): CallNode {
  const [first, ...rest] = words;
  const callee = first ?? { kind: "string", start, end: start, value: "", contentStart: start };
  const args: Argument[] = rest.map((value) => ({ value }));
  if (block) args.push({ value: block });
  return { kind: "call", command: true, start, end: Math.max(end, block?.end ?? start, words.at(-1)?.end ?? start), callee, args };
}

/** How words of a language are written. */
export interface WordStyle {
  /** Which characters quote. */
  readonly quotes: string;
  /** What ends a word without quotes, besides white space: matched where it may begin. */
  readonly ends: string;
  /** References in words; the first group that matched is the name. */
  readonly references: RegExp;
}

/** Beyond this a quote that is not closed is an ordinary character. */
const longestQuoted = 4000;

export interface Word {
  readonly node: Node;
  /** Behind it, and behind its quote. */
  readonly end: number;
}

/** The word that begins at `at`. */
export function readWord(text: string, at: number, style: WordStyle): Word {
  const quote = text.charAt(at);
  if (quote !== "" && style.quotes.includes(quote)) {
    const close = closingQuote(text, at);
    if (close !== undefined) {
      const range = { start: at, end: close + 1 };
      return { node: wordNode(text, at + 1, close, range, style), end: range.end };
    }
  }
  let end = text.startsWith("${", at) ? at + bracedLength(text, at) : at + 1;
  while (end < text.length && !/\s/.test(text.charAt(end)) && !style.ends.includes(text.charAt(end))) {
    // A reference in braces belongs to the word.
    if ((text.startsWith("${", end) || text.startsWith("%{", end)) && style.ends.includes("{")) end += bracedLength(text, end);
    else end += text.charAt(end) === "\\" && text.charAt(end + 1) !== "\n" && text.charAt(end + 1) !== "\r" ? 2 : 1;
  }
  end = Math.min(end, text.length);
  return { node: wordNode(text, at, end, { start: at, end }, style), end };
}

function bracedLength(text: string, at: number): number {
  return /^[$%]\{[\w:.-]{1,200}\}/.exec(text.slice(at, at + 220))?.[0].length ?? 1;
}

function closingQuote(text: string, at: number): number | undefined {
  const quote = text.charCodeAt(at);
  const limit = Math.min(text.length, at + longestQuoted);
  for (let end = at + 1; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === quote) return end;
    if (code === 92) end++;
  }
  return undefined;
}

function wordNode(text: string, start: number, end: number, range: Range, style: WordStyle): Node {
  const parts: Node[] = [];
  let from = start;
  for (const found of text.slice(start, end).matchAll(style.references)) {
    const name = found.slice(1).find(Boolean) ?? "";
    if (name === "") continue;
    const at = start + found.index;
    if (at > from) parts.push(unescaped(text, from, at, { start: from, end: at }));
    from = at + found[0].length;
    parts.push({ kind: "name", name, start: at, end: from });
  }
  const [only] = parts;
  if (!only) return unescaped(text, start, end, range);
  if (end > from) parts.push(unescaped(text, from, end, { start: from, end }));
  return parts.length === 1 ? only : { kind: "template", ...range, parts };
}

function unescaped(text: string, start: number, end: number, range: Range): StringNode {
  if (!text.slice(start, end).includes("\\")) return verbatim(text, start, end, range);
  const pieces = new Piecewise();
  let from = start;
  for (const found of text.slice(start, end).matchAll(/\\["' \\]/g)) {
    pieces.copy(text, from, start + found.index);
    from = start + found.index + 1;
  }
  pieces.copy(text, from, end);
  return pieces.string(range, start, end);
}

/** The words of one line, and of the lines that a backslash at its end takes in. */
export interface WordLine {
  readonly start: number;
  readonly words: readonly Node[];
  /** The end of its last line. */
  readonly end: number;
}

/** Reads the line that begins at `from`. A comment mark that begins a word ends the words. */
export function readWordLine(text: string, from: number, style: WordStyle, comments: Range[]): WordLine {
  let end = lineEnd(text, from);
  let at = skipBlanks(text, from, end);
  const start = at;
  const words: Node[] = [];
  while (at < end) {
    if (text.charAt(at) === "#") {
      comments.push({ start: at, end });
      break;
    }
    if (text.charAt(at) === "\\" && skipBlanks(text, at + 1, end) >= end && end < text.length) {
      at = text.indexOf("\n", end) + 1;
      end = lineEnd(text, at);
    } else {
      const word = readWord(text, at, style);
      words.push(word.node);
      at = word.end;
      // A word in quotes may have gone on over lines.
      if (at > end) end = lineEnd(text, at);
    }
    at = skipBlanks(text, at, end);
  }
  return { start, words, end };
}
