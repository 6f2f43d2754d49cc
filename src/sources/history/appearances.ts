import { Buffer } from "node:buffer";
import { existsSync } from "node:fs";
import { isNamedAfterCinclus } from "../../search/prefilter.ts";
import { GitError, splitAtZero, type Git } from "../git.ts";
import { readObjects } from "../object-reader.ts";
import type { Candidate } from "./candidate.ts";
import type { HistoryGraph } from "./graph.ts";
import { walkLog, type LogMemory, type Walk } from "./log-memory.ts";
import { gitlink, isNothing, readLog, type LoggedCommit, type LogOptions } from "./log-stream.ts";
import { findOddReferences, type OddReference } from "./odd-references.ts";
import type { Repository } from "./repository.ts";
import { worktreeFolders, type Tips } from "./tips.ts";

/** A commit that put an object to its place. */
export interface Arrival {
  readonly id: string;
  /** Counts up from the newest commit to the oldest, parents behind their children. */
  readonly order: number;
  /** What stood there before, in each parent. */
  readonly before: readonly string[];
}

/** One path under which an object stood, and the commits that put it there. */
export interface Place {
  readonly path: string;
  readonly arrivals: Arrival[];
}

/** Where the objects that name Cinclus stand in a repository's history. */
export interface Appearances {
  /**
   * Blobs, by id. One that nothing refers to is not in it. Besides those asked for, whatever stands at a path
   * that is named after Cinclus, with such paths only.
   */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** Commits that can be reached, of those asked for. */
  readonly commits: ReadonlySet<string>;
  /** Tag objects that can be reached, with the names of the references that lead to them. */
  readonly tags: ReadonlyMap<string, string>;
  /** Paths with one of the telling names in them, up to and including it. */
  readonly named: readonly Place[];
  /** Set where git could not tell all of the history: what is nowhere in here may be reachable all the same. */
  readonly failure?: string;
}

export interface AppearanceQuestion {
  readonly candidates: readonly Candidate[];
  /** File and folder names that name Cinclus. */
  readonly names: ReadonlySet<string>;
  /** Which commits to ask about. */
  readonly revisions: readonly string[];
  readonly paths?: readonly string[] | undefined;
  /** More commits, as many as there may be. */
  readonly more?: readonly string[] | undefined;
  /** Whether the index and references to something other than a commit count too. */
  readonly besidesCommits: boolean;
  /** About how many commits there are. */
  readonly commits: number;
  readonly repository: Repository;
  readonly tips: Tips;
  /** Of earlier audits, where the repository has nothing missing. */
  readonly memory?: LogMemory | undefined;
  /** Where it is known how the history hangs together, git compares the trees of a few commits only. */
  readonly graph?: HistoryGraph | undefined;
}

/** Everything that keeps an object alive, in every linked worktree. */
export const everything = ["--all", "--reflog"];

/**
 * Asks git once for the history of all paths, and once each for what no history shows: the index, and
 * references to something other than a commit.
 */
export async function findAppearances(git: Git, question: AppearanceQuestion): Promise<Appearances> {
  const found = new Found(question);
  // Begun now, so that it is done by the time the log is.
  const beside = question.besidesCommits ? askBesideCommits(git, question) : undefined;
  let failure: string | undefined;
  try {
    for await (const commit of await readCommits(git, question, found, beside?.odd)) found.addCommit(commit);
    if (beside) await addBesideCommits(git, question, found, beside);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    failure = error.message;
  }
  const { places, commits, tags, named } = found;
  return { places: places.all, commits, tags, named: named.all.get("") ?? [], ...(failure !== undefined && { failure }) };
}

/** What is known so far of where the candidates stand. */
class Found {
  readonly places: PlaceBook;
  /** Paths with a telling name, all under no id. */
  readonly named = new PlaceBook();
  readonly commits = new Set<string>();
  readonly tags = new Map<string, string>();
  readonly wantedCommits: ReadonlySet<string>;
  readonly #wantedBlobs: ReadonlySet<string>;
  readonly #upToName: (path: string) => string | undefined;
  #order = 0;

  constructor({ candidates, names }: AppearanceQuestion) {
    const idsOf = (type: Candidate["type"]): Set<string> => new Set(candidates.filter((candidate) => candidate.type === type).map(({ id }) => id));
    this.wantedCommits = idsOf("commit");
    this.#wantedBlobs = idsOf("blob");
    this.#upToName = nameTest(names);
    this.places = new PlaceBook((id, path) => this.#hasPlace(id, path));
  }

  #hasPlace(id: string, path: string): boolean {
    return this.#wantedBlobs.has(id) || (isNamedAfterCinclus(path) && !isNothing(id));
  }

  /** Whether a change is of interest, for the place of its object or for its path. */
  isWanted(id: string, path: string): boolean {
    return this.#hasPlace(id, path) || (!isNothing(id) && this.#upToName(path) !== undefined);
  }

  /** Commits come from the newest to the oldest. */
  addCommit(commit: LoggedCommit): void {
    this.#order++;
    if (this.wantedCommits.has(commit.id)) this.commits.add(commit.id);
    for (const { id, path, before } of commit.changes) {
      const arrival = { id: commit.id, order: this.#order, before };
      this.places.add(id, path, arrival);
      const telling = this.#upToName(path);
      if (telling !== undefined) this.named.add("", telling, arrival);
    }
  }
}

/** The commits that may matter; of all that there are, as few as are known to do. */
async function readCommits(git: Git, question: AppearanceQuestion, found: Found, odd: Promise<OddReference[]> | undefined): Promise<AsyncIterable<LoggedCommit>> {
  const { revisions, paths, more, tips, memory, graph } = question;
  const wanted: LogOptions["wanted"] = (id, _, path) => found.isWanted(id, path);
  const options = { wanted, ...(paths && { paths }) };
  if (more) return readLog(git, { ...options, revisions, more });
  const walk: Walk = {
    ...options,
    ...howMuchToShow(question),
    among: graph && odd ? graph.findMattering(tips.all, await odd, found.wantedCommits) : undefined,
    name: "appearances",
    revisions: [],
    from: revisions,
    tips: tips.all,
    bounds: tips.main,
    question: "",
    counts: (id) => found.wantedCommits.has(id),
  };
  return walkLog(git, walk, memory);
}

/** What git was asked about besides the commits. */
interface BesideCommits {
  readonly odd: Promise<OddReference[]>;
  readonly indexes: Promise<Buffer[]>;
}

function askBesideCommits(git: Git, { repository, tips, memory, graph }: AppearanceQuestion): BesideCommits {
  const odd = findOddReferences(git, tips.references, memory && repository.gitFolder, (id) => graph?.isCommit(id) === true);
  const indexes = listIndexes(git, repository);
  // Where the log fails first, nobody waits for these.
  odd.catch(() => undefined);
  indexes.catch(() => undefined);
  return { odd, indexes };
}

async function addBesideCommits(git: Git, { candidates }: AppearanceQuestion, { places, tags }: Found, beside: BesideCommits): Promise<void> {
  for (const listing of await beside.indexes) addListed(listing, places);
  await addReferences(git, await beside.odd, places, tags);
  if (candidates.some(({ type, id }) => type === "tag" && !tags.has(id))) await followTags(git, tags);
}

/**
 * git need not compare trees where only commits are looked for, and need not print what has nothing to do with
 * a few blobs. A path that is named after Cinclus is in a tree that is a candidate itself.
 */
function howMuchToShow({ candidates, besidesCommits, commits }: AppearanceQuestion): Pick<Walk, "show" | "commits"> {
  const among = (type: Candidate["type"]): Candidate[] => candidates.filter((candidate) => candidate.type === type);
  if (!besidesCommits || among("tree").length > 0) return { commits };
  const blobs = among("blob").map(({ id }) => id);
  if (blobs.length === 0) return { commits: 0, show: "commits" };
  return { commits, ...(blobs.length <= mostShown && among("commit").length === 0 && { show: blobs }) };
}

const mostShown = 100;

class PlaceBook {
  readonly all = new Map<string, Place[]>();
  readonly #known = new Map<string, Place>();
  readonly #isWanted: (id: string, path: string) => boolean;

  constructor(isWanted: (id: string, path: string) => boolean = () => true) {
    this.#isWanted = isWanted;
  }

  add(id: string, path: string, arrival?: Arrival): void {
    if (!this.#isWanted(id, path)) return;
    const key = `${id} ${path}`;
    let place = this.#known.get(key);
    if (!place) {
      place = { path, arrivals: [] };
      this.#known.set(key, place);
      const places = this.all.get(id);
      if (places) places.push(place);
      else this.all.set(id, [place]);
    }
    if (arrival && place.arrivals.at(-1)?.id !== arrival.id) place.arrivals.push(arrival);
  }
}

/** Gives a path up to the first of its parts that is one of the names, or nothing. */
function nameTest(names: ReadonlySet<string>): (path: string) => string | undefined {
  if (names.size === 0) return () => undefined;
  return (path) => {
    for (let start = 0; start <= path.length; ) {
      const slash = path.indexOf("/", start);
      const end = slash < 0 ? path.length : slash;
      if (names.has(path.slice(start, end))) return path.slice(0, end);
      start = end + 1;
    }
    return undefined;
  };
}

/** What is staged is in the object store before any commit has it, in each worktree's own index. */
async function listIndexes(git: Git, { gitFolder, ownFolder }: Repository): Promise<Buffer[]> {
  const folders = new Set([ownFolder, gitFolder, ...worktreeFolders(gitFolder)]);
  const staged = [...folders].filter((folder) => existsSync(`${folder}/index`));
  const list = async (folder: string): Promise<Buffer> => git.run([`--git-dir=${folder}`, "ls-files", "--stage", "-z"]).catch(() => Buffer.alloc(0));
  return Promise.all(staged.map(list));
}

/** Tags can stand on blobs and trees, and on other tags. */
async function addReferences(git: Git, references: readonly OddReference[], places: PlaceBook, tags: Map<string, string>): Promise<void> {
  for (const { name, id, type, target, targetType } of references) {
    if (type === "tag") tags.set(id, shortName(name));
    if (targetType === "blob") places.add(target, shortName(name));
    if (targetType === "tree") addListed(await git.run(["ls-tree", "-r", "-z", "--full-tree", target]), places);
  }
}

/** Adds the tags that known tags stand on, and so on. Rare enough to be done only where a tag is not accounted for. */
async function followTags(git: Git, tags: Map<string, string>): Promise<void> {
  for (let open = [...tags.keys()]; open.length > 0; ) {
    const found: string[] = [];
    for await (const object of readObjects(git, open, maxTagSize)) {
      if (object.type !== "tag" || !("bytes" in object) || !object.bytes) continue;
      const target = /^object ([0-9a-f]+)\ntype tag\n/.exec(object.bytes.toString("latin1", 0, 100))?.[1];
      if (target === undefined || tags.has(target)) continue;
      tags.set(target, tags.get(object.id) ?? "");
      found.push(target);
    }
    open = found;
  }
}

const maxTagSize = 1 << 20;

/** Blobs and their paths, as `ls-files` and `ls-tree` tell them. */
function addListed(listing: Buffer, places: PlaceBook): void {
  for (const line of splitAtZero(listing)) {
    const tab = line.indexOf("\t");
    // The id stands second where git tells the stage, third where it tells the type.
    const [mode, second = "", third = ""] = line.slice(0, tab).split(" ");
    if (mode !== gitlink) places.add(second === "blob" ? third : second, line.slice(tab + 1));
  }
}

/** `main` for `refs/heads/main`, as git shortens it where nothing is ambiguous. */
export function shortName(reference: string): string {
  return reference.replace(/^refs\/(heads|tags|remotes)\//, "").replace(/^refs\//, "");
}
