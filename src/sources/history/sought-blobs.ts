import { Buffer } from "node:buffer";

/** What `SoughtBlobs` of several threads share. */
export interface SoughtMemory {
  /** How many threads still look for blobs; how many they have found. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  readonly ids: Uint8Array<SharedArrayBuffer>;
}

/** More than that are not worth keeping apart: then most commits matter. */
const mostSought = 1 << 16;

const active = 0;
const found = 1;

/** In milliseconds; then somebody who waits looks up whether there is something else to do. */
const patience = 20;

export function createSoughtMemory(idBytes: number): SoughtMemory {
  return { counts: new Int32Array(new SharedArrayBuffer(8)), ids: new Uint8Array(new SharedArrayBuffer(mostSought * idBytes)) };
}

/** The blobs that name Cinclus, collected by all threads before any of them reads trees. */
export class SoughtBlobs {
  readonly #memory: SoughtMemory;
  readonly #idBytes: number;

  constructor(memory: SoughtMemory, idBytes: number) {
    this.#memory = memory;
    this.#idBytes = idBytes;
  }

  enter(): void {
    Atomics.add(this.#memory.counts, active, 1);
  }

  leave(): void {
    Atomics.sub(this.#memory.counts, active, 1);
    Atomics.notify(this.#memory.counts, active);
  }

  /** For when a thread has ended without leaving. */
  giveUp(): void {
    Atomics.store(this.#memory.counts, active, 0);
    Atomics.notify(this.#memory.counts, active);
  }

  add(ids: readonly string[]): void {
    for (const id of ids) {
      const place = Atomics.add(this.#memory.counts, found, 1);
      if (place < mostSought) this.#memory.ids.set(Buffer.from(id, "hex"), place * this.#idBytes);
    }
  }

  /** Whether nobody is going to add anything any more. Waits a moment for it. */
  isComplete(): boolean {
    const others = Atomics.load(this.#memory.counts, active);
    if (others > 0) Atomics.wait(this.#memory.counts, active, others, patience);
    return Atomics.load(this.#memory.counts, active) <= 0;
  }

  /** All of them, one behind the other; none where there are too many. */
  get ids(): Uint8Array {
    const count = Atomics.load(this.#memory.counts, found);
    return this.#memory.ids.subarray(0, count > mostSought ? 0 : count * this.#idBytes);
  }
}
