import { existsSync } from "node:fs";
import { join } from "node:path";
import type * as SimpleGit from "simple-git";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Git } from "../../src/sources/git.ts";
import { Repository } from "../support/repository.ts";

const asked = vi.hoisted(() => ({ bySimpleGit: 0 }));

vi.mock("simple-git", async (original) => {
  const real = await original<typeof SimpleGit>();
  return {
    ...real,
    simpleGit: (...given: Parameters<typeof real.simpleGit>) => {
      asked.bySimpleGit++;
      return real.simpleGit(...given);
    },
  };
});

afterEach(() => {
  asked.bySimpleGit = 0;
});

const questions = [
  ["rev-parse", "--verify", "--quiet", "HEAD"],
  ["rev-parse", "--show-toplevel"],
  ["rev-parse", "--verify", "--quiet", "--end-of-options", "--no-such-thing"],
  ["rev-parse", "no-such-thing"],
  ["config", "--get", "remote.origin.url"],
  ["config", "--get", "user.nothing"],
  ["config", "--global", "--get", "core.hooksPath"],
  ["merge-base", "--is-ancestor", "HEAD", "HEAD"],
  ["merge-base", "--is-ancestor", "HEAD", "HEAD~1"],
  ["for-each-ref", "--format=%(refname)", "refs/heads"],
  ["check-ignore", "--quiet", "--no-index", "a.txt"],
  ["symbolic-ref", "--quiet", "--short", "HEAD"],
  ["version"],
  ["no-such-command"],
];

function prepared(): Repository {
  const repository = new Repository();
  repository.commit("one", { "ä.txt": "1" });
  repository.commit("two", { "a.txt": "1", ".gitignore": "" });
  repository.git("config", "remote.origin.url", "https://acme.example/x.git");
  return repository;
}

describe("a small question", () => {
  it.each(questions)("has the same answer through simple-git as without: git %s %s %s", async (...question) => {
    const git = new Git(prepared().folder, { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" });
    const answer = await git.ask(question);
    expect(asked.bySimpleGit).toBe(1);
    expect(answer).toBe(await git.askAtOnce(question));
  });

  it("is answered whatever programs the environment names", async () => {
    const names = ["EDITOR", "VISUAL", "PAGER", "PREFIX", "SSH_ASKPASS", "GIT_EDITOR", "GIT_SEQUENCE_EDITOR", "GIT_PAGER", "GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "GIT_TEMPLATE_DIR"];
    const programs = Object.fromEntries(names.map((name) => [name, "no-such-program"]));
    const settings = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.pager", GIT_CONFIG_VALUE_0: "no-such-program" };
    const { folder } = prepared();
    for (const environment of [programs, settings, { GIT_CONFIG_GLOBAL: "/dev/null", GIT_SSL_CAINFO: "x" }]) {
      const git = new Git(folder, { ...process.env, ...environment });
      expect(await git.ask(["rev-parse", "--show-toplevel"])).toBe(folder);
    }
    expect(asked.bySimpleGit).toBe(3);
  });

  it("keeps the configuration that the environment brings", async () => {
    const settings = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "user.name", GIT_CONFIG_VALUE_0: "Ada" };
    expect(await new Git(prepared().folder, { ...process.env, ...settings }).ask(["config", "--get", "user.name"])).toBe("Ada");
  });

  it("starts no program of the repository's choosing", async () => {
    const repository = prepared();
    const trace = join(repository.folder, "started");
    for (const setting of ["core.fsmonitor", "core.pager", "core.editor"]) repository.git("config", setting, `touch "${trace}"; false`);
    expect(await new Git(repository.folder).ask(["ls-files", "--modified"])).toBe("");
    expect(asked.bySimpleGit).toBe(1);
    expect(existsSync(trace)).toBe(false);
  });

  it("is put to git at once in a hook, where every millisecond is waited for", async () => {
    const repository = prepared();
    const git = new Git(repository.folder, { ...process.env, GIT_EXEC_PATH: repository.git("--exec-path") });
    expect(await git.ask(["symbolic-ref", "--short", "HEAD"])).toBe("main");
    expect(asked.bySimpleGit).toBe(0);
  });

  it("has no answer where there is no such folder", async () => {
    expect(await new Git(join(prepared().folder, "nowhere")).ask(["version"])).toBeUndefined();
  });
});
