import type { Commit, Finding, Incomplete, ScanReport } from "../facts/finding.ts";
import { noAdditions, type Project, type Text } from "../facts/text.ts";
import { decodeText } from "../languages/decode.ts";
import { identity } from "../scan/identity.ts";
import { byPlace, lateDetector } from "../scan/late-detector.ts";
import { defaultMaxFileSize, type ScanOptions } from "../scan/options.ts";
import { createPrefilter, isNamedAfterCinclus } from "../search/prefilter.ts";
import { tooLarge } from "../sources/files.ts";
import type { Git } from "../sources/git.ts";
import { searchByCatFile } from "../sources/history/cat-file-search.ts";
import { noStats, type Candidate } from "../sources/history/candidate.ts";
import { describe } from "../sources/history/commit.ts";
import { isNothing, readLog } from "../sources/history/log-stream.ts";
import { missingObject } from "../sources/index-source.ts";
import { type GitObject, readObjects, resolveNames } from "../sources/object-reader.ts";

/** What is on its way from one repository to another. */
export interface Delivery {
  /** Ids of what is sent: commits, or tags and whatever else a reference can name. */
  readonly tips: readonly string[];
  /** Ids that the other side has. */
  readonly known: readonly string[];
  /** More that it has, as an option of `git rev-list`: `--all`, or `--remotes=origin`. */
  readonly alsoKnown: string;
}

/** What a file was, and what it was called. */
interface Older {
  readonly id: string;
  readonly path: string;
}

/** One new object at one of its places, with what it comes after. */
interface Arrived {
  readonly text: Text;
  /** The file as each parent has it; empty where none does. */
  readonly before: readonly Older[];
  readonly commit?: string;
}

/**
 * Looks through every object that the other side does not have yet: also through what one commit brings and
 * the next takes away again. What an older version of a file held already is old, and is not told.
 */
export async function scanDelivery(git: Git, delivery: Delivery, options: ScanOptions): Promise<ScanReport> {
  const begun = performance.now();
  const incomplete: Incomplete[] = [];
  const stats = noStats();
  const prefilter = createPrefilter(options.additions ?? noAdditions);
  const candidates: Candidate[] = [];
  const ids = newObjects(git, delivery);
  const onMissing = (id: string): void => {
    incomplete.push({ path: `object ${id}`, reason: missingObject(id) });
  };
  for await (const candidate of searchByCatFile({ git, finder: prefilter.finder, stats, ids, onMissing })) candidates.push(candidate);
  const judge = new DeliveryJudge(git, options, incomplete);
  const findings: Finding[] = [];
  if (candidates.length > 0) {
    for await (const arrived of arrivals(git, delivery, candidates, options, incomplete)) findings.push(...(await judge.newIn(arrived)));
  }
  return {
    target: { kind: "range", root: git.folder },
    findings: once(findings).sort(byPlace),
    incomplete,
    stats: { files: stats.objects, bytes: stats.bytes, durationMs: Math.round(performance.now() - begun) },
  };
}

async function* newObjects(git: Git, delivery: Delivery): AsyncGenerator<string> {
  const running = git.start(["rev-list", "--objects", "--stdin", "--missing=allow-promisor", "--not", delivery.alsoKnown]);
  running.stdin.end(revisions(delivery).map((revision) => `${revision}\n`).join(""));
  let rest = "";
  try {
    for await (const chunk of running.stdout) {
      const lines = (rest + chunk.toString("latin1")).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield line.split(" ", 1)[0] ?? "";
    }
    await running.done;
  } finally {
    running.stop();
  }
}

function revisions({ tips, known }: Delivery): string[] {
  return [...tips, ...known.map((id) => `^${id}`)];
}

/** What names Cinclus among the new objects, with its paths and what was there before. */
async function* arrivals(
  git: Git,
  delivery: Delivery,
  candidates: readonly Candidate[],
  options: ScanOptions,
  incomplete: Incomplete[],
): AsyncGenerator<Arrived> {
  const blobs = new Set(candidates.filter(({ type }) => type === "blob").map(({ id }) => id));
  const prefilter = createPrefilter(options.additions ?? noAdditions);
  const places = new Map<string, { path: string; before: readonly Older[]; commit: string }[]>();
  const named: Arrived[] = [];
  const tellsItsName = (path: string): boolean => prefilter.test(Buffer.from(path));
  // The folder such a file is in names Cinclus, or the folder above it, so that one of the candidates is a tree.
  const isWanted = (id: string, path: string): boolean => blobs.has(id) || isNamedAfterCinclus(path);
  const log = readLog(git, {
    revisions: ["--not", delivery.alsoKnown],
    more: revisions(delivery),
    wanted: (id, _, path) => isWanted(id, path) || isNothing(id) || tellsItsName(path),
  });
  for await (const { id: commit, changes } of log) {
    // A renamed file shows as one that is gone and one that is new.
    const gone = changes.filter(({ id }) => isNothing(id)).flatMap(olderOf);
    for (const { id, path, before } of changes) {
      const older = olderOf({ path, before });
      if (!isNothing(id) && older.length === 0 && tellsItsName(path)) {
        named.push({ text: { path, where: "file-name", bytes: Buffer.from(path) }, before: [], commit });
      }
      if (isNothing(id) || !isWanted(id, path)) continue;
      const place = { path, before: older.length > 0 ? older : gone.slice(0, mostRenamed), commit };
      places.set(id, [...(places.get(id) ?? []), place]);
    }
  }
  yield* named.filter(({ text }) => !options.ignore?.(text.path));
  const maxSize = options.maxFileSize ?? defaultMaxFileSize;
  const wanted = new Set([...candidates.filter(({ type }) => type !== "tree").map(({ id }) => id), ...places.keys()]);
  for await (const object of readObjects(git, wanted, maxSize)) {
    const found = (places.get(object.id) ?? [{ path: `object ${object.id}`, before: [] }]).filter(({ path }) => !options.ignore?.(path));
    if ("bytes" in object && object.bytes) {
      if (object.type === "blob") yield* found.map(({ path, ...rest }) => ({ text: { path, where: "file" as const, bytes: object.bytes }, ...rest }));
      else yield messageOf(object);
    } else {
      const reason = "size" in object ? tooLarge(maxSize, object.size, "audit") : missingObject(object.id);
      incomplete.push(...found.map(({ path }) => ({ path, reason })));
    }
  }
}

function olderOf({ path, before }: { readonly path: string; readonly before: readonly string[] }): Older[] {
  return before.filter((id) => !isNothing(id)).map((id) => ({ id, path }));
}

/** In one commit; more files than this are not renamed and leaking at the same time. */
const mostRenamed = 100;

/** The whole object, because a name among its headers can hold a key too. */
function messageOf({ id, type, bytes }: GitObject): Arrived {
  const isCommit = type === "commit";
  const text: Text = { path: `${type} ${id}`, where: isCommit ? "commit-message" : "tag-message", bytes };
  return { text, before: [], ...(isCommit && { commit: id }) };
}

/** Knows what is new about a text, and who brought it. */
class DeliveryJudge {
  readonly #git: Git;
  readonly #options: ScanOptions;
  readonly #incomplete: Incomplete[];
  readonly #old = new Map<string, ReadonlySet<string>>();
  readonly #commits = new Map<string, Commit>();

  constructor(git: Git, options: ScanOptions, incomplete: Incomplete[]) {
    this.#git = git;
    this.#options = options;
    this.#incomplete = incomplete;
  }

  async newIn({ text, before, commit }: Arrived): Promise<Finding[]> {
    const project = commit === undefined ? undefined : projectAt(this.#git, commit, this.#options.maxFileSize ?? defaultMaxFileSize);
    const findings = await lateDetector(this.#options, project)(text);
    if (findings.length === 0) return [];
    const old = new Set<string>();
    // Under the name it had: what is no problem on a server can be one where the file is moved to.
    for (const { id, path } of before) for (const what of await this.#heldBy(id, path)) old.add(what);
    const fresh = findings.filter((finding) => !old.has(identity(finding)));
    const told = fresh.length > 0 && commit !== undefined ? await this.#describe(commit) : undefined;
    return fresh.map((finding) => ({ ...finding, ...(told && { commit: told }) }));
  }

  async #heldBy(id: string, path: string): Promise<ReadonlySet<string>> {
    const key = `${id} ${path}`;
    const known = this.#old.get(key);
    if (known) return known;
    const held = await heldBy(this.#git, id, path, this.#options);
    this.#old.set(key, held);
    return held;
  }

  async #describe(id: string): Promise<Commit | undefined> {
    for await (const object of this.#commits.has(id) ? [] : readObjects(this.#git, [id], 1 << 22)) {
      if ("bytes" in object && object.bytes) this.#commits.set(id, describe(id, object.bytes).commit);
      else this.#incomplete.push({ path: `commit ${id}`, reason: missingObject(id) });
    }
    return this.#commits.get(id);
  }
}

/** What an older version of a file holds. Its own allow comments must not make its findings new, so they are left aside. */
export async function heldBy(git: Git, object: string, path: string, options: ScanOptions): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  const detect = lateDetector({ additions: options.additions ?? noAdditions }, undefined);
  for await (const { type, ...read } of readObjects(git, [object], options.maxFileSize ?? defaultMaxFileSize)) {
    if (type !== "blob" || !("bytes" in read) || !read.bytes) continue;
    for (const finding of await detect({ path, where: "file", bytes: read.bytes })) held.add(identity(finding));
  }
  return held;
}

/** The files of a commit, for imports. Only a file that names Cinclus asks for others, so it may take a git each. */
function projectAt(git: Git, commit: string, maxSize: number): Project {
  return {
    read(path) {
      const bytes = git.runSync(["cat-file", "blob", `${commit}:${path}`], maxSize);
      return bytes && decodeText(bytes).text;
    },
  };
}

/** A finding that many versions of one file have is told once, for the version that comes first. */
function once(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const id = `${finding.fingerprint} ${finding.where === "file" ? "" : finding.path}`;
    const known = first.get(id);
    if (!known || (finding.commit?.date ?? "") < (known.commit?.date ?? "")) first.set(id, finding);
  }
  return [...first.values()];
}

/** Ids of objects that are here, of those asked for. */
export async function presentObjects(git: Git, ids: readonly string[]): Promise<string[]> {
  const present: string[] = [];
  for await (const id of resolveNames(git, ids)) if (id !== undefined) present.push(id);
  return present;
}
