import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** A file's bytes in memory that threads share. */
export type SharedBytes = Uint8Array<SharedArrayBuffer>;

/** Reads a whole file, unless it is larger than that. */
export function readShared(path: string, maxSize: number): SharedBytes | undefined {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size > maxSize) return undefined;
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let done = 0; done < size; ) {
      const got = readSync(file, bytes, done, size - done, done);
      if (got === 0) throw new Error(`${path} is shorter than it was.`);
      done += got;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
