import type { AST } from "@eslint-community/regexpp";

import { GuardError } from "../errors.ts";
import { loadPackage } from "../load-package.ts";

/** What comes first in every match, so that only few places of a text have to be looked at. */
const shortestPrefix = 3;
/** In how many ways one place may be tried: bounds the work at each place, and with it makes the whole linear. */
const mostWays = 4096;
const longestKey = 2048;

/**
 * Turns the key patterns of a configuration into expressions that are certain to run in linear time: they begin
 * with fixed letters, every repetition has an upper bound, and the ways in which one place can be tried are few.
 * JavaScript's engine backtracks, so that a pattern without these bounds could stall a hook on a hostile text.
 *
 * @param source how to call what they are written in
 * @throws GuardError that names the pattern and how to write it instead
 */
export function compileKeyPatterns(patterns: readonly string[], source?: string): RegExp[] {
  if (!patterns.length) return [];
  const { RegExpParser } = loadPackage("@eslint-community/regexpp");
  const parser = new RegExpParser({ ecmaVersion: 2022 });
  return patterns.map((pattern, index) => {
    const refuse = (problem: string): never => {
      throw new GuardError(`keyPatterns[${index}]${source === undefined ? "" : ` of ${source}`} ${problem}`);
    };
    let parsed: AST.Pattern;
    try {
      parsed = parser.parsePattern(pattern);
    } catch {
      return refuse("is no valid regular expression. Write one such as `acme_[A-Za-z0-9]{32}`, without slashes around it.");
    }
    const problem = problemOf(parsed);
    if (problem !== undefined) refuse(problem);
    return new RegExp(pattern, "g");
  });
}

function problemOf(pattern: AST.Pattern): string | undefined {
  for (const alternative of pattern.alternatives) {
    if (prefixLength(alternative) < shortestPrefix) {
      return `must begin with at least ${shortestPrefix} fixed letters, such as the \`acme_\` in \`acme_[A-Za-z0-9]{32}\`; \`names\` is for keys without a prefix.`;
    }
  }
  const size = sizeOfAlternatives(pattern.alternatives);
  if (typeof size === "string") return size;
  if (size.ways > mostWays) return "can match one place in too many ways. Leave it at two repetitions of variable length.";
  if (size.length > longestKey) return `matches more than ${longestKey} characters. Lower its upper bounds.`;
  return undefined;
}

function prefixLength(alternative: AST.Alternative): number {
  let length = 0;
  for (const element of alternative.elements) {
    if (element.type === "Assertion") continue;
    if (element.type !== "Character") break;
    length++;
  }
  return length;
}

/** The longest match, and in how many ways the engine may try to get one; or a sentence why that has no bound. */
type Size = { readonly length: number; readonly ways: number } | string;

function sizeOfAlternatives(alternatives: readonly AST.Alternative[]): Size {
  let length = 0;
  let ways = 0;
  for (const { elements } of alternatives) {
    let sequence = { length: 0, ways: 1 };
    for (const element of elements) {
      const size = sizeOf(element);
      if (typeof size === "string") return size;
      sequence = { length: sequence.length + size.length, ways: sequence.ways * size.ways };
    }
    length = Math.max(length, sequence.length);
    ways += sequence.ways;
  }
  return { length, ways };
}

function sizeOf(element: AST.Element): Size {
  switch (element.type) {
    case "Character":
    case "CharacterSet":
    case "CharacterClass":
    case "ExpressionCharacterClass":
      return { length: 1, ways: 1 };
    case "Group":
    case "CapturingGroup":
      return sizeOfAlternatives(element.alternatives);
    case "Assertion":
      return "alternatives" in element ? sizeOfAlternatives(element.alternatives) : { length: 0, ways: 1 };
    case "Backreference":
      return "refers back to a group, which it must not.";
    case "Quantifier": {
      if (element.max === Infinity) {
        return `has no upper bound at \`${element.raw}\`. Say how long it can be, such as \`{16,200}\`.`;
      }
      const inner = sizeOf(element.element);
      if (typeof inner === "string") return inner;
      if (inner.ways > 1) return `repeats at \`${element.raw}\` what is of variable length itself. Write it out instead.`;
      return { length: inner.length * element.max, ways: element.max - element.min + 1 };
    }
  }
}
