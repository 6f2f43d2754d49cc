import { Buffer } from "node:buffer";
import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { GuardError } from "../errors.ts";
import type { Incomplete } from "../facts/finding.ts";
import { Git, GitError } from "./git.ts";
import { filesByGlob, mayBeGlob } from "./named-by-glob.ts";

/** A file to read. */
export interface FileEntry {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** What to open. Bytes where the name is no UTF-8. */
  readonly location: string | Buffer;
  /** Named by the user himself: read even where it is a link or no ordinary file. */
  readonly named: boolean;
}

export interface WalkOptions {
  readonly gitignore: boolean;
  readonly incomplete: Incomplete[];
}

/** The files of folders, and the files named themselves, each once and in a stable order. */
export async function listFiles(root: string, paths: readonly string[], options: WalkOptions): Promise<FileEntry[]> {
  const entries = new Map<string, FileEntry>();
  for (const given of paths)
    for (const entry of await listNamed(root, given, options)) entries.set(entry.path, entry);
  return [...entries.values()];
}

/** What one path of the command line names: a file, all files of a folder, or those that match a pattern. */
async function listNamed(root: string, given: string, options: WalkOptions): Promise<FileEntry[]> {
  const location = resolve(root, given);
  const isFolder = isFolderAt(location);
  if (isFolder) return listFolder(root, location, options);
  if (isFolder === false) return [{ path: pathFrom(root, location), location, named: true }];
  const matching = mayBeGlob(given) ? await filesByGlob(root, given) : [];
  if (matching.length === 0) {
    const what = mayBeGlob(given) ? "There is no file that matches" : "There is no file or folder";
    throw new GuardError(`${what} ${given}. Check the path; it is taken from the folder you are in.`);
  }
  return matching.map((name) => ({ path: pathFrom(root, resolve(root, name)), location: resolve(root, name), named: true }));
}

/** Nothing where there is nothing. */
function isFolderAt(location: string): boolean | undefined {
  try {
    return statSync(location).isDirectory();
  } catch {
    return undefined;
  }
}

/** Relative to the root, with `/` on every system. */
export function pathFrom(root: string, location: string): string {
  const path = relative(root, location);
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

async function listFolder(root: string, folder: string, options: WalkOptions): Promise<FileEntry[]> {
  const names = options.gitignore ? await listByGit(folder) : undefined;
  const listed = names ?? listAll(root, folder, options.incomplete);
  const prefix = pathFrom(root, folder);
  const entries: FileEntry[] = [];
  for (const { name, bytes } of listed) {
    if (name.endsWith("/")) {
      // git lists another repository inside this one as a folder; its files are working files as well.
      entries.push(...(await listFolder(root, join(folder, name), options)));
      continue;
    }
    const location = bytes ? Buffer.concat([Buffer.from(`${folder}/`), bytes]) : `${folder}/${name}`;
    entries.push({ path: prefix === "" ? name : `${prefix}/${name}`, location, named: false });
  }
  return entries;
}

interface Name {
  readonly name: string;
  /** Where the name is no UTF-8. */
  readonly bytes?: Buffer;
}

/** What git knows or would add, or nothing where git has no say in the folder. */
async function listByGit(folder: string): Promise<Name[] | undefined> {
  if (!mayBeInRepository(folder)) return undefined;
  const git = new Git(folder);
  try {
    const names = splitNames(await git.run(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]));
    if (names.length > 0 || (await git.askAtOnce(["check-ignore", "--", "."])) === undefined) return names;
    // A folder that git ignores was named all the same: then all of it is wanted.
    return undefined;
  } catch (error) {
    if (error instanceof GitError && !isRefusal(error)) return undefined;
    throw error;
  }
}

/** Saves the start of a git that would find no repository. */
function mayBeInRepository(folder: string): boolean {
  if (process.env.GIT_DIR !== undefined) return true;
  try {
    for (let current = realpathSync(folder); ; current = dirname(current)) {
      if (existsSync(join(current, ".git"))) return true;
      if (dirname(current) === current) return false;
    }
  } catch {
    return true;
  }
}

/** git is there and so is the repository, but git will not look: better to say so than to read what it ignores. */
function isRefusal(error: GitError): boolean {
  return /dubious ownership|index file|unable to read/i.test(error.said);
}

function splitNames(listing: Buffer): Name[] {
  const text = listing.toString();
  const names = text === "" ? [] : text.slice(0, -1).split("\0");
  if (!text.includes("\uFFFD")) return names.map((name) => ({ name }));
  const raw = listing.toString("latin1").slice(0, -1).split("\0");
  return names.map((name, index) => {
    const bytes = Buffer.from(raw[index] ?? "", "latin1");
    return Buffer.from(name).equals(bytes) ? { name } : { name, bytes };
  });
}

const leftOut = new Set([".git", "node_modules"]);

/** All that is in a folder that git has no say in. Links are names here, wherever they lead. */
function listAll(root: string, folder: string, incomplete: Incomplete[]): Name[] {
  const names: string[] = [];
  const folders = [""];
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for (const entry of readFolder(root, `${folder}/${below}`, incomplete)) {
      if (leftOut.has(entry.name)) continue;
      if (entry.isDirectory()) folders.push(`${below}${entry.name}/`);
      else names.push(below + entry.name);
    }
  }
  return names.sort().map((name) => ({ name }));
}

function readFolder(root: string, location: string, incomplete: Incomplete[]): Dirent[] {
  try {
    return readdirSync(location, { withFileTypes: true });
  } catch (error) {
    incomplete.push({ path: pathFrom(root, location), reason: unreadable(error) });
    return [];
  }
}

/** Why a file or folder could not be read, and what would help. */
export function unreadable(error: unknown): string {
  const code = errorCode(error);
  if (code === "EACCES" || code === "EPERM") return "It may not be read by this user. Give the right to read it, or leave it out.";
  if (code === "ENOENT") return "It was gone, or its name cannot be opened, when it was to be read. Run the scan again.";
  return `It could not be read (${code}). Run the scan again, or look at the disk.`;
}

export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
