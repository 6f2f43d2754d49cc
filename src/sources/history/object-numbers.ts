import { IdSet } from "./id-set.ts";
import { PackIndex } from "./pack-index.ts";
import type { Share } from "./pack-share.ts";

/** Gives each object of a repository a number of its own: the same in all threads, the same for all copies of it. */
export class ObjectNumbers {
  readonly idBytes: number;
  readonly indexes: readonly PackIndex[];
  /** What the numbers of each pack's objects begin at. */
  readonly #starts: readonly number[];
  readonly #loose: IdSet;
  readonly #looseStart: number;
  readonly #recent = new Uint32Array(1 << 13);

  constructor({ packs, idBytes, looseIds }: Pick<Share, "packs" | "idBytes" | "looseIds">) {
    this.idBytes = idBytes;
    this.indexes = packs.map(({ index }) => new PackIndex(index, idBytes));
    let start = 0;
    this.#starts = this.indexes.map(({ count }) => (start += count) - count);
    this.#looseStart = start;
    this.#loose = new IdSet(idBytes, looseIds.length / idBytes);
    for (let at = 0; at < looseIds.length; at += idBytes) this.#loose.add(looseIds, at);
  }

  /** One more than the largest number. */
  get end(): number {
    return this.#looseStart + this.#loose.capacity;
  }

  /** The number of the object whose id stands in `bytes` from `at` on, or -1. */
  find(bytes: Uint8Array, at: number): number {
    for (let pack = 0; pack < this.indexes.length; pack++) {
      const position = this.indexes[pack]?.find(bytes, at) ?? -1;
      if (position >= 0) return (this.#starts[pack] ?? 0) + position;
    }
    const place = this.#loose.placeOf(bytes, at);
    return place < 0 ? -1 : this.#looseStart + place;
  }

  /** The same, quicker for objects that were asked for not long ago: most versions of a folder hold the same ones. */
  findAgain(bytes: Uint8Array, at: number): number {
    const place = (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) & (this.#recent.length - 1);
    const known = (this.#recent[place] ?? 0) - 1;
    const first = this.indexes[0];
    if (first && known >= 0 && known < first.count && first.isAt(known, bytes, at)) return known;
    const found = this.find(bytes, at);
    this.#recent[place] = found + 1;
    return found;
  }

  /** The number of a pack's entry. */
  ofEntry(pack: number, position: number): number {
    const index = this.indexes[pack];
    // Only the first of several copies of an object counts.
    return pack === 0 || !index ? position : this.find(index.idBytesAt(position), 0);
  }

  id(number: number): string {
    for (let pack = this.indexes.length - 1; pack >= 0; pack--) {
      const start = this.#starts[pack] ?? 0;
      if (number < this.#looseStart && number >= start) return this.indexes[pack]?.id(number - start) ?? "";
    }
    return this.#loose.idAt(number - this.#looseStart);
  }
}
