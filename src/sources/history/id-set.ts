/**
 * A set of object ids that takes their bytes and little more: repositories have millions, and a set of
 * strings would take five times the memory.
 */
export class IdSet {
  readonly #words: number;
  #slots: Uint32Array;
  #mask: number;
  #used = 0;

  /** @param idBytes 20 for SHA-1, 32 for SHA-256 */
  constructor(idBytes: number, expected = 1024) {
    this.#words = idBytes / 4;
    let capacity = 1024;
    while (capacity < expected * 2) capacity *= 2;
    this.#slots = new Uint32Array(capacity * this.#words);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#used;
  }

  /** Adds an id given as bytes; false where it was there already. */
  add(bytes: Uint8Array, at: number): boolean {
    if (this.#used * 2 > this.#mask) this.#grow();
    const slot = this.#find(this.#slots, bytes, at);
    if (!this.#isFree(this.#slots, slot)) return false;
    for (let word = 0; word < this.#words; word++) this.#slots[slot + word] = wordAt(bytes, at + 4 * word);
    this.#used++;
    return true;
  }

  has(bytes: Uint8Array, at: number): boolean {
    return !this.#isFree(this.#slots, this.#find(this.#slots, bytes, at));
  }

  /** How many places there are; the same for the same ids added in the same order. */
  get capacity(): number {
    return this.#mask + 1;
  }

  /** Where an id is, or -1. It stays there as long as nothing is added. */
  placeOf(bytes: Uint8Array, at: number): number {
    const slot = this.#find(this.#slots, bytes, at);
    return this.#isFree(this.#slots, slot) ? -1 : slot / this.#words;
  }

  /** What is at a place. */
  idAt(place: number): string {
    const words = this.#slots.subarray(place * this.#words, (place + 1) * this.#words);
    return Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("");
  }

  /** All ids, one behind the other, in no order. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(this.#used * this.#words * 4);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (let slot = 0; slot < this.#slots.length; slot += this.#words) {
      if (this.#isFree(this.#slots, slot)) continue;
      for (let word = 0; word < this.#words; word++, at += 4) view.setUint32(at, this.#slots[slot + word] ?? 0);
    }
    return bytes;
  }

  /** Where an id is, or where it would go. An id is random by nature, so its first bytes are its hash. */
  #find(slots: Uint32Array, bytes: Uint8Array, at: number): number {
    let place = wordAt(bytes, at) & this.#mask;
    for (;;) {
      const slot = place * this.#words;
      if (this.#isFree(slots, slot) || this.#equals(slots, slot, bytes, at)) return slot;
      place = (place + 1) & this.#mask;
    }
  }

  // No object's id is all zeros: git uses that one for "nothing".
  #isFree(slots: Uint32Array, slot: number): boolean {
    for (let word = 0; word < this.#words; word++) if (slots[slot + word] !== 0) return false;
    return true;
  }

  #equals(slots: Uint32Array, slot: number, bytes: Uint8Array, at: number): boolean {
    for (let word = 0; word < this.#words; word++) {
      if (slots[slot + word] !== wordAt(bytes, at + 4 * word)) return false;
    }
    return true;
  }

  #grow(): void {
    const ids = this.toBytes();
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#slots = new Uint32Array(capacity * this.#words);
    this.#used = 0;
    for (let at = 0; at < ids.length; at += this.#words * 4) this.add(ids, at);
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0;
}
