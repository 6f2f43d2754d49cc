import { resolve } from "node:path";

import { GuardError } from "../errors.ts";
import type { ScanReport } from "../facts/finding.ts";
import { type Baseline, baselineFile, readBaseline } from "../policy/baseline.ts";
import { topOfRepository } from "../policy/configuration.ts";
import { applyPolicy, type Judged, loadPolicy, type Policy } from "../policy/policy.ts";
import { redactReport } from "../policy/redact.ts";
import { createReviewer } from "../policy/review.ts";
import type { ReportContext, Repository } from "../reports/report.ts";
import type { ScanOptions } from "../scan/options.ts";
import { failOnLevel, statusOf } from "./exit-status.ts";
import { type OutputArguments, planOutputs, type ReportOutput, writeReports } from "./outputs.ts";
import { createProgressBar } from "./progress.ts";
import { readSize } from "./read-size.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

/** The shared options of a command that scans. */
export interface JobArguments extends OutputArguments {
  readonly config?: string | undefined;
  readonly "no-config"?: boolean | undefined;
  readonly baseline?: string | undefined;
  readonly rule?: readonly string[] | undefined;
  readonly "fail-on"?: string | undefined;
  readonly "max-file-size"?: string | undefined;
  readonly jobs?: string | undefined;
  readonly "no-cache"?: boolean | undefined;
  readonly "no-progress"?: boolean | undefined;
}

/** One scan, with what is needed to judge it. */
export interface ScanJob {
  /** The folder that configuration and baseline are looked for in. */
  readonly root: string;
  /** A baseline can be about all that is looked at, so its entries that nothing fits are known to be gone. */
  readonly everything: "files" | "history" | "neither";
  /** True leaves the baseline alone, whatever there is. */
  readonly withoutBaseline?: boolean;
  readonly scan: (options: PreparedOptions) => Promise<ScanReport>;
  /** What else to do with the report, once those that were asked for are written. */
  readonly afterwards?: (report: ScanReport, context: ReportContext, asked: readonly ReportOutput[]) => Promise<void>;
}

/** What the configuration and the command line say, in the scanner's words. */
interface PreparedOptions extends Required<Pick<ScanOptions, "additions" | "review" | "ignore">> {
  readonly maxFileSize?: number;
  readonly onProgress?: NonNullable<ScanOptions["onProgress"]>;
  readonly cache?: boolean;
  readonly jobs?: number;
}

/** The reports that say which repository they are about. */
const namesRepository: readonly string[] = ["sarif", "html"];

/** Scans, judges, writes the reports, and says with which status to exit. */
export async function runScanJob(job: ScanJob, args: JobArguments, world: World): Promise<number> {
  const asked = planOutputs(args);
  const judged = await scanAndJudge(job, args, world);
  // The rules come with all that judges code, which a scan that found nothing has not needed so far.
  const needsRules = judged.report.findings.length > 0 || asked.some(({ name }) => name === "sarif");
  const rules = needsRules ? (await import("../../rules/index.ts")).rules : [];
  const context: ReportContext = {
    version,
    rules,
    now: world.now(),
    colors: false,
    ...(asked.some(({ name }) => namesRepository.includes(name)) && { repository: await describeRepository(job.root) }),
  };
  await writeReports(judged.report, asked, context, args, world);
  await job.afterwards?.(judged.report, context, asked);
  if (!args.quiet) tellLeftOut(judged, world);
  return statusOf(judged.report, failOnLevel(args["fail-on"]));
}

/** A scan with the configuration, the allowances and the baseline applied, and no report written. */
export async function scanAndJudge(job: ScanJob, args: JobArguments, world: World): Promise<Judged> {
  const policy = await readPolicy(job, args, world);
  const baseline = job.withoutBaseline ? undefined : await findBaseline(job, args, world);
  const report = redactReport(await scan(job, args, policy, world), policy.additions.keyPatterns);
  return applyPolicy(report, policy, {
    everythingSeen: baseline ? baseline.content.scope === job.everything : job.everything !== "neither",
    ...(baseline && { baseline }),
  });
}

async function readPolicy({ root }: ScanJob, args: JobArguments, world: World): Promise<Policy> {
  if (args["no-config"] && args.config !== undefined) {
    throw new GuardError("--config and --no-config exclude each other. Leave one out.");
  }
  return loadPolicy({
    root,
    now: world.now(),
    rules: args.rule ?? [],
    none: args["no-config"] ?? false,
    ...(args.config !== undefined && { file: resolve(world.cwd, args.config) }),
  });
}

/** Scans with a bar for those who wait at a terminal. */
async function scan(job: ScanJob, args: JobArguments, policy: Policy, { stderr }: World): Promise<ScanReport> {
  const reviewer = createReviewer();
  const bar = stderr.isTTY && !args["no-progress"] && !args.quiet ? createProgressBar(stderr) : undefined;
  let report: ScanReport;
  try {
    report = await job.scan({
      additions: policy.additions,
      review: reviewer.review,
      ignore: policy.ignores,
      ...(args["max-file-size"] !== undefined && { maxFileSize: readSize(args["max-file-size"]) }),
      ...(args.jobs !== undefined && { jobs: readJobs(args.jobs) }),
      ...(args["no-cache"] && { cache: false }),
      ...(bar && { onProgress: bar.onProgress }),
    });
  } finally {
    bar?.clear();
  }
  // In a history every old version of a file would complain, and nobody can tidy those up.
  const isNow = report.target.kind !== "history" && report.target.kind !== "range";
  return isNow ? { ...report, notices: [...(report.notices ?? []), ...reviewer.notices] } : report;
}

async function describeRepository(root: string): Promise<Repository> {
  const { Git } = await import("../sources/git.ts");
  const git = new Git(root);
  const [remote, head, branch] = await Promise.all([
    git.ask(["config", "--get", "remote.origin.url"]),
    git.ask(["rev-parse", "--verify", "--quiet", "HEAD"]),
    git.ask(["symbolic-ref", "--quiet", "--short", "HEAD"]),
  ]);
  return { ...(remote && { remote }), ...(head && { head }), ...(branch && { branch }) };
}

/** The folder that belongs to a path's repository, or the path itself where there is none. */
export function rootOf(folder: string): string {
  return topOfRepository(folder) ?? folder;
}

async function findBaseline(
  { root }: ScanJob,
  { baseline: named }: JobArguments,
  { cwd }: World,
): Promise<{ file: string; content: Baseline } | undefined> {
  const path = named === undefined ? resolve(root, baselineFile) : resolve(cwd, named);
  const file = named ?? baselineFile;
  const content = await readBaseline(path, file);
  if (!content && named !== undefined) {
    throw new GuardError(`There is no baseline ${named}. Make it: cinclus-guard baseline create --baseline ${named}`);
  }
  return content && { file, content };
}

function readJobs(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs > 0 && jobs <= 256) return jobs;
  throw new GuardError("--jobs must be a whole number from 1 to 256.");
}

function tellLeftOut({ allowed, known }: Judged, { stderr }: World): void {
  const parts = [
    ...(known ? [`${known} known by the baseline`] : []),
    ...(allowed ? [`${allowed} allowed by the configuration`] : []),
  ];
  if (parts.length) stderr.write(`Left out: ${parts.join(", ")}.\n`);
}
