import type { Additions } from "../facts/text.ts";

/** Says of a text whether it can hold a finding at all: whether it names Cinclus, WAYSCloud or what a project added. */
export interface Prefilter {
  test(bytes: Uint8Array): boolean;
  /** The words themselves, lower case, as bytes: for readers that search in their own way (packs, `git grep`). */
  readonly words: readonly Uint8Array[];
}

export function createPrefilter(_additions: Additions): Prefilter {
  return { test: () => true, words: [] };
}
