import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expandText } from "../accuracy/expand.ts";

const repository = join(import.meta.dirname, "../..");
const projects = join(repository, "test/projects");

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program and waits for it, whatever its exit status. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    // npm is a script on Windows, which only a shell starts.
    const shell = program === "npm" && process.platform === "win32";
    execFile(program, args, { cwd, shell, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ status: error ? (typeof error.code === "number" ? error.code : 1) : 0, stdout, stderr });
    });
  });
}

/** Whether packages can be installed here. */
export async function canInstall(): Promise<boolean> {
  const { status } = await run("npm", ["view", "eslint", "version"], tmpdir());
  return status === 0;
}

/** A folder for one run of the tests. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-e2e-")));
  return { folder, remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}

/** Packs the package as it would be published, and tells where the archive is. */
export async function pack(into: string): Promise<string> {
  const { status, stdout, stderr } = await run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", into], repository);
  const name = stdout.trim().split(/\r?\n/).at(-1);
  if (status !== 0 || name === undefined || name === "") throw new Error(`npm pack failed: ${stderr}`);
  return join(into, name);
}

/** Copies an example project, with made-up keys where its files have markers, and installs what it needs. */
export async function install(project: string, into: string, packages: readonly string[]): Promise<void> {
  cpSync(join(projects, project), into, { recursive: true });
  fillIn(into);
  const { status, stderr } = await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", ...packages], into);
  if (status !== 0) throw new Error(`npm install failed in ${project}: ${stderr}`);
}

function fillIn(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) fillIn(path);
    else writeFileSync(path, expandText(readFileSync(path, "utf8")));
  }
}

/** The reports that a project wants, one a line: path, line, column, rule. */
export function expected(project: string): string[] {
  return readFileSync(join(projects, project, "expected.txt"), "utf8").split(/\r?\n/).filter((line) => line !== "").sort();
}
