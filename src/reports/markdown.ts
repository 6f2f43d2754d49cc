import type { Finding, ScanReport } from "../facts/finding.ts";
import { adviceFor, stepsFor } from "./advice.ts";
import { escapeMarkdown, markdownCode } from "./escape.ts";
import { type Exposure, exposuresOf, stateOf } from "./exposure.ts";
import { provenance, someOf } from "./provenance.ts";
import type { Report, RuleText } from "./report.ts";
import { count, day } from "./words.ts";
import { verdict } from "./verdict.ts";

/** For issues, merge requests and the summaries of CI: keys first, then what to do, then every finding. */
export const markdown: Report = (report, { now, rules }) => {
  const exposures = exposuresOf(report.findings, now);
  const sections = [
    ["# cinclus-guard", "", escapeMarkdown(verdict(report))],
    keyTable(exposures),
    steps(report, now),
    findingList(report, rules),
    unread(report),
    notices(report),
  ];
  return `${sections
    .filter((lines) => lines.length)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
};

function keyTable(exposures: readonly Exposure[]): string[] {
  if (!exposures.length) return [];
  const rows = exposures.map((exposure) => {
    const { key, first, days, findings, refs } = exposure;
    return [
      markdownCode(key.masked).replaceAll("|", "\\|"),
      first ? day(first.date) : "",
      days === undefined ? "" : String(days),
      String(findings.length),
      stateOf(exposure),
      escapeMarkdown(someOf(refs, 6)),
    ];
  });
  return [
    `## ${count(exposures.length, "key")}`,
    "",
    "| Key | First seen | Days exposed | Places | State | Branches and tags |",
    "| --- | --- | ---: | ---: | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ];
}

function steps(report: ScanReport, now: Date): string[] {
  const all = stepsFor(report, now);
  if (!all.length) return [];
  return [
    "## What to do now",
    "",
    ...all.flatMap(({ title, text, commands }, index) => [
      `${index + 1}. **${title}.** ${escapeMarkdown(text)}`,
      ...(commands.length ? ["", "   ```sh", ...commands.map((command) => `   ${command}`), "   ```", ""] : []),
    ]),
  ];
}

function findingList({ findings, target }: ScanReport, rules: readonly RuleText[]): string[] {
  if (!findings.length) return [];
  return [`## ${count(findings.length, "finding")}`, "", ...findings.flatMap((finding) => entry(finding, target.kind, rules))];
}

function entry(finding: Finding, kind: ScanReport["target"]["kind"], rules: readonly RuleText[]): string[] {
  const { path, line, column, where, severity, rule, message, excerpt } = finding;
  return [
    `- **${severity}** ${markdownCode(where === "file" ? `${path}:${line}:${column}` : path)} (${rule}): ${escapeMarkdown(message)}`,
    ...(excerpt ? [`  <br>${markdownCode(excerptText(excerpt.text, excerpt.start))}`] : []),
    ...provenance(finding).map((text) => `  <br>${escapeMarkdown(text)}`),
    `  <br>→ ${escapeMarkdown(adviceFor(finding, kind, rules))}`,
  ];
}

function excerptText(text: string, start: number): string {
  return text.length > 200 ? text.slice(Math.max(0, start - 40), start + 160) : text.trim();
}

function unread({ incomplete }: ScanReport): string[] {
  if (!incomplete.length) return [];
  return [
    "## Not read",
    "",
    ...incomplete.map(({ path, reason }) => `- ${markdownCode(path)}: ${escapeMarkdown(reason)}`),
  ];
}

function notices({ notices: all = [] }: ScanReport): string[] {
  if (!all.length) return [];
  return [
    "## To tidy up",
    "",
    ...all.map(({ path, line, message }) => {
      const place = line === undefined ? path : `${path}:${line}`;
      return `- ${markdownCode(place)}: ${escapeMarkdown(message)}`;
    }),
  ];
}
