import { randomness } from "./randomness.ts";

/** Shorter literals are not taken for keys unless their shape says so (`rules.md`: credential-like). */
const shortestKey = 16;

/** Bits per character from which a text counts as random; see the accuracy run for what this gets wrong. */
const randomFrom = 0.55;

/** Words that people write where a key belongs. Matched as whole words of the value. */
const standInWords = new Set(
  `your my the example examples sample demo dummy fake foo bar baz foobar test tests testing mock mocked placeholder
   change changeme replace replaceme insert enter fill todo fixme redacted removed masked hidden censored none null undefined
   secret here goes put paste xxx xxxx abc abc123 notarealkey invalid bogus stub fixture sandbox local changeit password
   key apikey token not real value unset empty default some any this is a an`.split(/\s+/),
);

/** Words that make a value a stand-in wherever they stand in it, once it is looked at in lower case. */
const standInParts =
  /your[-_. ]?|example|changeme|change[-_]me|placeholder|dummy|replace[-_]?(?:me|with|this)|insert[-_]|redacted|not[-_]?a?[-_]?real|secretkey|goes[-_]?here|[-_]here$|x{6,}|\.{3}|…|\*{3,}|•{3,}|<[^>]{0,80}>/i;

const alphabetRuns = ["abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** Whether a value only stands where a key would be: `YOUR_API_KEY`, `xxxx…`, `abcdefgh…`, `****`, words. */
export function isStandIn(value: string): boolean {
  if (standInParts.test(value)) return true;
  if (new Set(value.toLowerCase()).size < Math.min(7, value.length / 2)) return true;
  if (coveredByRuns(value.toLowerCase()) * 2 > value.length) return true;
  const words = splitWords(value);
  if (words.length > 0 && words.some((word) => standInWords.has(word)) && wordShare(value) > 0.5) return true;
  return value.length >= 8 && randomness(value) < randomFrom;
}

/** Whether a recorder put this in the place of all of a value: `Sanitized`, `[FILTERED]`, `***`. What was there is not known. */
export function isTakenOut(value: string): boolean {
  return /^\W{0,3}(?:redacted|masked|saniti[sz]ed|filtered|scrubbed|obfuscated|censored|removed|hidden|omitted|[*•●█]+)\W{0,3}$/i.test(
    value,
  );
}

/** Whether a literal could be a key by its looks: long enough, in one piece, and random. */
export function isCredentialLike(value: string): boolean {
  return (
    value.length >= shortestKey &&
    value.length <= 512 &&
    /^[\w\-+/=.~:]+$/.test(value) &&
    looksIssued(value) &&
    !isStandIn(value)
  );
}

/** Keys are made of letters and digits, with few separators; versions, dates, addresses and paths are not. */
function looksIssued(value: string): boolean {
  if (/^(?:\d[\d.:,_-]*|v?\d+(?:\.\d+)+.*)$/.test(value)) return false;
  if (/^(?:\.{0,2}\/|[a-z]+:\/\/|[A-Za-z]:[\\/]|~\/)/.test(value)) return false;
  if (
    /^(?:arn|op|vault|ssm|secretsmanager|keyvault|gcp|aws|azure|doppler|infisical|encrypted|secure|enc|sha\d*|md5|file|env|ref|urn|projects?|sops)[:/]/i.test(
      value,
    )
  )
    return false;
  if (/^sha(?:1|256|384|512)-/.test(value)) return false;
  return /[A-Za-z]/.test(value) && /\d|[A-Z].*[a-z]|[a-z].*[A-Z]/.test(value);
}

function splitWords(value: string): string[] {
  return value
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 0);
}

/** The part of a value that is written as words of three letters or more between separators. */
function wordShare(value: string): number {
  const letters = splitWords(value)
    .filter((word) => word.length >= 3 && (standInWords.has(word) || randomness(word) < 0))
    .join("");
  return letters.length / Math.max(1, value.replace(/[^A-Za-z0-9]/g, "").length);
}

/** How many characters stand in runs of an alphabet, a keyboard row (either way), or one repeated character. */
function coveredByRuns(value: string): number {
  let covered = 0;
  for (let from = 0; from < value.length;) {
    const length = runLength(value, from);
    if (length >= 4) covered += length;
    from += Math.max(1, length >= 4 ? length : 1);
  }
  return covered;
}

/** Which characters can follow each one in a run. Most do not, and every key is asked about. */
const neighbours = new Map<string, string>();
for (const row of alphabetRuns) {
  for (let at = 0; at < row.length; at++) {
    neighbours.set(row.charAt(at), `${neighbours.get(row.charAt(at)) ?? ""}${row.charAt(at - 1)}${row.charAt(at + 1)}`);
  }
}

function runLength(value: string, from: number): number {
  const first = value.charAt(from);
  const next = value.charAt(from + 1);
  if (next !== first && !neighbours.get(first)?.includes(next)) return 1;
  let longest = 1;
  while (value[from + longest] === value[from]) longest++;
  for (const row of alphabetRuns) {
    for (const step of [1, -1]) {
      let at = row.indexOf(value.charAt(from));
      if (at < 0) continue;
      let length = 1;
      for (at += step; row[at] !== undefined && row[at] === value[from + length]; at += step) length++;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}
