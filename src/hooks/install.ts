import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { GuardError } from "../errors.ts";
import type { Git } from "../sources/git.ts";
import { clientEvents, type HookEvent } from "./events.ts";
import { findHookPlace, findPersonalPlace, type HookPlace, isThere } from "./places.ts";
import { chainedSuffix, hookScript, passOnScript, signature } from "./script.ts";

/** With what hooks are to be run. Both absolute. */
export interface Runtime {
  readonly node: string;
  readonly cli: string;
}

/** What became of one hook. */
export interface Change {
  readonly event: string;
  readonly path: string;
  /** Where the hook that was there before is now, or where it was. */
  readonly chained?: string;
}

export interface Changes {
  readonly folder: string;
  readonly changes: readonly Change[];
  /** The hooks are files of the work tree, to be committed. */
  readonly committed?: boolean;
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
  return { folder: place.folder, changes, committed: place.committed };
}

/** A hook that is committed runs on many machines, so nothing of this one stands in it. */
export function repositoryScript({ committed }: Pick<HookPlace, "committed">, event: HookEvent, runtime: Runtime): string {
  return hookScript(committed ? { event } : { event, ...runtime });
}

/**
 * Hooks of git's that a person's `core.hooksPath` hides in every repository. Those are missing whose mere presence
 * changes what git does: `push-to-checkout`, `proc-receive` and `fsmonitor-watchman`.
 */
const passedOn = [
  "applypatch-msg",
  "pre-applypatch",
  "post-applypatch",
  "prepare-commit-msg",
  "post-commit",
  "pre-rebase",
  "post-checkout",
  "post-merge",
  "pre-receive",
  "update",
  "post-receive",
  "post-update",
  "reference-transaction",
  "pre-auto-gc",
  "post-rewrite",
  "sendemail-validate",
  "post-index-change",
];

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
    await git.run(["config", "--global", "core.hooksPath", folder]);
  }
  return { folder, changes };
}

async function putHook(folder: string, event: string, script: string): Promise<Change> {
  const path = join(folder, event);
  const aside = `${path}${chainedSuffix}`;
  await mkdir(folder, { recursive: true });
  const isOurs = (await readHook(path))?.includes(signature) ?? false;
  if (!isOurs && (await isThere(path))) {
    if (await isThere(aside)) {
      throw new GuardError(
        `${path} is a hook of another program, and ${aside} is in the way of keeping it. Move one of them away, then install again.`,
      );
    }
    await rename(path, aside);
  }
  await replaceFile(path, script);
  return { event, path, ...((await isThere(aside)) && { chained: aside }) };
}

/** At no moment is there half a hook, or none where there was one. */
async function replaceFile(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content, { mode: 0o755 });
    await chmod(draft, 0o755);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new GuardError(`${path} cannot be written (${error instanceof Error ? error.message : String(error)}). Check its permissions.`);
  }
}

/** The text of a hook, or nothing where there is none that can be read. */
export async function readHook(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "latin1");
  } catch {
    return undefined;
  }
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

async function takeHooks(folder: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const event of [...new Set([...allEvents, ...passedOn])]) {
    const path = join(folder, event);
    const aside = `${path}${chainedSuffix}`;
    if (!(await readHook(path))?.includes(signature)) continue;
    const wasThere = await isThere(aside);
    if (wasThere) await rename(aside, path);
    else await rm(path);
    changes.push({ event, path, ...(wasThere && { chained: aside }) });
  }
  return changes;
}

const allEvents: readonly string[] = [...clientEvents, "pre-receive", "update"];
