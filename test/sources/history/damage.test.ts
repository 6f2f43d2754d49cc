import { chmodSync, closeSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { auditHistory } from "../../../src/scan/audit.ts";
import { Repository, temporaryFolder } from "../../support/repository.ts";

vi.setConfig({ testTimeout: 60_000 });

const holding = (number: number): string => `const token = "${fakeKey("token", number)}";\n`;

/** Text that does not deflate well, so that a place in the pack lies within it. */
const noise = (seed: number): string => Array.from({ length: 400 }, (_, index) => fakeKey("letters", 1000 * seed + index)).join("\n");

describe("a damaged repository", () => {
  it("is read as far as it goes, and what is damaged is listed with what to do", async () => {
    const repository = new Repository();
    repository.commit("one", { ...Object.fromEntries([1, 2, 3, 4].map((number) => [`noise${String(number)}`, noise(number)])), "a.js": holding(1), "b.js": holding(2) });
    repository.git("gc", "-q");
    const folder = join(repository.folder, ".git/objects/pack");
    const pack = join(folder, readdirSync(folder).find((name) => name.endsWith(".pack")) ?? "");
    chmodSync(pack, 0o644);
    const file = openSync(pack, "r+");
    writeSync(file, "XXXXXXXX", Math.floor(statSync(pack).size / 2));
    closeSync(file);
    const { findings, incomplete } = await auditHistory(repository.folder);
    expect(findings.map(({ path }) => path)).toEqual(["a.js", "b.js"]);
    expect(incomplete).toHaveLength(1);
    expect(incomplete[0]?.path).toMatch(/^object [0-9a-f]{40}$/);
    expect(incomplete[0]?.reason).toMatch(/the repository is damaged.*git fsck --full.*git fetch --refetch/);
    // Nothing about it is remembered, so it is not called whole the next time either.
    expect((await auditHistory(repository.folder)).incomplete).toEqual(incomplete);
  });
});

describe("what is too large", () => {
  it("is listed with the command that reads it, and that command does", async () => {
    const repository = new Repository();
    repository.commit("big", { "big.js": `${"x = 1;\n".repeat(400_000)}${holding(1)}`, "small.js": holding(2) });
    const { findings, incomplete } = await auditHistory(repository.folder, { maxFileSize: 1 << 20 });
    expect(findings.map(({ path }) => path)).toEqual(["small.js"]);
    expect(incomplete.map(({ path }) => path)).toEqual(["big.js"]);
    expect(incomplete[0]?.reason).toContain("cinclus-guard audit --max-file-size 3M");
    const again = await auditHistory(repository.folder, { maxFileSize: 3 << 20 });
    expect(again.incomplete).toEqual([]);
    expect(again.findings.map(({ path }) => path)).toEqual(["big.js", "small.js"]);
  });
});

describe("what is staged", () => {
  it("is found in the index of each worktree, whichever of them is asked", async () => {
    const repository = new Repository(join(temporaryFolder(), "main"));
    repository.commit("one", { "a.js": "a" });
    repository.git("worktree", "add", "-q", "--detach", "../linked");
    repository.write({ "here.js": holding(1), "../linked/there.js": holding(2) });
    repository.git("add", "here.js");
    repository.git("-C", "../linked", "add", "there.js");
    for (const folder of [repository.folder, join(repository.folder, "../linked")]) {
      const { findings } = await auditHistory(folder);
      expect(findings.map(({ path }) => path).sort()).toEqual(["here.js", "there.js"]);
    }
  });
});
