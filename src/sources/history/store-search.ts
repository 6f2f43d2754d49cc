import { Buffer } from "node:buffer";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Additions } from "../../facts/text.ts";
import { prefilterId } from "../../search/prefilter-id.ts";
import type { Prefilter } from "../../search/prefilter.ts";
import type { WordFinder } from "../../search/word-finder.ts";
import { GitError, type Git } from "../git.ts";
import type { OnProgress } from "../source.ts";
import { AuditCache, type Remembered } from "./audit-cache.ts";
import { addStats, noStats, type Candidate, type SearchStats } from "./candidate.ts";
import { searchByCatFile } from "./cat-file-search.ts";
import { HistoryGraph } from "./graph.ts";
import type { GraphRecorder, GraphRecords } from "./graph-recorder.ts";
import type { Search } from "./history.ts";
import { readLoose, searchLoose } from "./loose-search.ts";
import { ObjectNumbers } from "./object-numbers.ts";
import { openObjectStore, type LooseObject, type ObjectStore } from "./object-store.ts";
import { readSharedPacks } from "./pack-file.ts";
import { PackDoubt, PackIndex } from "./pack-index.ts";
import type { Discoveries } from "./pack-search.ts";
import { createReferences, createTools, searchShare, type Share, type ShareResult } from "./pack-share.ts";
import type { References } from "./references.ts";
import type { Repository } from "./repository.ts";
import { readShared, type SharedBytes } from "./shared-bytes.ts";
import { createSoughtMemory, SoughtBlobs } from "./sought-blobs.ts";
import type { Tips } from "./tips.ts";

export interface StoreSearchOptions {
  readonly git: Git;
  readonly repository: Repository;
  readonly tips: Tips;
  readonly additions: Additions;
  readonly prefilter: Prefilter;
  readonly jobs?: number | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Whether to read and write what an earlier audit remembered. */
  readonly cache: boolean;
}

/** Below that many objects a second thread takes longer to start than it saves. */
const worthAThread = 30_000;

/**
 * Finds the objects of a repository that name Cinclus by reading packs and loose objects itself, with
 * several threads. Whatever is not as it should be is left to git: single objects, or all of them.
 */
export class StoreSearch implements Search {
  isDoubtful = false;
  readonly damaged: string[] = [];
  /** Who has read the objects in the end. */
  reader: "packs" | "git" = "packs";
  /** What is known of the history where something was found and all of it was read here. */
  graph: HistoryGraph | undefined;
  readonly #options: StoreSearchOptions;
  /** How many objects an earlier audit has read. */
  #known = 0;

  constructor(options: StoreSearchOptions) {
    this.#options = options;
  }

  async *candidates(stats: SearchStats): AsyncGenerator<Candidate> {
    const { git, prefilter } = this.#options;
    const found: Discoveries = { candidates: [], doubts: [], stats };
    let store: ObjectStore;
    try {
      store = openObjectStore(this.#options.repository);
      await this.#searchStore(store, found);
    } catch (error) {
      if (error instanceof GitError) throw error;
      // Whatever it was (a pack that was repacked meanwhile, an index that leads nowhere), git will know better.
      this.reader = "git";
      this.isDoubtful = true;
      this.graph = undefined;
      Object.assign(stats, noStats());
      yield* searchByCatFile({ git, finder: prefilter.finder, stats });
      return;
    }
    await this.#askGit(found);
    if (this.#options.cache && !this.isDoubtful && stats.objects > this.#known) this.#remember(store, found);
    yield* found.candidates;
  }

  /** git ends at the first object that it cannot read, so it is started again behind that one. */
  async #askGit({ doubts, candidates, stats }: Discoveries): Promise<void> {
    const { git, prefilter } = this.#options;
    const onMissing = (): void => {
      this.isDoubtful = true;
    };
    for (let ids: readonly string[] = doubts; ids.length > 0; ) {
      let done = 0;
      const onDone = (): void => {
        done++;
      };
      try {
        for await (const candidate of searchByCatFile({ git, finder: prefilter.finder, stats, ids, onMissing, onDone })) candidates.push(candidate);
        return;
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        this.isDoubtful = true;
        this.damaged.push(this.damaged.length < mostDamaged ? (ids[done] ?? "") : "");
        if (this.damaged.length > mostDamaged) return;
        ids = ids.slice(done + 1);
      }
    }
  }

  get #cache(): AuditCache {
    return new AuditCache(this.#options.repository.gitFolder, prefilterId(this.#options.additions));
  }

  #remember(store: ObjectStore, { candidates, stats }: Discoveries): void {
    if (store.loose.length > mostRemembered) return;
    this.#cache.write({ packs: store.packs, loose: store.loose.map(({ id }) => id), candidates, stats });
  }

  /** What need not be read again. Once anything of it is gone (repacked, pruned), everything is read again. */
  #recall(store: ObjectStore): Remembered {
    const nothing = { packs: [], loose: [], candidates: [], stats: noStats() };
    const remembered = this.#options.cache ? this.#cache.read() : undefined;
    if (!remembered) return nothing;
    const packs = new Set(store.packs);
    const isThere = (id: string): boolean => store.looseIds.has(Buffer.from(id, "hex"), 0);
    return remembered.packs.every((path) => packs.has(path)) && remembered.loose.every(isThere) ? remembered : nothing;
  }

  async #searchStore(store: ObjectStore, found: Discoveries): Promise<void> {
    const remembered = this.#recall(store);
    const packs = store.packs.map((path) => ({ path, index: readIndex(path), known: remembered.packs.includes(path) }));
    const knownLoose = new Set(remembered.loose);
    const loose = store.loose.filter(({ id }) => !knownLoose.has(id));
    found.candidates.push(...remembered.candidates);
    addStats(found.stats, remembered.stats);
    this.#known = remembered.stats.objects;
    const total = packs.reduce((sum, { index, known }) => sum + (known ? 0 : new PackIndex(index, store.idBytes).count), loose.length);
    const { jobs = Math.min(availableParallelism(), 4) } = this.#options;
    const threads = total < worthAThread ? 1 : jobs;
    const shared = readSharedPacks(packs.filter(({ known }) => !known).map(({ path }) => `${path}.pack`));
    const share: Share = {
      additions: this.#options.additions,
      idBytes: store.idBytes,
      packs: packs.map((pack) => ({ ...pack, bytes: shared.get(`${pack.path}.pack`) })),
      looseIds: store.looseIds.toBytes(),
      taken: new Int32Array(new SharedArrayBuffer(8 * Math.max(1, store.packs.length))),
      done: new Int32Array(new SharedArrayBuffer(4)),
      sought: createSoughtMemory(store.idBytes),
    };
    const workers = startWorkers(share, threads - 1);
    const numbers = new ObjectNumbers(share);
    const references = createReferences(numbers);
    const graphs: (GraphRecords | undefined)[] = [];
    try {
      if (total > 0) graphs.push(await this.#searchNew(share, loose, numbers, references, found, total));
    } catch (error) {
      // Nothing is left to take, so the others end at once.
      share.taken.fill(tooMany);
      throw error;
    }
    let { broken } = references;
    for (const result of await Promise.all(workers)) {
      found.candidates.push(...result.candidates);
      found.doubts.push(...result.doubts);
      addStats(found.stats, result.stats);
      broken ||= result.broken;
      graphs.push(result.graph);
    }
    this.isDoubtful ||= broken || !this.#hasAllTips(references);
    const isWhole = this.#known === 0 && !this.isDoubtful && found.doubts.length === 0 && this.#options.repository.cuts.every((cut) => cut === "");
    const records = graphs.filter((graph) => graph !== undefined);
    if (isWhole && records.length > 0 && !records.some(({ failed }) => failed)) this.graph = new HistoryGraph(numbers, records);
  }

  async #searchNew(
    share: Share,
    loose: readonly LooseObject[],
    numbers: ObjectNumbers,
    references: References,
    found: Discoveries,
    total: number,
  ): Promise<GraphRecords | undefined> {
    const tools = createTools(this.#options.additions);
    if (!tools) throw new PackDoubt("This Node lacks what reading packs takes.");
    const structure = loose.filter((object) => {
      const type = searchLoose(object, tools.finder, references, found);
      return type === "tree" || type === "commit";
    });
    let told = performance.now();
    const search = searchShare(share, tools, numbers, found);
    let step = search.next();
    for (; step.done !== true; step = search.next()) {
      if (performance.now() - told < 100) continue;
      told = performance.now();
      this.#options.onProgress?.({ done: Atomics.load(share.done, 0) + loose.length, total, unit: "objects" });
      await new Promise((resume) => setImmediate(resume));
    }
    references.broken ||= step.value.broken;
    const { recorder } = step.value;
    if (recorder) for (const object of structure) recordLoose(object, tools.finder, numbers, recorder);
    return recorder?.records;
  }

  /** Nothing else notices when the very object is missing that a branch points to. */
  #hasAllTips(references: References): boolean {
    const { references: named, head } = this.#options.tips;
    const id = Buffer.alloc(32);
    return [...named.map((reference) => reference.id), ...(head === undefined ? [] : [head])].every((tip) => {
      id.write(tip, "hex");
      return references.has(id, 0);
    });
  }
}

/** After so many the rest is not asked for one by one. */
const mostDamaged = 50;

/** Even of ten million objects an index is smaller than this. */
const maxIndex = 1 << 30;

function readIndex(path: string): SharedBytes {
  const index = readShared(`${path}.idx`, maxIndex);
  if (!index) throw new PackDoubt("A pack's index is very large.");
  return index;
}

/** More loose objects than this git itself would have packed; their ids are not worth keeping. */
const mostRemembered = 100_000;

const tooMany = 0x40000000;

/** Threads begin at a file that only the built package has; from its sources everything runs in one thread. */
const workerFile = new URL("./pack-worker.mjs", import.meta.url);

function recordLoose(object: LooseObject, finder: WordFinder, numbers: ObjectNumbers, recorder: GraphRecorder): void {
  const read = readLoose(object, finder);
  if (!read) throw new PackDoubt("A loose object is gone.");
  const { type, start, end } = read;
  recorder.record(numbers.find(Buffer.from(object.id, "hex"), 0), type, start, end, finder.find(start, end) >= 0);
}

function startWorkers(share: Share, count: number): Promise<ShareResult>[] {
  if (count < 1 || !existsSync(fileURLToPath(workerFile))) return [];
  return Array.from({ length: count }, () => {
    const worker = new Worker(workerFile, { workerData: share });
    const result = new Promise<ShareResult>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => {
        new SoughtBlobs(share.sought, share.idBytes).giveUp();
        reject(new PackDoubt(`A thread ended with ${code} before it had read its packs.`));
      });
    });
    // It is waited for only later, when this thread has done its part.
    result.catch(() => undefined);
    return result;
  });
}
