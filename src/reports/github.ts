import type { Report } from "./report.ts";
import { printable } from "./escape.ts";
import { adviceFor } from "./advice.ts";

/**
 * Workflow commands, which GitHub shows as annotations beside the code.
 * Form and escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Report = ({ target, findings, incomplete, notices = [] }, { rules }) => {
  const commands = [
    ...findings.map((finding) => {
      const { severity, rule, message, path, line, column, endLine, endColumn, where } = finding;
      const place =
        where === "file"
          ? {
              file: path,
              line,
              endLine,
              // GitHub takes columns only where a finding stays on one line.
              ...(line === endLine && { col: column, endColumn }),
            }
          : {};
      const context = where === "file" ? "" : ` (${path})`;
      return command(severity, { ...place, title: rule }, `${message}${context} ${adviceFor(finding, target.kind, rules)}`);
    }),
    ...incomplete.map(({ path, reason }) => command("warning", { title: "Not read" }, `${path}: ${reason}`)),
    ...notices.map(({ path, line, message }) =>
      command("notice", { file: path, ...(line !== undefined && { line }) }, message),
    ),
  ];
  return commands.join("");
};

function command(name: string, properties: Record<string, string | number>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(",")}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  // No line break is left to escape, because printable() shows them.
  return printable(text).replaceAll("%", "%25");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
