import { Buffer } from "node:buffer";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { auditHistory } from "../../src/scan/audit.ts";
import type { AuditOptions } from "../../src/scan/options.ts";
import { Repository, temporaryFolder } from "../support/repository.ts";

// The first one loads every language, and all of them start git many times.
vi.setConfig({ testTimeout: 60_000 });

const key = (number = 1): string => fakeKey("token", number);
const holding = (number = 1): string => `const token = "${key(number)}";\n`;

/** Where findings of keys are, in the order in which they are told. */
async function places(folder: string, options: AuditOptions = {}): Promise<string[]> {
  const { findings } = await auditHistory(folder, { cache: false, ...options });
  return findings.filter(({ rule }) => rule === "no-hardcoded-key").map(({ where, path, line }) => `${where} ${path}:${line}`);
}

describe("an audit finds a key", () => {
  it("in a file of an old commit, with who brought it in and who took it out", async () => {
    const repository = new Repository();
    repository.commit("first", { "readme.md": "nothing" });
    const brought = repository.commit("Add client\n\nmore", { "src/client.js": `// head\n${holding()}` });
    repository.commit("change", { "src/client.js": `// head\n// and\n${holding()}` });
    const removed = repository.commit("take out", { "src/client.js": "const token = process.env.X;\n" });
    repository.commit("later", { "readme.md": "something" });
    const { findings, incomplete, target } = await auditHistory(repository.folder, { cache: false });
    expect(incomplete).toEqual([]);
    expect(target).toEqual({ kind: "history", root: repository.folder });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      path: "src/client.js",
      line: 2,
      where: "file",
      present: false,
      refs: [],
      commit: { id: brought, author: "Ada", email: "ada@acme.example", date: "2023-11-15T00:14:20+02:00", summary: "Add client" },
      removed: { id: removed, summary: "take out" },
    });
  });

  it("that is still there, and says on which branches and tags", async () => {
    const repository = new Repository();
    repository.commit("first", { "a.js": holding() });
    repository.git("tag", "v1");
    repository.git("branch", "other");
    const { findings } = await auditHistory(repository.folder, { cache: false });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ present: true, refs: ["main", "other", "v1"] });
    expect(findings[0]).not.toHaveProperty("removed");
  });

  it("in a commit message, an annotated tag, a nested tag and a note", async () => {
    const repository = new Repository();
    const id = repository.commit(`Use ${key(1)}`, { a: "1" });
    repository.git("tag", "-a", "v1", "-m", `with ${key(2)}`);
    repository.git("tag", "-a", "inner", "-m", `with ${key(3)}`);
    repository.git("tag", "-a", "outer", "-m", "around", "inner");
    repository.git("tag", "-d", "inner");
    repository.git("notes", "add", "-m", `see ${key(4)}`, "HEAD");
    expect((await places(repository.folder)).sort()).toEqual([
      `commit-message commit ${id}:1`,
      `note note ${id}:1`,
      "tag-message tag outer:1",
      "tag-message tag v1:1",
    ]);
  });

  it("in the name of a file, of a folder and of what a link leads to", async () => {
    const repository = new Repository();
    const link = repository.gitWith({ input: `/secrets/${key(3)}` }, "hash-object", "-w", "--stdin");
    repository.git("update-index", "--add", "--cacheinfo", `120000,${link},link`);
    repository.write({ [`${key(1)}.txt`]: "x", [`deep/${key(2)}/a`]: "x", [`deep/${key(2)}/b`]: "y" });
    repository.git("add", "deep", `${key(1)}.txt`);
    repository.git("commit", "-qm", "names");
    expect((await places(repository.folder)).sort()).toEqual([
      `file link:1`,
      `file-name ${key(1)}.txt:1`,
      `file-name deep/${key(2)}:1`,
    ].sort());
  });

  it("in the resolution of a merge, and nowhere else", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1\n" });
    repository.git("checkout", "-qb", "side");
    repository.commit("side", { b: "2\n" });
    repository.git("checkout", "-q", "main");
    repository.commit("main", { c: "3\n" });
    repository.git("merge", "-q", "--no-commit", "side");
    const merge = repository.commit("merge", { "a.js": holding() });
    repository.commit("clean", { "a.js": "" });
    const { findings } = await auditHistory(repository.folder, { cache: false });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.commit?.id).toBe(merge);
  });

  it("that only the reflog or a stash keeps, with its untracked files and index", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    repository.commit("oops", { "amended.js": holding(1) });
    repository.write({ "amended.js": "" });
    repository.git("commit", "-qa", "--amend", "-m", "fine");
    repository.write({ "tracked.js": holding(2) });
    repository.git("add", "tracked.js");
    repository.write({ "tracked.js": "changed again", "untracked.js": holding(3) });
    repository.git("stash", "-u");
    expect((await places(repository.folder)).sort()).toEqual(["file amended.js:1", "file tracked.js:1", "file untracked.js:1"]);
  });

  it("and says so where only this clone has it, in a stash or in a commit thrown away", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    repository.commit("oops", { "amended.js": holding(1) });
    repository.git("rm", "-q", "amended.js");
    repository.git("commit", "-q", "--allow-empty", "--amend", "-m", "fine");
    const thrownAway = repository.commit(`use ${key(4)}`);
    repository.git("reset", "-q", "--hard", "HEAD~1");
    repository.write({ a: holding(2) });
    repository.git("stash");
    repository.git("checkout", "-qb", "other");
    repository.commit("there", { "there.js": holding(3) });
    repository.commit("no more", { "there.js": "" });
    repository.git("checkout", "-q", "main");
    const { findings } = await auditHistory(repository.folder, { cache: false });
    const here = findings.filter(({ rule }) => rule === "no-hardcoded-key").map(({ path, onlyHere }) => [path, onlyHere]);
    expect(here.sort()).toEqual([
      ["a", "stash"],
      ["amended.js", "reflog"],
      [`commit ${thrownAway}`, "reflog"],
      ["there.js", undefined],
    ]);
  });

  it("in a file without diff, in UTF-16, in a binary file", async () => {
    const repository = new Repository();
    repository.commit("all", {
      ".gitattributes": "*.js -diff\n*.bin binary\n",
      "a.js": holding(1),
      "wide.txt": Buffer.from(`\uFEFFtoken = ${key(2)}\r\n`, "utf16le"),
      "b.bin": Buffer.concat([Buffer.from([0, 1, 2, 255]), Buffer.from(key(3)), Buffer.from([0, 0])]),
    });
    expect((await places(repository.folder)).map((place) => place.split(":")[0]).sort()).toEqual(["file a.js", "file b.bin", "file wide.txt"]);
  });

  it("that is staged but not committed", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    repository.write({ "staged.js": holding() });
    repository.git("add", "staged.js");
    expect(await places(repository.folder)).toEqual(["file staged.js:1"]);
  });

  it("in a blob and in a tree that a tag stands on", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    const blob = repository.gitWith({ input: holding(1) }, "hash-object", "-w", "--stdin");
    repository.git("tag", "on-blob", blob);
    repository.git("tag", "-a", "-m", "x", "around-blob", repository.gitWith({ input: holding(2) }, "hash-object", "-w", "--stdin"));
    const inner = repository.gitWith({ input: holding(3) }, "hash-object", "-w", "--stdin");
    repository.git("tag", "on-tree", repository.gitWith({ input: `100644 blob ${inner}\tin/x.js\n`.replace("in/", "") }, "mktree"));
    expect((await places(repository.folder)).sort()).toEqual(["file around-blob:1", "file on-blob:1", "file x.js:1"]);
  });

  it("on the detached HEAD of a linked worktree", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    const linked = join(temporaryFolder(), "linked");
    repository.git("worktree", "add", "-q", "--detach", linked);
    const other = new Repository(linked);
    other.commit("there", { "there.js": holding() });
    expect(await places(repository.folder)).toEqual(["file there.js:1"]);
    expect(await places(linked)).toEqual(["file there.js:1"]);
  });

  it("on a branch that only a remote has, and in objects of another repository", async () => {
    const origin = new Repository();
    origin.commit("base", { a: "1" });
    origin.git("checkout", "-qb", "topic");
    origin.commit("topic", { "topic.js": holding() });
    origin.git("checkout", "-q", "main");
    const clone = join(temporaryFolder(), "clone");
    origin.git("clone", "-q", "--shared", origin.folder, clone);
    expect(await places(clone)).toEqual(["file topic.js:1"]);
  });

  it.each(["a\tb", 'quo"te', "ünïcode ☃", "new\nline", "-dash", " space ", "back\\slash", ":colon", "*star*"])(
    "in a file with an odd name: %j",
    async (name) => {
      const repository = new Repository();
      repository.commit("odd", { [`${name}.js`]: holding() });
      const { findings } = await auditHistory(repository.folder, { cache: false });
      expect(findings.map(({ path }) => path)).toEqual([`${name}.js`]);
    },
  );

  it("in a bare repository and in one with SHA-256", async () => {
    const repository = new Repository(undefined, ["--object-format=sha256"]);
    repository.commit("one", { "a.js": holding() });
    expect(await places(repository.folder)).toEqual(["file a.js:1"]);
    const bare = join(temporaryFolder(), "bare.git");
    repository.git("clone", "-q", "--bare", repository.folder, bare);
    expect(await places(bare)).toEqual(["file a.js:1"]);
  });

  it("once for each path, however many versions of the file have it", async () => {
    const repository = new Repository();
    for (let version = 0; version < 5; version++) {
      repository.commit(`version ${version}`, { "a.js": `${"//\n".repeat(version)}${holding()}`, "copy.js": holding() });
    }
    expect(await places(repository.folder)).toEqual(["file a.js:1", "file copy.js:1"]);
  });
});

describe("an audit leaves alone", () => {
  it("what nothing refers to, unless it is asked for it", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    repository.gitWith({ input: holding(1) }, "hash-object", "-w", "--stdin");
    const dangling = repository.gitWith({ input: holding(2) }, "hash-object", "-w", "--stdin");
    const tree = repository.gitWith({ input: `100644 blob ${dangling}\tlost.js\n` }, "mktree");
    repository.gitWith({ input: "lost" }, "commit-tree", tree);
    expect(await places(repository.folder)).toEqual([]);
    expect((await places(repository.folder, { unreachable: true })).map((place) => place.replace(/[0-9a-f]{40}/, "…")).sort()).toEqual([
      "file lost.js:1",
      "file object …:1",
    ]);
  });

  it("the commit that a submodule points to", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    repository.git("update-index", "--add", "--cacheinfo", `160000,${repository.git("rev-parse", "HEAD")},sub-wayscloud`);
    repository.git("commit", "-qm", "sub");
    const { findings, incomplete } = await auditHistory(repository.folder, { cache: false });
    expect({ findings, incomplete }).toEqual({ findings: [], incomplete: [] });
  });
});

describe("a narrowed audit", () => {
  const prepare = (): { repository: Repository; ids: string[] } => {
    const repository = new Repository();
    const ids = [
      repository.commit("one", { "old.js": holding(1) }),
      repository.commit("two", { "old.js": `${holding(1)}// more\n`, "new.js": holding(2), "dir/x.js": holding(3) }),
      repository.commit(`three ${key(4)}`, { "new.js": `// moved down\n${holding(2)}` }),
    ];
    return { repository, ids };
  };

  it("to a range tells only what its commits brought in", async () => {
    const { repository, ids } = prepare();
    expect((await places(repository.folder, { range: `${ids[0]}..HEAD` })).sort()).toEqual([
      `commit-message commit ${ids[2]}:1`,
      "file dir/x.js:1",
      "file new.js:1",
    ]);
    expect(await places(repository.folder, { range: `${ids[1]}..${ids[2]}` })).toEqual([`commit-message commit ${ids[2]}:1`]);
  });

  it("to paths, to a branch, to a time", async () => {
    const { repository } = prepare();
    repository.git("branch", "old", "HEAD~2");
    expect(await places(repository.folder, { paths: ["dir"] })).toEqual(["file dir/x.js:1"]);
    expect(await places(repository.folder, { branch: "old" })).toEqual(["file old.js:1"]);
    const { findings, target } = await auditHistory(repository.folder, { since: "2023-11-14T22:15:00Z" });
    expect(target.kind).toBe("range");
    expect(findings.map(({ path }) => path.slice(0, 6))).toEqual(["commit"]);
  });

  it("leaves out what a remote has", async () => {
    const { repository } = prepare();
    const clone = join(temporaryFolder(), "clone");
    repository.git("clone", "-q", repository.folder, clone);
    const cloned = new Repository(clone);
    cloned.commit("mine", { "mine.js": holding(5) });
    expect(await places(clone, { branch: "main", exceptRemote: "origin" })).toEqual(["file mine.js:1"]);
  });

  it.each([{ range: "nowhere..HEAD" }, { branch: "--all" }, { range: "--output=x" }, { since: "gibberish" }])("does not take %j", async (options) => {
    const { repository } = prepare();
    await expect(auditHistory(repository.folder, options)).rejects.toThrow(/git (knows no commits|does not understand)/);
  });
});

describe("what is not there", () => {
  it("is told of a shallow clone", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding() });
    repository.commit("two", { "a.js": "" });
    const clone = join(temporaryFolder(), "clone");
    repository.git("clone", "-q", "--depth=1", `file://${repository.folder}`, clone);
    const { findings, incomplete } = await auditHistory(clone, { cache: false });
    expect(findings).toEqual([]);
    expect(incomplete.map(({ path }) => path)).toEqual(["."]);
    expect(incomplete[0]?.reason).toContain("git fetch --unshallow");
  });

  it("is told of a damaged repository and of a partial clone, and nothing is fetched", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.js": holding(), "b.js": "x" });
    repository.commit("two", { "a.js": "", "b.js": "y" });
    const lost = repository.git("rev-parse", "HEAD~1:a.js");
    repository.git("config", "uploadpack.allowFilter", "true");
    const clone = join(temporaryFolder(), "clone");
    repository.git("clone", "-q", "--no-checkout", "--filter=blob:none", `file://${repository.folder}`, clone);
    const partial = await auditHistory(clone, { cache: false });
    expect(partial.incomplete.map(({ path }) => path)).toContain(`object ${lost}`);
    rmSync(join(repository.folder, ".git/objects", lost.slice(0, 2), lost.slice(2)));
    const damaged = await auditHistory(repository.folder, { cache: false });
    expect(damaged.incomplete.map(({ path }) => path)).toEqual([`object ${lost}`]);
    expect(damaged.incomplete[0]?.reason).toContain("git fsck");
  });

  it("is a repository at all", async () => {
    await expect(auditHistory(temporaryFolder(), {})).rejects.toThrow(/is not a git repository/);
  });
});
