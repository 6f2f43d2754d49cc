import type { ScanReport } from "../facts/finding.ts";

/** From which severity on a finding makes the command fail. */
export const failOnLevels = ["error", "warning", "never"] as const;
export type FailOn = (typeof failOnLevels)[number];

/** The level of that name; an error's where none was given. */
export function failOnLevel(name: string | undefined): FailOn {
  return failOnLevels.find((level) => level === name) ?? "error";
}

/** The only exit statuses there are. */
export const exitStatus = {
  /** The job was done, and nothing is above the line. */
  done: 0,
  /** There are findings, or known ones are gone (`baseline check`). */
  findings: 1,
  /** The job could not be done, or not wholly, and nothing was found. */
  failed: 2,
} as const;

/** Findings come first, because they need doing something about; what was not read is never called clean. */
export function statusOf({ findings, incomplete }: ScanReport, failOn: FailOn): number {
  const above = findings.some(({ severity }) => failOn !== "never" && (failOn === "warning" || severity === "error"));
  if (above) return exitStatus.findings;
  return incomplete.length ? exitStatus.failed : exitStatus.done;
}

/** The lines about it that `--help` ends with. */
export const exitStatusHelp = [
  "Exit status:",
  "  0  the job was done, and nothing is above the --fail-on line",
  "  1  findings",
  "  2  the job could not be done, or not wholly, and nothing was found",
].join("\n");
