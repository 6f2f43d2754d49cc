import type { Git } from "./git.ts";
import type { LineRange } from "./source.ts";

/** A file as a commit has it. */
export interface Version {
  /** The commit, or a tree. */
  readonly base: string;
  /** What the file is called there. */
  readonly path: string;
  readonly id: string;
}

/**
 * The lines of a file in the index that are in none of the versions it is compared with. Asked of git with
 * no context, and as text whatever the attributes say, so that nothing can hide a line.
 */
export async function changedLines(git: Git, versions: readonly Version[], path: string): Promise<LineRange[]> {
  let changed: LineRange[] | undefined;
  for (const version of versions) {
    const ranges = await changedSince(git, version, path);
    changed = changed ? intersect(changed, ranges) : ranges;
  }
  return changed ?? [];
}

const plainDiff = [
  "--patch",
  "--cached",
  "--unified=0",
  "--inter-hunk-context=0",
  "--text",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--no-indent-heuristic",
  "--end-of-options",
];

async function changedSince(git: Git, { base, path: before }: Version, path: string): Promise<LineRange[]> {
  // Where the two have different names, they are all that git sees, so it takes the one for the other however little is alike.
  const [renames, paths] = before === path ? ["--no-renames", [path]] : ["--find-renames=1%", [before, path]];
  const diff = await git.run(["diff-index", renames, ...plainDiff, base, "--", ...paths]);
  const ranges: LineRange[] = [];
  // Lines of the file itself begin with a plus or a minus, so only a real header begins like one.
  for (const [, first, count] of diff.toString("latin1").matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    const length = count === undefined ? 1 : Number(count);
    if (length > 0) ranges.push({ first: Number(first), last: Number(first) + length - 1 });
  }
  return ranges;
}

function intersect(left: readonly LineRange[], right: readonly LineRange[]): LineRange[] {
  return left.flatMap((a) =>
    right
      .map((b) => ({ first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) }))
      .filter(({ first, last }) => first <= last),
  );
}
