import { Buffer } from "node:buffer";
import type { Additions } from "../facts/text.ts";
import type { Pattern } from "./fingerprints.ts";

/** The words without which nothing is about Cinclus. */
const ownWords = ["cinclus", "wayscloud"];

/** Spellings whose Base64 is looked for; letter case cannot be folded there. */
const encodedSpellings = ["wayscloud", "cinclus", "WAYSCLOUD", "CINCLUS", "WaysCloud", "Cinclus"];
const twiceEncodedSpellings = ["wayscloud", "cinclus"];
const wideEncodedSpellings = ["wayscloud", "cinclus", "WAYSCLOUD", "CINCLUS"];

/** All the words, in lower case. Nothing where a project's own key pattern has no literal text to look for. */
export function wordsOf(additions: Additions): string[] | undefined {
  const literals = additions.keyPatterns.map(literalOf);
  if (literals.includes(undefined)) return undefined;
  const added = [
    ...additions.hosts.map((host) => host.replace(/^\*\./, "")),
    ...additions.names,
    ...literals.filter((literal) => literal !== undefined),
  ];
  return [...new Set([...ownWords, ...added.map((word) => word.toLowerCase()).filter((word) => word !== "")])];
}

/** Every way of writing the words that is worth looking for, alike ones beside each other. */
export function patternsOf(words: readonly string[]): Pattern[] {
  const plain = words.map((word) => ({ bytes: Buffer.from(word), fold: true }));
  // UTF-16 of either byte order has the letters with a zero byte between any two of them.
  const wide = words.map((word) => ({ bytes: Buffer.from(word, "utf16le").subarray(0, -1), fold: true }));
  const escaped = escapedWords.map((word) => ({ bytes: Buffer.from(word), fold: true }));
  return [...plain, ...wide, ...escaped, ...encodedPatterns()];
}

/**
 * The first letter or the first two as escapes (`\u0077`, `\x77`, `%77`, `&#119;`, `\167`). Who escapes more
 * letters than one escapes all of them, so two are enough.
 */
const escapedWords = [
  "77ayscloud",
  "119;ayscloud",
  "63inclus",
  "99;inclus",
  "\\u0077\\u0061",
  "\\x77\\x61",
  "%77%61",
  "&#x77;&#x61;",
  "&#119;&#97;",
  "\\167\\141",
  "\\u0063\\u0069",
  "\\x63\\x69",
  "%63%69",
  "&#x63;&#x69;",
  "&#99;&#105;",
  "\\143\\151",
];

function encodedPatterns(): Pattern[] {
  const once = encodedSpellings.flatMap((word) => base64Cores(Buffer.from(word)));
  const twice = twiceEncodedSpellings
    .flatMap((word) => base64Cores(Buffer.from(word)))
    .flatMap((core) => base64Cores(Buffer.from(core)));
  const wide = wideEncodedSpellings.flatMap((word) => base64Cores(Buffer.from(word, "utf16le").subarray(0, -1)));
  return [...once, ...twice, ...wide].sort().map((core) => ({ bytes: Buffer.from(core), fold: false }));
}

/** The characters of Base64 that are always the same, for each of the three ways in which bytes can be aligned. */
function base64Cores(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

/**
 * The longest text that everything a pattern matches must hold, or nothing where there is none of three
 * characters. Careful rather than clever: whatever is not plain text ends a run.
 */
function literalOf(pattern: RegExp): string | undefined {
  if (pattern.source.includes("|")) return undefined;
  const runs = pattern.source
    // Escaped classes and points of the syntax first, then groups and sets with their quantifiers.
    .replace(/\\[^\w\s]/g, (escaped) => (isPlain(escaped.charAt(1)) ? escaped.charAt(1) : "\n"))
    .replace(/\\./g, "\n")
    .replace(/\[[^\]]*\]/g, "\n")
    .split("");
  let depth = 0;
  let run = "";
  let longest = "";
  for (const [index, character] of runs.entries()) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    const next = runs[index + 1] ?? "";
    const plain = depth === 0 && isPlain(character) && next !== "?" && next !== "*" && next !== "{";
    run = plain ? run + character : "";
    if (run.length > longest.length) longest = run;
    if (next === "+") run = "";
  }
  return longest.length >= 3 ? longest : undefined;
}

function isPlain(character: string): boolean {
  return /^[\w\-:/@#=%&~,;!<>"' ]$/.test(character);
}
