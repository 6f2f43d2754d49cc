import type { Range, StringNode } from "../../tree/node.ts";

/** How a text stands for another one. */
export type Notation = "quoted" | "template" | "markup";

/**
 * The string that stands in the text between two places.
 *
 * @param whole the range of the node: with quotes
 * @param content the range between the quotes
 */
export function readString(text: string, whole: Range, content: Range, notation: Notation): StringNode {
  const node = { kind: "string", start: whole.start, end: whole.end, contentStart: content.start } as const;
  const written = text.slice(content.start, content.end);
  if (!marks[notation].test(written)) return { ...node, value: written };
  const { value, offsets } = decode(written, content.start, notation);
  return { ...node, value, offsets };
}

/** A string whose value a parser knows and whose notation we do not: as if it all stood at the node's start. */
export function knownString(text: string, whole: Range, value: string): StringNode {
  const node = { kind: "string", start: whole.start, end: whole.end, contentStart: whole.start, value } as const;
  if (text.startsWith(value, whole.start)) return node;
  const offsets = Array.from(value, () => whole.start);
  while (offsets.length < value.length) offsets.push(whole.start);
  return { ...node, offsets: [...offsets, whole.end] };
}

/** Without one of these a content is its own value. */
const marks: Readonly<Record<Notation, RegExp>> = { quoted: /\\/, template: /[\\\r]/, markup: /&/ };

interface Decoded {
  readonly value: string;
  readonly offsets: readonly number[];
}

function decode(written: string, start: number, notation: Notation): Decoded {
  const pieces: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < written.length; ) {
    const { value, length } = decodeOne(written, at, notation);
    offsets.push(...Array.from({ length: value.length }, () => start + at));
    pieces.push(value);
    at += length;
  }
  offsets.push(start + written.length);
  return { value: pieces.join(""), offsets };
}

interface Piece {
  readonly value: string;
  /** How many units of the text stand for it. */
  readonly length: number;
}

function decodeOne(written: string, at: number, notation: Notation): Piece {
  const character = written.charAt(at);
  if (notation === "markup") return character === "&" ? entity(written, at) : { value: character, length: 1 };
  if (character === "\\") return escape(written, at);
  if (character === "\r" && notation === "template") {
    // Line ends in templates are always one line feed.
    return { value: "\n", length: written.charAt(at + 1) === "\n" ? 2 : 1 };
  }
  return { value: character, length: 1 };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  v: "\v",
  f: "\f",
  "\n": "",
  "\u2028": "",
  "\u2029": "",
};

const hexEscape = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{0*([0-9a-f]{1,6})\})/iy;
const octalEscape = /\\([0-3][0-7]{0,2}|[4-7][0-7]?)/y;

function escape(written: string, at: number): Piece {
  const letter = written.charAt(at + 1);
  if (letter === "x" || letter === "u") {
    hexEscape.lastIndex = at;
    const [whole, two, four, braced] = hexEscape.exec(written) ?? [];
    const code = Number.parseInt(two ?? four ?? braced ?? "", 16);
    if (whole !== undefined && code <= 0x10ffff) return { value: String.fromCodePoint(code), length: whole.length };
  }
  if (letter >= "0" && letter <= "7") {
    octalEscape.lastIndex = at;
    const [whole, digits] = octalEscape.exec(written) ?? [];
    if (whole !== undefined && digits !== undefined) {
      return { value: String.fromCharCode(Number.parseInt(digits, 8)), length: whole.length };
    }
  }
  if (letter === "\r") return { value: "", length: written.charAt(at + 2) === "\n" ? 3 : 2 };
  return { value: simpleEscapes[letter] ?? letter, length: letter === "" ? 1 : 2 };
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  hellip: "…",
  colon: ":",
  sol: "/",
  num: "#",
  equals: "=",
  period: ".",
  lowbar: "_",
};

const entityPattern = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));/iy;

function entity(written: string, at: number): Piece {
  entityPattern.lastIndex = at;
  const [whole, hex, decimal, name] = entityPattern.exec(written) ?? [];
  if (whole === undefined) return { value: "&", length: 1 };
  const named = name === undefined ? undefined : namedEntities[name];
  if (named !== undefined) return { value: named, length: whole.length };
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10ffff ? { value: String.fromCodePoint(code), length: whole.length } : { value: "&", length: 1 };
}
