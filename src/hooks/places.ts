import { lstat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

import { GuardError } from "../errors.ts";
import type { Git } from "../sources/git.ts";
import { clientEvents, serverEvents, type HookEvent } from "./events.ts";

/** Who says where git looks for hooks. */
export type Decider = "git" | "repository" | "person" | "machine";

/** Where git looks for the hooks of a repository. */
export interface HookPlace {
  /** Absolute. */
  readonly folder: string;
  readonly decider: Decider;
  /** The top of the work tree; of a bare repository, the repository. */
  readonly top: string;
  /** Which hooks belong here. */
  readonly events: readonly HookEvent[];
  /** The folder is in the work tree and not ignored, so that its hooks are committed and run on other machines. */
  readonly committed: boolean;
}

/** @throws GuardError outside of a repository */
export async function findHookPlace(git: Git): Promise<HookPlace> {
  const bare = (await line(git, ["rev-parse", "--is-bare-repository"])) === "true";
  const commonFolder = resolve(git.folder, await line(git, ["rev-parse", "--git-common-dir"]));
  const top = bare ? commonFolder : await line(git, ["rev-parse", "--show-toplevel"]);
  const events = bare ? serverEvents : clientEvents;
  const configured = await configuredFolder(git);
  if (configured === undefined) {
    return { folder: join(commonFolder, "hooks"), decider: "git", top, events, committed: false };
  }
  const folder = resolve(top, configured);
  return { folder, decider: await whoDecides(git), top, events, committed: await isCommitted(git, folder, top) };
}

/** Where hooks for all repositories of a person are. */
export interface PersonalPlace {
  readonly folder: string;
  /** It was chosen before us, by the person or another program. */
  readonly chosen: boolean;
}

export async function findPersonalPlace(git: Git, env: NodeJS.ProcessEnv | Readonly<Record<string, string | undefined>>): Promise<PersonalPlace> {
  const own = ownFolder(env, "hooks");
  const chosen = await git.ask(["config", "--global", "--type=path", "--get", "core.hooksPath"]);
  if (chosen === undefined || chosen === "" || resolve(chosen) === own) return { folder: own, chosen: false };
  if (isAbsolute(chosen)) return { folder: resolve(chosen), chosen: true };
  throw new GuardError(
    `core.hooksPath is ${chosen} in your own git configuration, which is another folder in each repository. Install in each: cinclus-guard hook install`,
  );
}

/** The template that git copies into new repositories. */
export async function findTemplate(git: Git, env: NodeJS.ProcessEnv | Readonly<Record<string, string | undefined>>): Promise<PersonalPlace> {
  const own = ownFolder(env, "template");
  const chosen = await git.ask(["config", "--global", "--type=path", "--get", "init.templateDir"]);
  if (chosen === undefined || chosen === "" || resolve(chosen) === own) return { folder: own, chosen: false };
  return { folder: resolve(git.folder, chosen), chosen: true };
}

/** A folder as git's configuration is to have it: git understands slashes everywhere, and its shell does only those. */
export function configured(folder: string, separator: string = sep): string {
  return separator === "\\" ? folder.replaceAll("\\", "/") : folder;
}

function ownFolder(env: Readonly<Record<string, string | undefined>>, name: "hooks" | "template"): string {
  const configuration = env.XDG_CONFIG_HOME ?? "";
  return join(configuration === "" ? join(env.HOME ?? homedir(), ".config") : configuration, "cinclus-guard", name);
}

/** The last value but one: the last is the one with which `Git` keeps hooks from running while it works. */
async function configuredFolder(git: Git): Promise<string | undefined> {
  const values = (await git.run(["config", "-z", "--type=path", "--get-all", "core.hooksPath"])).toString().split("\0");
  const value = values.at(-3);
  return value === "" ? undefined : value;
}

async function whoDecides(git: Git): Promise<Decider> {
  const get = async (scope: string): Promise<boolean> =>
    (await git.ask(["config", scope, "--get", "core.hooksPath"])) !== undefined;
  if (await get("--local")) return "repository";
  if (await get("--global")) return "person";
  return (await get("--system")) ? "machine" : "repository";
}

async function isCommitted(git: Git, folder: string, top: string): Promise<boolean> {
  const inside = relative(top, folder).replaceAll("\\", "/");
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside) || inside === ".git" || inside.startsWith(".git/")) return false;
  return (await git.ask(["check-ignore", "--quiet", "--no-index", join(folder, "pre-commit")])) === undefined;
}

async function line(git: Git, args: readonly string[]): Promise<string> {
  return (await git.run(args)).toString().replace(/\r?\n$/, "");
}

/** Whether something is there, were it a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
