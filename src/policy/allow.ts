import type { Finding, Notice } from "../facts/finding.ts";
import { pathTest } from "./globs.ts";
import type { Allowance } from "./schema.ts";

/** The allowances of a configuration, ready to be applied. */
export interface Allowances {
  apply(findings: readonly Finding[]): Finding[];
  /** What is to be said about them: which are over, and, once all findings were seen, which allowed nothing. */
  notices(everythingSeen: boolean): Notice[];
}

/**
 * @param source the configuration's path, for notices
 * @param now to tell which allowances are over; the last day counts in every time zone
 */
export function prepareAllowances(allowances: readonly Allowance[], source: string, now: Date): Allowances {
  const entries = allowances.map((allowance, index) => ({
    allowance,
    index,
    over: allowance.expires !== undefined && now.getTime() >= Date.parse(allowance.expires) + 36 * 60 * 60 * 1000,
    fitsPath: allowance.path === undefined ? () => true : pathTest([allowance.path]),
    used: false,
  }));
  return {
    apply(findings) {
      return findings.filter((finding) => {
        const fitting = entries.filter(
          (entry) => !entry.over && fits(entry.allowance, finding) && entry.fitsPath(finding.path),
        );
        for (const entry of fitting) entry.used = true;
        return !fitting.length;
      });
    },
    notices(everythingSeen) {
      return entries.flatMap(({ allowance, index, over, used }) => {
        const name = `allow[${index}] (${allowance.reason})`;
        if (over) return [{ path: source, message: `${name} ended on ${allowance.expires ?? ""}. Remove it, or set a later day.` }];
        if (used || !everythingSeen) return [];
        return [{ path: source, message: `${name} allows nothing any more. Remove it.` }];
      });
    },
  };
}

function fits({ fingerprint, rule, key }: Allowance, finding: Finding): boolean {
  return (
    (fingerprint === undefined || finding.fingerprint === fingerprint) &&
    (rule === undefined || finding.rule === rule) &&
    (key === undefined || finding.key?.id === key)
  );
}
