import type { AssignNode, Entry, Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { nameNode } from "./expansions.ts";
import { skipSeparators } from "./statements.ts";
import type { Word } from "./word.ts";
import { readWord } from "./words.ts";

const assignment = /([A-Za-z_]\w*)(?:\[([^\]\n]{0,100})\])?(\+?=)/y;
const plainName = /^[A-Za-z_]\w*$/;

export function startsAssignment(cursor: Cursor): boolean {
  return cursor.match(assignment) !== undefined;
}

/** Reads `X=v`, `X+=v`, `X[i]=v` or `X=(…)`. */
export function readAssignment(cursor: Cursor): AssignNode {
  const { source } = cursor;
  const start = cursor.pos;
  const found = cursor.match(assignment);
  const name = found?.[1] ?? "";
  const index = found?.[2];
  const nameEnd = start + name.length;
  let target: Node = nameNode(source, name, start, nameEnd);
  if (index !== undefined) {
    const property = source.verbatim(nameEnd + 1, nameEnd + 1 + index.length);
    target = { kind: "member", ...source.range(start, nameEnd + index.length + 2), object: target, property };
  }
  cursor.pos += found?.[0].length ?? 0;
  let value = cursor.char === "(" ? readArray(cursor) : readWord(cursor).node();
  if (found?.[3] === "+=") {
    value = { kind: "template", start: target.start, end: Math.max(value.end, target.end), parts: [target, value] };
  }
  return { kind: "assign", ...source.range(start, cursor.pos), target, value };
}

function readArray(cursor: Cursor): Node {
  const start = cursor.pos;
  const words: Word[] = [];
  cursor.pos++;
  for (;;) {
    skipSeparators(cursor);
    const before = cursor.pos;
    const word = readWord(cursor);
    if (cursor.pos === before) break;
    words.push(word);
  }
  if (cursor.char === ")") cursor.pos++;
  const range = cursor.source.range(start, cursor.pos);
  if (words.length === 0 || !words.every((word) => arrayKey(word) !== undefined)) {
    return { kind: "list", ...range, items: words.map((word) => word.node()) };
  }
  return { kind: "object", ...range, entries: words.map(arrayEntry) };
}

/** `[key]=value` in an array. */
function arrayKey(word: Word): string | undefined {
  const { leading } = word;
  const end = leading.indexOf("]=");
  return leading.startsWith("[") && end > 0 ? leading.slice(1, end) : undefined;
}

function arrayEntry(word: Word): Entry {
  const length = arrayKey(word)?.length ?? 0;
  return { key: word.part(1, length + 1), value: word.after(length + 3).node() };
}

interface Declaration {
  /** What an assignment behind this word is, given the flags so far. */
  marks(words: readonly Word[]): { readonly declares?: boolean; readonly environment?: boolean };
}

const declarations = new Set(["export", "readonly", "local", "declare", "typeset"]);

/** Says whether assignments may follow a word as its arguments. */
export function declarationOf(word: Word): Declaration | undefined {
  // Asked for every word of a command, so that a word of any length has to be answered at once.
  if (word.end - word.start > 8 || !declarations.has(word.raw)) return undefined;
  return {
    marks: (words) => {
      if (isExport(words)) return { environment: true };
      return word.raw === "local" ? { declares: true } : {};
    },
  };
}

function isExport(words: readonly Word[]): boolean {
  // Asked for every assignment, so that only a few words are looked at.
  return words[0]?.raw === "export" || words.slice(1, 5).some((word) => /^-[A-Za-z]*x/.test(word.raw));
}

/**
 * What `export X`, `set -x X v` of fish and `setenv X v` assign. The words of a declaration that holds
 * nothing but assignments give nothing more.
 */
export function exportOf(cursor: Cursor, words: readonly Word[], assigned: boolean): AssignNode[] | undefined {
  const [first, ...others] = words;
  if (!first) return undefined;
  if (first.raw === "setenv" || (first.raw === "set" && cursor.dialect === "fish")) return fishSet(words);
  if (!declarations.has(first.raw)) return undefined;
  const names = isExport(words) ? others.filter((word) => plainName.test(word.raw)) : [];
  if (names.length > 0) return names.map((word) => reexport(word));
  return assigned ? [] : undefined;
}

function reexport(word: Word): AssignNode {
  const name = nameNode(word.source, word.raw, word.start, word.end);
  return { kind: "assign", ...word.source.range(word.start, word.end), target: name, value: name, environment: true };
}

function fishSet([first, ...words]: readonly Word[]): AssignNode[] | undefined {
  const flags = words.filter((word) => word.raw.startsWith("-"));
  const [name, ...values] = words.filter((word) => !word.raw.startsWith("-"));
  const last = values.at(-1);
  if (!first || !name || !last || !plainName.test(name.raw)) return undefined;
  const { source } = name;
  const environment = first.raw === "setenv" || flags.some(({ raw }) => /^(?:-[A-Za-z]*x|--export$)/.test(raw));
  const nodes = values.map((value) => value.node());
  const [value] = nodes;
  const [firstValue] = values;
  if (!value || !firstValue) return undefined;
  return [
    {
      kind: "assign",
      ...source.range(first.start, last.end),
      target: nameNode(source, name.raw, name.start, name.end),
      value: nodes.length === 1 ? value : { kind: "list", ...source.range(firstValue.start, last.end), items: nodes },
      ...(environment ? { environment } : {}),
    },
  ];
}

/** `X=v` as a word: `env X=v cmd`, `docker run -e X=v`. */
export function assignmentOf(word: Word): AssignNode | undefined {
  const name = /^[A-Za-z_]\w*(?==)/.exec(word.leading)?.[0];
  if (name === undefined) return undefined;
  const written = word.part(0, name.length);
  return {
    kind: "assign",
    ...word.source.range(word.start, word.end),
    target: { kind: "name", start: written.start, end: written.end, name },
    value: word.after(name.length + 1).node(),
    environment: true,
  };
}
