import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { splitLines, type Git } from "../git.ts";
import { readLog, type LoggedCommit, type LogOptions } from "./log-stream.ts";
import { isTexts, MemoryFile } from "./memory-file.ts";

/** A walk over history of which only few commits matter. */
export interface Walk extends Omit<LogOptions, "more"> {
  /** One walk of each name is remembered. */
  readonly name: string;
  /** Where the walk begins: revisions, and options that name revisions. */
  readonly from: readonly string[];
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
  #known: Promise<Circumstances> | undefined;

  /** @param question names everything that all walks depend on: the words looked for */
  constructor(git: Git, question: string) {
    this.#git = git;
    this.#question = question;
  }

  /** The commits that matter, as `readLog` gives them, and perhaps others. */
  async *read(walk: Walk): AsyncGenerator<LoggedCommit> {
    const { gitFolder, cuts } = await (this.#known ??= findCircumstances(this.#git));
    const file = new MemoryFile(gitFolder, `walk-${walk.name}-${this.#question}`);
    const question = createHash("sha256").update(JSON.stringify([form, walk.question, ...cuts])).digest("hex");
    const tips = await this.#tips(walk);
    const remembered = parse(file.read(), question);
    const old = remembered && (await this.#isStillThere(remembered, tips)) ? remembered : { tips: [], commits: [] };
    const mattered: string[] = [];
    if (old.tips.length === 0 || tips.join() !== old.tips.join()) {
      for await (const commit of this.#readNew(walk, old.tips)) {
        if (commit.changes.length > 0 || walk.counts?.(commit.id) === true) mattered.push(commit.id);
        yield commit;
      }
      file.write({ form, question, tips, commits: [...mattered, ...old.commits] });
    }
    // Nothing on standard input would be understood as HEAD.
    if (old.commits.length > 0) yield* readLog(this.#git, { revisions: ["--no-walk=unsorted"], more: old.commits, wanted: walk.wanted });
  }

  #readNew(walk: Walk, known: readonly string[]): AsyncGenerator<LoggedCommit> {
    const revisions = [...walk.revisions, ...walk.from];
    return readLog(this.#git, { ...walk, revisions, more: known.map((id) => `^${id}`) });
  }

  async #tips({ from }: Walk): Promise<string[]> {
    return splitLines(await this.#git.run(["rev-list", "--no-walk=unsorted", "--ignore-missing", ...from])).sort();
  }

  /** Whether all that the walk went over can be reached today; what was thrown away does not count any more. */
  async #isStillThere(old: Remembered, tips: readonly string[]): Promise<boolean> {
    const here = new Set(tips);
    const gone = old.tips.filter((id) => !here.has(id));
    if (gone.length === 0) return true;
    const input = [...gone, ...tips.map((id) => `^${id}`)].join("\n");
    try {
      return (await this.#git.run(["rev-list", "--max-count=1", "--stdin"], input)).length === 0;
    } catch {
      // One of them is not even in the repository any more.
      return false;
    }
  }
}

interface Circumstances {
  /** What all linked worktrees share. */
  readonly gitFolder: string;
  /** Where history was cut off or mended, the same commits lead to more or to less once that changes. */
  readonly cuts: readonly string[];
}

async function findCircumstances(git: Git): Promise<Circumstances> {
  const question = ["rev-parse", "--git-common-dir", "--git-path", "shallow", "--git-path", "info/grafts"];
  const [folder = "", ...paths] = splitLines(await git.run(question)).map((path) => resolve(git.folder, path));
  return { gitFolder: folder, cuts: paths.map(contentOf) };
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

function contentOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

/** Reads a log with what is remembered of it, or without. */
export function walkLog(git: Git, walk: Walk, memory: LogMemory | undefined): AsyncGenerator<LoggedCommit> {
  return memory ? memory.read(walk) : readLog(git, { ...walk, revisions: [...walk.revisions, ...walk.from] });
}
