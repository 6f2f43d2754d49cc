import { createHash } from "node:crypto";
import type { Git } from "../git.ts";
import { readLog, readLongLog, type LoggedCommit, type LogOptions } from "./log-stream.ts";
import { isTexts, MemoryFile } from "./memory-file.ts";
import type { Repository } from "./repository.ts";

/** A walk over history of which only few commits matter. */
export interface Walk extends Omit<LogOptions, "more"> {
  /** One walk of each name is remembered. */
  readonly name: string;
  /** Where the walk begins: revisions, and options that name revisions. */
  readonly from: readonly string[];
  /** The ids at which that is, sorted. */
  readonly tips: readonly string[];
  /** Of ids, those of main lines of development. */
  readonly bounds: ReadonlySet<string>;
  /** About how many commits there are on the whole way, where that is known. */
  readonly commits?: number;
  /** Where it is known without walking: commits, in the order of the walk, all that matter among them. */
  readonly among?: readonly string[] | undefined;
  /** All that decides which commits matter, besides the commits themselves. */
  readonly question: string;
  /** Whether a commit matters even where none of its changes is wanted. */
  readonly counts?: (commit: string) => boolean;
}

/** Raised whenever walks are remembered in another form, or other commits matter. */
const form = 1;

/**
 * Remembers which commits of a walk mattered, so that the next audit asks git about those and about new ones
 * only. Ids of commits are all it keeps, never a path, so never a key.
 *
 * Only for repositories with nothing missing: what comes in later could matter to a commit that was there before.
 */
export class LogMemory {
  readonly #git: Git;
  readonly #question: string;
  readonly #repository: Repository;

  /** @param question names everything that all walks depend on: the words looked for */
  constructor(git: Git, question: string, repository: Repository) {
    this.#git = git;
    this.#question = question;
    this.#repository = repository;
  }

  /** The commits that matter, as `readLog` gives them, and perhaps others. */
  async *read(walk: Walk): AsyncGenerator<LoggedCommit> {
    const { gitFolder, cuts } = this.#repository;
    const { tips } = walk;
    const file = new MemoryFile(gitFolder, `walk-${walk.name}-${this.#question}`);
    const question = createHash("sha256").update(JSON.stringify([form, walk.question, ...cuts])).digest("hex");
    const remembered = parse(file.read(), question);
    const old = remembered && (await this.#isStillThere(remembered, walk)) ? remembered : { tips: [], commits: [] };
    const mattered = new Set<string>();
    if (old.tips.length === 0 || tips.join() !== old.tips.join()) {
      for await (const commit of this.#readNew(walk, old.tips)) {
        if (matters(walk, commit)) mattered.add(commit.id);
        yield commit;
      }
      for (const id of old.commits) mattered.add(id);
      file.write({ form, question, tips, commits: [...mattered] });
    }
    yield* readSome(this.#git, walk, old.commits);
  }

  /** Should the bounds be too few, commits that are known already are told of once more, which does no harm. */
  #readNew(walk: Walk, known: readonly string[]): AsyncGenerator<LoggedCommit> {
    if (known.length === 0) return readAll(this.#git, walk);
    const old = new Set(known);
    const begun = walk.tips.filter((id) => !old.has(id));
    if (begun.length === 0) return nothing();
    return readLog(this.#git, { ...walk, more: [...begun, ...bounds(walk, known).map((id) => `^${id}`)] });
  }

  /** Whether all that the walk went over can be reached today; what was thrown away does not count any more. */
  async #isStillThere({ tips: old }: Remembered, walk: Walk): Promise<boolean> {
    const here = new Set(walk.tips);
    const gone = old.filter((id) => !here.has(id));
    if (gone.length === 0) return true;
    const known = new Set(old);
    const few = new Set([...walk.tips.filter((id) => !known.has(id)), ...bounds(walk, walk.tips)]);
    return (await this.#reachesNothingElse(gone, few)) || (few.size < walk.tips.length && (await this.#reachesNothingElse(gone, walk.tips)));
  }

  async #reachesNothingElse(ids: readonly string[], tips: Iterable<string>): Promise<boolean> {
    const input = [...ids, ...Array.from(tips, (id) => `^${id}`)].join("\n");
    try {
      return (await this.#git.run(["rev-list", "--max-count=1", "--stdin"], input)).length === 0;
    } catch {
      // One of them is not even in the repository any more.
      return false;
    }
  }
}

/**
 * Commits that a walk need not go behind. git looks at each of them, and of ten thousand references (one for
 * each pull request) a hundred bound a walk as well as all of them do.
 */
function bounds({ bounds: main }: Walk, ids: readonly string[]): readonly string[] {
  if (ids.length <= enoughBounds) return ids;
  const some = ids.filter((id) => main.has(id));
  return some.length > 0 ? some : ids;
}

const enoughBounds = 200;

async function* nothing(): AsyncGenerator<LoggedCommit> {
  // Every commit has been walked over.
}

interface Remembered {
  readonly tips: readonly string[];
  readonly commits: readonly string[];
}

function parse(data: unknown, wanted: string): Remembered | undefined {
  if (typeof data !== "object" || data === null || !("question" in data) || data.question !== wanted) return undefined;
  if (!("tips" in data) || !("commits" in data)) return undefined;
  const { tips, commits } = data;
  return isTexts(tips) && isTexts(commits) ? { tips, commits } : undefined;
}

/** Reads a log with what is remembered of it, or without. */
export function walkLog(git: Git, walk: Walk, memory: LogMemory | undefined): AsyncGenerator<LoggedCommit> {
  return memory ? memory.read(walk) : readAll(git, walk);
}

function readAll(git: Git, walk: Walk): AsyncGenerator<LoggedCommit> {
  if (walk.among) return readSome(git, walk, walk.among);
  const options = { ...walk, revisions: [...walk.revisions, ...walk.from] };
  return readLongLog(git, options, walk.commits ?? 0, (commit) => matters(walk, commit));
}

async function* readSome(git: Git, { wanted }: Walk, commits: readonly string[]): AsyncGenerator<LoggedCommit> {
  // Nothing on standard input would be understood as HEAD.
  if (commits.length > 0) yield* readLog(git, { revisions: ["--no-walk=unsorted"], more: commits, wanted });
}

function matters(walk: Walk, { id, changes }: LoggedCommit): boolean {
  return changes.length > 0 || walk.counts?.(id) === true;
}
