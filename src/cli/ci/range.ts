import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { GuardError } from "../../errors.ts";
import { Git, GitError } from "../../sources/git.ts";
import type { CiSystem, NewCommits } from "./system.ts";

/** The clone that a run has. */
export interface Clone {
  /** What git prints; nothing where it says no. */
  ask(...words: readonly string[]): Promise<string | undefined>;
  /** The last commits of a shallow clone, whose parents are not there. */
  shallowCommits(): Promise<ReadonlySet<string>>;
}

/** The clone that holds a folder. */
export function openClone(folder: string): Clone {
  const git = new Git(folder);
  const ask: Clone["ask"] = async (...words) => {
    try {
      return (await git.run(words)).toString().trim();
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  };
  return {
    ask,
    async shallowCommits() {
      const path = await git.run(["rev-parse", "--git-path", "shallow"]);
      const list = await readFile(resolve(folder, path.toString().trim()), "utf8").catch(() => "");
      return new Set(list.split("\n").filter(Boolean));
    },
  };
}

/** What to scan: the commits of `head` that `base` does not have, or all of them. */
export interface CommitRange {
  readonly head: string;
  readonly base?: string;
}

/**
 * Finds out in a clone which commits are new. Where what came before is not known, or was forced away, more is scanned
 * rather than less: what the default branch does not have, or everything.
 *
 * @throws GuardError where the clone does not hold those commits, with how to have it hold them
 */
export async function resolveRange(
  { heads, bases, branches }: NewCommits,
  { name, fullHistory }: Pick<CiSystem, "name" | "fullHistory">,
  git: Clone,
): Promise<CommitRange> {
  const head = await firstCommit(heads, git);
  if (!head) {
    throw new GuardError(
      heads.length
        ? `The commit ${heads.join(" or ")}, which this run of ${name} is about, is not in this clone. ${fullHistory}`
        : `${name} does not say which commit this run is about. Name the commits: cinclus-guard audit --range A..B`,
    );
  }
  const base = (await firstCommit(bases, git)) ?? (await branchBehind(head, branches, git));
  const cut = await cutOff(head, base, git);
  if (cut) {
    throw new GuardError(
      `This clone of ${name} is shallow and does not hold all new commits, so they cannot be scanned. ${fullHistory}`,
    );
  }
  return base ? { head, base } : { head };
}

async function firstCommit(revisions: readonly string[], git: Clone): Promise<string | undefined> {
  for (const revision of revisions) {
    const id = await git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
    if (id) return id;
  }
  return undefined;
}

/** A branch is of use only if it does not have the head already, or the answer would be "nothing new" to anything. */
async function branchBehind(head: string, branches: readonly string[], git: Clone): Promise<string | undefined> {
  for (const branch of branches) {
    const id = await firstCommit([branch], git);
    if (id && (await git.ask("rev-list", "--max-count=1", head, `^${id}`))) return id;
  }
  return undefined;
}

/** Whether the clone ends before the new commits do. */
async function cutOff(head: string, base: string | undefined, git: Clone): Promise<boolean> {
  const ends = await git.shallowCommits();
  if (!ends.size) return false;
  const commits = (await git.ask("rev-list", head, ...(base ? [`^${base}`] : []))) ?? "";
  return commits.split("\n").some((id) => ends.has(id));
}
