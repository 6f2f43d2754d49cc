import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { canInstall, pack, run, temporaryFolder } from "./package.ts";
import { useHooked } from "./support/hooked.ts";
import { type HookedRepository, isStopped } from "./support/sandbox.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const online = await canInstall();
if (!online) console.log("Hook managers are not tried: no packages can be installed here.");

const leak = `const apiKey = "${fakeKey("service", 5)}";\n`;

const modules = join("node_modules", "cinclus-guard", "dist", "bin.mjs");

describe.skipIf(!online)("with the packed package and the real tool", () => {
  const { folder, remove } = temporaryFolder();
  const installed = join(folder, "installed");
  let archive = "";

  /** All is installed once, and each repository has a link to it where npm would have put it. */
  beforeAll(async () => {
    expect(existsSync("dist/bin.mjs"), "There is no dist. Run `npm run build` first.").toBe(true);
    archive = await pack(folder);
    mkdirSync(installed);
    const tools = ["husky@9", "lefthook@2", "simple-git-hooks@2.14", "lint-staged@16"];
    const options = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", "--loglevel=error", "--prefix", installed];
    const { status, stderr } = await run("npm", ["install", ...options, archive, ...tools], installed);
    if (status !== 0) throw new Error(`npm install failed: ${stderr}`);
  });
  afterAll(remove);
  const { sandbox, repo } = useHooked(() => {
    sandbox.repository("remote.git", "--bare");
    repo.must("remote", "add", "origin", "../remote.git");
    repo.write({ ".gitignore": "node_modules\n", "package.json": '{ "private": true }\n' });
    symlinkSync(join(installed, "node_modules"), join(repo.folder, "node_modules"), "junction");
  }, modules);

  it("husky", () => {
    tool("husky");
    const lines = whatToAdd("husky");
    for (const [index, event] of ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"].entries()) {
      repo.write({ [`.husky/${event}`]: `${lines[index] ?? ""}\n` });
    }
    expectAllRoadsGuarded();
  });

  it("lefthook", () => {
    repo.write({ "lefthook.yml": "# ours\n" });
    repo.write({ "lefthook.yml": `${whatToAdd("lefthook").join("\n")}\n` });
    tool("lefthook", "install");
    expectAllRoadsGuarded();
  });

  it("simple-git-hooks", () => {
    editPackage({ "simple-git-hooks": {} });
    const fields: unknown = JSON.parse(`{${whatToAdd("simple-git-hooks").join("\n")}}`);
    editPackage(fields);
    tool("simple-git-hooks");
    expectAllRoadsGuarded();
  });

  it("lint-staged, before whose hook ours is put", () => {
    editPackage({ "lint-staged": { "*": "node -e 0" } });
    repo.write({ ".git/hooks/pre-commit": "#!/bin/sh\nexec node_modules/.bin/lint-staged\n" });
    sandbox.run("chmod", ["+x", join(repo.folder, ".git/hooks/pre-commit")]);
    expect(repo.guard("hook", "install").status).toBe(0);
    expectAllRoadsGuarded();
  });

  it("lint-staged, which starts ours", () => {
    editPackage({ "lint-staged": { "*": "cinclus-guard hook run pre-commit" } });
    repo.write({ ".git/hooks/pre-commit": "#!/bin/sh\nexec node_modules/.bin/lint-staged\n" });
    sandbox.run("chmod", ["+x", join(repo.folder, ".git/hooks/pre-commit")]);
    repo.must("add", "--all");
    repo.must("commit", "-m", "harmless");
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
  });

  it("the pre-commit framework", async (context) => {
    const python = join(folder, "python");
    const made = await run("python3", ["-m", "venv", python], folder);
    const installed = made.status === 0 ? await run(join(python, "bin", "pip"), ["install", "--quiet", "pre-commit"], folder) : made;
    if (installed.status !== 0) {
      console.log("The pre-commit framework is not tried: it cannot be installed here.");
      context.skip();
    }
    repo.write({ ".pre-commit-config.yaml": "repos: []\n" });
    const config = `${whatToAdd("pre-commit").join("\n")}\n`.replaceAll("[cinclus-guard]", `["${archive}"]`);
    repo.write({ ".pre-commit-config.yaml": config });
    // Only to install things, and for its own files: all that this machine needs to reach its registry.
    const env = {
      ...Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name.startsWith("GIT_") ? [] : [[name, value]]))),
      GIT_CONFIG_GLOBAL: join(sandbox.home, ".gitconfig"),
      PRE_COMMIT_HOME: join(folder, "pre-commit"),
    };
    const preCommit = join(python, "bin", "pre-commit");
    expect(sandbox.run(preCommit, ["install", "--install-hooks"], { cwd: "work", env })).toMatchObject({ status: 0 });
    expect(repo.guard("hook", "install", "pre-push").status).toBe(0);
    expectAllRoadsGuarded(env);
  });

  it("the pre-commit framework's way of telling what is pushed", () => {
    repo.must("add", "--all");
    repo.must("commit", "-m", "harmless");
    const push = (env: Readonly<Record<string, string>>): ReturnType<typeof sandbox.run> =>
      sandbox.run(process.execPath, ["node_modules/cinclus-guard/dist/bin.mjs", "hook", "run", "pre-push"], { cwd: "work", env });
    const remote = { PRE_COMMIT_REMOTE_NAME: "origin" };
    expect(push({ ...remote, PRE_COMMIT_TO_REF: repo.must("rev-parse", "HEAD") }).status).toBe(0);
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    repo.must("commit", "-m", "leak");
    expect(isStopped(push({ ...remote, PRE_COMMIT_TO_REF: repo.must("rev-parse", "HEAD") }))).toBe(true);
    expect(isStopped(push({ ...remote, PRE_COMMIT_LOCAL_BRANCH: "refs/heads/main" }))).toBe(true);
    const { status, said } = push({});
    expect(status).toBe(2);
    expect(said).toContain("pre-push needs the arguments and the input that git gives");
  });

  it.each(["lefthook", "pre-commit"])("%s that is installed after ours, with the hook from before kept", (manager) => {
    expect(repo.guard("hook", "install").status).toBe(0);
    // What both do with a hook they find: they move it, and the second runs it.
    const moved = manager === "lefthook" ? "pre-commit.old" : "pre-commit.legacy";
    const hooks = join(repo.folder, ".git", "hooks");
    sandbox.run("mv", [join(hooks, "pre-commit"), join(hooks, moved)]);
    writeFileSync(join(hooks, "pre-commit"), `#!/bin/sh\nexec "$0${moved.replace("pre-commit", "")}" "$@"\n`, { mode: 0o755 });
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    expect(isStopped(repo.git("commit", "-m", "x"))).toBe(true);
  });

  function tool(name: string, ...args: string[]): void {
    const path = `${join(repo.folder, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`;
    const { status, said } = sandbox.run(name, args, { cwd: "work", env: { PATH: path } });
    if (status !== 0) throw new Error(`${name}: ${said}`);
  }

  /** The lines that `hook install` tells people to add, exactly as it tells them. */
  function whatToAdd(manager: string): string[] {
    const { status, said } = repo.guard("hook", "install");
    expect(status).toBe(2);
    expect(said).toContain(`${manager} keeps the hooks of this repository. Put into `);
    return said.split("\n").filter((line) => line.startsWith("  ")).map((line) => line.slice(2));
  }

  function editPackage(fields: unknown): void {
    const file = join(repo.folder, "package.json");
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify(Object.assign({}, content, fields), null, 2));
  }

  function expectAllRoadsGuarded(env: Readonly<Record<string, string>> = {}): void {
    const git: HookedRepository["git"] = (...args) => repo.gitWith({ env }, ...args);
    repo.must("add", "--all");
    expect(git("commit", "-m", "harmless")).toMatchObject({ status: 0 });
    expect(git("push", "origin", "main")).toMatchObject({ status: 0 });
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    expect(isStopped(git("commit", "-m", "x"))).toBe(true);
    expect(git("commit", "--no-verify", "-m", "unseen").status).toBe(0);
    expect(isStopped(git("push", "origin", "main"))).toBe(true);
    expect(isStopped(git("commit", "--allow-empty", "-m", `use ${fakeKey("service", 5)}`))).toBe(true);
    repo.must("reset", "--quiet", "--hard", "HEAD^");
    repo.must("checkout", "--quiet", "-b", "side");
    repo.write({ "a.js": leak });
    repo.must("add", "a.js");
    expect(git("commit", "--no-verify", "-m", "unseen").status).toBe(0);
    repo.must("checkout", "--quiet", "main");
    expect(isStopped(git("merge", "--no-ff", "--no-edit", "side"))).toBe(true);
    expect(repo.guard("hook", "status")).toMatchObject({ status: 0 });
  }
});
