import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { GuardError } from "../errors.ts";
import { configurationFiles } from "../policy/configuration.ts";
import { managerFiles } from "./managers.ts";
import type { HookPlace } from "./places.ts";

/** What git did, with all that it and the hooks printed. */
export interface Outcome {
  readonly done: boolean;
  readonly said: string;
}

/** A repository to try hooks in, with a bare one to push to. */
export interface Scratch {
  readonly folder: string;
  readonly bare: string;
  /** Runs git in the work tree, hooks and all. */
  git(...args: readonly string[]): Promise<Outcome>;
  /** The same, for what must not go wrong. */
  prepare(...args: readonly string[]): Promise<void>;
  write(name: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Makes a repository that has the hooks and the configuration of a real one. It starts git itself and not through
 * `Git`, which sees to it that no hook ever runs: here they are to run.
 */
export async function makeScratch({ folder: hooks, top }: HookPlace, env: Readonly<Record<string, string | undefined>>): Promise<Scratch> {
  const outer = await realpath(await mkdtemp(join(tmpdir(), "cinclus-guard-doctor-")));
  const folder = join(outer, "work");
  const bare = join(outer, "bare.git");
  const git = (...args: readonly string[]): Promise<Outcome> => start(args, existsSync(folder) ? folder : outer, env);
  const prepare = async (...args: readonly string[]): Promise<void> => {
    const { done, said } = await git(...args);
    if (!done) throw new GuardError(`git ${args[0] ?? ""} failed in a scratch repository: ${said.trim().split("\n")[0] ?? ""}`);
  };
  await prepare("init", "--quiet", "--bare", bare);
  await mkdir(folder);
  await prepare("init", "--quiet");
  for (const name of new Set([...configurationFiles, ...managerFiles])) {
    if (existsSync(join(top, name))) await cp(join(top, name), join(folder, name), { recursive: true });
  }
  if (existsSync(join(top, "node_modules"))) await symlink(join(top, "node_modules"), join(folder, "node_modules"), "junction");
  await writeFile(join(folder, ".git", "info", "exclude"), "node_modules\n");
  await prepare("add", "--all");
  await prepare("commit", "--quiet", "--allow-empty", "--message=scratch");
  await prepare("remote", "add", "origin", bare);
  await prepare("config", "core.hooksPath", hooks);
  return {
    folder,
    bare,
    git,
    prepare,
    write: (name, content) => writeFile(join(folder, name), content),
    remove: () => rm(outer, { recursive: true, force: true }),
  };
}

async function start(args: readonly string[], cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Outcome> {
  // Variables of git's could lead back to the real repository.
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("GIT_") || name.startsWith("GIT_CONFIG_"));
  const settings = ["commit.gpgSign=false", "tag.gpgSign=false", "gc.auto=0", "user.name=Scratch", "user.email=scratch@example.org"];
  const child = spawn("git", [...settings.flatMap((setting) => ["-c", setting]), ...args], {
    cwd,
    env: { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true" },
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let said = "";
  const listen = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  return new Promise((settle, fail) => {
    child.on("error", fail);
    child.on("close", (status) => {
      settle({ done: status === 0, said });
    });
  });
}
