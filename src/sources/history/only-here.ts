import type { OnlyHere } from "../../facts/finding.ts";
import { GitError, type Git } from "../git.ts";
import { findContaining } from "./containing.ts";
import type { Sighting } from "./explain.ts";
import type { Tips } from "./tips.ts";

const stash = "refs/stash";

/**
 * Which sightings are in no commit that a reference leads to, besides the stash: those of amended commits, of
 * reset branches, of stashes. Nobody else has them unless they were pushed before.
 */
export async function findOnlyHere(git: Git, sightings: readonly Sighting[], { references }: Tips): Promise<Map<Sighting, OnlyHere>> {
  const commits = new Set(sightings.flatMap(commitsOf));
  const leading = await findContaining(git, commits, [{ id: "HEAD", name: "HEAD" }, ...references]).catch((error: unknown) => {
    // Something of the history is missing, which is told elsewhere; then nothing is said of this.
    if (error instanceof GitError) return undefined;
    throw error;
  });
  const found = new Map<Sighting, OnlyHere>();
  if (!leading) return found;
  for (const sighting of sightings) {
    const own = commitsOf(sighting);
    const names = own.flatMap((id) => leading.get(id) ?? []).map(({ name }) => name);
    if (own.length > 0 && names.every((name) => name === stash)) found.set(sighting, names.length > 0 ? "stash" : "reflog");
  }
  return found;
}

function commitsOf({ where, path, versions }: Sighting): string[] {
  if (where === "commit-message") return [path.replace("commit ", "")];
  return [...versions.values()].flatMap((arrivals) => arrivals.map(({ id }) => id));
}
