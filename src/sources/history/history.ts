import { Buffer } from "node:buffer";
import type { Incomplete } from "../../facts/finding.ts";
import { isNamedAfterCinclus, type Prefilter } from "../../search/prefilter.ts";
import { tooLarge } from "../files.ts";
import { GitError, type Git } from "../git.ts";
import { missingObject } from "../index-source.ts";
import { ByteReader, readObjects, type GitObject } from "../object-reader.ts";
import type { HistoryText, OnProgress, Source } from "../source.ts";
import { everything, findAppearances, type Appearances, type Arrival } from "./appearances.ts";
import { noStats, type Candidate, type SearchStats } from "./candidate.ts";
import { searchByCatFile } from "./cat-file-search.ts";
import { describe } from "./commit.ts";
import type { HistoryGraph } from "./graph.ts";
import { IdSet } from "./id-set.ts";
import type { LogMemory } from "./log-memory.ts";
import { isNothing, readLog } from "./log-stream.ts";
import type { Repository } from "./repository.ts";
import type { Tips } from "./tips.ts";

export interface HistoryOptions {
  readonly git: Git;
  readonly repository: Repository;
  readonly tips: Tips;
  readonly prefilter: Prefilter;
  readonly maxFileSize: number;
  readonly unreachable: boolean;
  /** Only what these commits brought in. Revisions and options of `git log`, checked already. */
  readonly narrow?: { readonly revisions: readonly string[]; readonly paths: readonly string[] } | undefined;
  readonly ignore?: ((path: string) => boolean) | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** How to find the objects that name Cinclus among all there are. */
  readonly search: Search;
  /** Told as soon as there will be texts, before git is asked where they stand. */
  readonly onNamed?: () => void;
  /** What earlier audits remember of the history. */
  readonly memory?: LogMemory | undefined;
}

export interface Search {
  candidates(stats: SearchStats): AsyncIterable<Candidate>;
  /** Whether objects may be missing; to be asked when all candidates are there. */
  readonly isDoubtful: boolean;
  /** What git has and cannot read; to be asked then as well. */
  readonly damaged: readonly string[];
  /** How the history hangs together, where that is known; to be asked then as well. */
  readonly graph: HistoryGraph | undefined;
}

/** A repository's history, or a part of it. */
export function historySource(options: HistoryOptions): Source<HistoryText> {
  const { repository, narrow } = options;
  const stats = { files: 0, bytes: 0 };
  const incomplete: Incomplete[] = [];
  const seen = noStats();
  return {
    kind: narrow ? "range" : "history",
    root: repository.root,
    stats,
    incomplete,
    async *texts() {
      const paths = { named: false };
      const candidates = await collectCandidates(options, seen, incomplete, paths);
      stats.files = seen.objects;
      stats.bytes = seen.bytes;
      if (!narrow) incomplete.push(...(await findUnread(options)));
      // A tree that holds a name after Cinclus is a candidate itself; where no trees are read, the paths are asked.
      if (candidates.length === 0 && !paths.named) return;
      options.onNamed?.();
      const appearances = await appearancesOf(candidates, options, seen.commits);
      if (appearances.failure !== undefined) incomplete.push({ path: ".", reason: appearances.failure });
      yield* new TextReader(options, appearances, incomplete).read(candidates);
    },
  };
}

/** All objects that name Cinclus, among those that the options ask about. */
async function collectCandidates(
  options: HistoryOptions,
  seen: SearchStats,
  incomplete: Incomplete[],
  paths: { named: boolean },
): Promise<Candidate[]> {
  const onMissing = (id: string): void => {
    incomplete.push({ path: `object ${id}`, reason: missingObject(id) });
  };
  const found = options.narrow ? searchNarrow(options, seen, onMissing, paths) : options.search.candidates(seen);
  const candidates: Candidate[] = [];
  for await (const candidate of found) {
    candidates.push(candidate);
    options.onProgress?.({ done: seen.objects, unit: "objects" });
  }
  return candidates;
}

/** What a search of the whole history could not read. To be asked when it is over. */
async function findUnread({ git, repository, search }: HistoryOptions): Promise<Incomplete[]> {
  return [
    ...listed(search.damaged, damagedObject),
    ...(repository.isShallow ? [{ path: ".", reason: shallow }] : []),
    ...(search.isDoubtful ? await findMissing(git) : []),
  ];
}

async function appearancesOf(candidates: readonly Candidate[], options: HistoryOptions, commits: number): Promise<Appearances> {
  const { git, repository, tips, narrow, search, memory } = options;
  const graph = narrow ? undefined : search.graph;
  return findAppearances(git, {
    candidates,
    names: graph?.names ?? (await tellingNames(options, candidates)),
    revisions: narrow?.revisions ?? everything,
    paths: narrow?.paths,
    more: options.unreachable ? await allCommits(git) : undefined,
    besidesCommits: !narrow,
    commits,
    repository,
    tips,
    graph,
    memory: search.isDoubtful ? undefined : memory,
  });
}

/** What the commits brought in, each object once, and the commits themselves. */
async function* searchNarrow(
  { git, prefilter, narrow }: HistoryOptions,
  stats: SearchStats,
  onMissing: (id: string) => void,
  paths: { named: boolean },
): AsyncGenerator<Candidate> {
  async function* ids(): AsyncGenerator<string> {
    const known = new IdSet(32);
    const id = Buffer.alloc(32);
    const wanted = (blob: string, _: readonly string[], path: string): boolean => {
      paths.named ||= isNamedAfterCinclus(path);
      return !isNothing(blob);
    };
    for await (const commit of readLog(git, { revisions: narrow?.revisions ?? [], paths: narrow?.paths ?? [], wanted })) {
      yield commit.id;
      for (const change of commit.changes) {
        id.write(change.id, "hex");
        if (known.add(id, 0)) yield change.id;
      }
    }
  }
  yield* searchByCatFile({ git, finder: prefilter.finder, stats, ids: ids(), onMissing });
}

/** The names of files and folders, out of the trees that name Cinclus, that do so themselves. */
async function tellingNames({ git, prefilter, narrow }: HistoryOptions, candidates: readonly Candidate[]): Promise<Set<string>> {
  const names = new Set<string>();
  if (narrow) return names;
  const trees = candidates.filter(({ type }) => type === "tree").map(({ id }) => id);
  if (trees.length === 0) return names;
  for await (const tree of readObjects(git, trees, Number.MAX_SAFE_INTEGER)) {
    if (!("bytes" in tree) || !tree.bytes) continue;
    const idBytes = tree.id.length / 2;
    for (let at = 0; at < tree.bytes.length; ) {
      const start = tree.bytes.indexOf(32, at) + 1;
      const end = tree.bytes.indexOf(0, start);
      if (start === 0 || end < 0) break;
      const name = tree.bytes.subarray(start, end);
      if (prefilter.test(name)) names.add(name.toString());
      at = end + 1 + idBytes;
    }
  }
  return names;
}

async function allCommits(git: Git): Promise<string[]> {
  const format = "--batch-check=%(objecttype) %(objectname)";
  const listing = await git.run(["cat-file", "--batch-all-objects", "--unordered", "--buffer", format]);
  return listing.toString("latin1").split("\n").filter((line) => line.startsWith("commit ")).map((line) => line.slice(7));
}

/** Reads the candidates whole and says where each stands. */
class TextReader {
  readonly #options: HistoryOptions;
  readonly #appearances: Appearances;
  readonly #incomplete: Incomplete[];
  #noteCommits: ReadonlySet<string> | undefined;

  constructor(options: HistoryOptions, appearances: Appearances, incomplete: Incomplete[]) {
    this.#options = options;
    this.#appearances = appearances;
    this.#incomplete = incomplete;
  }

  async *read(candidates: readonly Candidate[]): AsyncGenerator<HistoryText> {
    const { git, maxFileSize, unreachable, narrow } = this.#options;
    for (const { path, arrivals } of this.#appearances.named) {
      yield { path, where: "file-name", bytes: Buffer.from(path), objectId: "", arrivals };
    }
    const all = unreachable || (this.#appearances.failure !== undefined && !narrow);
    const wanted = candidates.filter(({ type, id }) => type !== "tree" && (all || this.#isReachable(id, type)));
    const ids = [...new Set([...wanted.map(({ id }) => id), ...this.#appearances.places.keys()])].sort();
    if (ids.length === 0) return;
    for await (const object of readObjects(git, ids, maxFileSize)) {
      if ("bytes" in object && object.bytes) yield* this.#texts(object);
      else {
        const reason = "size" in object ? tooLarge(maxFileSize, object.size, "audit") : missingObject(object.id);
        const path = this.#appearances.places.get(object.id)?.[0]?.path ?? `object ${object.id}`;
        if (!this.#options.ignore?.(path)) this.#incomplete.push({ path, reason });
      }
    }
  }

  #isReachable(id: string, type: Candidate["type"]): boolean {
    const { places, commits, tags } = this.#appearances;
    return type === "blob" ? places.has(id) : type === "commit" ? commits.has(id) : tags.has(id);
  }

  async *#texts(object: GitObject): AsyncGenerator<HistoryText> {
    const { id, type, bytes } = object;
    if (type === "commit" || type === "tag") {
      const path = type === "commit" ? `commit ${id}` : `tag ${this.#appearances.tags.get(id) ?? id}`;
      const where = type === "commit" ? "commit-message" : "tag-message";
      yield { path, where, bytes: this.#telling(id, bytes), objectId: id, arrivals: [] };
      return;
    }
    const places = this.#appearances.places.get(id) ?? [{ path: `object ${id}`, arrivals: [] }];
    for (const { path, arrivals } of places) {
      const noted = await this.#notedObject(path, arrivals);
      if (noted !== undefined) yield { path: `note ${noted}`, where: "note", bytes, objectId: id, arrivals };
      else if (!this.#options.ignore?.(path)) yield { path, where: "file", bytes, objectId: id, arrivals };
    }
  }

  /** The message alone, as people see it, unless what names Cinclus is among the headers (an author's name). */
  #telling(id: string, bytes: Buffer): Buffer {
    const { message } = describe(id, bytes);
    return this.#options.prefilter.test(message) ? message : bytes;
  }

  /** In the trees of notes, a file's path is the id of what it is about, perhaps with slashes in it. */
  async #notedObject(path: string, arrivals: readonly Arrival[]): Promise<string | undefined> {
    const id = path.replaceAll("/", "");
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) return undefined;
    const { git } = this.#options;
    this.#noteCommits ??= new Set((await git.run(["rev-list", "--glob=refs/notes/*"])).toString().split("\n"));
    return arrivals.some((arrival) => this.#noteCommits?.has(arrival.id)) ? id : undefined;
  }
}

const shallow = "The repository is shallow: commits before its oldest ones are not there. Fetch them with: git fetch --unshallow";

/** Objects that history needs and that are not there. A walk over all trees, so only done where there is a doubt. */
async function findMissing(git: Git): Promise<Incomplete[]> {
  const running = git.start(["rev-list", "--objects", "--all", "--reflog", "--indexed-objects", "--missing=print"]);
  const reader = new ByteReader(running.stdout);
  const missing: string[] = [];
  let count = 0;
  try {
    for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
      if (line.startsWith("?") && ++count <= mostListed) missing.push(line.slice(1));
    }
    await running.done;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return [{ path: ".", reason: error.message }];
  } finally {
    running.stop();
  }
  const told = listed(missing, missingObject);
  if (count <= mostListed) return told;
  const reason = `git does not have ${count - mostListed} more objects. In a partial clone, fetch all of them with: git fetch --refetch --no-filter`;
  return [...told, { path: ".", reason }];
}

const mostListed = 20;

function listed(ids: readonly string[], reasonOf: (id: string) => string): Incomplete[] {
  return ids.map((id) => ({ path: id === "" ? "." : `object ${id}`, reason: reasonOf(id) }));
}

/** @param id nothing stands for all those that are not listed one by one */
function damagedObject(id: string): string {
  const what = id === "" ? "git cannot read more objects than are listed here" : `git cannot read the object ${id}`;
  return `${what}: the repository is damaged. See what else is with: git fsck --full. Where another copy has it, fetch it anew with: git fetch --refetch`;
}
