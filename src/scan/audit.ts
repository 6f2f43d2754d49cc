import { isDeepStrictEqual } from "node:util";
import { GuardError } from "../errors.ts";
import type { Finding, ScanReport } from "../facts/finding.ts";
import { noAdditions } from "../facts/text.ts";
import { Git } from "../sources/git.ts";
import type { Arrival } from "../sources/history/appearances.ts";
import { explain, type Sighting } from "../sources/history/explain.ts";
import { historySource } from "../sources/history/history.ts";
import { LogMemory } from "../sources/history/log-memory.ts";
import { openRepository } from "../sources/history/repository.ts";
import { StoreSearch } from "../sources/history/store-search.ts";
import { readTips } from "../sources/history/tips.ts";
import { readObjects } from "../sources/object-reader.ts";
import type { HistoryText } from "../sources/source.ts";
import { byPlace, lateDetector, loadDetector, type Detector } from "./late-detector.ts";
import { defaultMaxFileSize, type AuditOptions } from "./options.ts";
import { prefilterId } from "../search/prefilter-id.ts";
import { createPrefilter } from "../search/prefilter.ts";

/** Looks through all that a repository has ever held, or through what some of its commits brought in. */
export async function auditHistory(folder: string, options: AuditOptions = {}): Promise<ScanReport> {
  const begun = performance.now();
  const git = new Git(folder);
  const opened = openRepository(git);
  const [repository, tips] = await Promise.all([opened, readTips(git, opened)]);
  const { root } = repository;
  const maxFileSize = options.maxFileSize ?? defaultMaxFileSize;
  const additions = options.additions ?? noAdditions;
  const prefilter = createPrefilter(additions);
  const narrow = await narrowing(git, options);
  const { jobs, onProgress } = options;
  const cache = options.cache ?? true;
  const search = new StoreSearch({ git, repository, tips, additions, prefilter, jobs, onProgress, cache });
  const memory = cache && !narrow ? new LogMemory(git.in(root), prefilterId(additions), repository) : undefined;
  const source = historySource({
    git: git.in(root),
    repository,
    tips,
    prefilter,
    maxFileSize,
    unreachable: options.unreachable ?? false,
    narrow,
    ignore: options.ignore,
    onProgress: options.onProgress,
    search,
    onNamed: loadDetector,
    memory,
  });
  const detectIn = lateDetector(options, undefined);
  const seen = new Map<string, Seen>();
  for await (const text of source.texts()) for (const finding of await detectIn(text)) remember(seen, text, finding);
  if (narrow) await forgetOlder(git, seen, detectIn, maxFileSize);
  const sightings = [...seen.values()];
  const explanations = await explain(git.in(root), sightings, tips, search.isDoubtful ? {} : { memory, graph: search.graph });
  const findings = sightings.map((sighting, index) => tell(sighting, explanations[index]));
  return {
    target: { kind: source.kind, root },
    findings: findings.sort((a, b) => a.time - b.time || byPlace(a.finding, b.finding)).map(({ finding }) => finding),
    incomplete: source.incomplete,
    stats: { ...source.stats, durationMs: Math.round(performance.now() - begun) },
  };
}

/** One finding, and how it looks in each version of the file that has it. */
interface Seen extends Sighting {
  readonly versions: Map<string, readonly Arrival[]>;
  readonly findings: Map<string, Finding>;
  /** Of these, the one seen last. */
  latest: Finding;
}

function remember(seen: Map<string, Seen>, { objectId, arrivals }: HistoryText, finding: Finding): void {
  const key = `${finding.where} ${finding.path} ${finding.fingerprint}`;
  let known = seen.get(key);
  if (!known) {
    known = { where: finding.where, path: finding.path, versions: new Map(), findings: new Map(), latest: finding };
    seen.set(key, known);
  }
  known.versions.set(objectId, arrivals);
  if (known.findings.has(objectId)) return;
  // Most versions of a file look the same where the finding is, and a file can have many of both.
  const same = isDeepStrictEqual(known.latest, finding) ? known.latest : finding;
  known.latest = same;
  known.findings.set(objectId, same);
}

/**
 * A commit that changes a file brings in only what the file did not have before. So the versions before
 * are looked at as well, and who had the finding already is not its origin.
 */
async function forgetOlder(git: Git, seen: Map<string, Seen>, detectIn: Detector, maxFileSize: number): Promise<void> {
  const older = new Map<string, Set<string>>();
  for (const { path, versions } of seen.values()) {
    for (const id of [...versions.values()].flat().flatMap(({ before }) => before)) {
      older.set(id, (older.get(id) ?? new Set()).add(path));
    }
  }
  const had = new Set<string>();
  for await (const object of readObjects(git, older.keys(), maxFileSize)) {
    if (!("bytes" in object) || !object.bytes) continue;
    for (const path of older.get(object.id) ?? []) {
      const findings = await detectIn({ path, where: "file", bytes: object.bytes });
      for (const { fingerprint } of findings) had.add(`${object.id} ${path} ${fingerprint}`);
    }
  }
  for (const [key, { where, path, versions, findings }] of seen) {
    if (where !== "file") continue;
    for (const [id, arrivals] of versions) {
      const fingerprint = findings.get(id)?.fingerprint ?? "";
      const bringing = arrivals.filter(({ before }) => !before.some((old) => had.has(`${old} ${path} ${fingerprint}`)));
      if (bringing.length > 0) versions.set(id, bringing);
      else versions.delete(id);
    }
    if (versions.size === 0) seen.delete(key);
  }
}

function tell({ findings }: Seen, explanation: Awaited<ReturnType<typeof explain>>[number] | undefined): { finding: Finding; time: number } {
  const [any] = findings.values();
  const found = findings.get(explanation?.version ?? "") ?? any;
  if (!found) throw new Error("A finding was remembered without what was found.");
  const { commit, removed, onlyHere, present = false, refs = [], time = 0 } = explanation ?? {};
  return { time, finding: { ...found, present, refs, ...(commit && { commit }), ...(removed && { removed }), ...(onlyHere && { onlyHere }) } };
}

interface Narrowing {
  readonly revisions: readonly string[];
  readonly paths: readonly string[];
}

/** What git is asked for, after each part has been looked at: nothing a user gives may be taken for an option. */
async function narrowing(git: Git, options: AuditOptions): Promise<Narrowing | undefined> {
  const { range, since, branch, except = [], exceptRemote, paths = [] } = options;
  if (range === undefined && since === undefined && branch === undefined && paths.length === 0) return undefined;
  const wanted = [range, branch].filter((revision) => revision !== undefined);
  for (const revision of [...wanted, ...except]) await checkRevision(git, revision);
  if (since !== undefined) await checkDate(git, since);
  const excluded = [...except, ...(exceptRemote === undefined ? [] : [`--remotes=${exceptRemote}`])];
  return {
    revisions: [
      ...(since === undefined ? [] : [`--since=${since}`]),
      ...(paths.length > 0 ? ["--full-history"] : []),
      ...(wanted.length > 0 ? wanted : ["--all", "--reflog"]),
      ...(excluded.length > 0 ? ["--not", ...excluded] : []),
    ],
    paths,
  };
}

/** git takes a date that it does not understand for this very moment, and would then find nothing. */
async function checkDate(git: Git, date: string): Promise<void> {
  const answer = (await git.ask(["rev-parse", `--since=${date}`])) ?? "";
  const seconds = Number(answer.replace("--max-age=", ""));
  if (Math.abs(Date.now() / 1000 - seconds) > 60 || /^(now|today|\d.*ago)$/.test(date)) return;
  throw new GuardError(`git does not understand the date ${date}. Write it as 2026-01-31, or as 2.weeks.ago.`);
}

async function checkRevision(git: Git, revision: string): Promise<void> {
  const known = !revision.startsWith("-") && (await git.ask(["rev-list", "--max-count=0", "--end-of-options", revision, "--"])) !== undefined;
  if (known) return;
  throw new GuardError(
    `git knows no commits ${revision} here. Check the name; in CI, fetch enough history (fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab).`,
  );
}
