import { relative } from "node:path";

import type { Finding, Notice, ScanReport } from "../facts/finding.ts";
import type { Additions } from "../facts/text.ts";
import { type Allowances, prepareAllowances } from "./allow.ts";
import { type Baseline, compareWithBaseline, staleNotices } from "./baseline.ts";
import { type FoundConfiguration, loadConfiguration, type WhereToLook } from "./configuration.ts";
import { pathTest, type PathTest, plainGlobs } from "./globs.ts";
import { compileKeyPatterns } from "./key-patterns.ts";
import { applyLevels, type Levels, readLevels } from "./severity.ts";

/** All that a project and its command line decide about findings. */
export interface Policy {
  readonly additions: Additions;
  readonly levels: Levels;
  /** Paths that are not read. */
  readonly ignores: PathTest;
  readonly allowances: Allowances;
  /** How to call the configuration file, where there is one. */
  readonly source?: string;
}

export interface PolicyOptions extends WhereToLook {
  /** `--rule` of the command line. */
  readonly rules?: readonly string[];
  readonly now?: Date;
}

/** Reads the configuration and prepares it for a scan of `root`. */
export async function loadPolicy(options: PolicyOptions): Promise<Policy> {
  const { root, rules = [], now = new Date() } = options;
  const found = await loadConfiguration(options);
  const { configuration } = found;
  const source = found.file === undefined ? undefined : relative(root, found.file).replaceAll("\\", "/");
  const below = relative(found.folder, root).replaceAll("\\", "/");
  return {
    additions: readAdditions(found, below, source),
    levels: readLevels(configuration.rules, rules),
    ignores: fromFolder(pathTest(configuration.ignore ?? []), below),
    allowances: pathsFromFolder(prepareAllowances(configuration.allow ?? [], source ?? "", now), below),
    ...(source !== undefined && { source }),
  };
}

/**
 * What a configuration adds to the built-in knowledge, ready to be used in a scan.
 *
 * @param below the path of the scanned folder, relative to that of the configuration
 * @param source how to call the configuration file, for what is wrong in it
 */
export function readAdditions(
  { configuration }: Pick<FoundConfiguration, "configuration">,
  below = "",
  source?: string,
): Additions {
  return {
    hosts: configuration.hosts ?? [],
    keyPatterns: compileKeyPatterns(configuration.keyPatterns ?? [], source),
    names: configuration.names ?? [],
    clientFiles: plainGlobs(configuration.clientFiles ?? [], below),
    serverFiles: plainGlobs(configuration.serverFiles ?? [], below),
  };
}

/** Globs are relative to the configuration's folder, and paths to the scanned one, which can lie below it. */
function fromFolder(test: PathTest, below: string): PathTest {
  return below ? (path) => test(`${below}/${path}`) : test;
}

function pathsFromFolder(allowances: Allowances, below: string): Allowances {
  if (!below) return allowances;
  return {
    ...allowances,
    apply(findings) {
      const moved = new Map(findings.map((finding) => [{ ...finding, path: `${below}/${finding.path}` }, finding]));
      return allowances.apply([...moved.keys()]).flatMap((finding) => moved.get(finding) ?? []);
    },
  };
}

export interface PolicyContext {
  readonly baseline?: { readonly file: string; readonly content: Baseline };
  /** Everything that the allowances and the baseline can be about was read, so that an unused one is known to be one. */
  readonly everythingSeen: boolean;
}

/** A report as the user asked for it, with what was left out counted. */
export interface Judged {
  readonly report: ScanReport;
  /** How many findings the configuration's allowances and the baseline cover. */
  readonly allowed: number;
  readonly known: number;
}

/** Applies levels, ignored paths, allowances and the baseline to what a scan found. */
export function applyPolicy(report: ScanReport, policy: Policy, { baseline, everythingSeen }: PolicyContext): Judged {
  const levelled = applyLevels(report.findings, policy.levels).filter((finding) => !isIgnored(finding, policy));
  const wanted = policy.allowances.apply(levelled);
  const notices: Notice[] = [...(report.notices ?? []), ...policy.allowances.notices(everythingSeen)];
  let findings = wanted;
  if (baseline) {
    const { fresh, stale } = compareWithBaseline(wanted, baseline.content);
    findings = fresh;
    if (everythingSeen) notices.push(...staleNotices(stale, baseline.file));
  }
  return {
    report: { ...report, findings, ...(notices.length && { notices }) },
    allowed: levelled.length - wanted.length,
    known: wanted.length - findings.length,
  };
}

function isIgnored({ path, where }: Finding, { ignores }: Policy): boolean {
  return (where === "file" || where === "file-name") && ignores(path);
}
