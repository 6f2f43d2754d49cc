import { Buffer } from "node:buffer";
import type { SharedBytes } from "./shared-bytes.ts";

/** Something in a repository's files that this reader does not understand, or that is damaged. git is asked instead. */
export class PackDoubt extends Error {
  override readonly name = "PackDoubt";
}

/** The table of contents of a pack: which objects it has, and where. Version 2, the only one git has written since 2008. */
export class PackIndex {
  readonly count: number;
  readonly idBytes: number;
  readonly #bytes: Buffer;
  /** For each first byte of an id, how many ids have that one or a smaller one. */
  readonly #fanout: Uint32Array;
  readonly #idsAt: number;
  readonly #offsetsAt: number;
  readonly #largeAt: number;

  constructor(bytes: SharedBytes, idBytes: number) {
    this.#bytes = Buffer.from(bytes.buffer);
    this.idBytes = idBytes;
    if (this.#bytes.length < headerSize + fanoutSize || !this.#bytes.subarray(0, headerSize).equals(header)) {
      throw new PackDoubt("A pack's index is not of version 2.");
    }
    this.#fanout = Uint32Array.from({ length: 256 }, (_, byte) => this.#bytes.readUInt32BE(headerSize + 4 * byte));
    this.count = this.#fanout[255] ?? 0;
    this.#idsAt = headerSize + fanoutSize;
    // Between the ids and the offsets stands a check sum for each object.
    this.#offsetsAt = this.#idsAt + this.count * (idBytes + 4);
    this.#largeAt = this.#offsetsAt + this.count * 4;
    if (this.#bytes.length < this.#largeAt + 2 * idBytes) throw new PackDoubt("A pack's index is cut off.");
  }

  /** The check sum of the pack that this is the index of. */
  get packChecksum(): Buffer {
    return this.#bytes.subarray(-2 * this.idBytes, -this.idBytes);
  }

  id(position: number): string {
    return this.idBytesAt(position).toString("hex");
  }

  idBytesAt(position: number): Buffer {
    const at = this.#idsAt + position * this.idBytes;
    return this.#bytes.subarray(at, at + this.idBytes);
  }

  offset(position: number): number {
    const offset = this.#bytes.readUInt32BE(this.#offsetsAt + 4 * position);
    if (offset < 0x80000000) return offset;
    return Number(this.#bytes.readBigUInt64BE(this.#largeAt + 8 * (offset - 0x80000000)));
  }

  /** Where the id that stands in `bytes` from `at` on is in this index, or -1. */
  find(bytes: Uint8Array, at: number): number {
    const first = bytes[at] ?? 0;
    let low = first === 0 ? 0 : (this.#fanout[first - 1] ?? 0);
    let high = this.#fanout[first] ?? 0;
    // Ids are spread evenly, so it is not far from where it would be if they were spread perfectly.
    const share = (((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)) / 65536;
    const guess = low + Math.floor((high - low) * share);
    if (guess - nearby > low && this.#compare(guess - nearby, bytes, at) < 0) low = guess - nearby;
    if (guess + nearby < high && this.#compare(guess + nearby, bytes, at) > 0) high = guess + nearby;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, bytes, at);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** Whether that is the id at a position. */
  isAt(position: number, bytes: Uint8Array, at: number): boolean {
    return this.#compare(position, bytes, at) === 0;
  }

  #compare(position: number, bytes: Uint8Array, at: number): number {
    const own = this.#idsAt + position * this.idBytes;
    for (let byte = 0; byte < this.idBytes; byte++) {
      const difference = (this.#bytes[own + byte] ?? 0) - (bytes[at + byte] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Positions in the order in which the objects stand in the pack, and where each begins. */
  inPackOrder(): { readonly positions: Uint32Array; readonly offsets: Float64Array } {
    const offsets = new Float64Array(this.count);
    const positions = new Uint32Array(this.count);
    let largest = 0;
    // Not by a Buffer's own methods, whose checks take longer than all the rest.
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#offsetsAt, 4 * this.count);
    for (let position = 0; position < this.count; position++) {
      const offset = view.getUint32(4 * position);
      offsets[position] = offset < 0x80000000 ? offset : this.offset(position);
      positions[position] = position;
      largest = Math.max(largest, offsets[position] ?? 0);
    }
    if (largest * this.count < Number.MAX_SAFE_INTEGER) {
      // Sorting plain numbers is many times faster than sorting with a function, so both go into one number.
      const both = offsets.map((offset, position) => offset * this.count + position).sort();
      for (let order = 0; order < this.count; order++) {
        const value = both[order] ?? 0;
        positions[order] = value % this.count;
        offsets[order] = Math.floor(value / this.count);
      }
      return { positions, offsets };
    }
    positions.sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
    return { positions, offsets: Float64Array.from(positions, (position) => offsets[position] ?? 0) };
  }
}

/** How far from the guess an id is looked for first. */
const nearby = 24;

const header = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const headerSize = 8;
const fanoutSize = 256 * 4;
