import { readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { Project } from "../facts/text.ts";
import { FolderListings } from "../sources/folder-listings.ts";

/** Imports of larger files are not followed: people do not write such modules. */
const largest = 1024 * 1024;
const mostKept = 500;

interface Kept {
  readonly changed: number;
  readonly size: number;
  readonly text: string;
}

const kept = new Map<string, Kept>();

/** Editors keep ESLint running, and a new file is to be seen in the next second. */
const listings = new FolderListings(1000);

const projects = new Map<string, Project>();

/** The files below a folder as they are on disk. What was read is kept for as long as the file does not change. */
export function diskProject(root: string): Project {
  const known = projects.get(root);
  if (known) return known;
  const made = filesBelow(root);
  projects.set(root, made);
  return made;
}

function filesBelow(root: string): Project {
  const isBelow = (path: string): boolean => !path.startsWith("../") && path !== ".." && !posix.isAbsolute(path);
  return {
    read: (path) => (isBelow(path) ? readKept(join(root, path)) : undefined),
    hasFolder: (path) => isBelow(path) && listings.mayBeThere(join(root, path)),
  };
}

function readKept(file: string): string | undefined {
  if (!listings.mayHold(file)) return undefined;
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size > largest) return undefined;
    const before = kept.get(file);
    if (before?.changed === found.mtimeMs && before.size === found.size) return before.text;
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
    kept.set(file, { changed: found.mtimeMs, size: found.size, text });
    return text;
  } catch {
    // A file that may not be read, or a path that cannot be one, is as good as none.
    return undefined;
  }
}
