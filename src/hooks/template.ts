import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { GuardError } from "../errors.ts";
import type { Git } from "../sources/git.ts";
import { clientEvents } from "./events.ts";
import { type Change, putHook, readHook, takeHooks } from "./hook-files.ts";
import type { Changes, Runtime } from "./install.ts";
import { configured, findTemplate } from "./places.ts";
import { hookScript, signature } from "./script.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts hooks where git copies them from into every repository that is made or cloned. Unlike `core.hooksPath`, that
 * leaves each repository its own hooks, and reaches none that is there already.
 */
export async function installTemplate(git: Git, runtime: Runtime, env: Environment): Promise<Changes> {
  const { folder, chosen } = await findTemplate(git, env);
  if (!chosen) await copyGitsTemplate(git, folder);
  const hooks = join(folder, "hooks");
  const changes: Change[] = [];
  for (const event of clientEvents) changes.push(await putHook(hooks, event, hookScript({ event, ...runtime, global: true })));
  if (!chosen) await git.run(["config", "--global", "init.templateDir", configured(folder)]);
  return { folder: hooks, changes };
}

/** Takes them out of the template. Repositories that were made with it keep theirs. */
export async function uninstallTemplate(git: Git, env: Environment): Promise<Changes> {
  const { folder, chosen } = await findTemplate(git, env);
  const changes = await takeHooks(join(folder, "hooks"));
  if (!chosen && changes.length > 0) {
    await git.ask(["config", "--global", "--unset", "init.templateDir"]);
    await rm(folder, { recursive: true, force: true });
  }
  return { folder: join(folder, "hooks"), changes };
}

/** The folder of hooks that new repositories get, where ours are among them. */
export async function templateWithHooks(git: Git, env: Environment): Promise<string | undefined> {
  const hooks = join((await findTemplate(git, env)).folder, "hooks");
  return (await readHook(join(hooks, "pre-commit")))?.includes(signature) ? hooks : undefined;
}

/** What makes a repository, and not what a template holds. */
const partsOfRepository: readonly string[] = ["HEAD", "config", "objects", "refs"];

/** A template of one's own takes the place of git's, so all that git would have put into a repository goes in. */
async function copyGitsTemplate(git: Git, folder: string): Promise<void> {
  const outer = await mkdtemp(join(tmpdir(), "cinclus-guard-template-"));
  try {
    const made = join(outer, "made.git");
    await git.run(["init", "--quiet", "--bare", made]);
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(made)) {
      if (!partsOfRepository.includes(name)) await cp(join(made, name), join(folder, name), { recursive: true });
    }
  } catch (error) {
    throw new GuardError(`${folder} cannot be filled (${error instanceof Error ? error.message : String(error)}). Check its permissions.`);
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}
