import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const project = join(import.meta.dirname, "..", "..", "..");

/** The command as users have it, in a folder of its own. */
export interface BuiltCommand {
  /** The file to start with Node. */
  readonly bin: string;
  remove(): void;
}

/** Builds the command. Below node_modules, so that it finds what it depends on. */
export async function buildCommand(): Promise<BuiltCommand> {
  const cache = join(project, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "cinclus-guard-"));
  const builder = join(project, "node_modules", "tsdown", "dist", "run.mjs");
  await promisify(execFile)(process.execPath, [builder, "--out-dir", folder, "--no-dts"], { cwd: project });
  return {
    bin: join(folder, "bin.mjs"),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
