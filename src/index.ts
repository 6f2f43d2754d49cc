/**
 * The scanner as a library. Every function yields a `ScanReport`; no report, log or error ever holds a key.
 *
 * @example
 * import { scanFiles } from "cinclus-guard";
 * const { findings, incomplete } = await scanFiles(["src"]);
 */
import type { ScanReport } from "./facts/finding.ts";
import type { StdinScanOptions } from "./scan/options.ts";
import { scanStdin } from "./scan/scan.ts";

export { GuardError } from "./errors.ts";
export type {
  Commit,
  Evidence,
  Excerpt,
  Finding,
  Incomplete,
  Key,
  Notice,
  RuleId,
  ScanReport,
  Severity,
  Where,
} from "./facts/finding.ts";
export { ruleIds } from "./facts/finding.ts";
export type { Additions, Text } from "./facts/text.ts";
export type { FoundConfiguration, WhereToLook } from "./policy/configuration.ts";
export { loadConfiguration } from "./policy/configuration.ts";
export { readAdditions } from "./policy/policy.ts";
export type { Allowance, Configuration, Level } from "./policy/schema.ts";
export { configurationSchema } from "./policy/schema.ts";
export type { ReportName } from "./reports/registry.ts";
export { loadReport, reportNames } from "./reports/registry.ts";
export type { Report, ReportContext, Repository, RuleText } from "./reports/report.ts";
export type { AuditOptions, FileScanOptions, IndexScanOptions, Review, ScanOptions, StdinScanOptions } from "./scan/options.ts";
export { auditHistory, scanFiles, scanIndex, scanStdin } from "./scan/scan.ts";
export type { OnProgress, Progress } from "./sources/source.ts";

/**
 * Looks through one text.
 *
 * @param options its `filename` says which language it is
 */
export function scanText(text: string, options?: StdinScanOptions): Promise<ScanReport> {
  return scanStdin(new TextEncoder().encode(text), options);
}
