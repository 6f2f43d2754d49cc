import { adviceFor } from "./advice.ts";
import { printable } from "./escape.ts";
import type { Report } from "./report.ts";

/**
 * Logging commands of Azure Pipelines, which it shows as annotations; `ci` adds them there.
 * Form and escapes: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
export const azure: Report = ({ target, findings, incomplete }, { rules }) =>
  [
    ...findings.map((finding) => {
      const { severity, rule, message, path, line, column, where } = finding;
      const place = where === "file" ? { sourcepath: path, linenumber: line, columnnumber: column } : {};
      return issue({ type: severity, ...place, code: rule }, `${message} ${adviceFor(finding, target.kind, rules)}`);
    }),
    ...incomplete.map(({ path, reason }) => issue({ type: "warning" }, `Not read: ${path}: ${reason}`)),
  ].join("");

function issue(properties: Record<string, string | number>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))};`);
  return `##vso[task.logissue ${written.join("")}]${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return printable(text).replaceAll("%", "%AZP25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
}
