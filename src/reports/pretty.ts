import picocolors from "picocolors";
import type { Colors } from "picocolors/types.js";

import type { Finding, ScanReport } from "../facts/finding.ts";
import { stepsFor } from "./advice.ts";
import { printable } from "./escape.ts";
import { type Exposure, exposuresOf, stateOf } from "./exposure.ts";
import { type PrettyContext, prettyFinding } from "./pretty-finding.ts";
import { someOf } from "./provenance.ts";
import type { Report } from "./report.ts";
import { count, day } from "./words.ts";
import { verdict } from "./verdict.ts";

/** More places of one key than this are not shown one by one in an audit. */
const mostPlaces = 20;

/** For people at a terminal. Of files: each finding, then a summary by key; of a history: the keys first. */
export const pretty: Report = (report, { now, rules, colors: useColors }) => {
  const colors = picocolors.createColors(useColors);
  const context: PrettyContext = { kind: report.target.kind, rules, colors, told: new Set() };
  const isHistory = report.target.kind === "history" || report.target.kind === "range";
  const exposures = exposuresOf(report.findings, now);
  const sections = isHistory
    ? [...audited(exposures, context), steps(report, now, colors), withoutKey(report, context)]
    : [everyFinding(report, context), summaryByKey(exposures, colors), steps(report, now, colors)];
  sections.push(unread(report, colors), notices(report, colors), [verdict(report)]);
  return `${sections
    .filter((lines) => lines.length)
    .map((lines) => lines.join("\n").trimEnd())
    .join("\n\n")}\n`;
};

function everyFinding({ findings }: ScanReport, context: PrettyContext): string[] {
  return findings.flatMap((finding) => prettyFinding(finding, context));
}

function summaryByKey(exposures: readonly Exposure[], colors: Colors): string[] {
  if (!exposures.length) return [];
  return [colors.bold("Keys"), ...exposures.map((exposure) => `  ${colors.red(printable(exposure.key.masked))}  ${summary(exposure)}`)];
}

/** One line about a key: in how many places, since when, whether it is still there. */
function summary(exposure: Exposure): string {
  const { findings, first, days = 0 } = exposure;
  const files = new Set(findings.map(({ path }) => path)).size;
  const parts = [`in ${count(findings.length, "place")}${files > 1 ? ` of ${files} files` : ""}`];
  if (first) {
    parts.push(`since ${day(first.date)} (${count(days, "day")})`);
    parts.push(stateOf(exposure));
  }
  return parts.join(", ");
}

function audited(exposures: readonly Exposure[], context: PrettyContext): string[][] {
  if (!exposures.length) return [];
  const { colors } = context;
  const head = [
    colors.bold(count(exposures.length, "leaked key")),
    ...exposures.map((exposure) => `  ${colors.red(printable(exposure.key.masked))}  ${summary(exposure)}`),
  ];
  return [head, ...exposures.map((exposure) => places(exposure, context))];
}

function places({ key, findings, refs }: Exposure, context: PrettyContext): string[] {
  const { colors } = context;
  const shown = findings.slice(0, mostPlaces);
  const more = findings.length - shown.length;
  return [
    colors.bold(`Key ${printable(key.masked)}`) + colors.dim(` (id ${key.id})`),
    ...(refs.length && findings.length > 1 ? [`  On ${printable(someOf(refs, 12))}`] : []),
    "",
    ...shown.flatMap((finding) => prettyFinding(finding, context)),
    ...(more > 0 ? [`… and ${count(more, "more place")}; --format json lists them all.`] : []),
  ];
}

function withoutKey({ findings }: ScanReport, context: PrettyContext): string[] {
  const others: Finding[] = findings.filter(({ key }) => !key);
  if (!others.length) return [];
  return [context.colors.bold("Other findings"), "", ...others.flatMap((finding) => prettyFinding(finding, context))];
}

function steps(report: ScanReport, now: Date, colors: Colors): string[] {
  const all = stepsFor(report, now);
  if (!all.length) return [];
  return [
    colors.bold("What to do now"),
    ...all.flatMap(({ title, text, commands }, index) => [
      `  ${index + 1}. ${colors.bold(title)}`,
      ...wrap(text, 92).map((line) => `     ${line}`),
      ...commands.map((command) => `       ${colors.cyan(command)}`),
    ]),
  ];
}

function unread({ incomplete }: ScanReport, colors: Colors): string[] {
  if (!incomplete.length) return [];
  return [
    colors.bold(colors.yellow("Not read")),
    ...incomplete.map(({ path, reason }) => `  ${printable(path)}: ${printable(reason)}`),
  ];
}

function notices({ notices: all = [] }: ScanReport, colors: Colors): string[] {
  if (!all.length) return [];
  return [
    colors.bold("To tidy up"),
    ...all.map(({ path, line, message }) => `  ${printable(line === undefined ? path : `${path}:${line}`)}: ${printable(message)}`),
  ];
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}
