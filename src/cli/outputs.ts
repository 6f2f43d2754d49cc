import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { GuardError } from "../errors.ts";
import type { ScanReport } from "../facts/finding.ts";
import { suggestion } from "../policy/nearest.ts";
import { isReportName, loadReport, type ReportName, reportNames } from "../reports/registry.ts";
import type { ReportContext } from "../reports/report.ts";
import { hasNothingToTell, verdictOnly } from "../reports/verdict.ts";
import { wantsColors } from "./colors.ts";
import type { World } from "./world.ts";

/** One report that was asked for; without a file it goes to standard output. */
export interface ReportOutput {
  readonly name: ReportName;
  readonly file?: string;
}

export interface OutputArguments {
  readonly format?: readonly string[] | undefined;
  readonly output?: string | undefined;
  readonly quiet?: boolean | undefined;
  readonly "no-color"?: boolean | undefined;
}

/** @throws GuardError for a format that there is not, and for two reports in one place */
export function planOutputs({ format = ["pretty"], output }: OutputArguments): ReportOutput[] {
  const asked = format.map(parseFormat);
  const loose = asked.filter(({ file }) => file === undefined);
  const [first, second] = loose;
  if (first && second) {
    throw new GuardError(
      `The formats ${first.name} and ${second.name} cannot both go to ${output ?? "standard output"}. Give one a file: --format ${second.name}=FILE`,
    );
  }
  if (output !== undefined && !first) {
    throw new GuardError("--output has no report left to write. Leave it out, or add a --format without a file.");
  }
  return asked.map((report) => (output !== undefined && report.file === undefined ? { ...report, file: output } : report));
}

function parseFormat(text: string): ReportOutput {
  const [name = "", ...rest] = text.split("=");
  if (!isReportName(name)) throw new GuardError(`There is no format "${name}". ${suggestion(name, reportNames)}`);
  const file = rest.join("=");
  if (rest.length && !file) throw new GuardError(`--format ${name}= has no file after it. Write: --format ${name}=FILE`);
  return file ? { name, file } : { name };
}

/** Writes the reports. Only one on a terminal has colours. */
export async function writeReports(
  report: ScanReport,
  outputs: readonly ReportOutput[],
  context: ReportContext,
  { quiet = false, "no-color": noColor = false }: OutputArguments,
  world: World,
): Promise<void> {
  for (const { name, file } of outputs) {
    const render = name === "pretty" && hasNothingToTell(report) ? verdictOnly : await loadReport(name);
    if (file !== undefined) {
      await writeFileOrSay(resolve(world.cwd, file), file, render(report, context));
      continue;
    }
    const isSilent = quiet && name === "pretty" && !report.findings.length && !report.incomplete.length;
    if (isSilent) continue;
    world.stdout.write(render(report, { ...context, colors: wantsColors(world.stdout, world.env, noColor) }));
  }
}

async function writeFileOrSay(path: string, name: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch {
    throw new GuardError(`The report cannot be written to ${name}. Check the path and its permissions.`);
  }
}
