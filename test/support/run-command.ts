import { Readable } from "node:stream";

import { run } from "../../src/cli/run.ts";
import type { World } from "../../src/cli/world.ts";

/** What a command did, as a user sees it. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface WorldParts {
  readonly cwd?: string;
  readonly env?: World["env"];
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly now?: Date;
}

/** Runs one command line in a world of its own. */
export async function runCommand(commandLine: string | readonly string[], parts: WorldParts = {}): Promise<Outcome> {
  const { cwd = process.cwd(), env = {}, stdin = "", isTTY = false, now = new Date("2026-11-23T12:00:00Z") } = parts;
  const argv = typeof commandLine === "string" ? commandLine.split(" ").filter(Boolean) : commandLine;
  let stdout = "";
  let stderr = "";
  const status = await run(argv, {
    stdout: { isTTY, columns: 80, write: (text) => void (stdout += text) },
    stderr: { isTTY, columns: 80, write: (text) => void (stderr += text) },
    stdin: Readable.from([Buffer.from(stdin)]),
    env,
    cwd,
    now: () => now,
  });
  return { status, stdout, stderr };
}
