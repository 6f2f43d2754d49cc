import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd?: string;
}

/** One run of a whole process, its children included. */
export interface Run {
  readonly seconds: number;
  /** Of the largest single process; nothing where the system has no GNU time. */
  readonly peakMiB?: number;
  readonly output: string;
}

const gnuTime = "/usr/bin/time";
const hasGnuTime = process.platform === "linux" && existsSync(gnuTime);
const keptOutput = 50_000_000;

/** Runs a command to its end. What it prints is read, as someone who wants its answer would. */
export async function run({ argv, cwd }: Command): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const notes = join(folder, "time");
  const [program = "", ...args] = hasGnuTime ? [gnuTime, "-f", "%M", "-o", notes, ...argv] : argv;
  try {
    const begun = performance.now();
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      if (size < keptOutput) chunks.push(chunk);
      size += chunk.length;
    });
    await once(child, "close");
    const seconds = (performance.now() - begun) / 1000;
    const output = Buffer.concat(chunks).toString("latin1");
    if (!hasGnuTime) return { seconds, output };
    return { seconds, output, peakMiB: Number(readFileSync(notes, "utf8").trim().split("\n").at(-1)) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs all commands in turn, again and again, so that a machine that gets slower meanwhile does so for all. */
export async function interleave(commands: readonly Command[], rounds: number): Promise<Map<string, Run[]>> {
  const runs = new Map<string, Run[]>(commands.map(({ name }) => [name, []]));
  for (const command of commands) await run(command);
  for (let round = 0; round < rounds; round++) {
    for (const command of commands) {
      const { seconds, peakMiB } = await run(command);
      runs.get(command.name)?.push({ seconds, output: "", ...(peakMiB !== undefined && { peakMiB }) });
    }
  }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
