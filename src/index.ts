/**
 * The scanner as a library. Every function yields a `ScanReport`; no report, log or error ever holds a key.
 *
 * @example
 * import { scanFiles } from "cinclus-guard";
 * const { findings, incomplete } = await scanFiles(["src"]);
 */
import type { Readable } from "node:stream";
import type { ScanReport } from "./facts/finding.ts";
import { redactReport } from "./policy/redact.ts";
import type { AuditOptions, FileScanOptions, IndexScanOptions, ScanOptions, StdinScanOptions } from "./scan/options.ts";
import * as audit from "./scan/audit.ts";
import * as scan from "./scan/scan.ts";

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
export type { OnProgress, Progress } from "./sources/source.ts";

/** Looks through working files: folders, and files named themselves. Without paths, the whole root. */
export async function scanFiles(paths: readonly string[], options: FileScanOptions = {}): Promise<ScanReport> {
  return withoutKeys(await scan.scanFiles(paths, options), options);
}

/** Looks through what the next commit would contain, and keeps the findings that it would bring in. */
export async function scanIndex(options: IndexScanOptions = {}): Promise<ScanReport> {
  return withoutKeys(await scan.scanIndex(options), options);
}

/** Looks through what is piped in. It may come in pieces. */
export async function scanStdin(input: Readable | Uint8Array, options: StdinScanOptions = {}): Promise<ScanReport> {
  return withoutKeys(await scan.scanStdin(input, options), options);
}

/** Looks through all that a repository has ever held, or through what some of its commits brought in. */
export async function auditHistory(folder: string, options: AuditOptions = {}): Promise<ScanReport> {
  return withoutKeys(await audit.auditHistory(folder, options), options);
}

/**
 * Looks through one text.
 *
 * @param options its `filename` says which language it is
 */
export function scanText(text: string, options?: StdinScanOptions): Promise<ScanReport> {
  return scanStdin(new TextEncoder().encode(text), options);
}

/** Names of files, branches and people, and the summaries of commits, are taken over from a repository as they are. */
function withoutKeys(report: ScanReport, { additions }: ScanOptions): ScanReport {
  return redactReport(report, additions?.keyPatterns);
}
