import { execFile } from "node:child_process";

/** What a command did. */
export interface Done {
  readonly status: number;
  readonly output: string;
}

/** Tests that a test runs are not counted, and their coverage is not measured. */
const withoutReport = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== "CINCLUS_GUARD_TEST_REPORT"));

export interface Circumstances {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command line that begins with `npm` or `npx`. On Windows these are scripts, which only a shell starts; a
 * test that npm runs itself knows a way around that.
 */
export function runNpm(commandLine: string, { cwd, env = {} }: Circumstances): Promise<Done> {
  const [program, ...words] = commandLine.split(" ");
  const args = program === "npx" ? ["exec", "--yes", "--", ...words.filter((word) => word !== "--yes")] : words;
  const script = process.env.npm_execpath;
  const shell = script === undefined && process.platform === "win32";
  const [file, first] = script === undefined ? ["npm", []] : [process.execPath, [script]];
  return new Promise((resolve) => {
    execFile(file, [...first, ...args], { cwd, shell, encoding: "utf8", env: { ...withoutReport, ...env } }, (error, stdout, stderr) => {
      resolve({ status: error ? (typeof error.code === "number" ? error.code : 1) : 0, output: `${stdout}${stderr}` });
    });
  });
}
