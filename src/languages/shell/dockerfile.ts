import type { Argument, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { buildCommand } from "./command.ts";
import { Cursor } from "./cursor.ts";
import { splitInstructions } from "./dockerfile-lines.ts";
import { nameNode } from "./expansions.ts";
import { readJsonWords } from "./json-words.ts";
import { readRedirection } from "./redirections.ts";
import { Source } from "./source.ts";
import { readList, skipBlanks } from "./statements.ts";
import { type Word, WordBuilder } from "./word.ts";
import { readScript, readText, readWord } from "./words.ts";

const instructionName = /[ \t]*([A-Za-z]+)(?=[ \t\r]|$)/y;
const instructionFlag = /--([a-z][a-z-]*)(?:=(\S*))?(?=[ \t]|$)/y;
const variableName = /[\w.-]+/y;

/** Dockerfiles and Containerfiles. */
export const dockerfile: Language = {
  ids: ["dockerfile", "docker", "containerfile"],
  read: readDockerfile,
};

interface Build {
  readonly comments: Range[];
  /** `SHELL ["powershell", …]` stands above. */
  powershell: boolean;
}

function readDockerfile(text: string): Program {
  const comments: Range[] = [];
  const build: Build = { comments, powershell: false };
  const source = new Source(text);
  const body: Node[] = [];
  for (const { pen, end } of splitInstructions(text, comments)) {
    const cursor = new Cursor(source.derive(pen, end), "posix", 0, comments);
    for (const node of readInstruction(cursor, build)) body.push(node);
  }
  comments.sort((a, b) => a.start - b.start);
  return { language: "dockerfile", body, comments, directives: [], nature: "code" };
}

function readInstruction(cursor: Cursor, build: Build): Node[] {
  const found = cursor.match(instructionName);
  const name = found?.[1]?.toUpperCase() ?? "";
  const start = cursor.pos + (found?.[0].length ?? 0) - name.length;
  switch (name) {
    case "ENV":
    case "ARG":
      cursor.pos = start + 3;
      return readVariables(cursor, start);
    case "LABEL":
      cursor.pos = start + 5;
      return [readLabels(cursor, start)];
    case "ONBUILD":
      cursor.pos = start + name.length;
      return cursor.nested(() => readInstruction(cursor, build)) ?? [];
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "HEALTHCHECK":
    case "SHELL":
      return readRun(cursor, name, start, build);
    default:
      return readList(cursor);
  }
}

/** `ENV A=b C="d e"`, `ENV A b c`, `ARG A=b`. An `ARG` without a default has the value that the build gives it: its own name. */
function readVariables(cursor: Cursor, start: number): Node[] {
  const { source } = cursor;
  const nodes: Node[] = [];
  for (;;) {
    skipBlanks(cursor);
    const nameStart = cursor.pos;
    const name = cursor.match(variableName)?.[0];
    if (name === undefined) break;
    cursor.pos += name.length;
    const target = nameNode(source, name, nameStart, cursor.pos);
    const equals = cursor.char === "=";
    const isArgument = source.text.slice(start, start + 3).toUpperCase() === "ARG";
    if (!equals && isArgument) {
      nodes.push({ kind: "assign", ...source.range(nameStart, cursor.pos), target, value: target, environment: true });
      continue;
    }
    if (equals) cursor.pos++;
    else skipBlanks(cursor);
    const value = equals ? readWord(cursor).node() : readRest(cursor);
    nodes.push({ kind: "assign", ...source.range(nameStart, cursor.pos), target, value, environment: true });
    if (!equals) break;
  }
  return nodes;
}

/** The value of `ENV NAME value`, which reaches to the end of the line. */
function readRest(cursor: Cursor): Node {
  const start = cursor.pos;
  const word = readWord(cursor);
  skipBlanks(cursor);
  if (cursor.done) return word.node();
  cursor.pos = start;
  const builder = new WordBuilder(cursor.source, start);
  readText(cursor, builder, "");
  return builder.finish(cursor.pos).node();
}

function readLabels(cursor: Cursor, start: number): Node {
  const { source } = cursor;
  const args: Argument[] = [];
  for (;;) {
    skipBlanks(cursor);
    const before = cursor.pos;
    const key = readWord(cursor, " \t=");
    if (cursor.pos === before) break;
    if (cursor.char === "=") {
      cursor.pos++;
      args.push({
        name: key.constant ?? key.raw,
        nameRange: source.range(key.start, key.end),
        value: readWord(cursor).node(),
      });
    } else {
      args.push({ value: key.node() });
    }
  }
  const callee = source.verbatim(start, start + "LABEL".length);
  return { kind: "call", ...source.range(start, cursor.pos), command: true, callee, args };
}

/** What runs is a block; its flags (`--mount=…`) stand before it, as a command of their own. */
function readRun(cursor: Cursor, name: string, start: number, build: Build): Node[] {
  const { source } = cursor;
  cursor.pos = start + name.length;
  const nodes = readFlags(cursor, start);
  const bodyStart = cursor.pos;
  if (name === "HEALTHCHECK" && cursor.startsWith("CMD")) return [...nodes, ...readRun(cursor, "CMD", bodyStart, build)];
  const words = cursor.char === "[" ? readJsonWords(cursor) : undefined;
  if (name === "SHELL") {
    build.powershell = words?.some((word) => /powershell|pwsh/i.test(word.constant ?? "")) ?? false;
    return nodes;
  }
  const body = words ? execForm(cursor, words) : shellForm(cursor, build);
  nodes.push({ kind: "block", ...source.range(bodyStart, Math.max(cursor.pos, bodyStart)), body });
  return nodes;
}

function readFlags(cursor: Cursor, start: number): Node[] {
  const { source } = cursor;
  const args: Argument[] = [];
  const nameEnd = cursor.pos;
  for (;;) {
    skipBlanks(cursor);
    const found = cursor.match(instructionFlag);
    if (!found) break;
    const nameStart = cursor.pos + 2;
    const flag = found[1] ?? "";
    cursor.pos += found[0].length;
    const valueStart = nameStart + flag.length;
    const value: Node =
      found[2] === undefined
        ? { kind: "literal", ...source.range(nameStart, valueStart), value: true }
        : source.verbatim(valueStart + 1, cursor.pos);
    args.push({ name: flag, nameRange: source.range(nameStart, valueStart), value });
  }
  if (args.length === 0) return [];
  const callee = source.verbatim(start, nameEnd);
  return [{ kind: "call", ...source.range(start, cursor.pos), command: true, callee, args }];
}

function execForm(cursor: Cursor, words: readonly Word[]): Node[] {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return [];
  const range = cursor.source.range(first.start, last.end);
  return buildCommand(words, [], range, (script) => readScript(script, cursor), cursor.source);
}

function shellForm(cursor: Cursor, build: Build): Node[] {
  if (build.powershell) {
    const builder = new WordBuilder(cursor.source, cursor.pos);
    builder.copy(cursor.pos, cursor.end);
    cursor.pos = cursor.end;
    return [cursor.source.embedded("powershell", builder.finish(cursor.end).scriptPen(), cursor.end)];
  }
  // `RUN <<EOF` runs the document itself.
  const heredoc = cursor.startsWith("<<") ? readRedirection(cursor)?.heredoc : undefined;
  if (!heredoc) return readList(cursor);
  const script = readScript(cursor.source.derive(heredoc.script, heredoc.end), cursor);
  cursor.pos = Math.max(cursor.pos, heredoc.end);
  return script;
}
