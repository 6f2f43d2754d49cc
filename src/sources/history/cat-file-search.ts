import type { Buffer } from "node:buffer";
import { freeFrom } from "../../search/simd.ts";
import type { WordFinder } from "../../search/word-finder.ts";
import type { Git } from "../git.ts";
import { feed, parseHeader } from "../object-reader.ts";
import { countObject, isObjectType, type Candidate, type ObjectType, type SearchStats } from "./candidate.ts";

export interface CatFileSearch {
  readonly git: Git;
  readonly finder: WordFinder | undefined;
  readonly stats: SearchStats;
  /** Only these objects; without it every object there is: packed, loose, of alternates, reachable or not. */
  readonly ids?: AsyncIterable<string> | Iterable<string>;
  /** Told of objects that were asked for and are not there. */
  readonly onMissing?: (id: string) => void;
  /** Told after each object, in the order in which they were asked for. */
  readonly onDone?: () => void;
}

/**
 * Searches objects by having git print them. The plain way, which the pack reader falls back to and is
 * measured against.
 */
export async function* searchByCatFile(options: CatFileSearch): AsyncGenerator<Candidate> {
  const { git, ids } = options;
  const which = ids ? [] : ["--batch-all-objects", "--unordered"];
  const running = git.start(["cat-file", ...which, "--batch", "--buffer"]);
  const feeding = ids ? feed(running, ids) : undefined;
  const search = new StreamSearch(options);
  try {
    for await (const chunk of running.stdout) yield* search.push(chunk);
    await feeding;
    await running.done;
  } finally {
    running.stop();
  }
}

const lineFeed = 10;

/**
 * Follows the objects through the stream only to know where each begins; the search itself runs over
 * whole chunks, so that thousands of small objects cost one call.
 */
class StreamSearch {
  readonly #finder: WordFinder | undefined;
  readonly #stats: SearchStats;
  readonly #onMissing: CatFileSearch["onMissing"];
  readonly #onDone: CatFileSearch["onDone"];
  /** Bytes of the object at hand still to come, its closing line feed included; 0 while in a header. */
  #left = 0;
  #header = "";
  #current: { id: string; type: ObjectType; told: boolean } | undefined;
  /** How much of the end of the last chunk stands before the next one in the arena. */
  #kept = 0;

  constructor({ finder, stats, onMissing, onDone }: CatFileSearch) {
    this.#finder = finder;
    this.#stats = stats;
    this.#onMissing = onMissing;
    this.#onDone = onDone;
  }

  *push(chunk: Buffer): Generator<Candidate> {
    const firstHit = this.#load(chunk);
    const chunkAt = freeFrom + this.#kept;
    for (let at = 0; at < chunk.length; ) {
      if (this.#left === 0) {
        at = this.#readHeader(chunk, at);
        continue;
      }
      const taken = Math.min(this.#left, chunk.length - at);
      const start = at === 0 ? freeFrom : chunkAt + at;
      if (this.#current && !this.#current.told && firstHit >= 0 && this.#hits(start, chunkAt + at + taken, firstHit)) {
        this.#current.told = true;
        yield { id: this.#current.id, type: this.#current.type };
      }
      this.#left -= taken;
      if (this.#left === 0) this.#onDone?.();
      at += taken;
    }
    this.#keepEnd(chunkAt + chunk.length);
  }

  /** Copies the chunk behind the end of the last one and tells where the first word in both stands, or -1. */
  #load(chunk: Buffer): number {
    const finder = this.#finder;
    if (!finder) return 0;
    finder.reserve(this.#kept + chunk.length);
    finder.arena.set(chunk, freeFrom + this.#kept);
    return finder.find(freeFrom, freeFrom + this.#kept + chunk.length);
  }

  #hits(start: number, end: number, firstHit: number): boolean {
    if (!this.#finder) return true;
    return firstHit < end && this.#finder.find(Math.max(start, firstHit), end) >= 0;
  }

  #keepEnd(end: number): void {
    if (!this.#finder) return;
    this.#kept = Math.min(this.#finder.longest, end - freeFrom);
    this.#finder.arena.copyWithin(freeFrom, end - this.#kept, end);
  }

  #readHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(lineFeed, at);
    this.#header += chunk.toString("latin1", at, end < 0 ? chunk.length : end);
    if (end < 0) return chunk.length;
    const header = parseHeader(this.#header);
    if (!header) {
      this.#onMissing?.(this.#header.split(" ", 1)[0] ?? "");
      this.#onDone?.();
    }
    this.#header = "";
    if (header && isObjectType(header.type)) {
      this.#current = { id: header.id, type: header.type, told: false };
      this.#left = header.size + 1;
      countObject(this.#stats, header.type, header.size);
    }
    return end + 1;
  }
}
