import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { auditHistory } from "../../../src/scan/audit.ts";
import { Repository } from "../../support/repository.ts";

// The first one loads every language, and all of them start git many times.
vi.setConfig({ testTimeout: 60_000 });

const holding = (number: number): string => `const token = "${fakeKey("token", number)}";\n`;

async function audit(folder: string): Promise<{ paths: string[]; objects: number; incomplete: number }> {
  const { findings, stats, incomplete } = await auditHistory(folder);
  return { paths: findings.map(({ path }) => path).sort(), objects: stats.files, incomplete: incomplete.length };
}

function cacheFiles(folder: string): string[] {
  const cache = join(folder, ".git/cinclus-guard");
  return existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
}

describe("what an audit remembers", () => {
  it("leaves its answer the same, the second time and after new commits, packed or not", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding(1) });
    const first = await audit(repository.folder);
    expect(first).toEqual({ paths: ["a.js"], objects: 3, incomplete: 0 });
    expect(await audit(repository.folder)).toEqual(first);
    repository.commit("two", { "b.js": holding(2) });
    expect(await audit(repository.folder)).toEqual({ paths: ["a.js", "b.js"], objects: 6, incomplete: 0 });
    repository.git("repack", "-adq");
    repository.git("prune-packed");
    expect(await audit(repository.folder)).toEqual({ paths: ["a.js", "b.js"], objects: 6, incomplete: 0 });
    repository.commit("three", { "c.js": holding(3) });
    expect(await audit(repository.folder)).toEqual({ paths: ["a.js", "b.js", "c.js"], objects: 9, incomplete: 0 });
    repository.git("gc", "-q", "--prune=now");
    expect(await audit(repository.folder)).toEqual({ paths: ["a.js", "b.js", "c.js"], objects: 9, incomplete: 0 });
  });

  it("is used: what it says is not read again", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding(1) });
    await audit(repository.folder);
    const [file = ""] = cacheFiles(repository.folder);
    const id = repository.git("rev-parse", "HEAD:a.js");
    expect(readFileSync(file, "utf8")).toContain(`blob ${id}`);
  });

  it("is no key, and lies in the git folder that all worktrees share", async () => {
    const repository = new Repository();
    repository.commit(`use ${fakeKey("token", 9)}`, { "a.js": holding(1), [`${fakeKey("token", 2)}.txt`]: "x" });
    await audit(repository.folder);
    const files = cacheFiles(repository.folder);
    expect(files).toHaveLength(3);
    for (const file of files) expect(readFileSync(file, "utf8")).not.toMatch(/wayscloud/i);
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it.each(["", "garbage", "0000\n{}", "[]"])("is passed over where it is damaged: %j", async (content) => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding(1) });
    await audit(repository.folder);
    for (const file of cacheFiles(repository.folder)) writeFileSync(file, content);
    expect((await audit(repository.folder)).paths).toEqual(["a.js"]);
  });

  it("is neither read nor written where that is not wanted", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding(1) });
    await auditHistory(repository.folder, { cache: false });
    expect(cacheFiles(repository.folder)).toEqual([]);
  });

  it("is not said to be complete where something was missing", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding(1), "b.js": "b" });
    const id = repository.git("rev-parse", "HEAD:b.js");
    rmSync(join(repository.folder, ".git/objects", id.slice(0, 2), id.slice(2)));
    expect((await audit(repository.folder)).incomplete).toBe(1);
    expect((await audit(repository.folder)).incomplete).toBe(1);
  });
});
