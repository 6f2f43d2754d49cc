import { jsonText } from "./escape.ts";
import { findingToJson } from "./json.ts";
import type { Report } from "./report.ts";

/** One JSON object a line, each with a `type`; the last line is the summary, so that a cut-off report is known as one. */
export const jsonl: Report = ({ target, findings, incomplete, notices = [], stats }, { version }) => {
  const lines = [
    ...findings.map((finding) => ({ type: "finding", ...findingToJson(finding) })),
    ...incomplete.map(({ path, reason }) => ({ type: "incomplete", path, reason })),
    ...notices.map(({ path, line, message }) => ({ type: "notice", path, line, message })),
    {
      type: "summary",
      schemaVersion: 1,
      tool: { name: "cinclus-guard", version },
      target: { kind: target.kind, root: target.root },
      findings: findings.length,
      incomplete: incomplete.length,
      stats: { files: stats.files, bytes: stats.bytes, durationMs: Math.round(stats.durationMs) },
    },
  ];
  return lines.map((line) => `${jsonText(line)}\n`).join("");
};
