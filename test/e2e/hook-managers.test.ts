import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { canInstall, pack, run, temporaryFolder } from "./package.ts";
import { useHooked } from "./support/hooked.ts";
import { type HookedRepository, isStopped } from "./support/sandbox.ts";

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
    repo.write({ ".husky/pre-commit": "node -e 0\n" });
    expectAddedByItself();
    expectAllRoadsGuarded();
    expectTakenOut([".husky/pre-push"], { ".husky/pre-commit": "node -e 0\n" });
  });

  it("husky, where a hook reads what git tells of a push", () => {
    tool("husky");
    repo.write({ ".husky/pre-push": "cat >../sent\n" });
    const { status, said } = repo.guard("hook", "install", "--manager");
    expect(status).toBe(2);
    expect(said).toContain("Left for you, because it is not surely right to edit what is there: pre-push.");
    expect(readFileSync(join(repo.folder, ".husky/pre-push"), "utf8")).toBe("cat >../sent\n");
  });

  it("lefthook", () => {
    const before = "# ours\npre-commit:\n  commands:\n    other:\n      run: node -e 0\n";
    repo.write({ "lefthook.yml": before });
    expectAddedByItself();
    tool("lefthook", "install");
    expectAllRoadsGuarded();
    expectTakenOut([], { "lefthook.yml": before });
  });

  it("simple-git-hooks", () => {
    const before = '{\n  "private": true,\n  "simple-git-hooks": {\n    "pre-commit": "node -e 0"\n  }\n}\n';
    repo.write({ "package.json": before });
    expectAddedByItself();
    tool("simple-git-hooks");
    expectAllRoadsGuarded();
    expectTakenOut([], { "package.json": before });
  });

  it("tells what to add, exactly as it would add it", () => {
    repo.write({ "lefthook.yml": "" });
    const told = whatToAdd("lefthook");
    expectAddedByItself();
    expect(readFileSync(join(repo.folder, "lefthook.yml"), "utf8")).toBe(`${told.join("\n")}\n`);
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

  describe("the pre-commit framework", () => {
    const python = join(folder, "python");
    const preCommit = join(python, process.platform === "win32" ? "Scripts" : "bin", "pre-commit");
    let canPython = false;

    beforeAll(async () => {
      const made = await run("python3", ["-m", "venv", python], folder);
      const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "pre-commit"];
      canPython = made.status === 0 && (await run(join(python, process.platform === "win32" ? "Scripts" : "bin", "python"), pip, folder)).status === 0;
      if (!canPython) console.log("The pre-commit framework is not tried: it cannot be installed here. It needs Python with venv and pip.");
    });

    /** Only to install things, and for its own files: all that this machine needs to reach its registry. */
    const environment = (): Record<string, string> => ({
      ...Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name.startsWith("GIT_") ? [] : [[name, value]]))),
      GIT_CONFIG_GLOBAL: join(sandbox.home, ".gitconfig"),
      PRE_COMMIT_HOME: join(folder, "pre-commit"),
    });

    it("with hooks of the repository's own", (context) => {
      if (!canPython) context.skip();
      const before = "repos:\n  - repo: meta\n    hooks:\n      - id: identity\n";
      repo.write({ ".pre-commit-config.yaml": before });
      expectAddedByItself();
      const config = readFileSync(join(repo.folder, ".pre-commit-config.yaml"), "utf8");
      repo.write({ ".pre-commit-config.yaml": config.replaceAll("[cinclus-guard]", `["${archive}"]`) });
      const env = environment();
      expect(sandbox.run(preCommit, ["install", "--install-hooks"], { cwd: "work", env })).toMatchObject({ status: 0 });
      expect(repo.guard("hook", "install", "pre-push").status).toBe(0);
      expectAllRoadsGuarded(env);
      repo.write({ ".pre-commit-config.yaml": config });
      expectTakenOut([], { ".pre-commit-config.yaml": before });
    });

    it("with this repository as `repo:`", (context) => {
      if (!canPython) context.skip();
      const clone = join(sandbox.home, "cinclus-guard");
      expect(sandbox.run("git", ["clone", "--quiet", "--no-hardlinks", join(import.meta.dirname, "..", ".."), clone])).toMatchObject({ status: 0 });
      const { said } = sandbox.run("git", ["-C", clone, "rev-parse", "HEAD"]);
      const hooks = ["cinclus-guard", "cinclus-guard-merge", "cinclus-guard-message", "cinclus-guard-push"];
      repo.write({
        ".pre-commit-config.yaml": [
          "default_install_hook_types: [pre-commit, pre-merge-commit, commit-msg, pre-push]",
          "repos:",
          `  - repo: ${clone}`,
          `    rev: ${said.trim()}`,
          `    hooks: [${hooks.map((id) => `{ id: ${id} }`).join(", ")}]`,
          "",
        ].join("\n"),
      });
      const env = environment();
      expect(sandbox.run(preCommit, ["install", "--install-hooks"], { cwd: "work", env })).toMatchObject({ status: 0 });
      expectAllRoadsGuarded(env);
    });
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

  function expectAddedByItself(): void {
    expect(repo.guard("hook", "install", "--manager")).toMatchObject({ status: 0 });
    expect(repo.guard("hook", "install", "--manager").said).toContain("No file of ");
  }

  function expectTakenOut(gone: readonly string[], left: Readonly<Record<string, string>>): void {
    expect(repo.guard("hook", "uninstall", "--manager")).toMatchObject({ status: 0 });
    for (const file of gone) expect(existsSync(join(repo.folder, file))).toBe(false);
    for (const [file, text] of Object.entries(left)) expect(readFileSync(join(repo.folder, file), "utf8")).toBe(text);
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
