import type { ObjectType } from "./candidate.ts";

/** Says whether a repository has an object, whose id stands in `bytes` from `at` on. */
export type Has = (bytes: Uint8Array, at: number) => boolean;

const lineFeed = 10;
const space = 32;
const gitlinkMode = asBytes("160000");

/**
 * Notices when a commit or a tree speaks of an object that is not there. Every object's references are
 * looked at on the way, so nobody has to walk the whole history to know that it is complete; only where
 * something is missing does git have to say whether it matters.
 */
export class References {
  broken = false;
  readonly has: Has;
  readonly #idBytes: number;
  readonly #id: Uint8Array;

  constructor(has: Has, idBytes: number) {
    this.has = has;
    this.#idBytes = idBytes;
    this.#id = new Uint8Array(idBytes);
  }

  checkWhole(type: ObjectType, memory: Uint8Array, start: number, end: number): void {
    if (this.broken) return;
    if (type === "commit") this.#checkCommit(memory, start, end);
    if (type === "tree") this.#checkTree(memory, start, end);
  }

  /**
   * Of a tree that is a delta only what is new in it; the rest was looked at with its base.
   *
   * @param reach how many bytes that are not new each of the ranges has on either side
   */
  checkSeams(type: ObjectType, memory: Uint8Array, start: number, end: number, seams: Uint32Array, reach: number): void {
    if (this.broken || type === "blob" || type === "tag") return;
    if (type === "commit") {
      this.#checkCommit(memory, start, end);
      return;
    }
    for (let seam = 0; seam < seams.length; seam += 2) {
      // The range was cut at the object's ends, so it may have less than `reach` there; that is only more to look at.
      const first = seams[seam] ?? 0;
      const last = seams[seam + 1] ?? 0;
      const from = first === start ? start : first + reach - this.#idBytes - 1;
      this.#checkIds(memory, Math.max(start, from), Math.min(last === end ? end : last - reach, end - this.#idBytes), start);
    }
  }

  /** `tree <id>`, then any number of `parent <id>`. */
  #checkCommit(memory: Uint8Array, start: number, end: number): void {
    const hexLength = 2 * this.#idBytes;
    let at = start;
    for (let label = treeLabel; at + label.length + hexLength < end; label = parentLabel) {
      for (let index = 0; index < label.length; index++) if (memory[at + index] !== label[index]) return;
      at += label.length;
      for (let byte = 0; byte < this.#idBytes; byte++) {
        this.#id[byte] = 16 * hexValue(memory[at + 2 * byte] ?? 0) + hexValue(memory[at + 2 * byte + 1] ?? 0);
      }
      if (!this.has(this.#id, 0)) this.broken = true;
      at += hexLength;
      if (memory[at++] !== lineFeed) return;
    }
  }

  /** `<mode> <name>`, a zero byte, the id; again and again. */
  #checkTree(memory: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      const modeAt = at;
      while (at < end && memory[at] !== 0) at++;
      const idAt = at + 1;
      at = idAt + this.#idBytes;
      if (at > end || (!isGitlink(memory, modeAt) && !this.has(memory, idAt))) {
        this.broken = true;
        return;
      }
    }
  }

  /**
   * Ids somewhere in the middle of a tree: behind a zero byte that a mode and a name stand before. Should
   * the bytes of an id ever look like that by chance, the whole history is walked for nothing, no more.
   */
  #checkIds(memory: Uint8Array, from: number, to: number, start: number): void {
    for (let zero = from; zero < to; zero++) {
      if (memory[zero] !== 0) continue;
      const modeAt = findMode(memory, zero, start);
      if (modeAt >= 0 && !isGitlink(memory, modeAt) && !this.has(memory, zero + 1)) this.broken = true;
    }
  }
}

const digitZero = 48;
const digitSeven = 55;

/** Goes back over a name to the mode before it; -1 where there is none. */
function findMode(memory: Uint8Array, zero: number, start: number): number {
  let at = zero - 1;
  for (; at > start && memory[at] !== 0; at--) {
    if (memory[at] !== space) continue;
    let modeAt = at;
    while (modeAt > start && (memory[modeAt - 1] ?? 0) >= digitZero && (memory[modeAt - 1] ?? 0) <= digitSeven) modeAt--;
    // A name can have blanks and digits too, but no mode is shorter than `40000` or longer than `100644`.
    const digits = at - modeAt;
    if (digits === 5 && memory[modeAt] === digitZero + 4) return modeAt;
    if (digits >= 6 && memory[at - 6] === digitZero + 1) return at - 6;
  }
  return -1;
}

const treeLabel = asBytes("tree ");
const parentLabel = asBytes("parent ");

function hexValue(character: number): number {
  return character < 58 ? character - 48 : character - 87;
}

function isGitlink(memory: Uint8Array, at: number): boolean {
  return memory[at + 6] === space && gitlinkMode.every((digit, index) => memory[at + index] === digit);
}

function asBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
