import { createHash } from "node:crypto";
import type { Commit, OnlyHere, Where } from "../../facts/finding.ts";
import type { Git } from "../git.ts";
import { readObjects } from "../object-reader.ts";
import type { Arrival } from "./appearances.ts";
import { describe } from "./commit.ts";
import type { HistoryGraph } from "./graph.ts";
import { findOnlyHere } from "./only-here.ts";
import { findHolders } from "./holders.ts";
import { walkLog, type LogMemory } from "./log-memory.ts";
import { isNothing } from "./log-stream.ts";
import type { Tips } from "./tips.ts";

/** One finding, in all the versions in which it was seen. */
export interface Sighting {
  readonly where: Where;
  readonly path: string;
  /** Per version (object), the commits that put it there. */
  readonly versions: ReadonlyMap<string, readonly Arrival[]>;
}

export interface Explanation {
  /** The commit that brought it in; nothing where none did (a tag, the index). */
  readonly commit?: Commit;
  /** Its author date in seconds, to sort by. */
  readonly time: number;
  /** The version in which it came. */
  readonly version?: string;
  readonly present: boolean;
  readonly refs: readonly string[];
  readonly removed?: Commit;
  readonly onlyHere?: OnlyHere;
}

/** Asked only about findings, so a repository without any costs nothing. */
export async function explain(
  git: Git,
  sightings: readonly Sighting[],
  tips: Tips,
  { memory, graph }: { readonly memory?: LogMemory | undefined; readonly graph?: HistoryGraph | undefined } = {},
): Promise<Explanation[]> {
  if (sightings.length === 0) return [];
  const ids = sightings.flatMap(({ versions }) => [...versions].flatMap(([id, arrivals]) => [id, ...arrivals.map((arrival) => arrival.id)]));
  const [commits, holders] = await Promise.all([readCommits(git, ids), findHolders(git, sightings, tips)]);
  const removals = await findRemovals(git, sightings.filter((_, index) => holders[index]?.present === false), tips, memory, graph);
  const nowhere = sightings.filter((sighting, index) => !removals.has(sighting) && !holders[index]?.present && holders[index]?.refs.length === 0);
  const onlyHere = await findOnlyHere(git, nowhere, tips);
  return sightings.map((sighting, index) => {
    const first = firstArrival(sighting, commits);
    const removed = removals.get(sighting);
    const keeper = onlyHere.get(sighting);
    return {
      ...first,
      present: holders[index]?.present ?? false,
      refs: holders[index]?.refs ?? [],
      ...(removed && { removed }),
      ...(keeper && { onlyHere: keeper }),
    };
  });
}

type Commits = ReadonlyMap<string, { readonly commit: Commit; readonly time: number }>;

async function readCommits(git: Git, ids: readonly string[]): Promise<Commits> {
  const commits = new Map<string, { commit: Commit; time: number }>();
  const wanted = [...new Set(ids)].filter((id) => id !== "");
  for await (const object of readObjects(git, wanted, maxCommitSize)) {
    if (object.type !== "commit" || !("bytes" in object) || !object.bytes) continue;
    const { commit, time } = describe(object.id, object.bytes);
    commits.set(object.id, { commit, time });
  }
  return commits;
}

const maxCommitSize = 1 << 22;

/** By author date; where that is the same, a parent comes before its children. */
function firstArrival({ where, path, versions }: Sighting, commits: Commits): Pick<Explanation, "commit" | "time" | "version"> {
  if (where === "commit-message") {
    const own = commits.get(path.replace("commit ", ""));
    return { time: own?.time ?? 0, ...(own && { commit: own.commit }) };
  }
  let best: { commit: Commit; time: number; version: string; order: number } | undefined;
  for (const [version, arrivals] of versions) {
    for (const { id, order } of arrivals) {
      const known = commits.get(id);
      if (!known) continue;
      if (!best || known.time < best.time || (known.time === best.time && order > best.order)) best = { ...known, version, order };
    }
  }
  if (!best) return { time: Number.MAX_SAFE_INTEGER };
  return { commit: best.commit, time: best.time, version: best.version };
}

/** The last commits of HEAD's history that changed a file from a version that has it to one that has not. */
async function findRemovals(
  git: Git,
  gone: readonly Sighting[],
  tips: Tips,
  memory: LogMemory | undefined,
  graph: HistoryGraph | undefined,
): Promise<Map<Sighting, Commit>> {
  const byPath = new Map<string, Sighting[]>();
  for (const sighting of gone) {
    if (sighting.where !== "file") continue;
    const others = byPath.get(sighting.path);
    if (others) others.push(sighting);
    else byPath.set(sighting.path, [sighting]);
  }
  const removedBy = new Map<Sighting, string>();
  if (byPath.size > 0 && tips.head !== undefined) {
    // Very many paths would not fit on a command line; then git is asked about all and we choose.
    const paths = byPath.size > 500 ? [] : [...byPath.keys()];
    const wanted = (id: string, before: readonly string[], path: string): boolean =>
      byPath.get(path)?.some(({ versions }) => !versions.has(id) && before.some((old) => versions.has(old))) === true;
    const question = fingerprintOf(byPath);
    const among = graph?.findMattering([tips.head], []);
    const walk = { name: "removals", among, revisions: ["--full-history"], from: ["HEAD"], tips: [tips.head], bounds: tips.main, paths, wanted, question };
    for await (const commit of walkLog(git, walk, memory)) {
      for (const { path, id, before } of commit.changes) {
        for (const sighting of byPath.get(path) ?? []) {
          const took = !sighting.versions.has(id) && before.some((old) => !isNothing(old) && sighting.versions.has(old));
          if (took && !removedBy.has(sighting)) removedBy.set(sighting, commit.id);
        }
      }
    }
  }
  const commits = await readCommits(git, [...removedBy.values()]);
  return new Map([...removedBy].flatMap(([sighting, id]) => {
    const known = commits.get(id);
    return known ? [[sighting, known.commit] as const] : [];
  }));
}

/** Stands for all versions that are looked for. Put together piece by piece: a file with many keys has them in many versions. */
function fingerprintOf(byPath: ReadonlyMap<string, readonly Sighting[]>): string {
  const hash = createHash("sha256");
  for (const path of [...byPath.keys()].sort()) {
    const found = (byPath.get(path) ?? []).map(({ versions }) => createHash("sha256").update([...versions.keys()].sort().join()).digest("hex"));
    hash.update(JSON.stringify([path, ...found.sort()]));
  }
  return hash.digest("hex");
}
