import type { Argument, Node, Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { BatchLine } from "./batch-words.ts";
import { buildCommand, commandName } from "./command.ts";
import { Cursor } from "./cursor.ts";
import { nameNode } from "./expansions.ts";
import { Source } from "./source.ts";
import type { Word } from "./word.ts";
import { readScript } from "./words.ts";

const remark = /[@ \t]*(?:::|rem(?=[\s]|$))[^\n]*/iy;
const label = /[ \t]*:[\w.-]+[^\n]*/y;
const setting = /@?set(?:[ \t]+\/[aAp])*[ \t]+("?)([^\s=&|<>"%][^=\n&|<>"]{0,200})=/iy;
const condition =
  /@?if[ \t]+(?:\/i[ \t]+)?(?:not[ \t]+)?(?:defined[ \t]+\S+|exist[ \t]+(?:"[^"\n]*"|\S+)|errorlevel[ \t]+\d+|(?:"[^"\n]*"|[^\s"=]+)[ \t]*(?:==|(?:equ|neq|lss|leq|gtr|geq)(?=[ \t]))[ \t]*(?:"[^"\n]*"|[^\s"()]+))/iy;
const loop = /@?for[ \t]+(?:\/[a-z][ \t]+(?:"[^"\n]*"[ \t]+)?)?%%?\w[ \t]+in[ \t]*\(/iy;
const separator = /[ \t\r\n&()|]+|(?:do|else)(?=[\s(]|$)/iy;

/** Windows batch files. */
export const batch: Language = { ids: ["batch", "bat", "cmd"], read: readBatch };

function readBatch(text: string): Program {
  const cursor = new Cursor(new Source(text));
  const body: Node[] = [];
  while (!cursor.done) {
    const before = cursor.pos;
    if (!skipTrivia(cursor)) for (const node of readStatement(cursor)) body.push(node);
    if (cursor.pos === before) cursor.pos++;
  }
  return { language: "batch", body, comments: cursor.comments, directives: [], nature: "code" };
}

/** Passes over comments, labels and what separates commands. Blocks in parentheses are read flat. */
function skipTrivia(cursor: Cursor): boolean {
  const { text, pos } = cursor;
  const startsLine = pos === 0 || text.charAt(pos - 1) === "\n";
  const comment = cursor.match(remark);
  const passed = comment ?? (startsLine ? cursor.match(label) : undefined);
  if (passed) {
    cursor.pos += passed[0].length;
    const start = pos + passed[0].length - passed[0].trimStart().length;
    if (comment) cursor.comments.push(cursor.source.range(start, pos + passed[0].trimEnd().length));
    return true;
  }
  const found = cursor.match(separator);
  cursor.pos += found?.[0].length ?? 0;
  return found !== undefined;
}

function readStatement(cursor: Cursor): Node[] {
  const set = cursor.match(setting);
  if (set) return [readSet(cursor, set)];
  const condition_ = cursor.match(condition);
  if (condition_) return [readCondition(cursor, condition_[0])];
  const looped = cursor.match(loop);
  if (looped) {
    cursor.pos += looped[0].length;
    return readLooped(cursor);
  }
  return readPipeline(cursor);
}

function readSet(cursor: Cursor, [whole, quote = "", name = ""]: RegExpExecArray): Node {
  const { source } = cursor;
  const start = cursor.pos;
  cursor.pos += whole.length;
  const nameStart = start + whole.lastIndexOf(name);
  const plain = name.trimEnd();
  const target = nameNode(source, plain, nameStart, nameStart + plain.length);
  const value = new BatchLine(cursor).rest(quote).node();
  const end = Math.max(source.range(start, cursor.pos).end, value.end);
  return { kind: "assign", start: source.range(start, start + 1).start, end, target, value, environment: true };
}

function readCondition(cursor: Cursor, written: string): Node {
  const start = cursor.pos;
  const end = start + written.length;
  const words = cursor.within(start, end, () => new BatchLine(cursor).words());
  cursor.pos = end;
  const operands = words.slice(1).map((word) => word.node());
  return { kind: "operation", ...cursor.source.range(start, end), operator: "if", operands };
}

/** `for /f … in ('curl …') do`: what it goes through may be a command. */
function readLooped(cursor: Cursor): Node[] {
  const quote = cursor.char;
  if (quote !== "'" && quote !== "`") return [];
  const start = cursor.pos + 1;
  const closing = cursor.text.indexOf(quote, start);
  const end = closing < 0 ? cursor.lineEnd() : Math.min(closing, cursor.lineEnd());
  const nodes = cursor.within(start, end, () => readPipeline(cursor));
  cursor.pos = Math.min(end + 1, cursor.end);
  return nodes;
}

function readPipeline(cursor: Cursor): Node[] {
  const start = cursor.pos;
  const first = readCommand(cursor);
  if (!first) return [];
  if (!isPipe(cursor)) return [first];
  const pipe = cursor.source.verbatim(cursor.pos, cursor.pos + 1);
  const args: Argument[] = [{ value: first }];
  while (isPipe(cursor)) {
    cursor.pos++;
    const next = readCommand(cursor);
    if (next) args.push({ value: next });
  }
  return [{ kind: "call", ...cursor.source.range(start, cursor.pos), command: true, callee: pipe, args }];
}

function isPipe(cursor: Cursor): boolean {
  return cursor.char === "|" && cursor.peek() !== "|";
}

function readCommand(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  if (cursor.char === "@") cursor.pos++;
  const line = new BatchLine(cursor);
  const words = line.words();
  const [first] = words;
  if (!first) return undefined;
  const range = cursor.source.range(Math.max(start, first.start), cursor.pos);
  const name = commandName(first).toLowerCase();
  if (name === "setx") return setx(cursor, words) ?? call(first, words, line.redirections, range);
  const inner = name === "call" || name === "start" ? words.slice(1) : words;
  // A title comes before what `start` runs.
  const run = name === "start" && inner[0]?.raw.startsWith('"') && inner.length > 1 ? inner.slice(1) : inner;
  const redirections = line.redirections.map((argument) => ({ argument }));
  const built = buildCommand(run, redirections, range, (source) => readScript(source, cursor), cursor.source);
  return built.at(-1);
}

/** `setx X v` sets a variable for good. */
function setx(cursor: Cursor, words: readonly Word[]): Node | undefined {
  const [first, name, value] = words.filter((word) => !/^\/m$/i.test(word.raw));
  if (!first || !name || !value) return undefined;
  return {
    kind: "assign",
    ...cursor.source.range(first.start, value.end),
    target: nameNode(cursor.source, name.constant ?? name.raw, name.start, name.end),
    value: value.node(),
    environment: true,
  };
}

function call(
  first: Word,
  words: readonly Word[],
  redirections: readonly Argument[],
  range: { readonly start: number; readonly end: number },
): Node {
  const args = [...words.slice(1).map((word): Argument => ({ value: word.node() })), ...redirections];
  return { kind: "call", ...range, command: true, callee: first.node(), args };
}
