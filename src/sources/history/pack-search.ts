import type { Buffer } from "node:buffer";
import { copiedEnds } from "../../search/delta-code.ts";
import { freeFrom, readAhead, type Simd } from "../../search/simd.ts";
import type { WordFinder } from "../../search/word-finder.ts";
import { countObject, type Candidate, type ObjectType, type SearchStats } from "./candidate.ts";
import { deltaSizes } from "./delta.ts";
import type { Inflater } from "./inflater.ts";
import { maxHeader, PackFamilies, readEntryHeader, type EntryHeader } from "./pack-families.ts";
import { PackFile } from "./pack-file.ts";
import type { PackIndex } from "./pack-index.ts";
import type { References } from "./references.ts";
import type { SharedBytes } from "./shared-bytes.ts";

/** What a search of packs and loose objects comes upon. */
export interface Discoveries {
  readonly candidates: Candidate[];
  /** Objects that this reader had better not judge; git is asked for them. */
  readonly doubts: string[];
  readonly stats: SearchStats;
}

/** What is needed to read packs; not every Node has all of it. */
export interface PackTools {
  readonly finder: WordFinder;
  readonly simd: Simd;
  readonly inflater: Inflater;
}

/** What hangs together is read when it is known what stands in it that matters. */
export type Part = "contents" | "structure";

/** The most that a chain of objects may take. What does not fit is left to git, which streams it. */
const maxMemory = 40 * 1024 * 1024;
const growBy = 4 * 1024 * 1024;

/** An object put together, which others are deltas of. */
interface Frame {
  readonly at: number;
  readonly size: number;
  readonly type: ObjectType;
  readonly named: boolean;
  nextChild: number;
}

/**
 * Searches the objects of a pack.
 *
 * Each entry is inflated once, base before delta and a whole family together, so that a base is always at
 * hand. Of an object that is a delta only what is new is searched: the pieces that the delta brings, and
 * the places where pieces meet. The rest was searched with its base. The memory in which a family is put
 * together is the one that is searched, and works like a stack.
 */
export class PackSearch {
  /** Told of each tree and commit while it is in memory, once somebody wants to know. */
  onStructure: ((position: number, type: ObjectType, start: number, end: number, named: boolean) => void) | undefined;
  readonly #index: PackIndex;
  readonly #file: PackFile;
  readonly #families: PackFamilies;
  readonly #finder: WordFinder;
  readonly #simd: Simd;
  readonly #inflater: Inflater;
  readonly #references: References;
  readonly #found: Discoveries;

  /** @param path without its ending */
  constructor(path: string, index: PackIndex, tools: PackTools, references: References, found: Discoveries, bytes?: SharedBytes) {
    const { finder, simd, inflater } = tools;
    this.#simd = simd;
    this.#index = index;
    this.#file = new PackFile(`${path}.pack`, index, bytes);
    this.#finder = finder;
    this.#inflater = inflater;
    this.#references = references;
    this.#found = found;
    this.#families = new PackFamilies(this.#file, index);
  }

  close(): void {
    this.#file.close();
  }

  /** How many families there are of blobs and tags, or of trees and commits. */
  count(part: Part): number {
    return this.#families[part].length;
  }

  /** Searches some of them. */
  search(part: Part, from: number, to: number): void {
    for (const root of this.#families[part].subarray(from, to)) this.#searchFamily(root);
  }

  #searchFamily(root: number): void {
    const stack: Frame[] = [];
    let order = root;
    for (;;) {
      const frame = this.#visit(order, stack.at(-1));
      if (frame && frame.nextChild >= 0) stack.push(frame);
      else if (!frame) this.#doubtAll(order);
      let top = stack.at(-1);
      while (top && top.nextChild < 0) {
        stack.pop();
        top = stack.at(-1);
      }
      if (!top) return;
      order = top.nextChild;
      top.nextChild = this.#families.nextSibling[order] ?? -1;
    }
  }

  /** Puts an object together and searches it. Nothing where that cannot be done here. */
  #visit(order: number, base: Frame | undefined): Frame | undefined {
    const offset = this.#families.offsets[order] ?? 0;
    const end = this.#families.end(order, this.#file);
    const { bytes, at } = this.#file.view(offset, Math.min(Math.max(end, offset + maxHeader), this.#file.end));
    const header = readEntryHeader(bytes, at, offset, this.#index.idBytes);
    const length = end - offset - header.length;
    const frameAt = base ? base.at + base.size + readAhead : freeFrom;
    if (frameAt + header.size > maxMemory || length < 0) return undefined;
    const nextChild = this.#families.firstChild[order] ?? -1;
    const frame = base
      ? this.#visitDelta(header, bytes, at + header.length, length, base, frameAt, nextChild)
      : this.#visitWhole(header, bytes, at + header.length, length, frameAt, nextChild);
    if (!frame) return undefined;
    countObject(this.#found.stats, frame.type, frame.size);
    if (frame.named) this.#found.candidates.push({ id: this.#id(order), type: frame.type });
    this.onStructure?.(this.#families.positions[order] ?? 0, frame.type, frame.at, frame.at + frame.size, frame.named);
    return frame;
  }

  #visitWhole({ type, size }: EntryHeader, bytes: Buffer, at: number, length: number, frameAt: number, nextChild: number): Frame | undefined {
    if (!type) return undefined;
    this.#reserve(frameAt + size);
    const { arena } = this.#finder;
    if (!this.#inflater.inflate(bytes, at, length, arena, frameAt, size)) return undefined;
    this.#references.checkWhole(type, arena, frameAt, frameAt + size);
    return { at: frameAt, size, type, named: this.#finder.find(frameAt, frameAt + size) >= 0, nextChild };
  }

  #visitDelta(header: EntryHeader, bytes: Buffer, at: number, length: number, base: Frame, frameAt: number, nextChild: number): Frame | undefined {
    this.#reserve(frameAt + header.size);
    if (!this.#inflater.inflate(bytes, at, length, this.#finder.arena, frameAt, header.size)) return undefined;
    const delta = deltaSizes(this.#finder.arena, frameAt);
    const size = delta.result;
    const deltaEnd = frameAt + header.size;
    const resultAt = deltaEnd + readAhead;
    const resultEnd = resultAt + size;
    // Behind the result comes the list of what is new in it: at most a pair of numbers for each byte of the delta.
    const seamsAt = Math.ceil((resultEnd + readAhead) / 4) * 4;
    const listEnd = seamsAt + 8 * header.size;
    if (delta.base !== base.size || listEnd > maxMemory) return undefined;
    this.#reserve(listEnd);
    const { arena, longest } = this.#finder;
    const reach = longest - 1;
    // What no other object is made of, and whose base does not name Cinclus, is only looked at where it is new.
    const whole = nextChild >= 0 || base.named || base.type !== "blob" || reach > copiedEnds;
    const seamsEnd = this.#simd.applyDelta(delta.at, deltaEnd, base.at, base.size, resultAt, resultEnd, reach, seamsAt, whole ? 1 : 0);
    if (seamsEnd < 0) return undefined;
    if (base.type !== "blob") {
      const seams = new Uint32Array(arena.buffer, seamsAt, (seamsEnd - seamsAt) / 4);
      this.#references.checkSeams(base.type, arena, resultAt, resultEnd, seams, reach);
    }
    // What is copied from a base that names Cinclus may name it too.
    const named = base.named ? this.#finder.find(resultAt, resultEnd) >= 0 : this.#findAtSeams(seamsAt, seamsEnd);
    return { at: resultAt, size, type: base.type, named, nextChild };
  }

  #findAtSeams(seamsAt: number, seamsEnd: number): boolean {
    for (let seam = seamsAt; ; seam += 8) {
      seam = this.#simd.findSeam(seam, seamsEnd);
      if (seam === seamsEnd) return false;
      const [start = 0, end = 0] = new Uint32Array(this.#finder.arena.buffer, seam, 2);
      if (this.#finder.find(start, end) >= 0) return true;
    }
  }

  /** An object that could not be put together takes all that are made of it along. */
  #doubtAll(order: number): void {
    const open = [order];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      this.#found.doubts.push(this.#id(next));
      for (let child = this.#families.firstChild[next] ?? -1; child >= 0; child = this.#families.nextSibling[child] ?? -1) open.push(child);
    }
  }

  #id(order: number): string {
    return this.#index.id(this.#families.positions[order] ?? 0);
  }

  #reserve(end: number): void {
    if (end + readAhead > this.#finder.arena.length) this.#finder.reserve(end - freeFrom + growBy);
  }
}

