import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { makeRepository, type Repository } from "../support/make-repository.ts";
import { runCommand } from "../support/run-command.ts";

const key = fakeKey("service", 11);

describe("with nothing stood in for", () => {
  let repository: Repository;
  beforeEach(() => {
    repository = makeRepository();
    repository.commit("first", { "README.md": "# A shop\n" });
  });
  afterEach(() => {
    repository.remove();
  });
  const run = (commandLine: string, stdin = ""): ReturnType<typeof runCommand> =>
    runCommand(commandLine, { cwd: repository.folder, stdin });

  it("scan finds nothing in a clean folder", async () => {
    expect(await run("scan")).toMatchObject({ status: 0, stderr: "" });
  });

  it("scan finds a key in a file, and no output holds it", async () => {
    repository.write({ "src/a.ts": `export const key = "${key}";\n` });
    for (const format of ["pretty", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "html"]) {
      const { status, stdout, stderr } = await run(`scan --format ${format}`);
      expect(stdout).toContain("src/a.ts");
      expect(stdout + stderr).not.toContain(key.slice(20));
      expect(status).toBe(1);
    }
  });

  it("an allow comment with a reason is heeded, and one that allows nothing is told", async () => {
    repository.write({
      "a.ts": `// cinclus-guard-allow no-hardcoded-key -- made up for a demonstration\nexport const key = "${key}";\n`,
      "b.ts": `// cinclus-guard-allow no-hardcoded-key -- made up for a demonstration\nexport const key = "";\n`,
    });
    const { status, stdout } = await run("scan");
    expect(stdout).toContain("To tidy up\n  b.ts:1: This comment allows no-hardcoded-key, but there is no such finding here. Remove it.");
    expect(status).toBe(0);
  });

  it("scan --staged reads the index", async () => {
    repository.write({ "a.ts": `export const key = "${key}";\n` });
    repository.git("add", "--all");
    repository.write({ "a.ts": "" });
    const { status, stdout } = await run("scan --staged");
    expect(stdout).toContain("a.ts:1:21  error  no-hardcoded-key");
    expect(stdout).toContain("Take the key out before you commit");
    expect(status).toBe(1);
  });

  it("scan --stdin reads standard input", async () => {
    const { status, stdout } = await run("scan --stdin --stdin-filename a.env --format json", `CINCLUS_API_KEY=${key}\n`);
    expect(JSON.parse(stdout)).toMatchObject({ target: { kind: "stdin" }, findings: [{ path: "a.env", line: 1 }] });
    expect(status).toBe(1);
  });

  it("audit finds what is no longer there", async () => {
    const id = repository.commit("second", { "a.ts": `export const key = "${key}";\n` });
    repository.commit("third", { "a.ts": "" });
    expect((await run("scan")).status).toBe(0);
    const { status, stdout } = await run("audit --format json");
    expect(JSON.parse(stdout)).toMatchObject({
      target: { kind: "history" },
      findings: [{ path: "a.ts", present: false, commit: { id, author: "Ada", summary: "second" } }],
    });
    expect(status).toBe(1);
    expect((await run("audit --range HEAD~1..HEAD")).status).toBe(0);
    expect((await run("audit . README.md")).status).toBe(0);
  });

  it("no key gets out by a file's name, a branch's, or a commit message", async () => {
    const plain = fakeKey("letters", 3);
    repository.git("checkout", "--quiet", "-b", key);
    repository.commit(`CINCLUS_API_KEY=${plain}`, { [`${key}.txt`]: `CINCLUS_API_KEY=${plain}\n` });
    repository.commit(`remove ${key}`, { [`${key}.txt`]: "" });
    for (const format of ["pretty", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "html"]) {
      const { status, stdout, stderr } = await run(`audit --format ${format}`);
      expect(status).toBe(1);
      expect(stdout + stderr).not.toContain(key.slice(20));
      expect(stdout + stderr).not.toContain(plain.slice(3));
    }
    await run("baseline create --history --baseline known.json");
    expect(readFileSync(join(repository.folder, "known.json"), "utf8")).not.toContain(key.slice(20));
  });

  it("audit refuses what is no repository, and what git does not know", async () => {
    const outside = await runCommand("audit", { cwd: join(repository.folder, "..") });
    expect(outside).toMatchObject({ status: 2, stdout: "" });
    expect(outside.stderr).toContain("is not a git repository");
    const unknown = await run("audit --range nowhere..HEAD");
    expect(unknown).toMatchObject({ status: 2, stdout: "" });
    expect(unknown.stderr).toContain("git knows no commits nowhere..HEAD here.");
  });

  it("a path that is not there is not called clean", async () => {
    const { status, stdout, stderr } = await run("scan nowhere.ts");
    expect(stdout + stderr).toContain("nowhere.ts");
    expect(stdout).not.toContain("No leaked");
    expect(status).toBe(2);
  });

  it("a history's baseline lets only what is new through", async () => {
    repository.commit("second", { "a.ts": `export const key = "${key}";\n` });
    repository.commit("third", { "a.ts": "" });
    expect((await run("baseline create --history")).stdout).toBe("cinclus-guard.baseline.json: 1 known finding.\n");
    expect((await run("audit")).status).toBe(0);
    repository.commit("fourth", { "a.ts": `export const key = "${fakeKey("service", 12)}";\n` });
    expect((await run("audit")).status).toBe(1);
  });
});
