import type { Finding } from "../facts/finding.ts";
import { identity } from "../scan/identity.ts";
import type { ScanOptions } from "../scan/options.ts";
import type { Git } from "../sources/git.ts";
import { heldBy } from "./new-objects.ts";

/**
 * Leaves out what a merge takes over from commits that a remote has already: it cannot be stopped any more, and
 * whoever merges has not brought it. What comes from a branch that was never pushed stays in.
 */
export async function withoutPublished(
  git: Git,
  findings: readonly Finding[],
  options: ScanOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  if (findings.length === 0) return findings;
  const published: string[] = [];
  for (const head of mergedHeads(env)) {
    const holder = await git.ask(["for-each-ref", "--count=1", `--contains=${head}`, "--format=%(refname)", "refs/remotes"]);
    if (holder) published.push(head);
  }
  const known = new Map<string, Set<string>>();
  for (const path of new Set(findings.map((finding) => finding.path))) {
    const held = new Set<string>();
    // Names are asked for line by line, so a path with a line feed in it is left to the findings.
    for (const head of path.includes("\n") ? [] : published) {
      for (const what of await heldBy(git, `${head}:${path}`, path, options)) held.add(what);
    }
    known.set(path, held);
  }
  return findings.filter((finding) => known.get(finding.path)?.has(identity(finding)) !== true);
}

/** git tells hooks of a merge what is merged by variables such as `GITHEAD_<id>`, and writes MERGE_HEAD only later. */
function mergedHeads(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
}
