import type { EmbeddedNode } from "../../tree/node.ts";
import { guessLanguage } from "../guess.ts";
import { languageOfPath, languageOfWord } from "../language-names.ts";
import { cut, embed, join, type Passage } from "./passage.ts";

/** Words for a session at a terminal, where commands stand behind a prompt and the rest is what they printed. */
const sessionWords = new Set([
  "console", "shell-session", "shellsession", "sh-session", "bash-session", "zsh-session", "terminal", "pycon", "powershell-session",
]);

const prompts: readonly (readonly [prompt: RegExp, continuation: RegExp, language: string])[] = [
  [/^(?:>>> ?)/, /^\.\.\.(?: |$)/, "python"],
  [/^(?:In ?\[\d{0,6}\]: )/, /^ {3,12}\.\.\.: ?/, "python"],
  [/^PS(?: [^>\n]{0,200})?> ?/, /^>> ?/, "powershell"],
  [/^[A-Za-z]:\\[^>\n]{0,200}> ?/, /^(?!)/, "batch"],
  [/^(?:\([\w.-]{1,60}\) )?(?:[\w.-]{1,60}@[\w.-]{1,60}(?:[: ][^$#%\n]{0,200})?|~[^$#%\s]{0,200} ?)?[$%] /, /^> /, "shell"],
];

/**
 * The nodes of a block of code in a document.
 *
 * @param word what the document calls the language: a fence's word; empty where it says nothing
 * @param fileName the name the document gives the file that the code belongs in
 */
export function readCodeBlock(block: Passage, word: string, fileName?: string): EmbeddedNode[] {
  if (block.text.trim() === "") return [];
  const session = readSession(block, word.trim().toLowerCase());
  if (session) return session;
  return [embed(block, languageOfBlock(block.text, word, fileName), { role: "example" })];
}

function languageOfBlock(text: string, word: string, fileName: string | undefined): string {
  const name = fileName ?? fileNameInComment(text);
  const byWord = languageOfWord(word);
  if (name !== undefined && byWord !== "diff" && languageOfPath(name) !== undefined) return name;
  return byWord ?? guessLanguage(text) ?? "generic";
}

/** Many examples begin with a comment that is the name of their file, and nothing else. */
function fileNameInComment(text: string): string | undefined {
  const comment = /^\s{0,20}(?:#|\/\/|--|;|<!--|\/\*)\s{0,9}(?:file(?:name)?:\s{0,9})?([\w@./[\]()-]{1,200}\.[A-Za-z]{1,12}|[\w@./-]{0,200}\/?(?:\.env|Dockerfile))\s{0,9}(?:-->|\*\/)?\s*(?:\n|$)/i.exec(
    text.slice(0, 400),
  );
  return comment?.[1];
}

/** A session at a terminal: what was typed as one program, what was printed as output. */
function readSession(block: Passage, word: string): EmbeddedNode[] | undefined {
  const first = block.text.trimStart();
  const kind = prompts.find(([prompt]) => prompt.test(first.slice(0, 400)));
  const byWord = languageOfWord(word);
  const mayBeSession = sessionWords.has(word) || byWord === undefined || byWord === "text" || byWord === kind?.[2];
  const found = mayBeSession ? (kind ?? (sessionWords.has(word) ? promptWithin(block.text) : undefined)) : undefined;
  return found && splitSession(block, found);
}

function promptWithin(text: string): (typeof prompts)[number] | undefined {
  const lines = text.split("\n");
  return prompts.find(([prompt]) => lines.some((line) => prompt.test(line.slice(0, 400))));
}

function splitSession(block: Passage, [prompt, continuation, language]: (typeof prompts)[number]): EmbeddedNode[] {
  const typed: [number, number][] = [];
  const printed: EmbeddedNode[] = [];
  let outputFrom: number | undefined;
  let continues = false;
  const endOutput = (to: number): void => {
    if (outputFrom !== undefined && block.text.slice(outputFrom, to).trim() !== "") {
      printed.push(embed(cut(block, outputFrom, to), "log", { role: "output" }));
    }
    outputFrom = undefined;
  };
  for (let from = 0; from < block.text.length; ) {
    const newline = block.text.indexOf("\n", from);
    const next = newline < 0 ? block.text.length : newline + 1;
    const line = block.text.slice(from, next);
    const indent = line.length - line.trimStart().length;
    const content = indent < line.length ? line.slice(indent, indent + 400) : "";
    const sign = prompt.exec(content) ?? (typed.length > 0 && outputFrom === undefined ? continuation.exec(content) : null);
    if (sign || continues) {
      endOutput(from);
      typed.push([sign ? from + indent + sign[0].length : from, next]);
      continues = /[\\^`]\s*$/.test(line.slice(-20)) && language !== "python";
    } else {
      outputFrom ??= from;
    }
    from = next;
  }
  endOutput(block.text.length);
  const program = embed(join(block, typed), language, { role: "example" });
  return [program, ...printed].sort((left, right) => left.start - right.start);
}
