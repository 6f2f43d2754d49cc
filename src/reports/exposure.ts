import type { Commit, Finding, Key, OnlyHere } from "../facts/finding.ts";
import { day } from "./words.ts";

const oneDay = 24 * 60 * 60 * 1000;

/** One key with all the places where it was found. */
export interface Exposure {
  readonly key: Key;
  readonly findings: readonly Finding[];
  /** The earliest commit that brought it in; only in a history. */
  readonly first?: Commit;
  /** How many days ago that was. It counts up to now, because only revoking a key ends its exposure. */
  readonly days?: number;
  /** True where it stands in the files as they are, false where only the history holds it. */
  readonly present: boolean;
  /** The commit that took the last place of it out, where all are gone. */
  readonly removed?: Commit;
  /** Set where no branch or tag leads to any commit that has it. */
  readonly onlyHere?: OnlyHere;
  /** Branches and tags whose tip still holds it. */
  readonly refs: readonly string[];
}

/** The keys among the findings: those still there first, then those longest exposed, then those in most places. */
export function exposuresOf(findings: readonly Finding[], now: Date): Exposure[] {
  const byKey = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    if (!finding.key) continue;
    const others = byKey.get(finding.key.id);
    if (others) others.push(finding);
    else byKey.set(finding.key.id, [finding]);
  }
  return [...byKey.values()]
    .flatMap((ofKey) => exposureOf(ofKey, now))
    .sort(
      (a, b) =>
        Number(b.present) - Number(a.present) ||
        (b.days ?? 0) - (a.days ?? 0) ||
        b.findings.length - a.findings.length ||
        (a.key.id < b.key.id ? -1 : 1),
    );
}

function exposureOf(findings: readonly Finding[], now: Date): Exposure[] {
  const key = findings[0]?.key;
  if (!key) return [];
  const present = findings.some((finding) => finding.present ?? finding.commit === undefined);
  const first = earliest(findings.flatMap(({ commit }) => commit ?? []));
  const removals = findings.flatMap(({ removed }) => removed ?? []);
  const removed = present ? undefined : latest(removals);
  const keepers = findings.map(({ onlyHere }) => onlyHere);
  const onlyHere = keepers.every((keeper) => keeper !== undefined) ? keepers[0] : undefined;
  return [
    {
      key,
      findings,
      present,
      refs: [...new Set(findings.flatMap(({ refs }) => refs ?? []))].sort(),
      ...(first && { first, days: Math.max(0, Math.floor((now.getTime() - timeOf(first)) / oneDay)) }),
      ...(removed && { removed }),
      ...(onlyHere && { onlyHere }),
    },
  ];
}

/** When a commit was written; one with a broken date counts as written now, so it never comes first. */
export function timeOf({ date }: Commit): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? Date.now() : time;
}

function earliest(commits: readonly Commit[]): Commit | undefined {
  return commits.toSorted((a, b) => timeOf(a) - timeOf(b))[0];
}

function latest(commits: readonly Commit[]): Commit | undefined {
  return commits.toSorted((a, b) => timeOf(b) - timeOf(a))[0];
}

/** What has become of a key, in a few words. */
export function stateOf({ present, removed, onlyHere }: Exposure): string {
  if (present) return "still there";
  if (onlyHere) return onlyHere === "stash" ? "only in a stash of this clone" : "only in a commit that no branch or tag has";
  return removed ? `removed ${day(removed.date)}, still in the history` : "only in the history";
}
