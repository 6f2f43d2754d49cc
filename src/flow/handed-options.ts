import type { CallNode, Node, StringNode } from "../tree/node.ts";
import type { Flow } from "./flow.ts";
import type { Value } from "./value.ts";

/** How many words of a variable are looked at. */
const mostWords = 200;

/** An option of a command that does not stand in it: `curl "${opts[@]}"`, `curl $CURL_OPTS`, `$(CURL)` of a Makefile. */
export interface HandedOption {
  /** Without its dashes. A combination (`-sSk`) gives each of its letters. */
  readonly name: string;
  /** The option as it is written. */
  readonly written: Value;
  /** The word behind it, or behind its `=`. */
  readonly value: Value | undefined;
  readonly literal: StringNode;
}

/** The options that the variables of a command hold: arrays, texts of several words, and what names the command with options. */
export function handedOptions(flow: Flow, call: CallNode): HandedOption[] {
  if (!call.command) return [];
  const holders = [call.callee, ...call.args.flatMap(({ name, value }) => (name === undefined ? [value] : []))];
  return holders.flatMap((holder) => (holder.kind === "name" || holder.kind === "member" ? heldIn(flow, holder) : []));
}

/** The name of a command, also of one that a variable holds: `CURL := curl -fsS`. */
export function commandNamed(flow: Flow, call: CallNode): string {
  const [first] =
    call.callee.kind === "string" ? [call.callee.value] : flow.values(call.callee).map(({ text }) => text);
  return (first ?? "").trim().split(/\s/, 1)[0]?.split("/").at(-1) ?? "";
}

function heldIn(flow: Flow, holder: Node): HandedOption[] {
  const lists = flow.terminals(holder).flatMap(({ node, file }) => (file === flow.file ? listsIn(node) : []));
  const arrays = lists.flatMap((items) =>
    optionsIn(items.slice(0, mostWords).flatMap((item) => flow.values(item).slice(0, 1))),
  );
  const texts = flow.values(holder).flatMap((value) => (/(?:^|\s)-/.test(value.text) ? optionsIn(wordsOf(value)) : []));
  return [...arrays, ...texts];
}

/** The items of a list, and those that are appended to it: `args+=(--insecure)`. */
function listsIn(node: Node): (readonly Node[])[] {
  if (node.kind === "list") return [node.items];
  return node.kind === "template" ? node.parts.flatMap(listsIn) : [];
}

function wordsOf(value: Value): Value[] {
  return [...value.text.slice(0, 4000).matchAll(/\S+/g)]
    .slice(0, mostWords)
    .map((word) => value.slice(word.index, word.index + word[0].length));
}

function optionsIn(words: readonly Value[]): HandedOption[] {
  return words.flatMap((written, index): HandedOption[] => {
    const [, dashes = "", name = "", equals] = /^(--?)([A-Za-z][\w.-]*)(=)?/.exec(written.text) ?? [];
    const [piece] = written.pieces;
    if (name === "" || piece?.kind !== "constant") return [];
    const next = words[index + 1];
    const value = equals === undefined ? next : written.slice(dashes.length + name.length + 1);
    const given = { written, literal: piece.literal };
    if (dashes === "--") return [{ ...given, name, value }];
    return Array.from(name, (letter, at) => ({
      ...given,
      name: letter,
      value: at === name.length - 1 ? value : undefined,
    }));
  });
}

/** Whether a command is curl, whose short options are known. */
export function isCurl(flow: Flow, call: CallNode): boolean {
  return /^curl(?:ie)?(?:\.exe)?$/.test(commandNamed(flow, call));
}
