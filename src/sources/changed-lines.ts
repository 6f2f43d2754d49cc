import type { Git } from "./git.ts";
import type { LineRange } from "./source.ts";

/**
 * The lines of a file in the index that are in none of the commits it is compared with. Asked of git with
 * no context, and as text whatever the attributes say, so that nothing can hide a line.
 */
export async function changedLines(git: Git, bases: readonly string[], path: string): Promise<LineRange[]> {
  let changed: LineRange[] | undefined;
  for (const base of bases) {
    const ranges = await changedSince(git, base, path);
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
  "--no-renames",
  "--no-indent-heuristic",
  "--end-of-options",
];

async function changedSince(git: Git, base: string, path: string): Promise<LineRange[]> {
  const diff = await git.run(["diff-index", ...plainDiff, base, "--", path]);
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
