import { Buffer } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { PackDoubt, type PackIndex } from "./pack-index.ts";
import { readShared, type SharedBytes } from "./shared-bytes.ts";

/** So much of all packs together is read at once; of the others each entry is read when it is needed. */
const keptWhole = 96 * 1024 * 1024;

/**
 * Reads whole packs into memory that threads share, as many as fit.
 *
 * @param paths with their endings
 */
export function readSharedPacks(paths: readonly string[]): ReadonlyMap<string, SharedBytes> {
  const packs = new Map<string, SharedBytes>();
  let room = keptWhole;
  for (const path of paths) {
    const bytes = readShared(path, room);
    if (!bytes) continue;
    packs.set(path, bytes);
    room -= bytes.length;
  }
  return packs;
}

/** The bytes of a pack. */
export class PackFile {
  readonly size: number;
  /** Where the last entry ends. */
  readonly end: number;
  readonly #file: number;
  readonly #whole: Buffer | undefined;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;

  constructor(path: string, index: PackIndex, shared?: SharedBytes) {
    this.#file = openSync(path, "r");
    try {
      this.size = fstatSync(this.#file).size;
      this.end = this.size - index.idBytes;
      const header = this.#readAt(0, 12);
      const version = header.readUInt32BE(4);
      if (header.toString("latin1", 0, 4) !== "PACK" || (version !== 2 && version !== 3) || header.readUInt32BE(8) !== index.count) {
        throw new PackDoubt(`${path} is no pack that fits its index.`);
      }
      if (!this.#readAt(this.end, index.idBytes).equals(index.packChecksum)) throw new PackDoubt(`${path} has another check sum than its index says.`);
      if (shared) this.#whole = Buffer.from(shared.buffer);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * A buffer that has the bytes from `offset` to `end`, and where in it they begin.
   *
   * @param ahead how much to read at once if it has to be read, for who goes on from there
   */
  view(offset: number, end: number, ahead = 0): { readonly bytes: Buffer; readonly at: number } {
    if (this.#whole) return { bytes: this.#whole, at: offset };
    if (offset < this.#windowAt || end > this.#windowAt + this.#window.length) {
      this.#window = this.#readAt(offset, Math.max(ahead, end - offset));
      this.#windowAt = offset;
    }
    return { bytes: this.#window, at: offset - this.#windowAt };
  }

  close(): void {
    closeSync(this.#file);
  }

  #readAt(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(Math.min(length, this.size - offset));
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(this.#file, bytes, done, bytes.length - done, offset + done);
      if (got === 0) throw new PackDoubt("A pack is shorter than it was.");
      done += got;
    }
    return bytes;
  }
}
