import type { Finding } from "../facts/finding.ts";
import { adviceFor } from "./advice.ts";
import { jsonText, printable } from "./escape.ts";
import type { Report } from "./report.ts";

/**
 * A Code Quality report, which every tier of GitLab shows in merge requests.
 * Form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Report = ({ target, findings, incomplete }, { rules }) => {
  const seen = new Map<string, number>();
  const issues = [
    ...findings.map((finding) => ({
      description: printable(`${finding.message} ${adviceFor(finding, target.kind, rules)}`),
      check_name: finding.rule,
      fingerprint: unique(finding.fingerprint, seen),
      severity: severityOf(finding),
      location: { path: printable(finding.path), lines: { begin: finding.line } },
    })),
    ...incomplete.map(({ path, reason }) => ({
      description: printable(`Not read: ${reason}`),
      check_name: "incomplete",
      fingerprint: unique(`incomplete-${path}`, seen),
      severity: "info",
      location: { path: printable(path), lines: { begin: 1 } },
    })),
  ];
  return `${jsonText(issues, 2)}\n`;
};

function severityOf({ severity, key }: Finding): string {
  if (severity === "warning") return "minor";
  return key ? "blocker" : "major";
}

/** GitLab drops an issue whose fingerprint it has seen already. */
function unique(fingerprint: string, seen: Map<string, number>): string {
  const number = (seen.get(fingerprint) ?? 0) + 1;
  seen.set(fingerprint, number);
  return number === 1 ? fingerprint : `${fingerprint}-${number}`;
}
