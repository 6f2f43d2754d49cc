import { readFile, writeFile } from "node:fs/promises";

import { GuardError } from "../errors.ts";
import type { Finding, Notice, RuleId } from "../facts/finding.ts";

/** The default name of the file, in the folder that is scanned. */
export const baselineFile = "cinclus-guard.baseline.json";

/** Of what the known findings were taken; `update` and `check` look at the same again. */
export type BaselineScope = "files" | "history";

/** A known finding. Fingerprint and key id say which; rule, path and masked key are there for people. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly key?: string;
  readonly rule: RuleId;
  readonly path: string;
  readonly masked?: string;
}

export interface Baseline {
  readonly scope: BaselineScope;
  readonly entries: readonly BaselineEntry[];
}

/** Findings that are not in a baseline, and its entries that no finding fits any more. */
export interface Compared {
  readonly fresh: Finding[];
  readonly stale: BaselineEntry[];
}

/** The findings as known ones, sorted, so that the file changes as little as the findings do. */
export function baselineOf(findings: readonly Finding[], scope: BaselineScope): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const { fingerprint, key, rule, path } of findings) {
    entries.set(identity(fingerprint, key?.id), {
      fingerprint,
      ...(key && { key: key.id }),
      rule,
      path,
      ...(key && { masked: key.masked }),
    });
  }
  const sorted = [...entries.values()].sort(
    (a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint),
  );
  return { scope, entries: sorted };
}

/**
 * A finding is known by fingerprint and key together: another key in the same place is a new finding, and the same
 * one on another line is not.
 */
export function compareWithBaseline(findings: readonly Finding[], baseline: Baseline): Compared {
  const known = new Set(baseline.entries.map(({ fingerprint, key }) => identity(fingerprint, key)));
  const seen = new Set(findings.map(({ fingerprint, key }) => identity(fingerprint, key?.id)));
  return {
    fresh: findings.filter(({ fingerprint, key }) => !known.has(identity(fingerprint, key?.id))),
    stale: baseline.entries.filter(({ fingerprint, key }) => !seen.has(identity(fingerprint, key))),
  };
}

/** Entries that nothing fits any more, told to the user. */
export function staleNotices(stale: readonly BaselineEntry[], file: string): Notice[] {
  return stale.map(({ rule, path, masked }) => ({
    path: file,
    message: `The known finding of ${rule} in ${path}${masked === undefined ? "" : ` (${masked})`} is gone. Run: cinclus-guard baseline update`,
  }));
}

export async function writeBaseline(path: string, { scope, entries }: Baseline): Promise<void> {
  await writeFile(path, `${JSON.stringify({ version: 1, scope, findings: entries }, null, 2)}\n`);
}

/**
 * @param path of the file
 * @param name how the user calls it
 * @returns nothing where there is no such file
 * @throws GuardError where it is not what `baseline create` writes
 */
export async function readBaseline(path: string, name: string): Promise<Baseline | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new GuardError(`The baseline ${name} cannot be read. Check its path and permissions.`);
  }
  const [v, { ruleIds }] = await Promise.all([import("valibot"), import("../facts/finding.ts")]);
  const schema = v.object({
    version: v.literal(1),
    scope: v.picklist(["files", "history"]),
    findings: v.array(
      v.object({
        fingerprint: v.string(),
        key: v.optional(v.string()),
        rule: v.picklist(ruleIds),
        path: v.string(),
        masked: v.optional(v.string()),
      }),
    ),
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = undefined;
  }
  const result = v.safeParse(schema, data);
  if (!result.success) {
    throw new GuardError(`${name} is no baseline that this version can read. Make it anew: cinclus-guard baseline create --force`);
  }
  const { scope, findings } = result.output;
  const entries = findings.map(({ fingerprint, key, rule, path: at, masked }) => ({
    fingerprint,
    ...(key !== undefined && { key }),
    rule,
    path: at,
    ...(masked !== undefined && { masked }),
  }));
  return { scope, entries };
}

function identity(fingerprint: string, key: string | undefined): string {
  return `${fingerprint} ${key ?? ""}`;
}

/** By code units and not by locale, so that every machine sorts alike. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
