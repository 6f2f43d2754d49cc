import { Buffer } from "node:buffer";
import type { WordFinder } from "../../search/word-finder.ts";
import type { ObjectType } from "./candidate.ts";
import { IdSet } from "./id-set.ts";
import type { ObjectNumbers } from "./object-numbers.ts";

/** What `GraphRecorder` has written down. Threads hand it on. */
export interface GraphRecords {
  /** For each tree with something in it: its number, how many entries follow; of each the child and two hashes. */
  readonly trees: Uint32Array;
  /** For each commit: its number, its tree's, its date, how many parents follow. */
  readonly commits: Uint32Array;
  /** Names of files and folders that name Cinclus. */
  readonly names: readonly string[];
  /** Set where it became too much, or something was not understood. */
  readonly failed: boolean;
}

/** Stands where a tree's entry is not followed further, but one of those that are looked for. */
export const soughtHere = 0xffffffff;

const gitlinkStart = [49, 54] as const;
const folderStart = 52;
const space = 32;

/**
 * Writes down how commits and trees hang together while they are read for another reason, so that later few
 * commits need to be compared to tell which of them touched one of the sought blobs, or a file or folder that
 * is named after Cinclus. It is numbers only, and a bounded number of them.
 */
export class GraphRecorder {
  readonly #numbers: ObjectNumbers;
  readonly #finder: WordFinder;
  readonly #sought: IdSet;
  /** By the first two bytes of an id, whether it is worth looking for it. */
  readonly #starts = new Uint8Array(65536);
  readonly #trees = new NumberList();
  readonly #commits = new NumberList();
  readonly #names = new Set<string>();
  readonly #id: Uint8Array;
  #failed = false;

  /** @param sought ids of blobs, one behind the other */
  constructor(numbers: ObjectNumbers, finder: WordFinder, sought: Uint8Array) {
    this.#numbers = numbers;
    this.#finder = finder;
    this.#sought = new IdSet(numbers.idBytes);
    this.#id = new Uint8Array(numbers.idBytes);
    for (let at = 0; at < sought.length; at += numbers.idBytes) {
      this.#sought.add(sought, at);
      this.#starts[startAt(sought, at)] = 1;
    }
  }

  get records(): GraphRecords {
    const failed = this.#failed || this.#trees.isFull || this.#commits.isFull;
    return { trees: this.#trees.values, commits: this.#commits.values, names: [...this.#names], failed };
  }

  /** @param named whether something in it names Cinclus */
  record(number: number, type: ObjectType, start: number, end: number, named: boolean): void {
    if (type === "tree") this.#recordTree(number, start, end, named);
    else if (type === "commit") this.#recordCommit(number, start, end);
  }

  #recordTree(number: number, start: number, end: number, named: boolean): void {
    const memory = this.#finder.arena;
    const { idBytes } = this.#numbers;
    const list = this.#trees;
    const countAt = list.begin(number);
    for (let modeAt = start; modeAt < end; ) {
      let nameEnd = modeAt;
      while (nameEnd < end && memory[nameEnd] !== 0) nameEnd++;
      const idAt = nameEnd + 1;
      const next = idAt + idBytes;
      if (next > end) this.#failed = true;
      else if (memory[modeAt] === folderStart) {
        const child = this.#numbers.findAgain(memory, idAt);
        if (child < 0) this.#failed = true;
        else list.addEntry(countAt, child, memory, modeAt, nameEnd);
      } else if (this.#starts[startAt(memory, idAt)] === 1 && this.#sought.has(memory, idAt) && !isGitlink(memory, modeAt)) {
        list.addEntry(countAt, soughtHere, memory, modeAt, next);
      }
      if (named && next <= end) this.#recordName(countAt, modeAt, nameEnd, next);
      modeAt = next;
    }
    list.end(countAt);
  }

  /** Whatever changes at such a name, or anywhere below it, matters. */
  #recordName(countAt: number, modeAt: number, nameEnd: number, next: number): void {
    const memory = this.#finder.arena;
    let nameAt = modeAt;
    while (nameAt < nameEnd && memory[nameAt] !== space) nameAt++;
    if (isGitlink(memory, modeAt) || this.#finder.find(nameAt + 1, nameEnd) < 0) return;
    this.#names.add(Buffer.from(memory.subarray(nameAt + 1, nameEnd)).toString());
    this.#trees.addEntry(countAt, soughtHere, memory, modeAt, next);
  }

  /** `tree <id>`, any number of `parent <id>`, `author …`, `committer …`, whose line ends with seconds and a time zone. */
  #recordCommit(number: number, start: number, end: number): void {
    const memory = this.#finder.arena;
    const hexLength = 2 * this.#numbers.idBytes;
    const list = this.#commits;
    let at = start + treeLabel.length;
    list.push(number);
    list.push(this.#numberOfHex(memory, at));
    const dateAt = list.push(0);
    const parentsAt = list.push(0);
    at += hexLength + 1;
    for (; memory[at] === parentLabel.charCodeAt(0); at += hexLength + 1) {
      at += parentLabel.length;
      list.push(this.#numberOfHex(memory, at));
      list.set(parentsAt, list.get(parentsAt) + 1);
    }
    const committer = lineEnd(memory, at, end) + 1;
    if (memory[committer] !== committerLabel.charCodeAt(0)) this.#failed = true;
    list.set(dateAt, secondsBefore(memory, lineEnd(memory, committer, end)));
  }

  #numberOfHex(memory: Uint8Array, at: number): number {
    for (let byte = 0; byte < this.#id.length; byte++) {
      this.#id[byte] = 16 * hexValue(memory[at + 2 * byte] ?? 0) + hexValue(memory[at + 2 * byte + 1] ?? 0);
    }
    const number = this.#numbers.find(this.#id, 0);
    if (number < 0) this.#failed = true;
    return Math.max(0, number);
  }
}

const treeLabel = "tree ";
const parentLabel = "parent ";
const committerLabel = "committer ";
const lineFeed = 10;

function lineEnd(memory: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && memory[at] !== lineFeed) at++;
  return at;
}

/** The number before the last blank before `end`. */
function secondsBefore(memory: Uint8Array, end: number): number {
  let at = end - 1;
  while (at > 0 && memory[at] !== space && memory[at] !== lineFeed) at--;
  let seconds = 0;
  for (let factor = 1, digit = digitAt(memory, --at); digit >= 0; digit = digitAt(memory, --at), factor *= 10) seconds += factor * digit;
  return Math.min(seconds, soughtHere);
}

function digitAt(memory: Uint8Array, at: number): number {
  const digit = (memory[at] ?? 0) - 48;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

function startAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function hexValue(character: number): number {
  return character < 58 ? character - 48 : character - 87;
}

function isGitlink(memory: Uint8Array, at: number): boolean {
  return memory[at] === gitlinkStart[0] && memory[at + 1] === gitlinkStart[1];
}

/** In 32-bit numbers; of a million trees and more, git tells faster than these would take memory. */
const mostNumbers = 6 << 20;

class NumberList {
  isFull = false;
  #numbers = new Uint32Array(1 << 16);
  #used = 0;

  get values(): Uint32Array {
    return this.#numbers.subarray(0, this.#used);
  }

  /** Gives where the value is. */
  push(value: number): number {
    if (this.#used === this.#numbers.length) this.#grow();
    this.#numbers[this.#used] = value;
    return this.#used++;
  }

  get(at: number): number {
    return this.#numbers[at] ?? 0;
  }

  set(at: number, value: number): void {
    this.#numbers[at] = value;
  }

  /** Begins the list of a tree's entries; gives where they are counted. */
  begin(tree: number): number {
    this.push(tree);
    return this.push(0);
  }

  addEntry(countAt: number, child: number, memory: Uint8Array, from: number, to: number): void {
    if (this.isFull) return;
    let first = 0x811c9dc5;
    let second = 0x9747b28c;
    for (let at = from; at < to; at++) {
      const byte = memory[at] ?? 0;
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul(second ^ byte, 0x5bd1e995) + 0x3d;
    }
    this.push(child);
    this.push(first >>> 0);
    this.push(second >>> 0);
    this.set(countAt, this.get(countAt) + 1);
  }

  /** A tree without entries that matter is not worth its two numbers. */
  end(countAt: number): void {
    if (this.get(countAt) === 0) this.#used = countAt - 1;
  }

  #grow(): void {
    if (this.#numbers.length * 2 > mostNumbers) {
      // From here on it overwrites itself; nobody is going to read it.
      this.isFull = true;
      this.#used = 0;
      return;
    }
    const larger = new Uint32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
