import type { RuleId, ScanReport, Severity } from "../facts/finding.ts";

/** What a report tells about a rule. */
export interface RuleText {
  readonly id: RuleId;
  readonly severity: Severity;
  /** A few words: `Disallow literal Cinclus keys`. */
  readonly description: string;
  /** What to do about a finding, in full sentences. */
  readonly advice: string;
}

/** Which repository was looked at, where that is known. */
export interface Repository {
  readonly remote?: string;
  /** The commit id of HEAD. */
  readonly head?: string;
  readonly branch?: string;
}

/** What a report needs to know beside the findings. */
export interface ReportContext {
  readonly version: string;
  readonly rules: readonly RuleText[];
  readonly now: Date;
  /** Whether escape sequences for colours may be used. */
  readonly colors: boolean;
  readonly repository?: Repository;
}

/** Turns what a scan found into text. It ends with a line feed, unless it is empty. */
export type Report = (report: ScanReport, context: ReportContext) => string;
