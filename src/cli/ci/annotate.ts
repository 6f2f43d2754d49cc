import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { GuardError } from "../../errors.ts";
import type { ScanReport } from "../../facts/finding.ts";
import type { Report, ReportContext } from "../../reports/report.ts";
import { loadReport } from "../../reports/registry.ts";
import type { ReportOutput } from "../outputs.ts";
import type { World } from "../world.ts";
import type { Annotations } from "./system.ts";

/** Shows findings the way a CI system does, beside the reports that were asked for. */
export async function annotate(
  report: ScanReport,
  { commands, file, summary }: Annotations,
  asked: readonly ReportOutput[],
  context: ReportContext,
  world: World,
): Promise<void> {
  // Commands among JSON or XML on standard output would break it.
  const isFree = asked.every((output) => output.file !== undefined || output.name === "pretty");
  if (commands && isFree) world.stdout.write((await commandReport(commands))(report, context));
  if (file && !asked.some(({ name }) => name === file.format)) {
    const render = await loadReport(file.format);
    const path = resolve(world.cwd, file.path);
    await orSay(file.path, async () => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, render(report, context));
    });
  }
  if (summary !== undefined && (report.findings.length || report.incomplete.length)) {
    const render = await loadReport("markdown");
    await orSay(summary, () => appendFile(summary, render(report, context)));
  }
}

async function commandReport(commands: NonNullable<Annotations["commands"]>): Promise<Report> {
  return commands === "azure" ? (await import("../../reports/azure.ts")).azure : loadReport("github");
}

async function orSay(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    throw new GuardError(`${name} cannot be written. Check the path and its permissions.`);
  }
}
