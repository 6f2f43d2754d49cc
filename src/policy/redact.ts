import { findShapedKeys, maskKey } from "../cinclus/key-shapes.ts";
import type { Commit, Finding, ScanReport } from "../facts/finding.ts";

/**
 * Masks keys that show what they are in a text that is to be shown: file names, arguments, messages of other programs.
 *
 * @param patterns of keys of the project's own
 */
export function redact(text: string, patterns: readonly RegExp[] = []): string {
  let redacted = "";
  let end = 0;
  for (const key of findShapedKeys(text, patterns).sort((a, b) => a.start - b.start)) {
    if (key.start < end) continue;
    redacted += text.slice(end, key.start) + maskKey(key.value);
    end = key.end;
  }
  return redacted + text.slice(end);
}

/**
 * Masks keys in all that a report takes over from a repository as it is: names of files, branches and people, and the
 * first lines of commit messages. What stands in a finding's own line is masked already.
 */
export function redactReport(report: ScanReport, patterns: readonly RegExp[] = []): ScanReport {
  const mask = (text: string): string => redact(text, patterns);
  const summaries = maskedSummaries(report.findings);
  const maskCommit = ({ id, author, email, date, summary }: Commit): Commit => ({
    id,
    author: mask(author),
    email: mask(email),
    date: mask(date),
    summary: summaries.get(id) ?? mask(summary),
  });
  return {
    ...report,
    target: { kind: report.target.kind, root: mask(report.target.root) },
    findings: report.findings.map((finding) => ({
      ...finding,
      path: mask(finding.path),
      message: mask(finding.message),
      ...(finding.commit && { commit: maskCommit(finding.commit) }),
      ...(finding.removed && { removed: maskCommit(finding.removed) }),
      ...(finding.refs && { refs: finding.refs.map(mask) }),
    })),
    incomplete: report.incomplete.map(({ path, reason }) => ({ path: mask(path), reason: mask(reason) })),
    ...(report.notices && {
      notices: report.notices.map((notice) => ({ ...notice, path: mask(notice.path), message: mask(notice.message) })),
    }),
  };
}

/**
 * The first lines of commit messages in which a key was found, as their findings show them. A key that only its name
 * or its use gives away has no shape by which it could be found in the summary again.
 */
function maskedSummaries(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const summaries = new Map<string, string>();
  for (const { where, key, path, excerpt } of findings) {
    if (where === "commit-message" && key) summaries.set(path.replace(/^commit /, ""), excerpt?.text ?? "…");
  }
  return summaries;
}
