import type { Node, Program, Range, StringNode } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { pairsIn } from "./environment-pair.ts";
import { nestSections, readKeyedLines, type KeyedLine } from "./keyed-lines.ts";
import { embed, sliceString } from "./piecewise.ts";
import { dataProgram } from "./program.ts";
import { openValue, settingOf } from "./scalars.ts";

/** Sections of `key = value`: INI, Python's cfg, Git's configuration, systemd units, npmrc, credentials of clouds. */
export const ini: Language = {
  ids: ["ini", "cfg", "conf", "config", "npmrc", "pypirc", "gitconfig", "systemd", "editorconfig", "desktop"],
  read: (text, id) => readIni(text, id),
};

function readIni(text: string, id: string): Program {
  const comments: Range[] = [];
  const escapes = id === "gitconfig" || id === "systemd";
  const lines = readKeyedLines(text, { escapes, longQuotes: false }, comments);
  return dataProgram(id, nestSections(lines, text.length, shape), comments);
}

const commandKey = /^(?:Exec[A-Z]\w*|command|commands|cmd|.*_command|script)$/;

function shape(line: KeyedLine & { readonly kind: "pair" | "more" }, key: StringNode): Node {
  const { value } = line;
  if (!value) return { kind: "literal", start: key.end, end: key.end, value: null };
  if (/^environment$/i.test(key.value)) return pairsIn(value);
  // systemd lets signs before the command say how it is run.
  const signs = /^[-@+!:]{0,4}/.exec(value.value)?.[0].length ?? 0;
  if (commandKey.test(key.value) && /\S\s+\S/.test(value.value)) return embed(sliceString(value, signs), "shell");
  if (value.value.startsWith("!") && value.value.includes(" ")) return embed(sliceString(value, 1), "shell");
  const literal = line.kind === "pair" && !line.quoted ? settingOf(value.value, value) : undefined;
  return literal ?? openValue(value);
}
