import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isObjectType, type Candidate, type SearchStats } from "./candidate.ts";

/** What an audit has read, and the ids of what names Cinclus in it. Ids only, so never a key. */
export interface Remembered {
  /** Packs by path. Their names come from their content, so one of the same name is the same. */
  readonly packs: readonly string[];
  /** Ids of loose objects. */
  readonly loose: readonly string[];
  readonly candidates: readonly Candidate[];
  /** How much that was. */
  readonly stats: Readonly<SearchStats>;
}

/** Raised whenever the file's form changes; files of another form are passed over. */
const form = 1;

/**
 * What earlier audits remember, in a file below the repository's git folder. It is written beside and
 * moved into place, so that a crash or another audit at the same time leaves a whole file; whatever is not
 * as it was written is as good as not there.
 */
export class AuditCache {
  readonly #path: string;

  /** @param question names everything that the answer depends on besides the objects: the words looked for */
  constructor(gitFolder: string, question: string) {
    this.#path = `${gitFolder}/cinclus-guard/objects-${question}.json`;
  }

  read(): Remembered | undefined {
    try {
      const [checksum = "", text = ""] = readFileSync(this.#path, "utf8").split("\n", 2);
      return checksum === checksumOf(text) ? parse(JSON.parse(text)) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Remembering is a convenience: where it cannot be done, the next audit reads everything again. */
  write({ packs, loose, candidates, stats }: Remembered): void {
    const text = JSON.stringify({ form, stats, packs, loose, candidates: candidates.map(({ id, type }) => `${type} ${id}`) });
    const temporary = `${this.#path}.${randomBytes(6).toString("hex")}`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(temporary, `${checksumOf(text)}\n${text}`, { mode: 0o600 });
      renameSync(temporary, this.#path);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function parse(data: unknown): Remembered | undefined {
  if (typeof data !== "object" || data === null || !("form" in data) || data.form !== form) return undefined;
  if (!("packs" in data) || !("loose" in data) || !("candidates" in data) || !("stats" in data)) return undefined;
  const { packs, loose, candidates, stats } = data;
  if (!isTexts(packs) || !isTexts(loose) || !isTexts(candidates) || !isStats(stats)) return undefined;
  return { stats, packs, loose, candidates: candidates.flatMap(parseCandidate) };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isStats(value: unknown): value is SearchStats {
  if (typeof value !== "object" || value === null || !("objects" in value) || !("bytes" in value)) return false;
  return typeof value.objects === "number" && typeof value.bytes === "number";
}

function parseCandidate(line: string): Candidate[] {
  const [type = "", id] = line.split(" ");
  return id && isObjectType(type) ? [{ id, type }] : [];
}
