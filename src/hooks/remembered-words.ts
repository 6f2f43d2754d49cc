import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { configurationFiles } from "../policy/configuration.ts";
import { loadPolicy } from "../policy/policy.ts";
import { wordsOf } from "../search/words.ts";
import type { Git } from "../sources/git.ts";

/**
 * Writes down which words a project's configuration adds, under the id of the very configuration, for the hook to
 * look for without starting Node. Nothing is written where everything has to be looked at, or where another file
 * than the one the hook would look at is in force.
 */
export async function rememberWords(git: Git, root: string): Promise<void> {
  const file = configurationFiles.find((name) => existsSync(join(root, name)));
  if (file === undefined) return;
  const policy = await loadPolicy({ root });
  const words = wordsOf(policy.additions);
  if (policy.source !== file || !words) return;
  const id = await git.ask(["hash-object", "--no-filters", "--", file]);
  const folder = await git.ask(["rev-parse", "--git-dir"]);
  if (id === undefined || folder === undefined) return;
  const place = join(resolve(git.folder, folder), "cinclus-guard");
  const name = `words-${id}`;
  const draft = join(place, `${name}.${process.pid}.tmp`);
  try {
    await mkdir(place, { recursive: true });
    await writeFile(draft, `${words.join("\n")}\n`);
    await rename(draft, join(place, name));
    for (const other of await readdir(place)) if (other.startsWith("words-") && other !== name) await rm(join(place, other), { force: true });
  } catch {
    // A folder that cannot be written to makes hooks slower and nothing else.
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
