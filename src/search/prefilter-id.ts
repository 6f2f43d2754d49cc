import { createHash } from "node:crypto";
import type { Additions } from "../facts/text.ts";
import { wordsOf } from "./words.ts";

/** Raised whenever `words.ts` looks for something it did not look for before. */
const version = 1;

/** Changes whenever the answers of a prefilter may. It is apart from that, because few who search want to remember. */
export function prefilterId(additions: Additions): string {
  return createHash("sha256").update(JSON.stringify([version, wordsOf(additions) ?? "all"])).digest("hex").slice(0, 16);
}
