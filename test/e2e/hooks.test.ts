import { chmodSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { useHooked } from "./support/hooked.ts";
import { type Ended, isStopped } from "./support/sandbox.ts";

const key = fakeKey("service", 5);
const leak = `const apiKey = "${key}";\n`;

const { command, sandbox, repo } = useHooked();

/** Where a key could slip in on the way into a commit. Each prepares the way, and ends with git recording something. */
const roads: Readonly<Record<string, () => Ended>> = {
  "a staged file": () => {
    start();
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    return repo.git("commit", "-m", "x");
  },
  "the first commit of all": () => {
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    return repo.git("commit", "-m", "x");
  },
  "commit -a": () => {
    start({ "a.js": "let a;\n" });
    repo.write({ "a.js": leak });
    return repo.git("commit", "-a", "-m", "x");
  },
  "commit -- path, with something else staged": () => {
    start({ "a.js": "let a;\n", "b.js": "let b;\n" });
    repo.write({ "b.js": "let c;\n" });
    repo.must("add", "b.js");
    repo.write({ "a.js": leak });
    return repo.git("commit", "-m", "x", "--", "a.js");
  },
  "commit --amend": () => {
    start();
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    return repo.git("commit", "--amend", "--no-edit");
  },
  "a file that is clean in the work tree and not in the index": () => {
    start();
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    repo.write({ "a.js": "let a;\n" });
    return repo.git("commit", "-m", "x");
  },
  "a merge": () => {
    start();
    repo.must("checkout", "--quiet", "-b", "side");
    repo.unseen({ "a.js": leak });
    repo.must("checkout", "--quiet", "main");
    return repo.git("merge", "--no-ff", "--no-edit", "side");
  },
  "the resolution of a conflict": () => {
    start({ "a.js": "let a;\n" });
    repo.must("checkout", "--quiet", "-b", "side");
    repo.unseen({ "a.js": "let b;\n" });
    repo.must("checkout", "--quiet", "main");
    repo.unseen({ "a.js": "let c;\n" });
    repo.git("merge", "side");
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    return repo.git("commit", "--no-edit");
  },
  "a renamed file with a change": () => {
    start({ "a.js": "let a;\n".repeat(20) });
    repo.must("mv", "a.js", "b.js");
    repo.write({ "b.js": "let a;\n".repeat(20) + leak });
    repo.must("add", "b.js");
    return repo.git("commit", "-m", "x");
  },
  "a copy of a file with an old key": () => {
    start({ "a.js": leak });
    repo.write({ "copy.js": leak });
    repo.must("add", "copy.js");
    return repo.git("commit", "-m", "x");
  },
  "a file that becomes a link": () => {
    start({ "a.js": "let a;\n" });
    unlinkSync(join(repo.folder, "a.js"));
    symlinkSync(`/nowhere/${key}`, join(repo.folder, "a.js"));
    repo.must("add", "a.js");
    return repo.git("commit", "-m", "x");
  },
  "a file in UTF-16": () => {
    start();
    repo.write({ "a.txt": Buffer.from(`\uFEFF${leak}`, "utf16le") });
    repo.must("add", "a.txt");
    return repo.git("commit", "-m", "x");
  },
  "Base64 in a Secret": () => {
    start();
    repo.write({ "a.yaml": `kind: Secret\ndata:\n  key: ${Buffer.from(key).toString("base64")}\n` });
    repo.must("add", "a.yaml");
    return repo.git("commit", "-m", "x");
  },
  "files whose names are odd": () => {
    start();
    repo.write({ " a 'b' \"c\" \\ \n :(glob)*.js": leak, "a\tb.js": leak, "-rf": leak, "ø.js": leak });
    repo.must("add", "--all");
    return repo.git("commit", "-m", "x");
  },
  "a file's name": () => {
    start();
    repo.write({ [`${key}.txt`]: "" });
    repo.must("add", "--all");
    return repo.git("commit", "-m", "x");
  },
  "a linked worktree": () => {
    start();
    repo.must("worktree", "add", "--quiet", "../linked");
    writeFileSync(join(sandbox.home, "linked", "a.js"), leak);
    repo.must("-C", "../linked", "add", "a.js");
    return repo.git("-C", "../linked", "commit", "-m", "x");
  },
  "a subfolder": () => {
    start();
    repo.write({ "sub/folder/a.js": leak });
    repo.must("add", "--all");
    return repo.git("-C", "sub/folder", "commit", "-m", "x");
  },
  "a file whose name is no UTF-8": () => {
    start();
    stageOddName(leak);
    return repo.git("commit", "-m", "x");
  },
  "a change of a file whose name is no UTF-8": () => {
    start();
    stageOddName("let a;\n");
    repo.must("commit", "--quiet", "--no-verify", "-m", "unseen");
    stageOddName(`let a;\n${leak}`);
    return repo.git("commit", "-m", "x");
  },
  "a link that becomes a file": () => {
    repo.write({ "b.js": "" });
    symlinkSync("b.js", join(repo.folder, "a.js"));
    start();
    unlinkSync(join(repo.folder, "a.js"));
    repo.write({ "a.js": leak });
    return repo.git("commit", "-a", "-m", "x");
  },
  "a file that was only intended to be added": () => {
    start();
    repo.write({ "a.js": leak });
    repo.must("add", "--intent-to-add", "a.js");
    return repo.git("commit", "-a", "-m", "x");
  },
  "a file outside of a sparse checkout": () => {
    start({ "here/a.txt": "a\n", "there/a.js": "let a;\n" });
    repo.must("sparse-checkout", "set", "here");
    const id = repo.gitWith({ input: leak }, "hash-object", "-w", "--stdin").said.trim();
    repo.must("update-index", "--cacheinfo", `100644,${id},there/a.js`);
    return repo.git("commit", "-m", "x");
  },
  "a repository named by GIT_DIR and GIT_WORK_TREE": () => {
    start();
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    const env = { GIT_DIR: join(repo.folder, ".git"), GIT_WORK_TREE: repo.folder };
    return sandbox.run("git", ["commit", "-m", "x"], { env });
  },
  "a work tree far from its git folder": () => {
    start();
    const tree = join(sandbox.home, "elsewhere");
    mkdirSync(tree);
    writeFileSync(join(tree, "a.js"), leak);
    const env = { GIT_DIR: join(repo.folder, ".git"), GIT_WORK_TREE: tree };
    sandbox.run("git", ["add", "--all"], { env, cwd: "elsewhere" });
    return sandbox.run("git", ["commit", "-m", "x"], { env, cwd: "elsewhere" });
  },
  "an index named by GIT_INDEX_FILE": () => {
    start();
    repo.write({ "a.js": leak });
    const env = { GIT_INDEX_FILE: join(repo.folder, ".git", "other") };
    repo.gitWith({ env }, "read-tree", "HEAD");
    repo.gitWith({ env }, "add", "a.js");
    return repo.gitWith({ env }, "commit", "-m", "x");
  },
  "a message on the command line": () => {
    start();
    return repo.git("commit", "--allow-empty", "-m", `use ${key}`);
  },
  "a message from an editor": () => {
    start();
    const editor = `printf 'use ${key}\\n' >`;
    return repo.gitWith({ env: { GIT_EDITOR: `f() { ${editor} "$1"; }; f` } }, "commit", "--allow-empty");
  },
};

describe.each(Object.keys(roads))("a key in %s", (road) => {
  it("is stopped, with nothing recorded", () => {
    repo.withHooks();
    const ended = walk(road);
    expect(ended.said).toMatch(/cinclus-guard has stopped this/);
    expect(isStopped(ended)).toBe(true);
    expect(ended.said).not.toContain(key);
    expect(repo.git("log", "--all", "--format=%s").said).not.toContain("x\n");
  });

  it("goes through without the hook: the road is a real one", () => {
    expect(walk(road).status).toBe(0);
  });
});

describe("settings that would mislead a search are no matter:", () => {
  it.each([
    ["color.ui", "always"],
    ["color.diff", "always"],
    ["diff.noprefix", "true"],
    ["diff.mnemonicPrefix", "true"],
    ["diff.external", "true"],
    ["diff.renames", "copies"],
    ["diff.ignoreSubmodules", "all"],
    ["core.quotePath", "true"],
    ["core.autocrlf", "true"],
    ["core.commentChar", ";"],
    ["core.pager", "false"],
    ["grep.patternType", "perl"],
    ["core.splitIndex", "true"],
    ["index.version", "4"],
    ["log.showSignature", "true"],
    ["core.precomposeUnicode", "true"],
    ["commit.verbose", "true"],
    ["interactive.diffFilter", "false"],
  ])("%s=%s", (name, value) => {
    start();
    repo.withHooks();
    repo.must("config", name, value);
    repo.write({ "ø ö.js": `\r\n${leak}` });
    repo.git("add", "--all");
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
  });

  it("all together that change how a diff looks, where only a line of a file changes", () => {
    start({ "a.js": `let a;\n${leak}let b;\n` });
    repo.withHooks();
    for (const [name, value] of Object.entries({
      "diff.interHunkContext": "50",
      "diff.context": "50",
      "diff.algorithm": "histogram",
      "diff.renames": "copies",
      "diff.renameLimit": "1",
      "diff.noprefix": "true",
      "diff.wordRegex": ".",
      "diff.colorMoved": "zebra",
      "diff.suppressBlankEmpty": "true",
      "diff.relative": "true",
      "diff.submodule": "log",
      "color.ui": "always",
      "core.ignoreCase": "true",
      "core.whitespace": "cr-at-eol",
      "core.untrackedCache": "true",
    })) {
      repo.must("config", name, value);
    }
    repo.write({ "a.js": `let a;\n${leak}let c;\n` });
    expect(repo.git("commit", "-a", "-m", "harmless")).toMatchObject({ status: 0 });
    repo.write({ "a.js": `let a;\n${leak}let d = "${fakeKey("service", 6)}";\n` });
    expect(repo.git("commit", "-a", "-m", "x").said).toMatch(/a\.js:3:.*\n(?:.*\n)*.*this commit: 1 finding/);
  });

  it("a folder that git does not trust is named, with what to do", () => {
    start();
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    const { status, said } = sandbox.run(process.execPath, [command, "hook", "run", "pre-commit"], { cwd: "work", env });
    expect(status).toBe(2);
    expect(said).toContain(`git config --global --add safe.directory ${repo.folder}`);
  });

  it("attributes that hide a file from diffs, or hand it to programs", () => {
    start();
    repo.withHooks();
    const trap = join(sandbox.home, "trapped");
    repo.must("config", "diff.hide.textconv", `touch ${trap};true`);
    repo.must("config", "diff.hide.command", `touch ${trap};true`);
    repo.must("config", "core.fsmonitor", `touch ${trap};true`);
    repo.write({ ".gitattributes": "*.js diff=hide\n*.txt -diff\n*.md binary\n", "a.js": leak, "b.txt": leak, "c.md": leak });
    repo.git("-c", "core.fsmonitor=false", "add", "--all");
    const { said } = repo.git("-c", "core.fsmonitor=false", "commit", "-m", "x");
    for (const path of ["a.js", "b.txt", "c.md"]) expect(said).toContain(`${path}:1:`);
    expect(sandbox.run("sh", ["-c", `test -e ${trap}`]).status).toBe(1);
  });
});

describe("what is not new or no problem goes through:", () => {
  it("an old finding, where something else in the file changes", () => {
    start({ "a.js": `${leak}\n\nlet b;\n` });
    repo.withHooks();
    repo.write({ "a.js": `${leak}\n\nlet c;\n` });
    repo.must("commit", "-a", "-m", "later");
    repo.write({ "a.js": `${leak}\nlet again = "${fakeKey("service", 6)}";\nlet c;\n` });
    expect(isStopped(repo.git("commit", "-a", "-m", "x"))).toBe(true);
  });

  it("an old finding in a file that is renamed, with a change", () => {
    start({ "a.js": `${leak}${"let a;\n".repeat(9)}` });
    repo.withHooks();
    repo.must("mv", "a.js", "b.js");
    repo.write({ "b.js": `${leak}${"let a;\n".repeat(9)}let b;\n` });
    repo.must("add", "--all");
    expect(repo.git("commit", "-m", "renamed")).toMatchObject({ status: 0 });
    repo.must("mv", "b.js", "c.js");
    repo.write({ "c.js": `${leak}${"let a;\n".repeat(9)}let c = "${fakeKey("service", 6)}";\n` });
    repo.must("add", "--all");
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
  });

  it("a merge that takes over what the remote has", () => {
    sandbox.repository("remote.git", "--bare");
    start();
    repo.must("remote", "add", "origin", "../remote.git");
    repo.must("checkout", "--quiet", "-b", "side");
    repo.unseen({ "a.js": leak });
    repo.must("push", "--quiet", "origin", "side");
    repo.must("checkout", "--quiet", "main");
    repo.withHooks();
    expect(repo.git("merge", "--no-ff", "--no-edit", "side").status).toBe(0);
  });

  it("what a comment or the configuration allows with a reason, and a warning", () => {
    start();
    repo.withHooks();
    repo.write({ "a.js": `// cinclus-guard-allow no-hardcoded-key -- revoked long ago\n${leak}` });
    repo.must("add", "--all");
    repo.must("commit", "-m", "allowed");
    repo.write({
      "cinclus-guard.config.json": JSON.stringify({ allow: [{ path: "b.js", reason: "a test of ours" }], rules: { "no-key-in-url": "warn" } }),
      "b.js": leak,
      "c.js": 'fetch(`https://api.cinclus.wayscloud.services/v1/models?api_key=${process.env.CINCLUS_API_KEY}`);\n',
    });
    repo.must("add", "--all");
    const { status, said } = repo.git("commit", "-m", "allowed by configuration");
    expect(status).toBe(0);
    expect(said).toContain("cinclus-guard lets this commit through, with 1 warning.");
  });

  it("what is only intended to be added, and stays out of the commit", () => {
    start();
    repo.withHooks();
    repo.write({ "a.js": leak, "b.txt": "b" });
    repo.must("add", "--intent-to-add", "a.js");
    repo.must("add", "b.txt");
    expect(repo.git("commit", "-m", "without")).toMatchObject({ status: 0 });
  });

  it("a submodule's new commit, deletions, and a message that quotes a diff", () => {
    const inner = sandbox.repository("inner");
    inner.write({ "a.txt": "1" });
    inner.must("add", "--all");
    inner.must("commit", "-m", "inner");
    start({ "gone.js": leak });
    repo.withHooks();
    repo.must("submodule", "--quiet", "add", "../inner", "module");
    repo.must("rm", "--quiet", "gone.js");
    expect(repo.gitWith({ env: { GIT_EDITOR: "sed -i -e 1s/^/x/" } }, "commit", "--verbose").status).toBe(0);
  });
});

it("stops commits within a submodule too", () => {
  const inner = sandbox.repository("inner");
  inner.write({ "a.txt": "1" });
  inner.must("add", "--all");
  inner.must("commit", "-m", "inner");
  start();
  repo.must("submodule", "--quiet", "add", "../inner", "module");
  const module = join("work", "module");
  expect(sandbox.run(process.execPath, [command, "hook", "install"], { cwd: module }).status).toBe(0);
  repo.write({ "module/a.js": leak });
  repo.must("-C", "module", "add", "--all");
  expect(isStopped(repo.git("-C", "module", "commit", "-m", "x"))).toBe(true);
});

it("speaks in colours to those who want them only", () => {
  repo.withHooks();
  repo.write({ "a.js": leak });
  repo.must("add", "a.js");
  expect(repo.git("commit", "-m", "x").said).not.toContain("\u001B[");
  expect(repo.gitWith({ env: { NO_COLOR: "", FORCE_COLOR: "1" } }, "commit", "-m", "x").said).toContain("\u001B[");
});

it("tells how to take it out before and after the first commit, and that works", () => {
  repo.withHooks();
  for (const command of ["rm --cached --", "restore --staged --"]) {
    repo.write({ "a b.js": leak });
    repo.must("add", "--all");
    expect(repo.git("commit", "-m", "x").said).toContain(`git ${command} 'a b.js'`);
    repo.must(...command.split(" "), "a b.js");
    expect(repo.git("commit", "--allow-empty", "-m", "without").status).toBe(0);
  }
});

/** Written into the index, because not every file system takes such a name. */
function stageOddName(content: string): void {
  const id = repo.gitWith({ input: content }, "hash-object", "-w", "--stdin").said.trim();
  const input = Buffer.concat([Buffer.from(`100644 ${id} 0\t`), Buffer.from([0x61, 0xff, 0xe9]), Buffer.from(".js\0")]);
  expect(repo.gitWith({ input }, "update-index", "-z", "--index-info").status).toBe(0);
}

/** A commit to begin with, past all hooks. */
function start(files: Readonly<Record<string, string>> = { "start.txt": "start\n" }): void {
  repo.unseen(files);
}

function walk(road: string): Ended {
  const ended = roads[road]?.();
  if (!ended) throw new Error(`There is no road ${road}.`);
  return ended;
}

it("does its work from a folder whose name is odd", () => {
  const odd = sandbox.repository("it's $HOME `x`");
  expect(odd.guard("hook", "install").status).toBe(0);
  odd.write({ "a.js": leak });
  odd.must("add", "--all");
  expect(isStopped(odd.git("commit", "-m", "x"))).toBe(true);
});

it("works with hooks in a folder of the repository's choosing", () => {
  mkdirSync(join(repo.folder, "tools", "hooks"), { recursive: true });
  repo.must("config", "core.hooksPath", "tools/hooks");
  writeFileSync(join(repo.folder, "tools", "hooks", "pre-commit"), "#!/bin/sh\nexit 0\n");
  chmodSync(join(repo.folder, "tools", "hooks", "pre-commit"), 0o755);
  symlinkSync(join(command, "..", ".."), join(repo.folder, "node_modules"));
  const { said } = repo.guard("hook", "install");
  expect(said).toContain("commit the hooks");
  expect(said).toContain("Hooks have to keep their line endings on Windows. Put into .gitattributes: /tools/hooks/* text eol=lf");
  repo.write({ ".gitattributes": "/tools/hooks/* text eol=lf\n" });
  expect(repo.guard("hook", "install").said).not.toContain(".gitattributes");
  expect(repo.must("status", "--short", "--untracked-files=all", "tools")).toContain("tools/hooks/pre-push");
});
