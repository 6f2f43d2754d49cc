import { Buffer } from "node:buffer";
import { findShapedKeys } from "../cinclus/key-shapes.ts";
import type { Range } from "../tree/node.ts";
import type { ShapedKey } from "./facts.ts";
import type { Flow } from "./flow.ts";

/** A key that shows by its shape what it is, wherever it stands in a text. */
export interface ShapedKeyInText extends Range {
  readonly key: string;
  /** It stands in an address. */
  readonly inUrl: boolean;
}

/** How many Base64 letters in a row may be a key. */
const shortestRun = 32;

/** Long runs of Base64 letters, with the line breaks that tools put in. */
const base64Run = /[A-Za-z0-9+/_-]{32,}(?:\r?\n[ \t]{0,40}[A-Za-z0-9+/]{16,})*={0,2}/y;

/** What Base64 makes of `wayscloud_` at its three alignments, and of the same in UTF-16; the middle that never changes. */
const base64Words = [
  "d2F5c2Nsb3Vk",
  "dheXNjbG91Z",
  "3YXlzY2xvdW",
  "YXlzY2xvdW",
  "F5c2Nsb3Vk",
  "heXNjbG91Z",
  "dwBhAHkAcwBj",
  "cAYQB5AHMAYw",
  "3AGEAeQBzAGMA",
  "AGEAeQBzAGMA",
  "BhAHkAcwBj",
  "AYQB5AHMAYw",
];

/** The beginning of a key, or of a piece of it, and not that of a host or of words about WAYSCloud. */
const beginningOfKey = /wayscl(?!oud[. /-])/;

/** The keys of known shape in a file: in its text, and in the values that its code puts together. */
export function collectShaped(flow: Flow): ShapedKey[] {
  const { file } = flow;
  const patterns = flow.additions.keyPatterns;
  const found: ShapedKey[] = findKeysInText(file.text, patterns).map(({ key, inUrl, start, end }) => ({
    key,
    inUrl,
    place: { file, start, end },
  }));
  // Keys that are put together have their beginning somewhere in the text, as it is or in a pattern of the project's.
  if (patterns.length === 0 && !beginningOfKey.test(file.text)) return found;
  const covered = (start: number, key: string): boolean =>
    found.some(
      ({ place, key: known }) => known === key && place.file === file && place.start <= start && start <= place.end,
    );
  const { model } = file;
  for (const node of [...model.all("string"), ...model.all("template"), ...model.all("call")]) {
    if (file.model.parentOf(node)?.kind === "template") continue;
    for (const value of flow.values(node)) {
      for (const { start, end, value: key } of findShapedKeys(value.text, patterns)) {
        const origin = value.slice(start, end).origin;
        if (
          !origin ||
          covered(origin.start, key) ||
          (origin.file === file && found.some(({ key: known, place }) => known === key && place.start === origin.start))
        )
          continue;
        // A key whose whole literal stands in this file or another was found there already.
        if (origin.file.text.slice(origin.start, origin.start + key.length) === key && origin.file === file) continue;
        found.push({ key, place: origin, inUrl: /[a-z][a-z0-9+.-]*:\/\/\S*$/i.test(value.text.slice(0, start)) });
      }
    }
  }
  return found;
}

/** Keys written as they are, in Base64 (also of Base64, also of UTF-16), percent-encoded or with escapes. */
function findKeysInText(text: string, patterns: readonly RegExp[]): ShapedKeyInText[] {
  const found: ShapedKeyInText[] = findShapedKeys(text, patterns).map(({ start, end, value }) => ({
    start,
    end,
    key: value,
    inUrl: standsInUrl(text, start),
  }));
  for (const match of longRuns(text)) {
    const run = match[0];
    const key = keyInBase64(run, patterns, 2);
    if (key !== undefined)
      found.push({ start: match.index, end: match.index + run.length, key, inUrl: standsInUrl(text, match.index) });
  }
  for (const { mark, run, decoded } of spellings) {
    if (!mark.test(text)) continue;
    for (const match of text.matchAll(run)) {
      const [written] = match;
      const key = mark.test(written) ? findShapedKeys(decoded(written), patterns)[0]?.value : undefined;
      if (key === undefined || written.includes(key)) continue;
      const { index: start } = match;
      found.push({ start, end: start + written.length, key, inUrl: standsInUrl(text, start) });
    }
  }
  return found;
}

/** The long runs of a text. Of each, one letter stands where every 32nd character is looked at. */
function* longRuns(text: string): Iterable<RegExpExecArray> {
  let free = 0;
  for (let at = shortestRun - 1; at < text.length; at += shortestRun) {
    if (!isBase64Letter(text.charCodeAt(at))) continue;
    let start = at;
    while (start > free && isBase64Letter(text.charCodeAt(start - 1))) start--;
    base64Run.lastIndex = start;
    const run = base64Run.exec(text);
    if (run) {
      yield run;
      free = start + run[0].length;
      at = free - 1;
    } else {
      while (at < text.length && isBase64Letter(text.charCodeAt(at))) at++;
    }
  }
}

function isBase64Letter(code: number): boolean {
  const letter = code | 32;
  return (letter >= 97 && letter <= 122) || (code >= 47 && code <= 57) || code === 43 || code === 45 || code === 95;
}

/** Ways to spell single characters: what shows that one is used, the run of text that may be spelled so, and what it says. */
const spellings: readonly {
  readonly mark: RegExp;
  readonly run: RegExp;
  readonly decoded: (text: string) => string;
}[] = [
  { mark: /%[0-9A-Fa-f]{2}/, run: /(?:[\w-]|%[0-9A-Fa-f]{2}){24,600}/g, decoded: percentDecoded },
  {
    mark: /\\(?:u00|x)[0-9A-Fa-f]{2}/,
    run: /(?:[\w-]|\\u00[0-9A-Fa-f]{2}|\\x[0-9A-Fa-f]{2}){24,900}/g,
    decoded: escapesUndone,
  },
];

function keyInBase64(run: string, patterns: readonly RegExp[], depth: number): string | undefined {
  const letters = run.replace(/[\s=]/g, "").replaceAll("-", "+").replaceAll("_", "/");
  // Without the telling letters only Base64 of Base64 can hold a key, and only once.
  const telling = base64Words.some((word) => letters.includes(word));
  if (!telling && depth < 2) return undefined;
  if (!telling && letters.length > 4096) return undefined;
  for (let skip = 0; skip < 4; skip++) {
    const bytes = Buffer.from(letters.slice(skip), "base64");
    const plain = bytes.toString("latin1");
    const key =
      findShapedKeys(plain, patterns)[0]?.value ?? findShapedKeys(plain.replaceAll("\0", ""), patterns)[0]?.value;
    if (key !== undefined) return key;
    if (depth > 1 && /^[\w+/=\r\n-]{32,}$/.test(plain.slice(0, 64))) {
      const nested = keyInBase64(plain, patterns, depth - 1);
      if (nested !== undefined) return nested;
    }
  }
  return undefined;
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function escapesUndone(text: string): string {
  return text.replace(/\\(?:u00|x)([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Whether what stands before an offset, back to white space or a quote, is the beginning of an address. */
function standsInUrl(text: string, offset: number): boolean {
  // In a row of fields an address may end right before.
  if (/[,;\t]/.test(text.charAt(offset - 1))) return false;
  let start = offset;
  while (start > 0 && offset - start < 2048 && !/[\s"'`<>|]/.test(text.charAt(start - 1))) start--;
  return /[a-z][a-z0-9+.-]*:\/\//i.test(text.slice(start, offset));
}
