import type { Node, Range, StringNode } from "../../tree/node.ts";
import { commandLine } from "./command-line.ts";
import { openPair } from "./environment-pair.ts";
import { embed } from "./piecewise.ts";
import { openValue, settingOf, tagged } from "./scalars.ts";
import { isSecretData, languageOf, takesWordList, type Place } from "./yaml-place.ts";

/** How a scalar is written: only a plain one can be a number or a truth value. */
export type ScalarStyle = "plain" | "quoted" | "block";

/** What a scalar is where it stands: text, a literal, a script, a file, a variable of the environment. */
export function shapeScalar(node: StringNode, style: ScalarStyle, place: Place): Node {
  if (isSecretData(place)) return tagged("base64", node, node);
  if (style === "plain") {
    const literal = settingOf(node.value, node);
    if (literal) return literal;
  }
  const language = languageOf(node, place, style === "block");
  if (language !== undefined) return embed(node, language);
  return place.lists > 0 ? openPair(node) : openValue(node);
}

const shells = /^(?:\S{0,100}\/)?(?:ba|z|da|a|k|fi)?sh(?:\.exe)?$/;
const powershells = /^(?:\S{0,100}[\\/])?(?:pwsh|powershell)(?:\.exe)?$/i;

/**
 * A list that is one command, word by word (`["curl", "-H", …]`), is handed to the shell's language as the
 * line it stands for. What follows a shell's `-c` is a script already.
 */
export function shapeWordList(items: readonly Node[], range: Range, place: Place): Node {
  const list: Node = { kind: "list", ...range, items };
  if (!takesWordList(place)) return list;
  const words = items.filter((item) => item.kind === "string");
  const script = words.findIndex((_, index) => index > 0 && isScriptFlag(words[index - 1]));
  const line = words[script];
  if (line && words.slice(0, script).some((word) => shells.test(word.value) || powershells.test(word.value) || word.value === "cmd")) {
    const language = words.slice(0, script).some((word) => powershells.test(word.value)) ? "powershell" : "shell";
    return { ...list, items: items.map((item) => (item === line ? embed(line, language) : item)) };
  }
  const [first] = words;
  if (words.length !== items.length || !first) return list;
  if (words.length === 1) return /\S\s+\S/.test(first.value) ? embed(first, "shell") : list;
  const start = /^(?:CMD|CMD-SHELL|NONE)$/.test(first.value) ? 1 : 0;
  if (words[start]?.value.startsWith("-") !== false || isScriptFlag(words.at(-1))) return list;
  if (first.value === "CMD-SHELL" && words[1]) return { ...list, items: [first, embed(words[1], "shell")] };
  return commandLine(words.slice(start), range);
}

/** `-c` and what other shells have for it: the next word is a script. */
function isScriptFlag(word: StringNode | undefined): boolean {
  return word !== undefined && /^(?:-\w{0,3}c|-Command|\/[cC])$/.test(word.value);
}
