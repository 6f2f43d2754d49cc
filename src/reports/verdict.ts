import type { ScanReport } from "../facts/finding.ts";
import type { Report } from "./report.ts";
import { count, duration, list } from "./words.ts";

/** The outcome in one sentence or two. It never calls clean what was not read. */
export function verdict({ target, findings, incomplete, stats }: ScanReport): string {
  const unit = target.kind === "history" || target.kind === "range" ? "object" : "file";
  const looked = `Looked at ${count(stats.files, unit)} in ${duration(stats.durationMs)}`;
  const unread = incomplete.length ? `; ${count(incomplete.length, "thing")} could not be read` : "";
  if (!findings.length) {
    return incomplete.length
      ? `No findings in what could be read. ${looked}${unread}.`
      : `No leaked Cinclus key and no unsafe use of one found. ${looked}.`;
  }
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const keys = new Set(findings.flatMap(({ key }) => key?.id ?? [])).size;
  const parts = [
    ...(errors ? [count(errors, "error")] : []),
    ...(warnings ? [count(warnings, "warning")] : []),
    ...(keys ? [count(keys, "key")] : []),
  ];
  return `${list(parts)}. ${looked}${unread}.`;
}

/** Whether the report for people has but one line: most scans end so, and none should wait for what shows findings. */
export function hasNothingToTell({ findings, incomplete, notices = [] }: ScanReport): boolean {
  return findings.length === 0 && incomplete.length === 0 && notices.length === 0;
}

/** That line: what `pretty` says as well. */
export const verdictOnly: Report = (report) => `${verdict(report)}\n`;
