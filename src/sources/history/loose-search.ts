import type { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { freeFrom } from "../../search/simd.ts";
import type { WordFinder } from "../../search/word-finder.ts";
import { countObject, isObjectType, type ObjectType } from "./candidate.ts";
import { isLargerThan, type LooseObject } from "./object-store.ts";
import type { Discoveries } from "./pack-search.ts";
import type { References } from "./references.ts";

/** Files larger than that, deflated, are left to git, which streams them. */
const maxDeflated = 4 * 1024 * 1024;
const maxInflated = 32 * 1024 * 1024;

/**
 * Searches objects that are files of their own. What cannot be read here is left to git.
 *
 * @returns the object's type, where it was read
 */
export function searchLoose(object: LooseObject, finder: WordFinder, references: References, found: Discoveries): ObjectType | undefined {
  const read = readLoose(object, finder);
  if (!read) {
    found.doubts.push(object.id);
    return undefined;
  }
  const { type, start, end } = read;
  countObject(found.stats, type, end - start);
  references.checkWhole(type, finder.arena, start, end);
  if (finder.find(start, end) >= 0) found.candidates.push({ id: object.id, type });
  return type;
}

/** Puts an object into the finder's arena and tells where it is; nothing where it cannot be read here. */
export function readLoose({ path }: LooseObject, finder: WordFinder): { readonly type: ObjectType; readonly start: number; readonly end: number } | undefined {
  const content = inflateLoose(path);
  const headerEnd = content?.indexOf(0) ?? -1;
  const [type = "", size] = content?.toString("latin1", 0, Math.max(0, headerEnd)).split(" ") ?? [];
  if (!content || !isObjectType(type) || Number(size) !== content.length - headerEnd - 1) return undefined;
  finder.reserve(content.length);
  finder.arena.set(content, freeFrom);
  return { type, start: freeFrom + headerEnd + 1, end: freeFrom + content.length };
}

function inflateLoose(path: string): Buffer | undefined {
  try {
    if (isLargerThan(path, maxDeflated)) return undefined;
    return inflateSync(readFileSync(path), { maxOutputLength: maxInflated });
  } catch {
    // Gone since it was listed (packed by someone else), too large, or damaged.
    return undefined;
  }
}
