import type { Argument, CallNode, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { splitLines } from "./dockerfile-lines.ts";
import { flagsOf } from "./flag-tables.ts";
import { Source } from "./source.ts";
import { plainWord, type Word, WordBuilder } from "./word.ts";

const escapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["v", "\v"],
]);
const option = /^\s*(-{0,2})([^\s=:]+)(?:\s*[=:]\s*|\s+|$)/;

/** `.curlrc`, `_curlrc` and the files of `curl -K`: a command of curl, one option a line. */
export const curlrc: Language = { ids: ["curlrc"], read: readCurlrc };

function readCurlrc(text: string): Program {
  const source = new Source(text);
  const comments: Range[] = [];
  const body: Node[] = [];
  let args: Argument[] = [];
  const finish = (): void => {
    if (args.length > 0) body.push(commandOf(args));
    args = [];
  };
  for (const { start, end } of splitLines(text)) {
    const line = text.slice(start, end);
    if (/^\s*#/.test(line)) {
      comments.push({ start: start + line.indexOf("#"), end });
      continue;
    }
    const found = option.exec(line);
    if (!found) continue;
    const argument = readOption(source, found, start, end);
    if (argument.name === "next") finish();
    else args.push(argument);
  }
  finish();
  return { language: "curlrc", body, comments, directives: [], nature: "code" };
}

function commandOf(args: readonly Argument[]): CallNode {
  const start = args[0]?.nameRange?.start ?? 0;
  const end = Math.max(start, ...args.slice(-1).map(({ value, nameRange }) => Math.max(value.end, nameRange?.end ?? 0)));
  // No word of the file says `curl`: it stands before the first option.
  const offsets = Array.from("curl ", () => start);
  const callee: Node = { kind: "string", start, end: start, value: "curl", contentStart: start, offsets };
  return { kind: "call", start, end, command: true, callee, args };
}

function readOption(source: Source, found: RegExpExecArray, lineStart: number, end: number): Argument {
  const [whole, dashes = "", written = ""] = found;
  const nameStart = lineStart + whole.indexOf(written, whole.indexOf(dashes) + dashes.length);
  const short = dashes === "-";
  // A value may stand right behind a short option: `-H"X: y"`.
  const name = short ? (flagsOf("curl")?.short.get(written.charAt(0)) ?? written) : written;
  const valueStart = short && written.length > 1 ? nameStart + 1 : lineStart + whole.length;
  const nameRange = source.range(nameStart, nameStart + (short ? 1 : written.length));
  const word = readValue(source, valueStart, end);
  if (word && flagsOf("curl")?.valued.has(name)) return { name, nameRange, value: word.node() };
  return { name, nameRange, value: { kind: "literal", ...nameRange, value: word?.constant !== "false" } };
}

function readValue(source: Source, start: number, end: number): Word | undefined {
  const { text } = source;
  let from = start;
  while (from < end && /[\s=:]/.test(text.charAt(from))) from++;
  if (from >= end) return undefined;
  if (text.charAt(from) !== '"') {
    const written = text.slice(from, end);
    return plainWord(source, from, from + (/\s#/.exec(written)?.index ?? written.trimEnd().length));
  }
  const builder = new WordBuilder(source, from);
  let at = from + 1;
  builder.quote(at);
  while (at < end && text.charAt(at) !== '"') {
    if (text.charAt(at) === "\\" && at + 1 < end) {
      builder.write(escapes.get(text.charAt(at + 1)) ?? text.charAt(at + 1), at, at + 2);
      at += 2;
    } else {
      builder.copy(at, at + 1);
      at++;
    }
  }
  return builder.finish(Math.min(at + 1, end));
}
