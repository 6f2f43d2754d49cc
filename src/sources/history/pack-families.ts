import type { ObjectType } from "./candidate.ts";
import type { PackFile } from "./pack-file.ts";
import { PackDoubt, type PackIndex } from "./pack-index.ts";

/** An entry's own few bytes at its beginning. */
export interface EntryHeader {
  /** Nothing for a delta, whose type is its base's. */
  readonly type: ObjectType | undefined;
  /** How many bytes it inflates to. */
  readonly size: number;
  /** Where, from the entry's beginning, the deflated bytes begin. */
  readonly length: number;
  /** For a delta: where its base begins, or (`baseIdAt`) where the base's id stands; -1 for what it has not. */
  readonly baseOffset: number;
  readonly baseIdAt: number;
}

/** What can be read of an entry's header at most: type and size, a base's id or distance. */
export const maxHeader = 64;

const readAhead = 1 << 18;

const types: readonly (ObjectType | undefined)[] = [undefined, "commit", "tree", "blob", "tag"];
const offsetDelta = 6;
const idDelta = 7;

export function readEntryHeader(bytes: Uint8Array, at: number, offset: number, idBytes: number): EntryHeader {
  let next = at;
  let byte = bytes[next++] ?? 0;
  const kind = (byte >> 4) & 7;
  let size = byte & 15;
  for (let factor = 16; byte >= 0x80; factor *= 128) {
    byte = bytes[next++] ?? 0;
    size += (byte & 0x7f) * factor;
  }
  if (kind === idDelta) return { type: undefined, size, length: next + idBytes - at, baseOffset: -1, baseIdAt: next };
  if (kind === offsetDelta) {
    byte = bytes[next++] ?? 0;
    let distance = byte & 0x7f;
    while (byte >= 0x80) {
      byte = bytes[next++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 0x7f);
    }
    return { type: undefined, size, length: next - at, baseOffset: offset - distance, baseIdAt: -1 };
  }
  const type = types[kind];
  if (!type) throw new PackDoubt(`A pack has an entry of the unknown kind ${kind}.`);
  return { type, size, length: next - at, baseOffset: -1, baseIdAt: -1 };
}

/** Which entries of a pack are deltas of which: families, whose roots are objects stored whole. By order in the pack. */
export class PackFamilies {
  readonly positions: Uint32Array;
  readonly offsets: Float64Array;
  /** Of blobs and tags. */
  readonly contents: Uint32Array;
  /** Of trees and commits. */
  readonly structure: Uint32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;

  constructor(file: PackFile, index: PackIndex) {
    const { positions, offsets } = index.inPackOrder();
    this.positions = positions;
    this.offsets = offsets;
    this.firstChild = new Int32Array(index.count).fill(-1);
    this.nextSibling = new Int32Array(index.count).fill(-1);
    const orders = new Uint32Array(index.count);
    for (let order = 0; order < index.count; order++) orders[positions[order] ?? 0] = order;
    // First in the order of the pack, to read it from front to back …
    const bases = new Int32Array(index.count).fill(-1);
    const roots = new Uint32Array(index.count);
    let contents = 0;
    let structure = index.count;
    for (let order = 0; order < index.count; order++) {
      const offset = offsets[order] ?? 0;
      const { bytes, at } = file.view(offset, Math.min(offset + maxHeader, file.end), readAhead);
      const { type, baseOffset, baseIdAt } = readEntryHeader(bytes, at, offset, index.idBytes);
      if (type) {
        roots[type === "tree" || type === "commit" ? --structure : contents++] = order;
        continue;
      }
      const base = baseIdAt < 0 ? this.#orderAt(baseOffset) : (orders[index.find(bytes, baseIdAt)] ?? -1);
      if (base < 0) throw new PackDoubt("A delta's base is not in its pack.");
      bases[order] = base;
    }
    // … then from the back, so that each entry's children end up in the order of the pack.
    this.contents = roots.subarray(0, contents);
    this.structure = roots.subarray(structure).reverse();
    for (let order = index.count - 1; order >= 0; order--) {
      const base = bases[order] ?? -1;
      if (base < 0) continue;
      this.nextSibling[order] = this.firstChild[base] ?? -1;
      this.firstChild[base] = order;
    }
  }

  end(order: number, file: PackFile): number {
    return this.offsets[order + 1] ?? file.end;
  }

  #orderAt(offset: number): number {
    let low = 0;
    let high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.offsets[middle] ?? 0;
      if (found === offset) return middle;
      if (found < offset) low = middle + 1;
      else high = middle;
    }
    return -1;
  }
}
