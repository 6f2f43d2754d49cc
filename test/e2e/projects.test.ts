import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canInstall, expected, install, pack, run, temporaryFolder } from "./package.ts";

const online = await canInstall();
if (!online) console.log("The example projects are not linted: no packages can be installed here.");

/** Each example with the versions of ESLint and of Node that its package.json leaves open. */
const projects: readonly (readonly [project: string, ...packages: string[]])[] = [
  ["javascript", "eslint@9.0.0"],
  ["javascript", "eslint@^9.39.0"],
  ["javascript", "eslint@^10.0.0"],
  ["commonjs"],
  ["typescript"],
  ["typescript", "eslint@^9.39.0"],
  ["typescript", "node@22"],
  ["next"],
  ["vue"],
  ["vue", "node@22"],
  ["svelte"],
  ["svelte", "node@22"],
  ["astro"],
  // Of Astro's plugin, the versions for ESLint 10 need Node 22.
  ["astro", "eslint@^10.0.0", "eslint-plugin-astro@^3.2.0", "typescript-eslint@^8.73.0", "typescript@~6.0.0", "node@22"],
  ["all-files"],
  ["monorepo"],
  ["pages"],
];

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly column: number; readonly message: string; readonly fatal?: boolean }[];
}

const readResults: (text: string) => LintResult[] = JSON.parse;

/** The Node that a project has installed, or the one that runs the tests. */
function nodeOf(folder: string): string {
  const own = join(folder, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(own) ? own : process.execPath;
}

async function lint(folder: string, ...args: string[]): Promise<string[]> {
  const { status, stdout, stderr } = await run(nodeOf(folder), [join(folder, "node_modules/eslint/bin/eslint.js"), ".", "--format", "json", ...args], folder);
  if (status > 1) throw new Error(`ESLint failed: ${stderr}`);
  return readResults(stdout)
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, column, message, fatal }) => {
        const place = `${relative(folder, filePath).replaceAll("\\", "/")}:${String(line)}:${String(column)}`;
        return fatal || ruleId === null ? `${place} ${message}` : `${place} ${ruleId.replace(/^cinclus\//, "")}`;
      }),
    )
    .sort();
}

describe.skipIf(!online)("example projects with the packed package and the real tools", () => {
  const { folder, remove } = temporaryFolder();
  let archive = "";

  beforeAll(async () => {
    expect(existsSync("dist/eslint.mjs"), "There is no dist. Run `npm run build` first.").toBe(true);
    archive = await pack(folder);
  });
  afterAll(remove);

  test.each(projects.map((given, index) => [given.join(" with "), index] as const))("%s", async (_, index) => {
    const [project, ...packages] = projects[index] ?? [""];
    const home = join(folder, String(index));
    await install(project, home, [archive, ...packages]);
    expect(await lint(home)).toEqual(expected(project));
  });

  test("--fix takes HTTPS, and nothing else", async () => {
    const home = join(folder, "0");
    const before = readFileSync(join(home, "src/client.js"), "utf8");
    expect(await lint(home, "--fix")).toEqual(expected("javascript").filter((line) => !line.endsWith("require-https")));
    expect(readFileSync(join(home, "src/client.js"), "utf8")).toBe(before.replace("http://", "https://"));
  });

  test.each(["typescript", "typescript with eslint@^9.39.0"])("the configuration of %s is right in TypeScript's eyes", async (name) => {
    const home = join(folder, String(projects.findIndex((given) => given.join(" with ") === name)));
    const options = ["--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2023", "--types", "node", "--ignoreConfig"];
    const { status, stdout } = await run(process.execPath, [join(home, "node_modules/typescript/bin/tsc"), ...options, "eslint.config.js"], home);
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("several threads and the cache give the same reports", async () => {
    const home = join(folder, "2");
    const wanted = await lint(home);
    expect(await lint(home, "--concurrency", "2")).toEqual(wanted);
    expect(await lint(home, "--cache")).toEqual(wanted);
    expect(await lint(home, "--cache")).toEqual(wanted);
  });
});
