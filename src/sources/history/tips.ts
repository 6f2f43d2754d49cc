import { readdirSync, readFileSync } from "node:fs";
import { splitLines, type Git } from "../git.ts";
import type { Repository } from "./repository.ts";

/** A branch, a tag, or whatever else has a name under `refs/`. */
export interface Reference {
  readonly id: string;
  readonly name: string;
}

/** Everything that a repository's history begins at. */
export interface Tips {
  readonly references: readonly Reference[];
  /** What HEAD stands on; nothing before the first commit. */
  readonly head: string | undefined;
  /** What references, the HEAD of each worktree and all reflogs name, sorted. Objects that are gone may be among them. */
  readonly all: readonly string[];
  /** Of those, the main lines: HEAD and branches, here and as last seen elsewhere. */
  readonly main: ReadonlySet<string>;
}

/**
 * Lists them without having git look at each object, as `rev-list --all --reflog` would: repositories with
 * ten thousand references are common (each pull request is one).
 */
export async function readTips(git: Git, repository: Promise<Repository>): Promise<Tips> {
  const listing = git.run(["for-each-ref", "--format=%(objectname) %(refname)"]);
  listing.catch(() => undefined);
  const { gitFolder, ownFolder } = await repository;
  const references = splitLines(await listing).map((line) => {
    const space = line.indexOf(" ");
    return { id: line.slice(0, space), name: line.slice(space + 1) };
  });
  if (hasReferenceTables(gitFolder)) return readTipsByGit(git, references);
  const ids = new Set(references.map(({ id }) => id));
  const byName = new Map(references.map(({ id, name }) => [name, id]));
  const headOf = (folder: string): string | undefined => {
    const head = contentOf(`${folder}/HEAD`).trim();
    return head.startsWith("ref:") ? byName.get(head.slice(4).trim()) : head || undefined;
  };
  for (const folder of new Set([gitFolder, ownFolder, ...worktreeFolders(gitFolder)])) {
    const head = headOf(folder);
    if (head !== undefined) ids.add(head);
    addLogged(`${folder}/logs`, ids);
  }
  return withMain(references, headOf(ownFolder), [...ids].sort());
}

function withMain(references: readonly Reference[], head: string | undefined, all: readonly string[]): Tips {
  const branches = references.filter(({ name }) => /^refs\/(?:heads|remotes)\//.test(name)).map(({ id }) => id);
  return { references, head, all, main: new Set(head === undefined ? branches : [head, ...branches]) };
}

/** Where each linked worktree keeps what is its own. */
export function worktreeFolders(gitFolder: string): string[] {
  return namesIn(`${gitFolder}/worktrees`).map((name) => `${gitFolder}/worktrees/${name}`);
}

/** Tables of references are git's own business. */
function hasReferenceTables(gitFolder: string): boolean {
  return namesIn(gitFolder).includes("reftable");
}

async function readTipsByGit(git: Git, references: readonly Reference[]): Promise<Tips> {
  const all = splitLines(await git.run(["rev-list", "--no-walk=unsorted", "--ignore-missing", "--all", "--reflog"])).sort();
  return withMain(references, await git.askAtOnce(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]), all);
}

/** Each line of a reflog begins with what its reference stood on before, and what it stands on since. */
function addLogged(path: string, ids: Set<string>): void {
  for (const name of namesIn(path)) {
    const text = contentOf(`${path}/${name}`);
    if (text === "") addLogged(`${path}/${name}`, ids);
    for (const [, before = "", after = ""] of text.matchAll(/^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /gm)) {
      if (!isZero(before)) ids.add(before);
      if (!isZero(after)) ids.add(after);
    }
  }
}

function isZero(id: string): boolean {
  return /^0+$/.test(id);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
