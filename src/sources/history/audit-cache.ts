import { isObjectType, type Candidate, type SearchStats } from "./candidate.ts";
import { isTexts, MemoryFile } from "./memory-file.ts";

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
const form = 2;

/** What earlier audits have read of a repository's objects. */
export class AuditCache {
  readonly #file: MemoryFile;

  /** @param question names everything that the answer depends on besides the objects: the words looked for */
  constructor(gitFolder: string, question: string) {
    this.#file = new MemoryFile(gitFolder, `objects-${question}`);
  }

  read(): Remembered | undefined {
    return parse(this.#file.read());
  }

  write({ packs, loose, candidates, stats }: Remembered): void {
    this.#file.write({ form, stats, packs, loose, candidates: candidates.map(({ id, type }) => `${type} ${id}`) });
  }
}

function parse(data: unknown): Remembered | undefined {
  if (typeof data !== "object" || data === null || !("form" in data) || data.form !== form) return undefined;
  if (!("packs" in data) || !("loose" in data) || !("candidates" in data) || !("stats" in data)) return undefined;
  const { packs, loose, candidates, stats } = data;
  if (!isTexts(packs) || !isTexts(loose) || !isTexts(candidates) || !isStats(stats)) return undefined;
  return { stats, packs, loose, candidates: candidates.flatMap(parseCandidate) };
}

function isStats(value: unknown): value is SearchStats {
  if (typeof value !== "object" || value === null || !("objects" in value) || !("commits" in value) || !("bytes" in value)) return false;
  return [value.objects, value.commits, value.bytes].every((count) => typeof count === "number");
}

function parseCandidate(line: string): Candidate[] {
  const [type = "", id] = line.split(" ");
  return id && isObjectType(type) ? [{ id, type }] : [];
}
