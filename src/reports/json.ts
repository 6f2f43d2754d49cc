import type { Commit, Finding, ScanReport } from "../facts/finding.ts";
import { jsonText } from "./escape.ts";
import type { Report, ReportContext } from "./report.ts";

/** The whole report as one JSON object, for programs. Its form is promised: see `schemaVersion`. */
export const json: Report = (report, context) => `${jsonText(toJson(report, context), 2)}\n`;

function toJson({ target, findings, incomplete, notices, stats }: ScanReport, { version }: ReportContext): object {
  return {
    schemaVersion: 1,
    tool: { name: "cinclus-guard", version },
    target: { kind: target.kind, root: target.root },
    findings: findings.map(findingToJson),
    incomplete: incomplete.map(({ path, reason }) => ({ path, reason })),
    ...(notices?.length && { notices: notices.map(({ path, line, message }) => ({ path, line, message })) }),
    stats: { files: stats.files, bytes: stats.bytes, durationMs: Math.round(stats.durationMs) },
  };
}

/** Only the promised fields, so that nothing of a source line gets out by accident. */
export function findingToJson(finding: Finding): object {
  const { key, commit } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    path: finding.path,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    ...(key && { key: { id: key.id, masked: key.masked, evidence: key.evidence } }),
    fingerprint: finding.fingerprint,
    where: finding.where,
    ...(commit && { commit: commitToJson(commit) }),
    ...(finding.present !== undefined && { present: finding.present }),
  };
}

function commitToJson({ id, author, email, date, summary }: Commit): object {
  return { id, author, email, date, summary };
}
