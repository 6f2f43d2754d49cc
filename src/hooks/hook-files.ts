import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { GuardError } from "../errors.ts";
import { hookEvents } from "./events.ts";
import { isThere } from "./places.ts";
import { chainedSuffix, signature } from "./script.ts";

/** What became of one hook. */
export interface Change {
  readonly event: string;
  readonly path: string;
  /** Where the hook that was there before is now, or where it was. */
  readonly chained?: string;
}

/**
 * Hooks of git's that a person's `core.hooksPath` hides in every repository. Those are missing whose mere presence
 * changes what git does: `push-to-checkout`, `proc-receive` and `fsmonitor-watchman`.
 */
export const passedOn = [
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

/** Puts a hook into a folder; one of another program that is there already is kept beside, for ours to run. */
export async function putHook(folder: string, event: string, script: string): Promise<Change> {
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

/** Takes our hooks out of a folder, and puts those back that were there before. */
export async function takeHooks(folder: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (const event of [...new Set([...hookEvents, ...passedOn])]) {
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

