import { Buffer } from "node:buffer";
import { soughtHere, type GraphRecords } from "./graph-recorder.ts";
import type { OddReference } from "./odd-references.ts";
import type { ObjectNumbers } from "./object-numbers.ts";
import { PackDoubt } from "./pack-index.ts";

/**
 * How commits and trees hang together, as far as blobs that are looked for are concerned. It says which commits
 * can have touched one, so that git has to compare the trees of those only.
 */
export class HistoryGraph {
  /** Names of files and folders that name Cinclus. */
  readonly names: ReadonlySet<string>;
  readonly #numbers: ObjectNumbers;
  readonly #trees: Records;
  readonly #commits: Records;
  readonly #signs: Signs;

  constructor(numbers: ObjectNumbers, records: readonly GraphRecords[]) {
    this.#numbers = numbers;
    this.names = new Set(records.flatMap(({ names }) => names));
    this.#trees = new Records(numbers.end, records.map(({ trees }) => trees), (list, at) => 2 + 3 * (list[at + 1] ?? 0));
    this.#commits = new Records(numbers.end, records.map(({ commits }) => commits), (list, at) => 4 + (list[at + 3] ?? 0));
    this.#signs = new Signs(numbers.end, this.#trees);
  }

  isCommit(id: string): boolean {
    return this.#commitOf(id) >= 0;
  }

  /**
   * Of the commits that the tips lead to, in the order of `git log`, those after which something that is looked
   * for stands elsewhere than in any of their parents; and those of `always`. Nothing where this cannot be told.
   *
   * @param tips ids of commits and tags. Those that git does not have lead nowhere.
   * @param odd what those lead to that are no commits
   */
  findMattering(tips: readonly string[], odd: readonly OddReference[], always: ReadonlySet<string> = new Set()): string[] | undefined {
    const targets = new Map(odd.map(({ id, target, targetType }) => [id, targetType === "commit" ? target : ""]));
    const ids = tips.map((id) => (this.isCommit(id) || !this.#has(id) ? id : targets.get(id)));
    if (!ids.every((id) => id !== undefined)) return undefined;
    try {
      return this.#walk(ids.map((id) => this.#commitOf(id)).filter((commit) => commit >= 0), always);
    } catch (error) {
      if (error instanceof PackDoubt) return undefined;
      throw error;
    }
  }

  #has(id: string): boolean {
    return this.#numbers.find(Buffer.from(id, "hex"), 0) >= 0;
  }

  #walk(tips: readonly number[], always: ReadonlySet<string>): string[] {
    const wanted = new Set([...always].map((id) => this.#commitOf(id)));
    const found: string[] = [];
    const seen = new Uint8Array(this.#numbers.end);
    const queue = new NewestFirst();
    const enqueue = (commit: number): void => {
      if (seen[commit] === 1) return;
      seen[commit] = 1;
      const { list, at } = this.#commits.of(commit) ?? missing();
      queue.add(commit, list[at + 2] ?? 0);
    };
    tips.forEach(enqueue);
    for (let commit = queue.take(); commit !== undefined; commit = queue.take()) {
      const { list, at } = this.#commits.of(commit) ?? missing();
      const parents = list.subarray(at + 4, at + 4 + (list[at + 3] ?? 0));
      if (this.#isNew(list[at + 1] ?? 0, parents) || wanted.has(commit)) found.push(this.#numbers.id(commit));
      parents.forEach(enqueue);
    }
    return found;
  }

  #isNew(tree: number, parents: Uint32Array): boolean {
    if (parents.length === 0) return this.#signs.has(tree);
    return parents.every((parent) => {
      const { list, at } = this.#commits.of(parent) ?? missing();
      return !this.#signs.areEqual(tree, list[at + 1] ?? 0);
    });
  }

  #commitOf(id: string): number {
    const number = this.#numbers.find(Buffer.from(id, "hex"), 0);
    return number >= 0 && this.#commits.of(number) ? number : -1;
  }
}

function missing(): never {
  throw new PackDoubt("A commit leads to one that was not read.");
}

interface Place {
  readonly list: Uint32Array;
  readonly at: number;
}

/** Lists of records of different lengths, each of which begins with the number of what it is about. */
class Records {
  readonly #lists: readonly Uint32Array[];
  /** By number: one more than where its record is, counted through all lists. */
  readonly #places: Uint32Array;

  constructor(end: number, lists: readonly Uint32Array[], length: (list: Uint32Array, at: number) => number) {
    this.#lists = lists;
    this.#places = new Uint32Array(end);
    let before = 1;
    for (const list of lists) {
      for (let at = 0; at < list.length; at += length(list, at)) this.#places[list[at] ?? 0] = before + at;
      before += list.length;
    }
  }

  of(number: number): Place | undefined {
    let at = (this.#places[number] ?? 0) - 1;
    if (at < 0) return undefined;
    for (const list of this.#lists) {
      if (at < list.length) return { list, at };
      at -= list.length;
    }
    return undefined;
  }
}

/** git refuses deeper folders as well. */
const deepest = 2000;

/** Stands for what of a tree is looked for: 64 bits that are the same where the names, modes and ids of it are. */
class Signs {
  readonly #trees: Records;
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;
  readonly #known: Uint8Array;

  constructor(end: number, trees: Records) {
    this.#trees = trees;
    this.#first = new Uint32Array(end);
    this.#second = new Uint32Array(end);
    this.#known = new Uint8Array(end);
  }

  has(tree: number): boolean {
    this.#learn(tree, 0);
    return this.#first[tree] !== 0 || this.#second[tree] !== 0;
  }

  areEqual(a: number, b: number): boolean {
    this.#learn(a, 0);
    this.#learn(b, 0);
    return this.#first[a] === this.#first[b] && this.#second[a] === this.#second[b];
  }

  #learn(tree: number, depth: number): void {
    if (this.#known[tree] === 1) return;
    this.#known[tree] = 1;
    if (depth > deepest) throw new PackDoubt("Folders are nested very deeply.");
    const place = this.#trees.of(tree);
    if (!place) return;
    const { list, at } = place;
    let first = 0;
    let second = 0;
    for (let entry = at + 2; entry < at + 2 + 3 * (list[at + 1] ?? 0); entry += 3) {
      const child = list[entry] ?? 0;
      if (child !== soughtHere) {
        this.#learn(child, depth + 1);
        if (this.#first[child] === 0 && this.#second[child] === 0) continue;
      }
      const own = child === soughtHere ? 0 : child;
      first = mixed(mixed(first, list[entry + 1] ?? 0), child === soughtHere ? 1 : (this.#first[own] ?? 0));
      second = mixed(mixed(second, list[entry + 2] ?? 0), child === soughtHere ? 1 : (this.#second[own] ?? 0));
    }
    this.#first[tree] = first;
    this.#second[tree] = second;
  }
}

function mixed(state: number, value: number): number {
  let bits = Math.imul(state ^ value, 0x9e3779b1);
  bits ^= bits >>> 15;
  bits = Math.imul(bits + 0x7f4a7c15, 0x85ebca6b);
  return (bits ^ (bits >>> 13)) >>> 0;
}

/** Commits by date, newest first; of the same date in the order in which they came: the order of `git log`. */
class NewestFirst {
  readonly #heap: { readonly commit: number; readonly date: number; readonly turn: number }[] = [];
  #turn = 0;

  add(commit: number, date: number): void {
    const heap = this.#heap;
    let at = heap.length;
    const added = { commit, date, turn: this.#turn++ };
    heap.push(added);
    for (let above = (at - 1) >> 1; at > 0 && this.#isBefore(at, above); at = above, above = (at - 1) >> 1) this.#swap(at, above);
  }

  take(): number | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top?.commit;
    heap[0] = last;
    for (let at = 0; ; ) {
      let best = at;
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && this.#isBefore(below, best)) best = below;
      if (best === at) return top.commit;
      this.#swap(at, best);
      at = best;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return false;
    return one.date > other.date || (one.date === other.date && one.turn < other.turn);
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
