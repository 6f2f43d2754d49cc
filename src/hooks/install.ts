import { rm } from "node:fs/promises";
import { relative } from "node:path";

import { GuardError } from "../errors.ts";
import type { Git } from "../sources/git.ts";
import { clientEvents, type HookEvent } from "./events.ts";
import { type Change, passedOn, putHook, takeHooks } from "./hook-files.ts";
import { configured, findHookPlace, findPersonalPlace, type HookPlace } from "./places.ts";
import { hookScript, passOnScript } from "./script.ts";

/** With what hooks are to be run. Both absolute. */
export interface Runtime {
  readonly node: string;
  readonly cli: string;
}

export interface Changes {
  readonly folder: string;
  readonly changes: readonly Change[];
  /** The hooks are files of the work tree, to be committed. */
  readonly committed?: boolean;
  /** A line that `.gitattributes` lacks. Without it git could give hooks line endings that no shell understands. */
  readonly attributes?: string;
}

/** Puts hooks where git looks for them; a hook that is there already is kept beside and run after ours. */
export async function installHooks(git: Git, runtime: Runtime, events?: readonly HookEvent[]): Promise<Changes> {
  const place = await findHookPlace(git);
  if (place.decider === "person" || place.decider === "machine") {
    throw new GuardError(
      `core.hooksPath in ${place.decider === "person" ? "your own git configuration" : "this machine's git configuration"} is ${place.folder}, so git does not run hooks of this repository alone. Install for all: cinclus-guard hook install --global`,
    );
  }
  const changes: Change[] = [];
  for (const event of events ?? place.events) changes.push(await putHook(place.folder, event, repositoryScript(place, event, runtime)));
  const attributes = place.committed ? await missingAttributes(git, place) : undefined;
  return { folder: place.folder, changes, committed: place.committed, ...(attributes !== undefined && { attributes }) };
}

async function missingAttributes(git: Git, { folder, top }: HookPlace): Promise<string | undefined> {
  const inside = configured(relative(top, folder));
  const ending = await git.in(top).ask(["check-attr", "eol", "--", `${inside}/pre-commit`]);
  return ending?.endsWith(": lf") === true ? undefined : `/${inside}/* text eol=lf`;
}

/** A hook that is committed runs on many machines, so nothing of this one stands in it. */
export function repositoryScript({ committed }: Pick<HookPlace, "committed">, event: HookEvent, runtime: Runtime): string {
  return hookScript(committed ? { event } : { event, ...runtime });
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The same for all repositories of a person, whose own hooks are run after ours. */
export async function installGlobally(git: Git, runtime: Runtime, env: Environment): Promise<Changes> {
  const { folder, chosen } = await findPersonalPlace(git, env);
  const changes: Change[] = [];
  for (const event of clientEvents) {
    changes.push(await putHook(folder, event, hookScript({ event, ...runtime, global: true })));
  }
  if (!chosen) {
    for (const event of passedOn) await putHook(folder, event, passOnScript(event));
    await git.run(["config", "--global", "core.hooksPath", configured(folder)]);
  }
  return { folder, changes };
}

/** Gives back exactly what was there before. */
export async function uninstallHooks(git: Git): Promise<Changes> {
  const { folder } = await findHookPlace(git);
  return { folder, changes: await takeHooks(folder) };
}

/** The same for the hooks of all repositories of a person. */
export async function uninstallGlobally(git: Git, env: Environment): Promise<Changes> {
  const { folder, chosen } = await findPersonalPlace(git, env);
  const changes = await takeHooks(folder);
  if (!chosen && changes.length > 0) {
    await git.ask(["config", "--global", "--unset", "core.hooksPath"]);
    await rm(folder, { recursive: true, force: true });
  }
  return { folder, changes };
}
