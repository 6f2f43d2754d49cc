import { execFileSync, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "tsdown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { version } from "../../src/cli/version.ts";

/** Within node_modules, so that the built program finds what it imports, and git does not see it. */
const folder = join(import.meta.dirname, "../../node_modules/.cinclus-guard-test", String(process.pid));
const bin = join(folder, "bin.mjs");

describe("the built program", () => {
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    await build({ config: false, entry: { bin: "src/cli/bin.ts" }, format: "esm", platform: "node", target: "node20", outExtensions: () => ({ js: ".mjs" }), outDir: folder, dts: false, logLevel: "silent" });
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (args: readonly string[], input = ""): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", input, cwd: folder });

  it("begins with a hashbang and may be executed", () => {
    expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== "win32") expect(() => { accessSync(bin, constants.X_OK); }).not.toThrow();
  });

  it("tells its version without loading anything that takes time", () => {
    expect(start(["--version"])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
    const imports = readFileSync(bin, "utf8").match(/^import .*$/gm);
    expect(imports).toEqual([expect.stringMatching(/^import .* from "\.\/version-.*\.mjs";$/)]);
  });

  it.each(["scan --no-config", "scan --stdin", "rules", "hook status --nothing-such"])("loads no one else's code to do %s", (line) => {
    const coverage = join(folder, "coverage");
    spawnSync(process.execPath, [bin, ...line.split(" ")], { input: "", cwd: mkdtempSync(join(tmpdir(), "empty-")), env: { ...process.env, NODE_V8_COVERAGE: coverage } });
    const loaded = readdirSync(coverage).flatMap((name) => [...readFileSync(join(coverage, name), "utf8").matchAll(/"url":"(file:[^"]+)"/g)].map(([, url = ""]) => fileURLToPath(url)));
    rmSync(coverage, { recursive: true });
    expect(loaded).toContain(realpathSync(bin));
    expect(loaded.filter((path) => !path.startsWith(realpathSync(folder)))).toEqual([]);
  });

  it("exits with the status of the command, and with all of its output", () => {
    expect(start(["scan", "--stdin", "--no-config"], "nothing")).toMatchObject({ status: 0, stderr: "" });
    expect(start(["scan", "--formt", "json"])).toMatchObject({ status: 2, stdout: "" });
    expect(start(["--help"]).stdout).toMatch(/could not be done.*\n$/);
  });

  it.skipIf(process.platform === "win32")("does not mind a reader that has seen enough", () => {
    const output = execFileSync("sh", ["-c", `"$0" "$1" --help 2>&1 | head -n 1`, process.execPath, bin], { encoding: "utf8" });
    expect(output).toBe("cinclus-guard <command>\n");
  });
});
