import { acceptedAt, chooseFingerprints, isLetter, type Fingerprint, type Pattern } from "./fingerprints.ts";
import { createSimd, fingerprintLength, freeFrom, readAhead, tablesAt, type Simd } from "./simd.ts";

const pageSize = 65536;
const chunkSize = 1 << 18;

/**
 * Finds which places hold one of a few dozen byte patterns, at memory speed.
 *
 * It searches a memory of its own: readers that fill that memory themselves (`arena`) save a copy.
 */
export class WordFinder {
  readonly longest: number;
  readonly #simd: Simd | null;
  /** For the first two bytes of a fingerprint: which of `#lists` has the patterns that can stand there; 0 for none. */
  readonly #listOfPair = new Uint8Array(65536);
  readonly #lists: Fingerprint[][] = [[]];
  #arena: Uint8Array;

  constructor(patterns: readonly Pattern[], simd: Simd | null = createSimd()) {
    const fingerprints = chooseFingerprints(patterns);
    this.longest = Math.max(1, ...patterns.map(({ bytes }) => bytes.length));
    this.#simd = simd;
    if (simd) {
      this.#arena = new Uint8Array(simd.memory.buffer);
      this.#fillTables(fingerprints);
    } else {
      this.#arena = new Uint8Array(pageSize);
    }
    this.#listByPairs(fingerprints);
  }

  /** The functions behind it, for those who work on the arena themselves; null without vector instructions. */
  get simd(): Simd | null {
    return this.#simd;
  }

  /** The memory that is searched. Ask again after `reserve`: growing it makes a new one. */
  get arena(): Uint8Array {
    return this.#arena;
  }

  /** Makes sure that the arena has room for `size` bytes from `freeFrom` on. */
  reserve(size: number): void {
    const needed = freeFrom + size + readAhead;
    if (needed <= this.#arena.length) return;
    if (this.#simd) {
      this.#simd.memory.grow(Math.ceil((needed - this.#arena.length) / pageSize));
      this.#arena = new Uint8Array(this.#simd.memory.buffer);
    } else {
      const larger = new Uint8Array(Math.ceil(needed / pageSize) * pageSize);
      larger.set(this.#arena);
      this.#arena = larger;
    }
  }

  /** Where in [start, end) of the arena the first whole pattern begins, or -1. */
  find(start: number, end: number): number {
    // The rarest bytes need not be the pattern's first, so a hit is looked at from its beginning.
    let at = start;
    while (at < end) {
      at = this.#simd ? this.#simd.find(at, end) : this.#findPair(at, end);
      if (at >= end) return -1;
      const found = this.#patternAt(at, start, end);
      if (found >= 0) return found;
      at++;
    }
    return -1;
  }

  /** Whether any bytes, wherever they are, hold a pattern. */
  test(bytes: Uint8Array): boolean {
    this.reserve(Math.min(bytes.length, chunkSize));
    for (let from = 0; from < bytes.length; from += chunkSize - this.longest) {
      const piece = bytes.length <= chunkSize ? bytes : bytes.subarray(from, from + chunkSize);
      this.#arena.set(piece, freeFrom);
      if (this.find(freeFrom, freeFrom + piece.length) >= 0) return true;
      if (from + chunkSize >= bytes.length) break;
    }
    return false;
  }

  #patternAt(rarest: number, start: number, end: number): number {
    const list = this.#listOfPair[(this.#arena[rarest] ?? 0) | ((this.#arena[rarest + 1] ?? 0) << 8)] ?? 0;
    if (list === 0) return -1;
    for (const { bytes, fold, at } of this.#lists[list] ?? []) {
      const first = rarest - at;
      if (first >= start && first + bytes.length <= end && equalAt(this.#arena, first, bytes, fold)) return first;
    }
    return -1;
  }

  #fillTables(fingerprints: readonly Fingerprint[]): void {
    const arena = this.#arena;
    for (const pattern of fingerprints) {
      for (let position = 0; position < fingerprintLength; position++) {
        const low = tablesAt + 32 * position;
        const high = low + 16;
        for (const byte of acceptedAt(pattern, pattern.at + position)) {
          arena[low + (byte & 15)] = (arena[low + (byte & 15)] ?? 0) | (1 << pattern.group);
          arena[high + (byte >> 4)] = (arena[high + (byte >> 4)] ?? 0) | (1 << pattern.group);
        }
      }
    }
  }

  #listByPairs(fingerprints: readonly Fingerprint[]): void {
    const lists = new Map<number, Fingerprint[]>();
    for (const pattern of fingerprints) {
      for (const first of acceptedAt(pattern, pattern.at)) {
        for (const second of acceptedAt(pattern, pattern.at + 1)) {
          const pair = first | (second << 8);
          lists.set(pair, [...(lists.get(pair) ?? []), pattern]);
        }
      }
    }
    // More pairs than a byte can count share lists, which costs time only.
    for (const [pair, patterns] of lists) {
      if (this.#lists.length < 256) this.#listOfPair[pair] = this.#lists.push(patterns) - 1;
      else {
        this.#lists[255] = [...(this.#lists[255] ?? []), ...patterns];
        this.#listOfPair[pair] = 255;
      }
    }
  }

  #findPair(start: number, end: number): number {
    const arena = this.#arena;
    for (let at = start; at < end; at++) {
      if (this.#listOfPair[(arena[at] ?? 0) | ((arena[at + 1] ?? 0) << 8)] !== 0) return at;
    }
    return end;
  }
}

function equalAt(arena: Uint8Array, at: number, bytes: Uint8Array, fold: boolean): boolean {
  for (let index = 0; index < bytes.length; index++) {
    const wanted = bytes[index] ?? -1;
    const byte = arena[at + index] ?? -1;
    if (byte !== wanted && !(fold && isLetter(wanted) && byte === wanted - 32)) return false;
  }
  return true;
}
