import type { Additions } from "../../facts/text.ts";
import { createPrefilter } from "../../search/prefilter.ts";
import { IdSet } from "./id-set.ts";
import { Inflater } from "./inflater.ts";
import { PackIndex } from "./pack-index.ts";
import { PackSearch, type Discoveries, type PackTools } from "./pack-search.ts";
import { References, type Has } from "./references.ts";
import type { SharedBytes } from "./shared-bytes.ts";

/** A pack and its index. */
export interface SharedPack {
  /** Without its ending. */
  readonly path: string;
  readonly index: SharedBytes;
  /** The pack itself, where it is small enough. */
  readonly bytes?: SharedBytes | undefined;
  /** Only there to know which objects there are. */
  readonly known: boolean;
}

/** What threads that read the same packs are given. It can be handed from thread to thread. */
export interface Share {
  readonly additions: Additions;
  readonly idBytes: number;
  /** Every pack there is, to know which objects are there. */
  readonly packs: readonly SharedPack[];
  readonly looseIds: Uint8Array;
  /** For each pack, how many of its families have been taken by some thread. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  /** Objects done, by all threads. */
  readonly done: Int32Array<SharedArrayBuffer>;
}

/** What one thread has found. */
export interface ShareResult extends Discoveries {
  readonly broken: boolean;
}

/** The vectors and the inflater that pack reading needs; nothing where this Node has not all of it. */
export function createTools(additions: Additions): PackTools | undefined {
  const { finder } = createPrefilter(additions);
  const inflater = Inflater.create();
  return finder?.simd && inflater ? { finder, simd: finder.simd, inflater } : undefined;
}

/** Families taken at once: enough to make taking cheap, few enough for the threads to end together. */
const batch = 64;

/** Searches packs side by side with other threads that have the same share; pauses between batches. */
export function* searchShare(share: Share, tools: PackTools, references: References, found: Discoveries): Generator<void> {
  for (const [number, { path, index, bytes, known }] of share.packs.entries()) {
    if (known) continue;
    const search = new PackSearch(path, new PackIndex(index, share.idBytes), tools, references, found, bytes);
    let counted = found.stats.objects;
    try {
      for (;;) {
        const from = Atomics.add(share.taken, number, batch);
        if (from >= search.roots) break;
        search.search(from, Math.min(from + batch, search.roots));
        Atomics.add(share.done, 0, found.stats.objects - counted);
        counted = found.stats.objects;
        yield;
      }
    } finally {
      search.close();
    }
  }
}

/** Knows of every object whether it is there. */
export function createReferences({ packs, idBytes, looseIds }: Pick<Share, "packs" | "idBytes" | "looseIds">): References {
  const indexes = packs.map(({ index }) => new PackIndex(index, idBytes));
  const loose = new IdSet(idBytes, looseIds.length / idBytes);
  for (let at = 0; at < looseIds.length; at += idBytes) loose.add(looseIds, at);
  const has: Has = (bytes, at) => indexes.some((index) => index.find(bytes, at) >= 0) || loose.has(bytes, at);
  return new References(has, idBytes);
}
