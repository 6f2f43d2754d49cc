import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { useHooked } from "./support/hooked.ts";
import { isStopped } from "./support/sandbox.ts";

const leak = `const apiKey = "${fakeKey("service", 5)}";\n`;

const { command, sandbox, repo } = useHooked();

const hookFile = (name: string): string => join(repo.folder, ".git", "hooks", name);

function putHook(name: string, content: string | Uint8Array, mode = 0o755): void {
  mkdirSync(dirname(hookFile(name)), { recursive: true });
  writeFileSync(hookFile(name), content);
  chmodSync(hookFile(name), mode);
}

function stage(path: string, content: string): void {
  repo.write({ [path]: content });
  repo.must("add", "--all");
}

describe("a hook that was there before", () => {
  const record = '#!/bin/sh\nprintf "%s|" "${0##*/}" "$@" >>"$HOME/log"\ncat >>"$HOME/log"\n';

  it("runs after ours, with what git gave it", () => {
    sandbox.repository("remote.git", "--bare");
    repo.must("remote", "add", "origin", "../remote.git");
    putHook("commit-msg", record);
    putHook("pre-push", record);
    expect(repo.guard("hook", "install").said).toContain("the hook from before runs after it");
    stage("a.txt", "a\n");
    repo.must("commit", "-m", "one");
    repo.must("push", "origin", "main");
    const log = readFileSync(join(sandbox.home, "log"), "utf8");
    expect(log).toContain("|.git/COMMIT_EDITMSG|");
    expect(log).toMatch(/\|origin\|\.\.\/remote\.git\|refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0{40}\n$/);
  });

  it("stops a commit with its own status, and is not run where ours has stopped it", () => {
    putHook("pre-commit", "#!/bin/sh\necho theirs\nexit 5\n");
    repo.guard("hook", "install");
    stage("a.txt", "a\n");
    expect(repo.git("commit", "-m", "x")).toMatchObject({ status: 1, said: "theirs\n" });
    stage("a.js", leak);
    const ended = repo.git("commit", "-m", "x");
    expect(isStopped(ended)).toBe(true);
    expect(ended.said).not.toContain("theirs");
  });

  it.each([0o755, 0o700, 0o644])("comes back byte for byte, with mode %o", (mode) => {
    const content = Buffer.from("#!/bin/sh\r\n# \xFF\0 no line feed at the end", "latin1");
    putHook("pre-commit", content, mode);
    repo.guard("hook", "install");
    repo.guard("hook", "install");
    expect(repo.guard("hook", "uninstall").said).toContain("pre-commit: taken out; the hook from before is back");
    expect(readFileSync(hookFile("pre-commit")).equals(content)).toBe(true);
    expect(statSync(hookFile("pre-commit")).mode & 0o777).toBe(mode);
    for (const name of ["pre-merge-commit", "commit-msg", "pre-push"]) expect(existsSync(hookFile(name))).toBe(false);
  });

  it("comes back as the link that it was", () => {
    mkdirSync(dirname(hookFile("x")), { recursive: true });
    symlinkSync("../../tools/check.sh", hookFile("pre-commit"));
    repo.guard("hook", "install");
    expect(lstatSync(hookFile("pre-commit")).isFile()).toBe(true);
    repo.guard("hook", "uninstall");
    expect(readlinkSync(hookFile("pre-commit"))).toBe("../../tools/check.sh");
  });

  it("is not run where it may not be, as git would not either", () => {
    putHook("pre-commit", "#!/bin/sh\nexit 1\n", 0o644);
    repo.guard("hook", "install");
    stage("a.txt", "a\n");
    expect(repo.git("commit", "-m", "x").status).toBe(0);
  });

  it("is never overwritten, though both places are taken", () => {
    putHook("pre-commit", "#!/bin/sh\n");
    repo.guard("hook", "install");
    putHook("pre-commit", "#!/bin/sh\nexit 0\n");
    const { status, said } = repo.guard("hook", "install");
    expect(status).toBe(2);
    expect(said).toContain("Move one of them away, then install again.");
    expect(readFileSync(hookFile("pre-commit"), "utf8")).toBe("#!/bin/sh\nexit 0\n");
  });
});

describe("without node on the PATH", () => {
  it("a hook finds the one that installed it", () => {
    repo.guard("hook", "install");
    stage("a.js", leak);
    expect(isStopped(repo.gitWith({ env: { PATH: sandbox.pathWithoutNode() } }, "commit", "-m", "x"))).toBe(true);
  });

  it("and without the one that installed it, what names Cinclus is blocked, and nothing else is", () => {
    repo.guard("hook", "install");
    const script = readFileSync(hookFile("pre-commit"), "utf8").replace(/^node_at_install=.*$/m, "node_at_install='/gone/node'");
    // Places where a machine may have one all the same.
    putHook("pre-commit", script.replaceAll(/\/(?:opt\/homebrew|usr\/local|usr)\/bin\/node/g, "/gone/node"));
    const env = { PATH: sandbox.pathWithoutNode() };
    stage("a.txt", "a\n");
    expect(repo.gitWith({ env }, "commit", "-m", "harmless").status).toBe(0);
    stage("a.js", leak);
    const { status, said } = repo.gitWith({ env }, "commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("Node.js was not found. Put node on the PATH, or its path into the environment variable CINCLUS_GUARD_NODE.");
    expect(said).toContain("This commit is blocked, because it could not be checked. To go on unchecked: git commit --no-verify");
    expect(isStopped(repo.gitWith({ env: { ...env, CINCLUS_GUARD_NODE: process.execPath } }, "commit", "-m", "x"))).toBe(true);
    mkdirSync(join(sandbox.home, ".volta", "bin"), { recursive: true });
    symlinkSync(process.execPath, join(sandbox.home, ".volta", "bin", "node"));
    expect(isStopped(repo.gitWith({ env }, "commit", "-m", "x"))).toBe(true);
  });

  it("a wrong CINCLUS_GUARD_NODE is named", () => {
    repo.guard("hook", "install");
    stage("a.js", leak);
    const { status, said } = repo.gitWith({ env: { CINCLUS_GUARD_NODE: "/gone/node" } }, "commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("CINCLUS_GUARD_NODE is /gone/node, which cannot be run.");
  });
});

describe("a commit is blocked, with the reason and the way round, where", () => {
  const blocked = "because it could not be checked. To go on unchecked: git commit --no-verify";

  it("the configuration is broken, even if nothing names Cinclus", () => {
    repo.guard("hook", "install");
    stage("cinclus-guard.config.json", '{ "host": ["llm.acme.example"] }');
    const { status, said } = repo.git("commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("hosts");
    expect(said).toContain(blocked);
  });

  it("cinclus-guard is gone", () => {
    repo.guard("hook", "install");
    putHook("pre-commit", readFileSync(hookFile("pre-commit"), "utf8").replace(/^cli_at_install=.*$/m, "cli_at_install='/gone/bin.mjs'"));
    stage("a.js", leak);
    const { status, said } = repo.git("commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("cinclus-guard is not installed here any more (/gone/bin.mjs).");
    expect(said).toContain(blocked);
  });

  it.each(["process.exit(9)", "process.kill(process.pid, 'SIGKILL')", "process.abort()"])("it breaks off: %s", (code) => {
    repo.guard("hook", "install");
    repo.write({ "node_modules/cinclus-guard/dist/bin.mjs": `${code};\n`, ".gitignore": "node_modules\n" });
    stage("a.js", leak);
    const { status, said } = repo.git("commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("cinclus-guard broke off with status");
    expect(said).toContain(blocked);
  });

  /** Of the processes that have written down their ids, those that go on running. */
  const running = async (): Promise<string[]> => {
    const started = readFileSync(join(sandbox.home, "started"), "utf8").split("\n").filter((id) => id !== "");
    expect(started).not.toEqual([]);
    let left = started;
    for (let rounds = 0; rounds < 40 && left.length > 0; rounds++) {
      await new Promise((done) => setTimeout(done, 100));
      left = started.filter((id) => sandbox.run("ps", ["-o", "stat=", "-p", id]).said.replace(/^Z.*/, "").trim() !== "");
    }
    return left;
  };

  it("git hangs, be it for the script or for Node", async () => {
    repo.guard("hook", "install");
    stage("a.js", leak);
    const fake = join(sandbox.home, "fake");
    mkdirSync(fake);
    writeFileSync(join(fake, "git"), `#!/bin/sh\necho $$ >>'${join(sandbox.home, "started")}'\nexec sleep 47\n`, { mode: 0o755 });
    // git puts this folder before all others on the PATH of its hooks.
    const env = { GIT_EXEC_PATH: fake, CINCLUS_GUARD_TIMEOUT: "2" };
    const begun = performance.now();
    const { status, said } = repo.gitWith({ env }, "commit", "-m", "x");
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(status).toBe(1);
    expect(said).toContain("The check was not done after 2 seconds. This commit is blocked, because it could not be checked.");
    expect(said).toContain("For more time, set the environment variable CINCLUS_GUARD_TIMEOUT to a number of seconds. To go on unchecked: git commit --no-verify");
    expect(await running()).toEqual([]);
    const path = `${fake}${delimiter}${process.env.PATH ?? ""}`;
    const node = sandbox.run(process.execPath, [command, "hook", "run", "pre-commit"], { cwd: "work", env: { ...env, PATH: path } });
    expect(performance.now() - begun).toBeLessThan(40_000);
    expect(node.status).toBe(2);
    expect(node.said).toContain("The check was not done after 2 seconds. For more time, set");
    expect(node.said).toContain(blocked);
    expect(await running()).toEqual([]);
  });

  it("the search is done in time, and Node hangs", async () => {
    repo.guard("hook", "install");
    repo.write({ "node_modules/cinclus-guard/dist/bin.mjs": `import { writeFileSync } from "node:fs";\nwriteFileSync("../started", String(process.pid));\nfor (;;);\n`, ".gitignore": "node_modules\n" });
    stage("a.js", leak);
    const { status, said } = repo.gitWith({ env: { CINCLUS_GUARD_TIMEOUT: "2" } }, "commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("The check was not done after 2 seconds. This commit is blocked");
    expect(await running()).toEqual([]);
  });

  it("the time limit is no number", () => {
    repo.guard("hook", "install");
    const env = { CINCLUS_GUARD_TIMEOUT: "1 minute" };
    const { status, said } = repo.gitWith({ env }, "commit", "--allow-empty", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("CINCLUS_GUARD_TIMEOUT is 1 minute. Give it whole seconds, or 0 for no limit.");
    expect(said).toContain(blocked);
    const node = sandbox.run(process.execPath, [command, "hook", "run", "pre-commit"], { cwd: "work", env });
    expect(node).toMatchObject({ status: 2 });
    expect(node.said).toContain("CINCLUS_GUARD_TIMEOUT is 1 minute.");
  });

  it("git is not there, or cannot read the index", () => {
    const alone = sandbox.run(process.execPath, [command, "hook", "run", "pre-commit"], { cwd: "work", env: { PATH: sandbox.home } });
    expect(alone.status).toBe(2);
    expect(alone.said).toContain("git could not be started in");
    expect(alone.said).toContain(blocked);
    stage("a.js", leak);
    writeFileSync(join(repo.folder, ".git", "index"), "broken");
    const { status, said } = repo.guard("hook", "run", "pre-commit");
    expect(status).toBe(2);
    expect(said).toMatch(/index file|bad signature/);
    expect(said).toContain(blocked);
  });

  it("an object is not there or is broken", () => {
    repo.guard("hook", "install");
    stage("a.txt", "some text\n");
    const id = repo.must("rev-parse", ":a.txt");
    const object = join(repo.folder, ".git", "objects", id.slice(0, 2), id.slice(2));
    chmodSync(object, 0o644);
    writeFileSync(object, "broken");
    const because = "cinclus-guard has stopped this commit, because it could not read all of it.";
    expect(repo.git("commit", "-m", "x").said).toContain(because);
    rmSync(object);
    const { status, said } = repo.git("commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain(because);
    expect(said).toContain(`git does not have the object ${id}`);
  });

  it("a file that names Cinclus is too large to be read", () => {
    repo.guard("hook", "install");
    stage("a.txt", `cinclus ${"x".repeat(11 * 1024 * 1024)}`);
    const { status, said } = repo.git("commit", "-m", "x");
    expect(status).toBe(1);
    expect(said).toContain("cinclus-guard has stopped this commit, because it could not read all of it.");
  });
});

describe("words that a configuration adds", () => {
  const noNode = { CINCLUS_GUARD_NODE: "/gone/node" };

  it.each([
    ["cinclus-guard.config.json", (names: string[]) => JSON.stringify({ names })],
    ["cinclus-guard.config.yaml", (names: string[]) => `names: [${names.join(", ")}]\n`],
    ["package.json", (names: string[]) => JSON.stringify({ "cinclus-guard": { names } }, null, 2)],
  ])("of %s are looked for, and Node is started only once to learn them", (file, text) => {
    repo.guard("hook", "install");
    stage(file, text(["ACME_SECRET"]));
    expect(repo.gitWith({ env: noNode }, "commit", "-m", "x").said).toContain("/gone/node");
    repo.must("commit", "-m", "configuration");
    stage("a.txt", "harmless\n");
    expect(repo.gitWith({ env: noNode }, "commit", "-m", "harmless").status).toBe(0);
    stage("a.env", `ACME_SECRET=${fakeKey("letters", 3)}\n`);
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
    repo.must("reset", "--quiet", "--hard");
    stage(file, text(["OTHER_SECRET"]));
    expect(repo.gitWith({ env: noNode }, "commit", "-m", "x").said).toContain("/gone/node");
  });

  it("are no matter in a package.json that only depends on cinclus-guard", () => {
    repo.guard("hook", "install");
    stage("package.json", JSON.stringify({ scripts: {}, devDependencies: { "cinclus-guard": "1" } }, null, 2));
    repo.must("commit", "--no-verify", "-m", "x");
    stage("a.txt", "harmless\n");
    expect(repo.gitWith({ env: noNode }, "commit", "-m", "harmless").status).toBe(0);
  });
});

describe("for all repositories", () => {
  it("hooks stop keys, run a repository's own hooks, and go without a trace", () => {
    const before = readFileSync(join(sandbox.home, ".gitconfig"));
    expect(repo.guard("hook", "install", "--global").status).toBe(0);
    for (const name of ["pre-commit", "commit-msg", "post-commit", "prepare-commit-msg"]) putHook(name, `#!/bin/sh\necho own ${name}\n`);
    stage("a.txt", "a\n");
    const { status, said } = repo.git("commit", "-m", "one");
    expect(status).toBe(0);
    for (const name of ["pre-commit", "commit-msg", "post-commit", "prepare-commit-msg"]) expect(said).toContain(`own ${name}\n`);
    stage("a.js", leak);
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
    expect(repo.guard("hook", "status")).toMatchObject({ status: 0 });
    expect(repo.guard("hook", "status").said).toContain("Installed for all repositories.");
    const { status: refused, said: why } = repo.guard("hook", "install");
    expect(refused).toBe(2);
    expect(why).toContain("hook install --global");
    expect(repo.guard("hook", "uninstall", "--global").status).toBe(0);
    expect(existsSync(join(sandbox.home, ".config", "cinclus-guard", "hooks"))).toBe(false);
    expect(readFileSync(join(sandbox.home, ".gitconfig")).toString().replace("[core]\n", "")).toBe(before.toString());
    expect(repo.git("commit", "-m", "x").status).toBe(0);
  });

  it("hooks are put before those that a person has for all repositories already", () => {
    const mine = join(sandbox.home, "my hooks");
    mkdirSync(mine);
    writeFileSync(join(mine, "pre-commit"), "#!/bin/sh\necho mine\n", { mode: 0o755 });
    repo.must("config", "--global", "core.hooksPath", "~/my hooks");
    expect(repo.guard("hook", "install", "--global").status).toBe(0);
    stage("a.txt", "a\n");
    expect(repo.must("commit", "-m", "one")).toMatch(/^mine$/m);
    stage("a.js", leak);
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
    repo.guard("hook", "uninstall", "--global");
    expect(repo.must("config", "--global", "core.hooksPath")).toBe("~/my hooks");
    expect(readFileSync(join(mine, "pre-commit"), "utf8")).toBe("#!/bin/sh\necho mine\n");
  });

  it("hooks do not start what a repository brings along", () => {
    repo.guard("hook", "install", "--global");
    repo.write({ "node_modules/cinclus-guard/dist/bin.mjs": "process.exit(0);\n" });
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
  });
});

describe("by a template", () => {
  it("new repositories and clones get hooks of their own, and those of before keep theirs", () => {
    const before = readFileSync(join(sandbox.home, ".gitconfig")).toString();
    expect(repo.guard("hook", "install", "--global", "--template")).toMatchObject({ status: 0 });
    expect(existsSync(hookFile("pre-commit"))).toBe(false);
    expect(repo.guard("hook", "status").said).toMatch(/New repositories get the hooks in .*template.hooks\./);
    const fresh = sandbox.repository("fresh");
    expect(existsSync(join(fresh.folder, ".git", "info", "exclude"))).toBe(true);
    fresh.write({ "a.js": leak });
    fresh.must("add", "a.js");
    expect(isStopped(fresh.git("commit", "-m", "x"))).toBe(true);
    const { status, said } = fresh.guard("hook", "status");
    expect(status).toBe(0);
    expect(said).toMatch(/pre-commit +current +Installed from your template for new repositories\./);
    repo.must("init");
    stage("a.js", leak);
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
    expect(repo.guard("hook", "uninstall", "--global").said).toContain("Repositories that were made from the template keep their hooks.");
    expect(readFileSync(join(sandbox.home, ".gitconfig")).toString().replace("[init]\n[", "[")).toBe(before);
    expect(existsSync(join(sandbox.home, ".config", "cinclus-guard", "template"))).toBe(false);
    expect(existsSync(join(sandbox.repository("later").folder, ".git", "hooks", "pre-commit"))).toBe(false);
    expect(fresh.guard("hook", "uninstall").status).toBe(0);
    expect(fresh.git("commit", "-m", "x").status).toBe(0);
  });

  it("a person's own template keeps what it has, and its hooks run after ours", () => {
    const mine = join(sandbox.home, "mine");
    mkdirSync(join(mine, "hooks"), { recursive: true });
    writeFileSync(join(mine, "hooks", "pre-commit"), "#!/bin/sh\necho mine\n", { mode: 0o755 });
    repo.must("config", "--global", "init.templateDir", "~/mine");
    expect(repo.guard("hook", "install", "--global", "--template").status).toBe(0);
    const fresh = sandbox.repository("fresh");
    expect(fresh.git("commit", "--allow-empty", "-m", "x").said).toMatch(/^mine$/m);
    fresh.write({ "a.js": leak });
    fresh.must("add", "a.js");
    expect(isStopped(fresh.git("commit", "-m", "x"))).toBe(true);
    expect(repo.guard("hook", "uninstall", "--global").status).toBe(0);
    expect(repo.must("config", "--global", "init.templateDir")).toBe("~/mine");
    expect(readFileSync(join(mine, "hooks", "pre-commit"), "utf8")).toBe("#!/bin/sh\necho mine\n");
  });
});

describe("asked for what cannot be, it says so in a sentence with status 2:", () => {
  it.each([
    [["hook", "run", "pre-comit"], 'There is no hook "pre-comit" here. Did you mean "pre-commit"?'],
    [["hook", "run"], "Say which hook to run"],
    [["hook", "run", "commit-msg"], "commit-msg needs the file of the message"],
    [["hook", "run", "commit-msg", "gone"], "The commit message cannot be read from gone."],
    [["hook", "status", "pre-commit"], '"pre-commit" is one argument too many.'],
    [["hook", "status", "--global"], "--global is not for hook status."],
    [["hook", "install", "--template"], "--template is for hook install --global"],
    [["hook", "uninstall", "--chain"], "--chain is for hook install"],
    [["hook", "instal"], 'cannot be "instal". Did you mean "install"?'],
  ])("%j", (words, sentence) => {
    const { status, said } = repo.guard(...words);
    expect(said).toContain(sentence);
    expect(status).toBe(2);
  });

  it("outside of a repository", () => {
    for (const words of [["hook", "install"], ["hook", "status"], ["doctor"], ["hook", "run", "pre-commit"]]) {
      const { status, said } = sandbox.run(process.execPath, [command, ...words]);
      expect(said).toContain("is not a git repository");
      expect(status).toBe(2);
    }
  });
});
