import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { join } from "node:path";

import type { Git } from "../sources/git.ts";
import type { HookEvent } from "./events.ts";
import { readHook } from "./hook-files.ts";
import { repositoryScript, type Runtime } from "./install.ts";
import { runsOurs } from "./manager-lines.ts";
import { findManager, managerFiles } from "./managers.ts";
import { findHookPlace, type HookPlace, isThere } from "./places.ts";
import { chainedSuffix, hookScript, signature } from "./script.ts";

/** How one hook stands. */
export interface HookState {
  readonly event: HookEvent;
  readonly path: string;
  readonly state: "current" | "stale" | "broken" | "other" | "managed" | "missing";
  /** A full sentence. */
  readonly text: string;
}

export interface HookStatus {
  readonly place: HookPlace;
  readonly states: readonly HookState[];
}

/** What is installed for a repository, wherever git would look for it. */
export async function hookStatus(git: Git, runtime: Runtime): Promise<HookStatus> {
  const place = await findHookPlace(git);
  const manager = await findManager(place.top);
  const states: HookState[] = [];
  for (const event of place.events) states.push(await stateOf(place, event, runtime, manager?.name));
  return { place, states };
}

async function stateOf(place: HookPlace, event: HookEvent, runtime: Runtime, manager: string | undefined): Promise<HookState> {
  const path = join(place.folder, event);
  const content = await readHook(path);
  const standing = content?.includes(signature)
    ? await standingOfOurs({ place, event, path, content }, runtime)
    : await standingOfOther(place, event, content, manager);
  return { event, path, ...standing };
}

type Standing = Pick<HookState, "state" | "text">;

/** How it stands where no hook of ours is. */
async function standingOfOther(place: HookPlace, event: HookEvent, content: string | undefined, manager: string | undefined): Promise<Standing> {
  const managed = await mentionsUs(place.top, event);
  if (managed !== undefined) return { state: "managed", text: `Run by ${manager ?? "a hook manager"}, from ${managed}.` };
  if (content === undefined) return { state: "missing", text: "Not installed. Install it: cinclus-guard hook install" };
  return { state: "other", text: "Another program's hook, which does not run cinclus-guard. Install before it: cinclus-guard hook install" };
}

/** A hook of ours as it stands in its folder. */
interface OurHook {
  readonly place: HookPlace;
  readonly event: HookEvent;
  readonly path: string;
  readonly content: string;
}

async function standingOfOurs(hook: OurHook, runtime: Runtime): Promise<Standing> {
  const { place, event, path, content } = hook;
  const broken = await whyBroken(hook);
  if (broken !== undefined) return { state: "broken", text: broken };
  const reach = reachOf(hook);
  const expected = reach === "repository" ? repositoryScript(place, event, runtime) : hookScript({ event, ...runtime, global: true });
  if (withoutRuntime(content) !== withoutRuntime(expected)) {
    const option = reach === "everywhere" ? " --global" : "";
    return { state: "stale", text: `Written by another version. Bring it up to date: cinclus-guard hook install${option}` };
  }
  const after = (await isThere(`${path}${chainedSuffix}`)) ? `, then ${path}${chainedSuffix}` : "";
  return { state: "current", text: `Installed${installedFor[reach]}${after}.` };
}

/** Why git does not run a hook, or why it would run nothing; a full sentence. */
async function whyBroken({ place, path, content }: OurHook): Promise<string | undefined> {
  if (!(await isExecutable(path))) return `git does not run it, because it is not executable. Run: chmod +x ${path}`;
  const cli = /^cli_at_install='(.*)'$/m.exec(content)?.[1]?.replaceAll(`'\\''`, "'") ?? "";
  const local = join(place.top, "node_modules/cinclus-guard/dist/bin.mjs");
  if (existsSync(local) || (cli !== "" && existsSync(cli))) return undefined;
  return "The cinclus-guard that it runs is gone. Install it again: cinclus-guard hook install";
}

type Reach = "repository" | "copy" | "everywhere";

const installedFor: Readonly<Record<Reach, string>> = {
  repository: "",
  copy: " from your template for new repositories",
  everywhere: " for all repositories",
};

/** Whether a hook is one repository's, and if so, whether git has copied it there from a template. */
function reachOf({ place, content }: OurHook): Reach {
  if (!/^for_all_repositories=yes$/m.test(content)) return "repository";
  return place.decider === "git" || place.decider === "repository" ? "copy" : "everywhere";
}

/** Two installations that differ only in which Node they run are equally current. */
function withoutRuntime(script: string): string {
  return script.replace(/^(node|cli)_at_install=.*$/gm, "");
}

/** The file of a hook manager that runs ours on an event, as far as can be told from its text. */
async function mentionsUs(top: string, event: HookEvent): Promise<string | undefined> {
  for (const file of [`.husky/${event}`, ...managerFiles]) {
    const text = await readHook(join(top, file));
    if (text === undefined) continue;
    if (runsOurs(text, event)) return file;
    if (file === ".pre-commit-config.yaml" && namesHook(text, event)) return file;
  }
  return undefined;
}

/** In `.pre-commit-hooks.yaml`, for those who name this repository as `repo:`. */
const idsForFramework: Readonly<Partial<Record<HookEvent, string>>> = {
  "pre-commit": "cinclus-guard",
  "pre-merge-commit": "cinclus-guard-merge",
  "commit-msg": "cinclus-guard-message",
  "pre-push": "cinclus-guard-push",
};

function namesHook(text: string, event: HookEvent): boolean {
  const lines = text.split("\n").filter((line) => !/^\s*#/.test(line));
  return [...lines.join("\n").matchAll(/\bid: *["']?([\w-]+)/g)].some(([, id]) => id === idsForFramework[event]);
}

async function isExecutable(path: string): Promise<boolean> {
  if (process.platform === "win32") return true;
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether everything that belongs there is there and would work. */
export function isWhole({ states }: HookStatus): boolean {
  return states.every(({ state }) => state === "current" || state === "managed");
}
