import type { Colors } from "picocolors/types.js";
import stringWidth from "string-width";

import type { Excerpt, Finding, ScanReport } from "../facts/finding.ts";
import { adviceFor } from "./advice.ts";
import { printable } from "./escape.ts";
import { showExcerpt } from "./excerpt.ts";
import { provenance } from "./provenance.ts";

/** One finding as lines: its place, what is wrong, the source line with the place underlined, what to do. */
export function prettyFinding(finding: Finding, kind: ScanReport["target"]["kind"], colors: Colors): string[] {
  const { path, line, column, where, severity, rule, message, excerpt } = finding;
  const place = where === "file" ? `${path}:${line}:${column}` : path;
  const level = severity === "error" ? colors.red("error") : colors.yellow("warning");
  return [
    `${colors.bold(printable(place))}  ${level}  ${colors.dim(rule)}`,
    `  ${printable(message)}`,
    ...(excerpt ? prettyExcerpt(excerpt, line, colors) : []),
    ...provenance(finding).map((text) => `  ${colors.dim(text)}`),
    `  ${colors.cyan("→")} ${adviceFor(finding, kind)}`,
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
