import type { Colors } from "picocolors/types.js";
import stringWidth from "string-width";

import type { Excerpt, Finding, ScanReport } from "../facts/finding.ts";
import { adviceFor } from "./advice.ts";
import { printable } from "./escape.ts";
import { showExcerpt } from "./excerpt.ts";
import type { RuleText } from "./report.ts";
import { provenance } from "./provenance.ts";

/** What all findings of one report have in common. */
export interface PrettyContext {
  readonly kind: ScanReport["target"]["kind"];
  readonly rules: readonly RuleText[];
  readonly colors: Colors;
  /** The advice given so far; it is not repeated for every finding. */
  readonly told: Set<string>;
}

/** One finding as lines: its place, what is wrong, the source line with the place underlined, what to do. */
export function prettyFinding(finding: Finding, { kind, rules, colors, told }: PrettyContext): string[] {
  const { path, line, column, where, severity, rule, message, excerpt } = finding;
  const place = where === "file" ? `${path}:${line}:${column}` : path;
  const advice = adviceFor(finding, kind, rules);
  const isNew = advice !== "" && !told.has(advice);
  told.add(advice);
  const level = severity === "error" ? colors.red("error") : colors.yellow("warning");
  return [
    `${colors.bold(printable(place))}  ${level}  ${colors.dim(rule)}`,
    `  ${printable(message)}`,
    ...(excerpt ? prettyExcerpt(excerpt, line, colors) : []),
    ...provenance(finding).map((text) => `  ${colors.dim(text)}`),
    ...(isNew ? [`  ${colors.cyan("→")} ${printable(advice)}`] : []),
    "",
  ];
}

function prettyExcerpt(excerpt: Excerpt, line: number, colors: Colors): string[] {
  const { before, marked, after } = showExcerpt(excerpt);
  const number = String(line);
  const underline = "^".repeat(Math.max(1, stringWidth(marked)));
  return [
    `  ${colors.dim(`${number} |`)} ${before}${colors.red(marked)}${after}`,
    `  ${colors.dim(`${" ".repeat(number.length)} |`)} ${" ".repeat(stringWidth(before))}${colors.red(underline)}`,
  ];
}
