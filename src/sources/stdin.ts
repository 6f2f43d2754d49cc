import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import type { Incomplete } from "../facts/finding.ts";
import { isNamedAfterCinclus, type Prefilter } from "../search/prefilter.ts";
import { tooLarge } from "./files.ts";
import type { Source } from "./source.ts";

export interface StdinOptions {
  readonly root: string;
  readonly path: string;
  readonly prefilter: Prefilter;
  readonly maxFileSize: number;
}

/** What is piped in, as one text. */
export function stdinSource(input: Readable | Uint8Array, { root, path, prefilter, maxFileSize }: StdinOptions): Source {
  const stats = { files: 1, bytes: 0 };
  const incomplete: Incomplete[] = [];
  return {
    kind: "stdin",
    root,
    stats,
    incomplete,
    async *texts() {
      let kept: Uint8Array[] = [];
      let named = isNamedAfterCinclus(path);
      for await (const piece of piecesOf(input)) {
        stats.bytes += piece.length;
        kept.push(piece);
        if (stats.bytes <= maxFileSize) continue;
        // Too much to keep: from here on it is only asked whether it names Cinclus, with a bit of what came before.
        const bytes = Buffer.concat(kept);
        named ||= prefilter.test(bytes);
        kept = [bytes.subarray(-(prefilter.finder?.longest ?? 0))];
      }
      const bytes = Buffer.concat(kept);
      if (stats.bytes <= maxFileSize) {
        if (isNamedAfterCinclus(path) || prefilter.test(bytes)) yield { path, where: "file", bytes };
      } else if (named) incomplete.push({ path, reason: tooLarge(maxFileSize, stats.bytes, "scan --stdin") });
    },
  };
}

async function* piecesOf(input: Readable | Uint8Array): AsyncGenerator<Uint8Array> {
  if (input instanceof Uint8Array) {
    yield input;
    return;
  }
  for await (const chunk of input) {
    const piece: unknown = chunk;
    if (piece instanceof Uint8Array) yield piece;
    else if (typeof piece === "string") yield Buffer.from(piece);
  }
}
