import { GitError, splitAtZero, type Git } from "../git.ts";
import { resolveNames } from "../object-reader.ts";
import { shortName } from "./appearances.ts";
import { findContaining } from "./containing.ts";
import type { Sighting } from "./explain.ts";
import type { Reference, Tips } from "./tips.ts";

/** Where something can be had without looking at old commits. */
export interface Holders {
  /** At HEAD. */
  readonly present: boolean;
  /** Branches and tags. */
  readonly refs: readonly string[];
}

const nobody: Holders = { present: false, refs: [] };

const head: Reference = { id: "HEAD", name: "HEAD" };

/** Who still has what was seen, in the order of the sightings. Each kind of place is asked about at once. */
export async function findHolders(git: Git, sightings: readonly Sighting[], { references }: Tips): Promise<Holders[]> {
  const tips = references.filter(isBranchOrTag).map(({ id, name }) => ({ id, name: shortName(name) }));
  const holding = await findHolding(git, sightings, tips);
  const containing = await findContainingMessages(git, sightings, tips);
  const notes = await readNotes(git, sightings, references);
  return sightings.map(({ where, path, versions }) => {
    switch (where) {
      case "tag-message":
        return { present: true, refs: [path.replace("tag ", "")] };
      case "commit-message":
        return containing.get(path.replace("commit ", "")) ?? nobody;
      case "note":
        return { present: [...(notes.get(path.replace("note ", "")) ?? [])].some((id) => versions.has(id)), refs: [] };
      case "file":
      case "file-name": {
        const held = holding.get(path)?.filter(({ id }) => where === "file-name" || versions.has(id));
        return held ? amongTips(held.map(({ tip }) => tip)) : nobody;
      }
    }
  });
}

function amongTips(tips: readonly Reference[]): Holders {
  return { present: tips.includes(head), refs: tips.filter((tip) => tip !== head).map(({ name }) => name) };
}

/** What `git branch` and `git tag` list, remote branches included, but not the name of a remote's main branch. */
function isBranchOrTag({ name }: Reference): boolean {
  return /^refs\/(?:heads|remotes|tags)\//.test(name) && !name.endsWith("/HEAD");
}

interface Held {
  readonly tip: Reference;
  readonly id: string;
}

/** More questions than this are only asked about HEAD. */
const maxQuestions = 200_000;

/** What each tip has at the paths of files. */
async function findHolding(git: Git, sightings: readonly Sighting[], tips: readonly Reference[]): Promise<ReadonlyMap<string, Held[]>> {
  const files = sightings.filter(({ where }) => where === "file" || where === "file-name");
  const paths = [...new Set(files.map(({ path }) => path))].filter((path) => !path.includes("\n"));
  const asked = paths.length * tips.length > maxQuestions ? [head] : [head, ...tips];
  const held = new Map<string, Held[]>(paths.map((path) => [path, []]));
  const questions = paths.flatMap((path) => asked.map((tip) => ({ path, tip })));
  let index = 0;
  for await (const id of resolveNames(git, questions.map(({ path, tip }) => `${tip.id}:${path}`))) {
    const question = questions[index++];
    if (question && id !== undefined) held.get(question.path)?.push({ tip: question.tip, id });
  }
  return held;
}

async function findContainingMessages(git: Git, sightings: readonly Sighting[], tips: readonly Reference[]): Promise<ReadonlyMap<string, Holders>> {
  const commits = new Set(sightings.filter(({ where }) => where === "commit-message").map(({ path }) => path.replace("commit ", "")));
  try {
    const containing = await findContaining(git, commits, [head, ...tips]);
    return new Map([...containing].map(([id, leading]) => [id, amongTips(leading)]));
  } catch (error) {
    // Something of the history is missing, which is told elsewhere.
    if (error instanceof GitError) return new Map();
    throw error;
  }
}

/** Of the objects that noted findings are about, which blobs are their notes today. */
async function readNotes(git: Git, sightings: readonly Sighting[], references: readonly Reference[]): Promise<ReadonlyMap<string, Set<string>>> {
  const noted = new Map(sightings.filter(({ where }) => where === "note").map(({ path }) => [path.replace("note ", ""), new Set<string>()]));
  if (noted.size === 0) return noted;
  for (const { id } of references.filter(({ name }) => name.startsWith("refs/notes/"))) {
    for (const line of splitAtZero(await git.run(["ls-tree", "-r", "-z", "--full-tree", id]))) {
      const tab = line.indexOf("\t");
      noted.get(line.slice(tab + 1).replaceAll("/", ""))?.add(line.slice(0, tab).split(" ")[2] ?? "");
    }
  }
  return noted;
}
