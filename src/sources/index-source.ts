import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Incomplete } from "../facts/finding.ts";
import type { Project, Text } from "../facts/text.ts";
import { decodeText } from "../languages/decode.ts";
import { isNamedAfterCinclus, type Prefilter } from "../search/prefilter.ts";
import { changedLines, type Version } from "./changed-lines.ts";
import { tooLarge } from "./files.ts";
import { splitAtZero, type Git } from "./git.ts";
import { readObjects } from "./object-reader.ts";
import type { LineRange, OnProgress, Source } from "./source.ts";

export interface IndexOptions {
  readonly git: Git;
  readonly prefilter: Prefilter;
  readonly maxFileSize: number;
  readonly ignore?: ((path: string) => boolean) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A file as the next commit would hold it. */
export interface StagedText extends Text {
  /** Nothing where all of it is brought in: a new file, a name. */
  readonly history?: StagedHistory;
}

/** What came before a staged file. */
export interface StagedHistory {
  /** The lines that the commit brings in. */
  readonly changed: readonly LineRange[];
  /** The file in the commits that the next one is made from, under the name it had there. Nothing where one cannot be read. */
  older(): readonly Text[] | undefined;
}

interface Staged {
  readonly path: string;
  readonly id: string;
  /** Of each base, in their order. */
  readonly before: readonly (Version | undefined)[];
}

/** The changes since one base. */
interface Changes {
  readonly entries: readonly { readonly path: string; readonly id: string; readonly before: Version | undefined }[];
  readonly somethingIsGone: boolean;
}

/**
 * What the next commit would contain, read from the index that git names: `git commit -a` and `git commit
 * -- path` make one of their own. In a merge only what neither side has brought is new.
 */
export async function indexSource(options: IndexOptions): Promise<Source<StagedText>> {
  const { prefilter, maxFileSize, ignore, onProgress } = options;
  const root = (await options.git.run(["rev-parse", "--show-toplevel"])).toString().replace(/\r?\n$/, "");
  const git = options.git.in(root);
  const stats = { files: 0, bytes: 0 };
  const incomplete: Incomplete[] = [];
  return {
    kind: "index",
    root,
    stats,
    incomplete,
    project: createIndexProject(git, maxFileSize),
    async *texts() {
      const bases = await basesOfNextCommit(git);
      const { entries, renames } = await changedEntries(git, bases);
      const staged = entries.filter(({ path }) => !ignore?.(path));
      yield* newNames(staged, prefilter);
      const wanted = new Map<string, Staged[]>();
      for (const entry of staged) wanted.set(entry.id, [...(wanted.get(entry.id) ?? []), entry]);
      for await (const object of readObjects(git, [...wanted.keys()], Number.MAX_SAFE_INTEGER)) {
        const entries = wanted.get(object.id) ?? [];
        if (!("bytes" in object) || object.bytes === undefined) {
          incomplete.push(...entries.map(({ path }) => ({ path, reason: missingObject(object.id) })));
          continue;
        }
        stats.files += entries.length;
        stats.bytes += object.size * entries.length;
        onProgress?.({ done: stats.files, total: staged.length, unit: "files" });
        const tells = prefilter.test(object.bytes);
        for (const entry of entries) {
          const { path } = entry;
          if (!tells && !isNamedAfterCinclus(path)) continue;
          if (object.size > maxFileSize) {
            incomplete.push({ path, reason: tooLarge(maxFileSize, object.size, "scan --staged") });
            continue;
          }
          const history = await historyOf(git, entry, await renames(entry), maxFileSize);
          yield { path, where: "file", bytes: object.bytes, ...(history && { history }) };
        }
      }
    },
  };
}

/** The reason given for an object that git should have. */
export function missingObject(id: string): string {
  return `git does not have the object ${id}. In a partial clone, fetch it with: git cat-file -e ${id}. Otherwise check the repository with: git fsck`;
}

/** The commits that the next one is made from; before the first one, the empty tree. */
async function basesOfNextCommit(git: Git): Promise<string[]> {
  const head = await git.askAtOnce(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  // Asked for rather than remembered, because the empty tree's id depends on the repository's kind of hash.
  if (head === undefined) return [(await git.run(["hash-object", "-t", "tree", "--stdin"])).toString().trim()];
  if ((await git.askAtOnce(["rev-parse", "--verify", "--quiet", "MERGE_HEAD"])) === undefined) return [head];
  const path = (await git.run(["rev-parse", "--git-path", "MERGE_HEAD"])).toString().replace(/\r?\n$/, "");
  const merged = await readFile(resolve(git.folder, path), "utf8");
  return [head, ...merged.split("\n").filter((line) => /^[0-9a-f]{40,64}$/.test(line))];
}

/**
 * Entries that differ from all bases: what a merged branch already has, the merge does not bring in. And what they
 * were called before, which git is asked only about new files, and only where others are gone.
 */
async function changedEntries(
  git: Git,
  bases: readonly string[],
): Promise<{ entries: readonly Staged[]; renames: (entry: Staged) => Promise<readonly (Version | undefined)[]> }> {
  const changes: Changes[] = [];
  for (const base of bases) changes.push(await changesSince(git, base));
  const [first, ...others] = changes.map(({ entries }) => new Map(entries.map((entry) => [entry.path, entry])));
  const entries: Staged[] = [];
  for (const { path, id, before } of first?.values() ?? []) {
    if (others.every((since) => since.has(path))) entries.push({ path, id, before: [before, ...others.map((since) => since.get(path)?.before)] });
  }
  const renamed = new Map<string, Promise<ReadonlyMap<string, Version>>>();
  return {
    entries,
    renames: ({ path, before }) =>
      Promise.all(
        before.map(async (version, index) => {
          const base = bases[index];
          if (version || base === undefined || changes[index]?.somethingIsGone !== true) return version;
          const known = renamed.get(base) ?? renamesSince(git, base);
          renamed.set(base, known);
          return (await known).get(path);
        }),
      ),
  };
}

const gitlink = "160000";
const rawOptions = ["--cached", "--raw", "-z", "--no-abbrev", "--no-ext-diff"];

async function changesSince(git: Git, base: string): Promise<Changes> {
  const parts = splitAtZero(await git.run(["diff-index", ...rawOptions, "--no-renames", "--end-of-options", base, "--"]));
  const entries: Changes["entries"][number][] = [];
  let somethingIsGone = false;
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const path = parts[index + 1] ?? "";
    const { mode, id, oldId, status } = parseRaw(parts[index] ?? "");
    somethingIsGone ||= status.startsWith("D");
    // Deleted, unmerged, or only intended to be added: nothing that the commit would contain.
    if (mode === gitlink || isNothing(id)) continue;
    entries.push({ path, id, before: isNothing(oldId) ? undefined : { base, path, id: oldId } });
  }
  return { entries, somethingIsGone };
}

/** By their new paths: the files that git takes for renamed. A copy is none; it is a further place for a key. */
async function renamesSince(git: Git, base: string): Promise<ReadonlyMap<string, Version>> {
  const only = ["--find-renames=50%", "-l5000", "--diff-filter=R"];
  const parts = splitAtZero(await git.run(["diff-index", ...rawOptions, ...only, "--end-of-options", base, "--"]));
  const renames = new Map<string, Version>();
  for (let index = 0; index + 2 < parts.length; index += 3) {
    renames.set(parts[index + 2] ?? "", { base, path: parts[index + 1] ?? "", id: parseRaw(parts[index] ?? "").oldId });
  }
  return renames;
}

/** `:<old mode> <new mode> <old id> <new id> <status>` */
function parseRaw(fields: string): { mode: string; oldId: string; id: string; status: string } {
  const [, mode = "", oldId = "", id = "", status = ""] = fields.split(" ");
  return { mode, oldId, id, status };
}

function isNothing(id: string): boolean {
  return /^0*$/.test(id);
}

async function historyOf(
  git: Git,
  { path }: Staged,
  before: readonly (Version | undefined)[],
  maxFileSize: number,
): Promise<StagedHistory | undefined> {
  const versions = before.filter((version) => version !== undefined);
  if (versions.length === 0) return undefined;
  return {
    changed: await changedLines(git, versions, path),
    older() {
      const texts: Text[] = [];
      for (const version of versions) {
        const bytes = git.runSync(["cat-file", "blob", version.id], maxFileSize);
        if (!bytes) return undefined;
        texts.push({ path: version.path, where: "file", bytes });
      }
      return texts;
    },
  };
}

function* newNames(staged: readonly Staged[], prefilter: Prefilter): Generator<Text> {
  for (const { path, before } of staged) {
    const bytes = Buffer.from(path);
    if (!before[0] && prefilter.test(bytes)) yield { path, where: "file-name", bytes };
  }
}

/** Reads files of the index, for imports. Only a file that names Cinclus asks for others, so it may take a git each. */
function createIndexProject(git: Git, maxFileSize: number): Project {
  let ids: Map<string, string> | undefined;
  return {
    read(path) {
      ids ??= indexedFiles(git);
      const id = ids.get(path);
      const bytes = id === undefined ? undefined : git.runSync(["cat-file", "blob", id], maxFileSize);
      return bytes && decodeText(bytes).text;
    },
  };
}

const maxListing = 1 << 30;

/** `<mode> <id> <stage>`, a tab, the path. */
function indexedFiles(git: Git): Map<string, string> {
  const listing = git.runSync(["ls-files", "--stage", "-z"], maxListing) ?? Buffer.alloc(0);
  const files = new Map<string, string>();
  for (const line of splitAtZero(listing)) {
    const tab = line.indexOf("\t");
    const [mode, id] = line.slice(0, tab).split(" ");
    if (id && mode !== gitlink) files.set(line.slice(tab + 1), id);
  }
  return files;
}
