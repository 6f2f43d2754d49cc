import { describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { auditHistory } from "../../../src/scan/audit.ts";
import { Git } from "../../../src/sources/git.ts";
import { LogMemory } from "../../../src/sources/history/log-memory.ts";
import { openRepository } from "../../../src/sources/history/repository.ts";
import { readTips } from "../../../src/sources/history/tips.ts";
import { Repository } from "../../support/repository.ts";

// The first one loads every language, and all of them start git many times.
vi.setConfig({ testTimeout: 60_000 });

const holding = (number: number): string => `const token = "${fakeKey("token", number)}";\n`;

/** Everything that is told of findings, with what is remembered and without. */
async function bothWays(repository: Repository): Promise<{ readonly remembering: unknown; readonly fresh: unknown }> {
  const remembering = await auditHistory(repository.folder);
  const fresh = await auditHistory(repository.folder, { cache: false });
  return { remembering: remembering.findings, fresh: fresh.findings };
}

describe("what is remembered of a history", () => {
  it("leaves all that is told of a finding the same, whatever happens to branches", async () => {
    const repository = new Repository();
    const steps: readonly (() => void)[] = [
      () => repository.commit("one", { "a.js": holding(1), "b.js": "b" }),
      () => repository.commit("nothing", { "b.js": "c" }),
      () => repository.commit("out", { "a.js": "" }),
      () => repository.git("checkout", "-qb", "side", "HEAD~2"),
      () => repository.commit(`with ${fakeKey("token", 2)}`, { "side.js": holding(3) }),
      () => repository.git("notes", "add", "-m", `see ${fakeKey("token", 4)}`, "HEAD"),
      () => repository.git("checkout", "-q", "main"),
      () => repository.git("merge", "-q", "--no-ff", "-m", "merge", "side"),
      () => repository.commit("back", { "a.js": holding(1) }),
      () => repository.git("reset", "-q", "--hard", "HEAD~2"),
      () => repository.git("branch", "-D", "side"),
      () => repository.git("tag", "-a", "v1", "-m", `with ${fakeKey("token", 5)}`),
      () => repository.git("reflog", "expire", "--expire=now", "--all"),
      () => repository.git("gc", "-q", "--prune=now"),
    ];
    for (const step of steps) {
      step();
      const { remembering, fresh } = await bothWays(repository);
      expect(remembering).toEqual(fresh);
    }
  });

  it("is asked again: git tells about commits that matter and new ones only", async () => {
    const repository = new Repository();
    const first = repository.commit("one", { "a.js": "1", "b.js": "1" });
    repository.commit("two", { "b.js": "2" });
    const third = repository.commit("three", { "a.js": "3" });
    const read = async (): Promise<string[]> => {
      const git = new Git(repository.folder);
      const opened = openRepository(git);
      const { all: tips, main: bounds } = await readTips(git, opened);
      const walk = { name: "test", revisions: [], from: ["--all"], tips, bounds, question: "", wanted: (_: string, __: readonly string[], path: string) => path === "a.js" };
      const ids: string[] = [];
      for await (const { id } of new LogMemory(git, "words", await opened).read(walk)) ids.push(id);
      return ids;
    };
    expect(await read()).toEqual([third, first]);
    expect(await read()).toEqual([third, first]);
    const fourth = repository.commit("four", { "b.js": "4" });
    expect(await read()).toEqual([fourth, third, first]);
    expect(await read()).toEqual([third, first]);
  });

  it("does not outlive the end of a shallow clone", async () => {
    const origin = new Repository();
    origin.commit("one", { "a.js": holding(1) });
    origin.commit("out", { "a.js": "" });
    origin.commit("three", { "c.js": holding(3) });
    const clone = new Repository();
    clone.git("fetch", "-q", "--depth=1", `file://${origin.folder}`, "main:copy");
    expect((await auditHistory(clone.folder)).findings.map(({ path }) => path)).toEqual(["c.js"]);
    clone.git("fetch", "-q", "--unshallow", `file://${origin.folder}`, "main");
    expect((await auditHistory(clone.folder)).findings.map(({ path }) => path)).toEqual(["a.js", "c.js"]);
    const { remembering, fresh } = await bothWays(clone);
    expect(remembering).toEqual(fresh);
  });
});
