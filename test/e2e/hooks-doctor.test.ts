import { chmodSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { useHooked } from "./support/hooked.ts";

const { sandbox, repo } = useHooked();

const hookFile = (name: string): string => join(repo.folder, ".git", "hooks", name);

function putHook(name: string, content: string): void {
  repo.write({ [`.git/hooks/${name}`]: content });
  chmodSync(hookFile(name), 0o755);
}

describe("status tells", () => {
  const lineOf = (event: string): string => {
    const { said } = repo.guard("hook", "status");
    return said.split("\n").find((line) => line.startsWith(`  ${event} `)) ?? "";
  };

  it("what is missing, another's, current, stale and broken", () => {
    putHook("pre-commit", "#!/bin/sh\n");
    expect(lineOf("commit-msg")).toContain("missing");
    expect(lineOf("pre-commit")).toContain("other");
    expect(repo.guard("hook", "status").status).toBe(1);
    repo.guard("hook", "install");
    expect(repo.guard("hook", "status").status).toBe(0);
    expect(lineOf("pre-commit")).toMatch(/current +Installed, then .*pre-commit\.before-cinclus-guard\./);
    putHook("commit-msg", readFileSync(hookFile("commit-msg"), "utf8").replace("wayscloud\n", ""));
    expect(lineOf("commit-msg")).toContain("stale");
    chmodSync(hookFile("pre-push"), 0o644);
    expect(lineOf("pre-push")).toMatch(/broken +git does not run it, because it is not executable/);
    renameSync(hookFile("pre-merge-commit"), hookFile("x"));
    expect(lineOf("pre-merge-commit")).toContain("missing");
  });
});

describe("doctor", () => {
  it("shows that each installed hook stops a made-up key, and leaves nothing behind", () => {
    repo.guard("hook", "install");
    const { status, said } = repo.guard("doctor");
    expect(status).toBe(0);
    for (const event of ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]) {
      expect(said).toMatch(new RegExp(`ok +${event} tried +A made-up key was stopped\\.`));
    }
    expect(repo.git("status", "--short").said).toBe("");
  });

  it("tries a server's hook too", () => {
    const server = sandbox.repository("server.git", "--bare");
    server.guard("hook", "install");
    const { status, said } = server.guard("doctor");
    expect(said).toMatch(/ok +pre-receive tried +A made-up key was stopped/);
    expect(status).toBe(0);
  });

  it("says what is wrong: hooks that are missing, do nothing, or cannot work", () => {
    const { status, said } = repo.guard("doctor");
    expect(status).toBe(1);
    expect(said).toMatch(/WRONG +pre-commit +Not installed/);
    repo.guard("hook", "install");
    const script = readFileSync(hookFile("pre-commit"), "utf8");
    putHook("pre-commit", script.replace("\nevent=", "\nexit 0\nevent="));
    const second = repo.guard("doctor");
    expect(second.status).toBe(1);
    expect(second.said).toMatch(/WRONG +pre-commit +Written by another version/);
    expect(second.said).toMatch(/WRONG +pre-commit tried +A made-up key got through/);
    expect(second.said).toMatch(/ok +commit-msg tried/);
    repo.write({ "cinclus-guard.config.json": "{" });
    const third = repo.guard("doctor");
    expect(third.said).toMatch(/WRONG +configuration/);
    expect(third.said).toMatch(/WRONG +commit-msg tried +Blocked, but not by cinclus-guard's findings/);
  });
});
