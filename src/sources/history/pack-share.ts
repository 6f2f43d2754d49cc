import type { Additions } from "../../facts/text.ts";
import { createPrefilter } from "../../search/prefilter.ts";
import { GraphRecorder, type GraphRecords } from "./graph-recorder.ts";
import { Inflater } from "./inflater.ts";
import type { ObjectNumbers } from "./object-numbers.ts";
import { PackSearch, type Discoveries, type PackTools, type Part } from "./pack-search.ts";
import { References } from "./references.ts";
import type { SharedBytes } from "./shared-bytes.ts";
import { SoughtBlobs, type SoughtMemory } from "./sought-blobs.ts";

/** A pack and its index. */
export interface SharedPack {
  /** Without its ending. */
  readonly path: string;
  readonly index: SharedBytes;
  /** The pack itself, where there is room for it. */
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
  /** For each pack two numbers: how many families of its contents and of its structure some thread has taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  /** Objects done, by all threads. */
  readonly done: Int32Array<SharedArrayBuffer>;
  readonly sought: SoughtMemory;
}

/** What one thread has found. */
export interface ShareResult extends Discoveries {
  readonly broken: boolean;
  readonly graph: GraphRecords | undefined;
}

/** The vectors and the inflater that pack reading needs; nothing where this Node has not all of it. */
export function createTools(additions: Additions): PackTools | undefined {
  const { finder } = createPrefilter(additions);
  const inflater = Inflater.create();
  return finder?.simd && inflater ? { finder, simd: finder.simd, inflater } : undefined;
}

/** Families taken at once: enough to make taking cheap, few enough for the threads to end together. */
const batch = 64;

/** What a thread has at the end, besides what it has found. */
export interface ShareEnd {
  readonly broken: boolean;
  /** Nothing where no blob is looked for in trees. */
  readonly recorder: GraphRecorder | undefined;
}

/**
 * Searches packs side by side with other threads that have the same share; pauses between batches. Trees and
 * commits come last, when all threads know which blobs are to be looked for in them.
 */
export function* searchShare(share: Share, tools: PackTools, numbers: ObjectNumbers, found: Discoveries): Generator<void, ShareEnd> {
  const references = createReferences(numbers);
  const sought = new SoughtBlobs(share.sought, share.idBytes);
  const searches = new Map<number, PackSearch>();
  try {
    sought.enter();
    try {
      for (const [number, { path, bytes, known }] of share.packs.entries()) {
        const index = numbers.indexes[number];
        if (known || !index) continue;
        const search = new PackSearch(path, index, tools, references, found, bytes);
        searches.set(number, search);
        yield* searchPart(share, search, "contents", 2 * number, found);
      }
      sought.add(found.candidates.filter(({ type }) => type === "blob").map(({ id }) => id));
    } finally {
      sought.leave();
    }
    while (!sought.isComplete()) yield;
    const recorder = sought.ids.length > 0 ? new GraphRecorder(numbers, tools.finder, sought.ids) : undefined;
    for (const [number, search] of searches) {
      if (recorder) {
        search.onStructure = (position, type, start, end, named) => {
          recorder.record(numbers.ofEntry(number, position), type, start, end, named);
        };
      }
      yield* searchPart(share, search, "structure", 2 * number + 1, found);
    }
    return { broken: references.broken, recorder };
  } finally {
    for (const search of searches.values()) search.close();
  }
}

function* searchPart(share: Share, search: PackSearch, part: Part, counter: number, found: Discoveries): Generator<void> {
  let counted = found.stats.objects;
  for (const families = search.count(part); ; ) {
    const from = Atomics.add(share.taken, counter, batch);
    if (from >= families) return;
    search.search(part, from, from + batch);
    Atomics.add(share.done, 0, found.stats.objects - counted);
    counted = found.stats.objects;
    yield;
  }
}

/** Knows of every object whether it is there. */
export function createReferences(numbers: ObjectNumbers): References {
  return new References((bytes, at) => numbers.find(bytes, at) >= 0, numbers.idBytes);
}
