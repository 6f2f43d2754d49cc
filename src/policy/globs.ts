import type picomatch from "picomatch";
import type { Matcher } from "picomatch";

import { GuardError } from "../errors.ts";

/** Says of a path, relative to the root and with `/`, whether it is meant. */
export type PathTest = (path: string) => boolean;

/** More wildcards than anyone needs, and the point from which on matching could become slow. */
const mostWildcards = 12;

/**
 * Globs as in `.gitignore`: without a slash a pattern is meant at any depth, and a folder takes in what it holds.
 * picomatch is loaded only where there are globs at all.
 */
export async function pathTest(globs: readonly string[]): Promise<PathTest> {
  if (!globs.length) return () => false;
  const { default: match } = await import("picomatch");
  return pathTestBy(match, globs);
}

/** The same for who has picomatch already, and cannot wait: ESLint's rules. */
export function pathTestBy(match: typeof picomatch, globs: readonly string[]): PathTest {
  const matchers = globs.flatMap((glob): Matcher[] => {
    const wildcards = (glob.match(/\*+|[?[{(]/g) ?? []).length;
    if (wildcards > mostWildcards) {
      throw new GuardError(`The glob "${glob}" has ${wildcards} wildcards; use at most ${mostWildcards}.`);
    }
    const trimmed = glob.replace(/^\.?\//, "").replace(/\/$/, "");
    const anchored = trimmed.includes("/") || glob.startsWith("/") ? trimmed : `**/${trimmed}`;
    const options = { dot: true, noextglob: true };
    return [match(anchored, options), match(`${anchored}/**`, options)];
  });
  return (path) => matchers.some((matches) => matches(path));
}
