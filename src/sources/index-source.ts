import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Incomplete } from "../facts/finding.ts";
import type { Project, Text } from "../facts/text.ts";
import { decodeText } from "../languages/decode.ts";
import { isNamedAfterCinclus, type Prefilter } from "../search/prefilter.ts";
import { changedLines } from "./changed-lines.ts";
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
  /** The lines that the commit brings in; nothing where all of them count (a new file, a binary one, a name). */
  readonly changed?: readonly LineRange[];
}

interface Staged {
  readonly path: string;
  readonly id: string;
  readonly mode: string;
  readonly isNew: boolean;
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
      const staged = (await changedEntries(git, bases)).filter(({ path }) => !ignore?.(path));
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
        for (const { path, isNew } of entries) {
          if (!tells && !isNamedAfterCinclus(path)) continue;
          if (object.size > maxFileSize) {
            incomplete.push({ path, reason: tooLarge(maxFileSize) });
            continue;
          }
          const changed = isNew ? undefined : await changedLines(git, bases, path);
          yield { path, where: "file", bytes: object.bytes, ...(changed && { changed }) };
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

/** Entries that differ from all bases: what a merged branch already has, the merge does not bring in. */
async function changedEntries(git: Git, bases: readonly string[]): Promise<Staged[]> {
  let entries: Staged[] | undefined;
  for (const base of bases) {
    const options = ["--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--end-of-options"];
    const differing = parseRaw(splitAtZero(await git.run(["diff-index", ...options, base, "--"])));
    const paths = new Set(differing.map(({ path }) => path));
    entries = entries?.filter(({ path }) => paths.has(path)) ?? differing;
  }
  return entries ?? [];
}

const gitlink = "160000";
const notThere = "000000";

/** `:<old mode> <new mode> <old id> <new id> <status>`, then the path. */
function parseRaw(parts: readonly string[]): Staged[] {
  const staged: Staged[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [oldMode, mode, , id] = (parts[index] ?? "").slice(1).split(" ");
    const path = parts[index + 1];
    if (!mode || !id || path === undefined) continue;
    // Deleted, unmerged, or only intended to be added: nothing that the commit would contain.
    if (mode === gitlink || /^0+$/.test(id)) continue;
    staged.push({ path, id, mode, isNew: oldMode === notThere });
  }
  return staged;
}

function* newNames(staged: readonly Staged[], prefilter: Prefilter): Generator<Text> {
  for (const { path, isNew } of staged) {
    const bytes = Buffer.from(path);
    if (isNew && prefilter.test(bytes)) yield { path, where: "file-name", bytes };
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
