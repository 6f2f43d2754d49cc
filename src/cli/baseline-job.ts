import { GuardError } from "../errors.ts";
import type { ScanReport } from "../facts/finding.ts";
import { type Baseline, baselineOf, type BaselineScope, compareWithBaseline, writeBaseline } from "../policy/baseline.ts";
import { printable } from "../reports/escape.ts";
import { count } from "../reports/words.ts";
import { exitStatus } from "./exit-status.ts";
import { type JobArguments, scanAndJudge } from "./scan-job.ts";
import type { World } from "./world.ts";

/** Which baseline it is about. */
export interface BaselineTarget {
  readonly path: string;
  readonly name: string;
  readonly scope: BaselineScope;
}

/** Writes down all that is found now. */
export async function writeFound(target: BaselineTarget, args: JobArguments, world: World): Promise<number> {
  const report = await findAll(target, args, world);
  const baseline = baselineOf(report.findings, target.scope);
  try {
    await writeBaseline(target.path, baseline);
  } catch {
    throw new GuardError(`${target.name} cannot be written. Check the path and its permissions.`);
  }
  world.stdout.write(`${target.name}: ${count(baseline.entries.length, "known finding")}.\n`);
  tellUnread(report, world);
  return report.incomplete.length ? exitStatus.failed : exitStatus.done;
}

/** Says whether the baseline is still right: nothing found that is not in it, and nothing in it that is gone. */
export async function check(
  target: BaselineTarget,
  baseline: Baseline,
  args: JobArguments,
  world: World,
): Promise<number> {
  const report = await findAll(target, args, world);
  const { fresh, stale } = compareWithBaseline(report.findings, baseline);
  for (const { path, line, column, rule, message } of fresh) {
    world.stdout.write(`new: ${printable(`${path}:${line}:${column}`)} ${rule} ${printable(message)}\n`);
  }
  for (const { path, rule, masked = "" } of stale) {
    world.stdout.write(`gone: ${printable(`${path} ${rule} ${masked}`).trimEnd()}\n`);
  }
  tellUnread(report, world);
  if (fresh.length || stale.length) {
    world.stdout.write(`${target.name}: ${fresh.length} new, ${stale.length} gone.`);
    world.stdout.write(stale.length ? " Run: cinclus-guard baseline update\n" : " Correct them, or allow them with a reason.\n");
    return exitStatus.findings;
  }
  if (report.incomplete.length) return exitStatus.failed;
  world.stdout.write(`${target.name} is right: ${count(baseline.entries.length, "known finding")}.\n`);
  return exitStatus.done;
}

async function findAll({ scope }: BaselineTarget, args: JobArguments, world: World): Promise<ScanReport> {
  const { report } = await scanAndJudge(
    {
      root: world.cwd,
      everything: scope,
      withoutBaseline: true,
      scan: async (prepared) => {
        if (scope === "history") return (await import("../scan/audit.ts")).auditHistory(world.cwd, prepared);
        return (await import("../scan/scan.ts")).scanFiles([], { ...prepared, root: world.cwd });
      },
    },
    args,
    world,
  );
  return report;
}

function tellUnread({ incomplete }: ScanReport, { stderr }: World): void {
  for (const { path, reason } of incomplete) stderr.write(`Not read: ${printable(path)}: ${printable(reason)}\n`);
}
