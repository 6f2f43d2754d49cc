import type { Git } from "../git.ts";
import { ByteReader, resolveNames } from "../object-reader.ts";
import type { Reference } from "./tips.ts";

/**
 * Which of the references lead to each of some commits, by one walk over their history however many commits
 * are asked about. Children come before their parents, so only what is still ahead is held in memory.
 */
export async function findContaining(git: Git, commits: ReadonlySet<string>, references: readonly Reference[]): Promise<Map<string, Reference[]>> {
  const found = new Map<string, Reference[]>();
  if (commits.size === 0) return found;
  // A bit for each reference, since all commits of a line have the same.
  const reached = new Map<string, bigint>();
  let index = 0;
  for await (const tip of resolveNames(git, references.map(({ id }) => `${id}^{commit}`))) {
    if (tip !== undefined) reached.set(tip, (reached.get(tip) ?? 0n) | (1n << BigInt(index)));
    index++;
  }
  if (reached.size === 0) return found;
  const running = git.start(["rev-list", "--topo-order", "--parents", "--stdin"]);
  running.stdin.end([...reached.keys()].join("\n"));
  const reader = new ByteReader(running.stdout);
  try {
    for (let line = await reader.line(); line !== undefined && found.size < commits.size; line = await reader.line()) {
      const [id = "", ...parents] = line.split(" ");
      const bits = reached.get(id) ?? 0n;
      reached.delete(id);
      if (commits.has(id)) found.set(id, marked(references, bits));
      for (const parent of parents) {
        const others = reached.get(parent);
        reached.set(parent, others === undefined ? bits : others | bits);
      }
    }
    if (found.size < commits.size) await running.done;
  } finally {
    running.stop();
  }
  return found;
}

function marked(references: readonly Reference[], bits: bigint): Reference[] {
  const digits = bits.toString(2);
  return references.filter((_, bit) => digits[digits.length - 1 - bit] === "1");
}
