import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Git, splitLines } from "../../../src/sources/git.ts";
import { readLog, readLongLog, type LoggedCommit } from "../../../src/sources/history/log-stream.ts";
import { findOddReferences } from "../../../src/sources/history/odd-references.ts";
import { openRepository } from "../../../src/sources/history/repository.ts";
import { readTips, type Tips } from "../../../src/sources/history/tips.ts";
import { Repository, temporaryFolder } from "../../support/repository.ts";

vi.setConfig({ testTimeout: 60_000 });

const tipsOf = async (folder: string): Promise<Tips> => {
  const git = new Git(folder);
  return readTips(git, openRepository(git));
};

/** A repository with something of every kind that history can begin at. */
function manyTips(): Repository {
  const repository = new Repository(join(temporaryFolder(), "main"));
  const first = repository.commit("one", { "a.js": "1" });
  repository.commit("two", { "a.js": "2" });
  repository.git("reset", "-q", "--hard", first);
  repository.commit("other", { "b.js": "1" });
  repository.git("tag", "-a", "v1", "-m", "tag");
  repository.git("tag", "blob", "HEAD:a.js");
  repository.git("tag", "-a", "tree", "-m", "tree", "HEAD^{tree}");
  repository.git("update-ref", "refs/pull/1/head", first);
  repository.write({ "b.js": "stashed" });
  repository.git("stash");
  repository.git("worktree", "add", "-q", "--detach", "../linked", first);
  repository.git("-C", "../linked", "commit", "-q", "--allow-empty", "-m", "linked");
  return repository;
}

describe("what history begins at", () => {
  it("is what git says of all references, heads and reflogs, in each worktree", async () => {
    const { folder } = manyTips();
    for (const place of [folder, `${folder}/../linked`]) {
      const { all, references, head, main } = await tipsOf(place);
      const git = new Git(place);
      const commits = splitLines(await git.run(["rev-list", "--no-walk", "--all", "--reflog"]));
      expect(all).toEqual(expect.arrayContaining(commits));
      expect(splitLines(await git.run(["rev-list", "--no-walk", "--ignore-missing", ...all])).sort()).toEqual(commits.sort());
      expect(head).toBe(await git.askAtOnce(["rev-parse", "HEAD"]));
      expect(references.map(({ name }) => name)).toContain("refs/pull/1/head");
      expect(main.has(references.find(({ name }) => name === "refs/heads/main")?.id ?? "")).toBe(true);
    }
  });

  it("is nothing before the first commit, and the same in a bare repository", async () => {
    expect(await tipsOf(new Repository().folder)).toMatchObject({ references: [], head: undefined, all: [] });
    const repository = manyTips();
    const { folder } = repository;
    repository.git("clone", "-q", "--bare", ".", "../bare");
    const { head, references } = await tipsOf(`${folder}/../bare`);
    expect(references.find(({ name }) => name === "refs/heads/main")?.id).toBe(head);
  });

  it("tells the top of a work tree, or the bare repository itself", async () => {
    const repository = manyTips();
    const { folder } = repository;
    repository.git("clone", "-q", "--bare", ".", "../bare");
    expect((await openRepository(new Git(folder))).root).toBe(repository.git("rev-parse", "--show-toplevel"));
    expect((await openRepository(new Git(`${folder}/../bare`))).root).toBe((await openRepository(new Git(`${folder}/../bare`))).gitFolder);
    await expect(openRepository(new Git("/"))).rejects.toThrow("not a git repository");
  });
});

describe("references to something other than a commit", () => {
  it("are told with what they stand on, the same from what is remembered", async () => {
    const { folder } = manyTips();
    const git = new Git(folder);
    const { references } = await tipsOf(folder);
    const { gitFolder } = await openRepository(git);
    const fresh = await findOddReferences(git, references, gitFolder);
    expect(fresh.map(({ name, type, targetType }) => `${name} ${type} ${targetType}`).sort()).toEqual([
      "refs/tags/blob blob blob",
      "refs/tags/tree tag tree",
      "refs/tags/v1 tag commit",
    ]);
    const start = vi.spyOn(git, "start");
    expect(await findOddReferences(git, references, gitFolder)).toEqual(fresh);
    expect(start).not.toHaveBeenCalled();
  });
});

describe("a long log", () => {
  const everyChange = { revisions: ["--all"], wanted: () => true };

  it("is the same, read by two gits side by side", async () => {
    const repository = manyTips();
    for (let number = 0; number < 7; number++) repository.commit(`more ${number}`, { "a.js": `${number}` });
    const git = new Git(repository.folder);
    const whole: LoggedCommit[] = [];
    for await (const commit of readLog(git, everyChange)) whole.push(commit);
    for (const guess of [1, 4000, 9000]) {
      const halves: LoggedCommit[] = [];
      for await (const commit of readLongLog(git, everyChange, guess, () => true)) halves.push(commit);
      expect(halves).toEqual(whole);
    }
    const first = repository.git("rev-list", "--all", "--max-count=1");
    const [second = ""] = repository.git("rev-list", "--all", "--skip=1", "--max-count=1").split("\n");
    const both: string[] = [];
    // A wrong guess makes one of them read all, and loses nothing.
    for await (const { id } of readLongLog(git, { ...everyChange, show: "commits" }, 4000, ({ id }) => id === first || id === second)) both.push(id);
    expect(both).toEqual([first, second]);
  });

  it("shows only the commits that bring in or take out an object", async () => {
    const repository = new Repository();
    const added = repository.commit("in", { "a.js": "here", "b.js": "b" });
    repository.commit("other", { "b.js": "c" });
    const moved = repository.commit("again", { "c.js": "here" });
    const show = [repository.git("rev-parse", "HEAD:c.js")];
    const ids: string[] = [];
    for await (const { id, changes } of readLog(new Git(repository.folder), { ...everyChange, show })) {
      ids.push(id);
      expect(changes.map((change) => change.id)).toEqual(show);
    }
    expect(ids).toEqual([moved, added]);
    const both: string[] = [];
    const options = { ...everyChange, show };
    for await (const { id } of readLongLog(new Git(repository.folder), options, 4000, ({ changes }) => changes.some((change) => change.id === show[0]))) both.push(id);
    expect(both).toEqual([moved, added]);
  });
});
