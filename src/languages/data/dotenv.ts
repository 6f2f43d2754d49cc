import type { AssignNode, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { expand } from "./dotenv-expansion.ts";
import { contentStartOf, dataProgram, lineEnd, nextLine, skipBlanks, trimBlanks } from "./program.ts";
import { openText } from "./scalars.ts";
import { verbatim } from "./piecewise.ts";

/** Files of environment variables: `.env`, `.env.local`, compose `env_file`s, dotenvx. */
export const dotenv: Language = {
  ids: ["dotenv", "env"],
  read: (text, id) => readDotenv(text, id),
};

const keyShape = /[\w.-]+/y;

function readDotenv(text: string, id: string): Program {
  const body: AssignNode[] = [];
  const comments: Range[] = [];
  let at = contentStartOf(text);
  while (at < text.length) {
    const line = readLine(text, at, comments);
    if (line.assign) body.push(line.assign);
    at = nextLine(text, line.end);
  }
  return dataProgram(id, body, comments);
}

interface Line {
  readonly assign?: AssignNode;
  /** A place in the last line of what was read. */
  readonly end: number;
}

function readLine(text: string, from: number, comments: Range[]): Line {
  const end = lineEnd(text, from);
  let start = skipBlanks(text, from, end);
  if (text.charAt(start) === "#") {
    comments.push({ start, end });
    return { end };
  }
  const prefix = /(?:export|setx?|\$env:)(?:[ \t]+|(?<=:))/y;
  prefix.lastIndex = start;
  const statement = start;
  if (prefix.test(text)) start = prefix.lastIndex;
  keyShape.lastIndex = start;
  const name = keyShape.exec(text)?.[0];
  if (name === undefined) return { end };
  const nameEnd = start + name.length;
  let at = skipBlanks(text, nameEnd, end);
  const separator = text.charAt(at);
  if (separator !== "=" && !(separator === ":" && /[ \t]/.test(text.charAt(at + 1)))) return { end };
  at = skipBlanks(text, at + 1, end);
  const value = readValue(text, at, end, comments);
  return {
    assign: {
      kind: "assign",
      start: statement,
      end: value.node.end,
      target: { kind: "name", start, end: nameEnd, name },
      value: value.node,
      environment: true,
    },
    end: value.end,
  };
}

interface Value {
  readonly node: Node;
  readonly end: number;
}

function readValue(text: string, at: number, end: number, comments: Range[]): Value {
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'" || quote === "`") {
    const close = closingQuote(text, at);
    if (close !== undefined) {
      const closeLineEnd = lineEnd(text, close + 1);
      const rest = skipBlanks(text, close + 1, closeLineEnd);
      if (text.charAt(rest) === "#") comments.push({ start: rest, end: closeLineEnd });
      return { node: quotedValue(text, at, close), end: closeLineEnd };
    }
    // Only a quote that is never closed, or that closes in the middle of a word: it is not part of the value.
    return { node: bareValue(text, at + 1, end, { start: at, end }, comments), end };
  }
  return { node: bareValue(text, at, end, undefined, comments), end };
}

function quotedValue(text: string, at: number, close: number): Node {
  const range = { start: at, end: close + 1 };
  if (text.charAt(at) === "'") return openText(verbatim(text, at + 1, close, range));
  const node = expand(text, at + 1, close, range, text.charAt(at) === '"');
  return node.kind === "string" ? openText(node) : node;
}

function bareValue(text: string, start: number, lineStop: number, range: Range | undefined, comments: Range[]): Node {
  // A hash with a blank before it, which may be the one behind the equals sign.
  const before = Math.max(0, start - 1);
  const hash = text.slice(before, lineStop).search(/[ \t]#/);
  if (hash >= 0) comments.push({ start: before + hash + 1, end: lineStop });
  const end = Math.max(start, trimBlanks(text, start, hash < 0 ? lineStop : before + hash + 1));
  const node = expand(text, start, end, { start: range?.start ?? start, end }, false);
  return node.kind === "string" ? openText(node) : node;
}

/** The quote that closes the one at `at`: nothing but blanks or a comment may follow it on its line. */
function closingQuote(text: string, at: number): number | undefined {
  const quote = text.charCodeAt(at);
  const escapes = quote === 34;
  let close = at + 1;
  while (close < text.length) {
    const code = text.charCodeAt(close);
    if (code === quote) break;
    close += escapes && code === 92 ? 2 : 1;
  }
  if (close >= text.length) return undefined;
  const rest = skipBlanks(text, close + 1);
  const next = text.charAt(rest);
  return next === "" || next === "\n" || next === "#" ? close : undefined;
}
