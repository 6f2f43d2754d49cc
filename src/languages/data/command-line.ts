import type { EmbeddedNode, Entry, Range, StringNode } from "../../tree/node.ts";
import { Piecewise, placeOf } from "./piecewise.ts";

/** The words of a command as the line of a shell that they stand for. */
export function commandLine(words: readonly StringNode[], range: Range): EmbeddedNode {
  const pieces = new Piecewise();
  for (const [index, word] of words.entries()) {
    const contentStart = placeOf(word, 0);
    if (index > 0) pieces.insert(" ", contentStart);
    const quoted = !/^[\w@%+=:,./-]+$/.test(word.value);
    if (quoted) pieces.insert("'", contentStart);
    for (const [unit, character] of [...word.value.split("")].entries()) {
      pieces.insert(character === "'" ? "'\\''" : character, placeOf(word, unit));
    }
    if (quoted) pieces.insert("'", placeOf(word, word.value.length));
  }
  return pieces.embedded("shell", range, range.start, range.end);
}

/**
 * A command and its words apart, as tasks of editors and MCP servers have them: where an address is among the words
 * they are read as the line they stand for, in place of their list.
 */
export function joinCommand(entries: readonly Entry[]): readonly Entry[] {
  const command = textNamed(entries, "command");
  const given = entries.find(({ key }) => key?.kind === "string" && key.value === "args");
  if (command === undefined || given?.value.kind !== "list") return entries;
  const words = given.value.items.flatMap((item) => (item.kind === "string" ? [item] : []));
  const [first] = words;
  if (!first || words.length < given.value.items.length || !words.some(({ value }) => value.includes("://"))) return entries;
  // The line stands where the words do: the command is told by its name alone.
  const name: StringNode = { ...command, start: first.start, end: first.start, contentStart: first.start };
  const offsets = Array.from({ length: command.value.length + 1 }, () => first.start);
  const joined: Entry = { ...given, value: commandLine([{ ...name, offsets }, ...words], given.value) };
  return entries.map((entry) => (entry === given ? joined : entry));
}

function textNamed(entries: readonly Entry[], name: string): StringNode | undefined {
  const value = entries.find(({ key }) => key?.kind === "string" && key.value === name)?.value;
  return value?.kind === "string" ? value : undefined;
}
