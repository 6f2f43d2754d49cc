import { Buffer } from "node:buffer";
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync, readSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import type { Incomplete } from "../facts/finding.ts";
import type { Additions, Project, Text } from "../facts/text.ts";
import { decodeText } from "../languages/decode.ts";
import { createPrefilter, isNamedAfterCinclus, type Prefilter } from "../search/prefilter.ts";
import { freeFrom } from "../search/simd.ts";
import { FolderListings } from "./folder-listings.ts";
import type { OnProgress, Source } from "./source.ts";
import { errorCode, listFiles, pathFrom, unreadable, type FileEntry } from "./walk.ts";

export interface FilesOptions {
  readonly root: string;
  /** As given by the user; empty for the whole root. */
  readonly paths: readonly string[];
  readonly additions: Additions;
  readonly maxFileSize: number;
  readonly gitignore: boolean;
  readonly ignore?: ((path: string) => boolean) | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Working files. */
export function filesSource(options: FilesOptions): Source {
  const stats = { files: 0, bytes: 0 };
  const incomplete: Incomplete[] = [];
  const root = resolve(options.root);
  return {
    kind: "files",
    root,
    stats,
    incomplete,
    project: createProject(root, options.maxFileSize),
    async *texts() {
      const { additions, gitignore, ignore, paths } = options;
      const listing = listFiles(root, paths.length > 0 ? paths : ["."], { gitignore, incomplete });
      // The search is prepared while git lists.
      const prefilter = createPrefilter(additions);
      const reader = new FileReader(prefilter, options.maxFileSize, incomplete);
      const listed = await listing;
      const entries = ignore ? listed.filter(({ path }) => !ignore(path)) : listed;
      yield* namesOf(entries, prefilter);
      for (const entry of entries) {
        const bytes = reader.read(entry);
        stats.files += reader.wasFile ? 1 : 0;
        stats.bytes += reader.lastSize;
        if (stats.files % 500 === 0) options.onProgress?.({ done: stats.files, total: entries.length, unit: "files" });
        if (bytes) yield { path: entry.path, where: "file", bytes };
      }
    },
  };
}

/** A file's name can hold a key as well. All names are searched at once, since hardly ever one has something. */
function* namesOf(entries: readonly FileEntry[], prefilter: Prefilter): Generator<Text> {
  if (!prefilter.test(Buffer.from(entries.map(({ path }) => path).join("\n")))) return;
  for (const { path } of entries) {
    const bytes = Buffer.from(path);
    if (prefilter.test(bytes)) yield { path, where: "file-name", bytes };
  }
}

const windowSize = 1 << 20;

// A link is not followed, and opening a pipe does not wait for someone to write to it. Windows has neither flag.
const carefulFlags = ["O_NOFOLLOW", "O_NONBLOCK"].reduce((flags, name) => {
  const flag: unknown = Reflect.get(constants, name);
  return typeof flag === "number" ? flags | flag : flags;
}, constants.O_RDONLY);

/**
 * Reads files one after the other straight into the memory that is searched: three system calls for a file
 * and no allocation, which is what makes ten thousand of them a matter of a tenth of a second.
 */
class FileReader {
  lastSize = 0;
  wasFile = false;
  readonly #prefilter: Prefilter;
  readonly #maxFileSize: number;
  readonly #incomplete: Incomplete[];

  constructor(prefilter: Prefilter, maxFileSize: number, incomplete: Incomplete[]) {
    this.#prefilter = prefilter;
    this.#maxFileSize = maxFileSize;
    this.#incomplete = incomplete;
    prefilter.finder?.reserve(windowSize);
  }

  /** The bytes of a file that names Cinclus; nothing for any other. */
  read(entry: FileEntry): Uint8Array | undefined {
    this.lastSize = 0;
    this.wasFile = false;
    try {
      if (process.platform === "win32" && !entry.named && lstatSync(entry.location).isSymbolicLink()) return this.#readLink(entry);
      const file = openSync(entry.location, entry.named ? constants.O_RDONLY : carefulFlags);
      try {
        return this.#readOpen(file, entry);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      return this.#failed(entry, error);
    }
  }

  #readOpen(file: number, entry: FileEntry): Uint8Array | undefined {
    const finder = this.#prefilter.finder;
    if (!finder || isNamedAfterCinclus(entry.path)) return this.#readWhole(file, entry);
    const arena = finder.arena;
    let kept = 0;
    for (;;) {
      const wanted = windowSize - kept;
      const got = readSync(file, arena, freeFrom + kept, wanted, null);
      this.wasFile = true;
      this.lastSize += got;
      const end = freeFrom + kept + got;
      if (finder.find(freeFrom, end) >= 0) {
        if (got < wanted && this.lastSize === got) return arena.slice(freeFrom, end);
        return this.#readWhole(file, entry);
      }
      // Less than asked for is the end of an ordinary file; only of a pipe there may be more.
      if (got === 0 || (got < wanted && !entry.named)) return undefined;
      kept = Math.min(finder.longest, kept + got);
      arena.copyWithin(freeFrom, end - kept, end);
    }
  }

  /** From its beginning again: it names Cinclus, or everything is to be read whole. */
  #readWhole(file: number, entry: FileEntry): Uint8Array | undefined {
    const parts: Buffer[] = [];
    let size = 0;
    while (size <= this.#maxFileSize) {
      const part = Buffer.allocUnsafe(windowSize);
      const got = readSync(file, part, 0, windowSize, size);
      if (got === 0) break;
      parts.push(part.subarray(0, got));
      size += got;
    }
    this.wasFile = true;
    this.lastSize = Math.max(this.lastSize, size);
    if (size <= this.#maxFileSize) return Buffer.concat(parts);
    this.#incomplete.push({ path: entry.path, reason: tooLarge(this.#maxFileSize, fstatSync(file).size, "scan") });
    return undefined;
  }

  #readLink(entry: FileEntry): Uint8Array | undefined {
    const target = readlinkSync(entry.location, { encoding: "buffer" });
    this.wasFile = true;
    this.lastSize = target.length;
    return this.#prefilter.test(target) ? target : undefined;
  }

  #failed(entry: FileEntry, error: unknown): Uint8Array | undefined {
    const code = errorCode(error);
    // A submodule, a socket or a device is no text; what git still lists but is deleted has nothing to read.
    if (!entry.named && (code === "EISDIR" || code === "ENXIO" || code === "ENODEV" || code === "EOPNOTSUPP")) return undefined;
    if (!entry.named && code === "ENOENT" && !isThere(entry)) return undefined;
    if (code === "ELOOP" || code === "EMLINK") {
      try {
        return this.#readLink(entry);
      } catch (linkError) {
        return this.#failed({ ...entry, named: true }, linkError);
      }
    }
    this.#incomplete.push({ path: entry.path, reason: unreadable(error) });
    return undefined;
  }
}

/** Whether a name that could not be opened is in its folder all the same, because it is no UTF-8. */
function isThere({ location }: FileEntry): boolean {
  return typeof location === "string" && location.includes("\uFFFD");
}

/** The reason given for a text that names Cinclus but is too large to be understood. */
export function tooLarge(maxFileSize: number, size: number, command: string): string {
  const enough = Math.ceil(Math.max(size, 2 * maxFileSize) / 2 ** 20);
  const isKnown = size > maxFileSize;
  return (
    `It names Cinclus but ${isKnown ? `has ${size} bytes, more than the ${maxFileSize} that are read` : `is larger than ${maxFileSize} bytes`}, ` +
    `so it was not analysed. Have it read with: cinclus-guard ${command} --max-file-size ${enough}M`
  );
}

/** Working files of a folder, for imports that lead from one to another. */
export function createProject(root: string, maxFileSize: number): Project {
  const listings = new FolderListings(Infinity);
  /** The whole path, or nothing where it leads out of the root. */
  const locate = (path: string): string | undefined => {
    const location = resolve(root, path);
    const inside = pathFrom(root, location);
    return inside.startsWith("..") || isAbsolute(inside) ? undefined : location;
  };
  return {
    hasFolder(path) {
      const location = locate(path);
      return location !== undefined && listings.mayBeThere(location);
    },
    read(path) {
      const location = locate(path);
      if (location === undefined || !listings.mayHold(location)) return undefined;
      try {
        if (!isReadableSize(location, maxFileSize)) return undefined;
        return decodeText(readFileSync(location)).text;
      } catch {
        return undefined;
      }
    },
  };
}

function isReadableSize(location: string, maxFileSize: number): boolean {
  const stat = lstatSync(location);
  return stat.isFile() && stat.size <= maxFileSize;
}
