import { Buffer } from "node:buffer";
import type { Git, RunningGit } from "./git.ts";

export interface ObjectHeader {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

export interface GitObject extends ObjectHeader {
  readonly bytes: Buffer;
}

/** An object that git does not have, or does not want to give. */
export interface MissingObject {
  readonly id: string;
  readonly type: "missing";
}

/** An object that is larger than asked for; its bytes were passed over. */
export interface LargeObject extends ObjectHeader {
  readonly bytes?: undefined;
}

/** Reads bytes of a stream in portions of any size. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** Up to the next line feed, which is taken but not given. Nothing at the end. */
  async line(): Promise<string | undefined> {
    const parts: Buffer[] = [];
    for (;;) {
      const end = this.#rest.indexOf(10);
      if (end >= 0) {
        parts.push(this.#rest.subarray(0, end));
        this.#rest = this.#rest.subarray(end + 1);
        return Buffer.concat(parts).toString();
      }
      parts.push(this.#rest);
      if (!(await this.#more())) return undefined;
    }
  }

  /** Exactly that many bytes, or fewer at the end. */
  async bytes(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const piece of this.pieces(size)) parts.push(piece);
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** That many bytes in the pieces in which they come. */
  async *pieces(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more())) return;
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async skip(size: number): Promise<void> {
    const pieces = this.pieces(size);
    while ((await pieces.next()).done !== true);
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#rest = next.value;
    return true;
  }
}

/**
 * Reads whole objects by their names through one `git cat-file --batch`, in the order asked for.
 * Ids come from an iterable that is asked only as fast as git answers.
 */
export async function* readObjects(
  git: Git,
  ids: Iterable<string> | AsyncIterable<string>,
  maxSize: number,
): AsyncGenerator<GitObject | LargeObject | MissingObject> {
  const running = git.start(["cat-file", "--batch", "--buffer"]);
  const feeding = feed(running, ids);
  const reader = new ByteReader(running.stdout);
  try {
    for (;;) {
      const line = await reader.line();
      if (line === undefined) break;
      const header = parseHeader(line);
      if (!header) {
        yield { id: line.split(" ")[0] ?? line, type: "missing" };
      } else if (header.size > maxSize) {
        // Passed over piece by piece, so that it is never in memory.
        await reader.skip(header.size + 1);
        yield header;
      } else {
        const bytes = await reader.bytes(header.size + 1);
        yield { ...header, bytes: bytes.subarray(0, header.size) };
      }
    }
    await feeding;
    await running.done;
  } finally {
    running.stop();
  }
}

/** The ids that names such as `HEAD:path` stand for, in order; nothing for a name that stands for nothing. */
export async function* resolveNames(git: Git, names: Iterable<string>): AsyncGenerator<string | undefined> {
  const running = git.start(["cat-file", "--batch-check=%(objectname)", "--buffer"]);
  const feeding = feed(running, names);
  const reader = new ByteReader(running.stdout);
  try {
    for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
      yield /^[0-9a-f]{40,64}$/.test(line) ? line : undefined;
    }
    await feeding;
    await running.done;
  } finally {
    running.stop();
  }
}

/** `<id> <type> <size>`; anything else tells of an object that is missing. */
export function parseHeader(line: string): ObjectHeader | undefined {
  const [id, type, size] = line.split(" ");
  if (!id || !type || !size || !/^\d+$/.test(size)) return undefined;
  return { id, type, size: Number(size) };
}

/** Asks a `git cat-file --batch` for objects, no faster than it answers. */
export async function feed({ stdin }: RunningGit, ids: Iterable<string> | AsyncIterable<string>): Promise<void> {
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    const text = lines.join("");
    lines = [];
    if (!stdin.write(text) && !stdin.destroyed) await drained(stdin);
  };
  for await (const id of ids) {
    lines.push(`${id}\n`);
    if (lines.length === 500) await flush();
  }
  await flush();
  stdin.end();
}

async function drained(stdin: RunningGit["stdin"]): Promise<void> {
  await new Promise<void>((done) => {
    stdin.once("drain", done);
    stdin.once("close", done);
  });
}
