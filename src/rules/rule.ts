import type { Evidence, RuleId, Severity } from "../facts/finding.ts";
import type { Facts } from "../flow/facts.ts";
import type { Place } from "../flow/value.ts";
import type { CinclusKeys } from "./keys.ts";

/** One thing that a rule found wrong. */
export interface Problem {
  readonly place: Place;
  /** A full sentence. Never holds a key. */
  readonly message: string;
  /** The literal key itself; it is masked the moment the problem is taken over, and goes no further. */
  readonly key?: { readonly value: string; readonly evidence: Evidence };
}

/** One rule: what it means stands in its README, what it finds in its examples. */
export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** For lists: `Disallow …`, `Require …`. */
  readonly description: string;
  /** What to do about a finding, in full sentences, for whoever reads a report. */
  readonly advice: string;
  /** `code` where it may change what ESLint's `--fix` writes. */
  readonly fixable?: "code";
  check(facts: Facts, keys: CinclusKeys): Iterable<Problem>;
}

/** A piece of code or configuration that shows what a rule is about. */
export interface Example {
  /** What it shows, for the rule's page. */
  readonly title: string;
  /** Decides the language. */
  readonly path: string;
  readonly text: string;
  /** Lines with a finding of the rule, from 1; none in a good example. */
  readonly lines: readonly number[];
  /** Left out of the rule's page, which shows one example a language. */
  readonly hidden?: boolean;
}

export interface Examples {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}
