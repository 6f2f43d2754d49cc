import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { errorCode } from "./walk.ts";

interface Listing {
  readonly lookedAt: number;
  /** As `nameKey` writes them; nothing where the folder does not let itself be listed. */
  readonly names: ReadonlySet<string> | undefined;
}

/** More folders than these are not remembered: an editor's process may live for days. */
const mostKept = 2000;

/**
 * Which files may be there, told by one listing of each folder. An import is looked for under some hundred names, and
 * asking the file system for each is what takes the time.
 */
export class FolderListings {
  readonly #trusted: number;
  readonly #known = new Map<string, Listing>();

  /** @param trusted for how many milliseconds a listing is believed */
  constructor(trusted: number) {
    this.#trusted = trusted;
  }

  /** Whether a file of this path may exist; letter case does not count, as on some file systems. */
  mayHold(path: string): boolean {
    return this.#namesIn(dirname(path))?.has(nameKey(basename(path))) ?? true;
  }

  /** Whether a folder may be there, and hold anything. */
  mayBeThere(folder: string): boolean {
    return this.#namesIn(folder)?.size !== 0;
  }

  #namesIn(folder: string): ReadonlySet<string> | undefined {
    const now = performance.now();
    const known = this.#known.get(folder);
    if (known && now - known.lookedAt < this.#trusted) return known.names;
    const names = list(folder);
    if (this.#known.size >= mostKept) this.#known.clear();
    this.#known.set(folder, { lookedAt: now, names });
    return names;
  }
}

function list(folder: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readdirSync(folder).map(nameKey));
  } catch (error) {
    return ["ENOENT", "ENOTDIR"].includes(errorCode(error)) ? new Set() : undefined;
  }
}

/** One spelling for all that a file system may take for the same name. */
function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
