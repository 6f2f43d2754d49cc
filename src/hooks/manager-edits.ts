import { isDeepStrictEqual } from "node:util";

import { applyEdits, type JSONPath, modify, parse as parseJson } from "jsonc-parser";
import { isMap, isScalar, isSeq, LineCounter, parse, parseDocument, type Range, type YAMLMap, type YAMLSeq } from "yaml";

import type { HookEvent } from "./events.ts";
import { huskyLine, lefthookLines, preCommitEvents, preCommitLines, preCommitTypes, runsOurs, simpleGitHooksCommand } from "./manager-lines.ts";

/**
 * Puts our hooks into a manager's file, or takes them out. Nothing is rewritten: lines come in, and the same lines go
 * out again. What the file says is read before and after, and has to differ by our hooks and nothing else.
 */
export interface ManagerEdit {
  /** Undefined where that cannot be done in a way that is surely right. Without a file there is no text. */
  put(text: string | undefined, event: HookEvent): string | undefined;
  /** Undefined where nothing is left of the file. */
  take(text: string, event: HookEvent): string | undefined;
}

/** A script of its own for each hook. */
export const huskyEdit: ManagerEdit = {
  put(text, event) {
    const line = huskyLine(event);
    if (text === undefined || text.trim() === "") return `${line}\n`;
    const lines = text.split("\n");
    if (lines.some((other) => bare(other) === line)) return text;
    // What git says of a push can be read once, and nobody knows whether the lines that follow want it.
    if (event === "pre-push") return undefined;
    const at = lines.findIndex((other) => !/^#|husky\.sh|^\s*$/.test(other));
    return insert(lines, at < 0 ? lines.length - 1 : at, [line]);
  },
  take(text, event) {
    const left = remove(text, [huskyLine(event)]);
    return left.trim() === "" ? undefined : left;
  },
};

/** One file of YAML, with a part for each hook. */
export const lefthookEdit: ManagerEdit = {
  put(text = "", event) {
    if (runsOurs(text, event)) return text;
    const block = lefthookLines(event);
    const read = readYaml(text);
    if (!read) return undefined;
    if (read.says[event] === undefined) {
      const lines = text === "" ? [""] : text.split("\n");
      return proven(text, insert(lines, lines.at(-1) === "" ? lines.length - 1 : lines.length, block), (says) => ({ ...says, [event]: ours(event) }));
    }
    const commands = read.block(event, "commands");
    if (!commands || !isMap(commands.node)) return undefined;
    const inner = block.slice(2).map((line) => " ".repeat(commands.column) + line.slice(4));
    const edited = insert(text.split("\n"), commands.line, inner);
    return proven(text, edited, (says) => ({ ...says, [event]: merged(says[event], ours(event)) }));
  },
  take(text, event) {
    // Beside others only the inner part is ours.
    const isAlone = isDeepStrictEqual(readYaml(text)?.says[event], ours(event));
    return remove(text, lefthookLines(event).slice(isAlone ? 0 : 2));
  },
};

/** To be known from a line that was there before. */
const markedTypes = `${preCommitTypes} # cinclus-guard`;

function ours(event: HookEvent): unknown {
  const says: unknown = parse(lefthookLines(event).join("\n"));
  return isRecord(says) ? says[event] : undefined;
}

function merged(says: unknown, more: unknown): unknown {
  if (!isRecord(says) || !isRecord(says.commands) || !isRecord(more) || !isRecord(more.commands)) return undefined;
  return { ...says, commands: { ...more.commands, ...says.commands } };
}

/** One file of YAML, with a list of all hooks. */
export const preCommitEdit: ManagerEdit = {
  put(text = "", event) {
    if (event !== "pre-commit" || text.includes("cinclus-guard hook run")) return text;
    const read = readYaml(text);
    const repos = read?.block("repos");
    if (!read || !repos || !isSeq(repos.node)) return undefined;
    const block = preCommitLines().map((line) => " ".repeat(repos.column) + line);
    const edited = insert(text.split("\n"), repos.line, block);
    const local: unknown = parse(preCommitLines().join("\n"));
    const added = proven(text, edited, (says) => ({ ...says, repos: [...list(local), ...list(says.repos)] }));
    const types = read.says.default_install_hook_types;
    if (types !== undefined) return preCommitEvents.every((type) => list(types).includes(type)) ? added : undefined;
    if (added === undefined) return undefined;
    const lines = added.split("\n");
    const at = lines.findIndex((line) => line.startsWith("---")) + 1;
    return proven(added, insert(lines, at, [markedTypes]), (says) => ({ ...says, ...record(parse(preCommitTypes)) }));
  },
  take: (text, event) => (event === "pre-commit" ? remove(remove(text, preCommitLines()), [markedTypes]) : text),
};

/** A field of package.json, or a file of JSON that is nothing else. */
export function simpleGitHooksEdit(isPackage: boolean): ManagerEdit {
  const at = (event: string): JSONPath => (isPackage ? ["simple-git-hooks", event] : [event]);
  const current = (text: string, event: string): unknown => {
    const whole: unknown = parseJson(text);
    const hooks = isPackage && isRecord(whole) ? whole["simple-git-hooks"] : whole;
    return isRecord(hooks) ? (hooks[event] ?? null) : undefined;
  };
  return {
    put(text = "", event) {
      const command = simpleGitHooksCommand(event);
      const before = current(text, event);
      if (typeof before === "string" && before.startsWith(command)) return text;
      if (before === null) return set(text, at(event), command);
      return typeof before === "string" && event !== "pre-push" ? set(text, at(event), `${command}${andThen}${before}`) : undefined;
    },
    take(text, event) {
      const command = simpleGitHooksCommand(event);
      const before = current(text, event);
      if (before === command) return set(text, at(event), undefined);
      const isBefore = typeof before === "string" && before.startsWith(command + andThen);
      return isBefore ? set(text, at(event), before.slice(command.length + andThen.length)) : text;
    },
  };
}

/** Right whatever follows: `a && b || c` would run c where a has failed. */
const andThen = " || exit 1; ";

function set(text: string, path: JSONPath, value: string | undefined): string {
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.startsWith("\t") ? 1 : indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return applyEdits(text, modify(text, path, value, { formattingOptions }));
}

interface Block {
  readonly node: YAMLMap | YAMLSeq;
  /** The first line of what is in it, from 0, and where that begins. */
  readonly line: number;
  readonly column: number;
}

interface ReadYaml {
  readonly says: Readonly<Record<string, unknown>>;
  /** A list or a map that is written with a line for each thing in it, and has one. */
  block(...path: string[]): Block | undefined;
}

function readYaml(text: string): ReadYaml | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  const says: unknown = document.toJS() ?? {};
  if (!isRecord(says)) return undefined;
  return {
    says,
    block(...path) {
      const node: unknown = document.getIn(path, true);
      if (!(isMap(node) || isSeq(node)) || node.flow === true || node.items.length === 0 || node.anchor !== undefined) return undefined;
      const first = firstRange(node);
      if (!first) return undefined;
      const { line, col } = lineCounter.linePos(first[0]);
      const before = text.split("\n")[line - 1]?.slice(0, col - 1) ?? "x";
      return before.trim() === "" ? { node, line: line - 1, column: col - 1 } : undefined;
    },
  };
}

function firstRange(node: YAMLMap | YAMLSeq): Range | null | undefined {
  if (isSeq(node)) return node.range;
  const key = node.items[0]?.key;
  return isScalar(key) ? key.range : undefined;
}

/** The edited text, if it says what it is to say. */
function proven(before: string, edited: string, change: (says: Readonly<Record<string, unknown>>) => unknown): string | undefined {
  const says = readYaml(before)?.says;
  const now = readYaml(edited)?.says;
  return says && now && isDeepStrictEqual(now, change(says)) ? edited : undefined;
}

function insert(lines: readonly string[], at: number, block: readonly string[]): string {
  const ending = lines[0]?.endsWith("\r") === true ? "\r" : "";
  return [...lines.slice(0, at), ...block.map((line) => line + ending), ...lines.slice(at)].join("\n");
}

/** Without a block of lines, however far it is moved to the right. */
function remove(text: string, block: readonly string[]): string {
  const lines = text.split("\n");
  const [first = ""] = block;
  for (const [at, line] of lines.entries()) {
    if (bare(line).trimStart() !== first.trimStart()) continue;
    const shift = " ".repeat(Math.max(0, indentOf(line) - indentOf(first)));
    const drop = Math.max(0, indentOf(first) - indentOf(line));
    if (block.every((wanted, index) => bare(lines[at + index] ?? "") === shift + wanted.slice(drop))) {
      return [...lines.slice(0, at), ...lines.slice(at + block.length)].join("\n");
    }
  }
  return text;
}

function bare(line: string): string {
  return line.trimEnd();
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items;
}
