import { Buffer } from "node:buffer";
import { availableParallelism } from "node:os";
import { zeroSeparated, type Git } from "../git.ts";

/** One file that a commit brought in, changed or took away. */
export interface Change {
  readonly path: string;
  /** What the file holds afterwards. Only zeros where it is gone. */
  readonly id: string;
  /** What it held before, in each parent; only zeros where it was not there. */
  readonly before: readonly string[];
}

export interface LoggedCommit {
  readonly id: string;
  readonly changes: readonly Change[];
}

export interface LogOptions {
  /** Revisions and options that select commits, such as `--all` or `v1..v2`. Checked by whoever gives them. */
  readonly revisions: readonly string[];
  readonly paths?: readonly string[];
  /** More revisions, as many as there may be. */
  readonly more?: readonly string[];
  /** No changes at all (`commits`), or only commits that bring in or take out one of these objects. Default: everything. */
  readonly show?: "commits" | readonly string[];
  /** Only these changes are given. They are asked about every file of every commit, so it has to be quick. */
  readonly wanted: (id: string, before: readonly string[], path: string) => boolean;
}

/**
 * What commits changed, as ids and paths only; no content is compared. A merge shows the files in which it
 * differs from all its parents: what one of them has, the commits on that side have brought in.
 */
export async function* readLog(git: Git, options: LogOptions): AsyncGenerator<LoggedCommit> {
  const { revisions, paths = [], more, show, wanted } = options;
  const running = git.start([
    "log",
    ...(show === "commits" ? ["--no-patch"] : ["--raw", "-c", ...(show ?? []).map((id) => `--find-object=${id}`)]),
    "-z",
    "--root",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-show-signature",
    "--no-notes",
    "--ignore-missing",
    "--format=commit %H",
    ...(more ? ["--stdin"] : []),
    ...revisions,
    "--",
    ...paths,
  ]);
  running.stdin.end((more ?? []).join("\n"));
  let commit: { id: string; changes: Change[] } | undefined;
  let raw: string | undefined;
  try {
    for await (const token of zeroSeparated(running.stdout)) {
      if (raw !== undefined) {
        const change = parseRaw(raw, token, wanted);
        if (change) commit?.changes.push(change);
        raw = undefined;
        continue;
      }
      const start = token.startsWith("\n") ? 1 : 0;
      if (token.startsWith(":", start)) raw = token.slice(start);
      else if (token.startsWith("commit ", start)) {
        if (commit) yield commit;
        commit = { id: detached(token.slice(start + 7)), changes: [] };
      }
    }
    if (commit) yield commit;
    await running.done;
  } finally {
    running.stop();
  }
}

/** Commits below which a second git takes longer to begin than it saves. */
const worthAnother = 4000;

/**
 * The commits of a long log that `matters` says, in its order, read by two gits side by side: each walks over all
 * commits, which is quick, and compares the trees of one half, which is not.
 *
 * @param commits about how many there are
 */
export async function* readLongLog(git: Git, options: LogOptions, commits: number, matters: (commit: LoggedCommit) => boolean): AsyncGenerator<LoggedCommit> {
  const half = Math.ceil(commits / 2);
  // A count goes for what is shown, so the first of them has to show every commit.
  const first = { ...options, ...(options.show !== "commits" && { show: [] }), revisions: [`--max-count=${half}`, ...options.revisions] };
  const second = { ...options, revisions: [`--skip=${half}`, ...options.revisions] };
  const parts = commits < worthAnother || availableParallelism() < 2 ? [options] : [first, second];
  const readPart = async (part: LogOptions): Promise<LoggedCommit[]> => {
    const found: LoggedCommit[] = [];
    for await (const commit of readLog(git, part)) if (matters(commit)) found.push(commit);
    return found;
  };
  for (const found of await Promise.all(parts.map(readPart))) yield* found;
}

/** The mode of a submodule, whose commit is not ours to read. */
export const gitlink = "160000";

/** For n parents: n colons, n + 1 modes, n + 1 ids, the status. */
function parseRaw(raw: string, path: string, wanted: LogOptions["wanted"]): Change | undefined {
  const fields = raw.split(" ");
  const ids = fields.slice(fields.length / 2, -1);
  const id = ids.at(-1);
  if (id === undefined || fields[ids.length - 1]?.endsWith(gitlink)) return undefined;
  const before = ids.slice(0, -1);
  if (!wanted(id, before, path)) return undefined;
  return { path: detached(path), id: detached(id), before: before.map(detached) };
}

/** A piece of a string keeps the whole of it in memory; this does not. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

export function isNothing(id: string): boolean {
  return /^0+$/.test(id);
}
