import { Buffer } from "node:buffer";
import type { Additions } from "../facts/text.ts";
import { WordFinder } from "./word-finder.ts";
import { patternsOf, wordsOf } from "./words.ts";

/** Says of a text whether it can hold a finding at all: whether it names Cinclus, WAYSCloud or what a project added. */
export interface Prefilter {
  test(bytes: Uint8Array): boolean;
  /** The words themselves, lower case, as bytes: for readers that search in their own way (packs, `git grep`). */
  readonly words: readonly Uint8Array[];
  /** For readers that search their own memory. Nothing where everything passes. */
  readonly finder?: WordFinder;
}

/** Whether a file's name or folder says what its content need not: `.wayscloud/credentials`, `config/cinclus.yml`. */
export function isNamedAfterCinclus(path: string): boolean {
  // Asked about every path of a history, so it does not look for slashes by an expression.
  const folder = path.lastIndexOf("/", path.lastIndexOf("/") - 1) + 1;
  return /cinclus|wayscloud/i.test(path.slice(folder));
}

/**
 * The search that almost every text ends at, so it has to run at memory speed: `test/bench/README.md` has
 * the figures of what was tried.
 */
export function createPrefilter(additions: Additions): Prefilter {
  const words = wordsOf(additions);
  if (!words) return { test: () => true, words: [] };
  const finder = new WordFinder(patternsOf(words));
  return { test: (bytes) => finder.test(bytes), words: words.map((word) => Buffer.from(word)), finder };
}
