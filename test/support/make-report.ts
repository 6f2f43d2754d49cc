import { rules } from "../../rules/index.ts";
import type { Finding, ScanReport } from "../../src/facts/finding.ts";
import type { ReportContext } from "../../src/reports/report.ts";
import { makeFinding } from "./make-finding.ts";
import { keyOf } from "./key-of.ts";

/** What a report is told in tests. */
export const reportContext: ReportContext = {
  version: "1.2.3",
  rules,
  now: new Date("2026-11-23T12:00:00Z"),
  colors: false,
};

/** A report on files for tests; what a test is about it says itself. */
export function makeReport(parts: Partial<ScanReport> = {}): ScanReport {
  return {
    target: { kind: "files", root: "/project" },
    findings: [],
    incomplete: [],
    stats: { files: 12, bytes: 3456, durationMs: 78.9 },
    ...parts,
  };
}

const { masked } = keyOf(1);
const line = `const key = "${masked}";`;

/** A finding in a file, with the line it stands on. */
export const inFile: Finding = makeFinding({
  column: 14,
  endColumn: 86,
  excerpt: { text: line, start: 13, end: 13 + masked.length },
});

/** A finding in a history: brought in long ago, taken out later. */
export const inHistory: Finding = makeFinding({
  key: keyOf(2),
  path: "config/old.yaml",
  line: 7,
  fingerprint: "fedcba9876543210",
  present: false,
  commit: {
    id: "1111111111111111111111111111111111111111",
    author: "Ada",
    email: "ada@example.org",
    date: "2026-01-01T10:00:00+01:00",
    summary: "add configuration",
  },
  removed: {
    id: "2222222222222222222222222222222222222222",
    author: "Bob",
    email: "bob@example.org",
    date: "2026-03-02T10:00:00Z",
    summary: "remove the key",
  },
  refs: ["v1.0"],
});

/** Text that would do harm in most formats if it were not escaped. */
const hostile = `"><script>alert(1)</script>&\u001B[2J\u202E]]>\n::error::%0A|\`@everyone\`[x](http://x.example),;]`;

/** A finding in which everything that strangers write is hostile. */
export const hostileFinding: Finding = makeFinding({
  path: hostile,
  message: hostile,
  excerpt: { text: hostile, start: 2, end: 9 },
  present: true,
  commit: { id: "3".repeat(40), author: hostile, email: hostile, date: hostile, summary: hostile },
  refs: [hostile],
});
