/** The kinds of objects that a repository stores. */
export type ObjectType = "commit" | "tree" | "blob" | "tag";

/** An object whose bytes name Cinclus; it is read again, whole, to be analysed. */
export interface Candidate {
  readonly id: string;
  readonly type: ObjectType;
}

/** How far the search of a repository's objects has come. */
export interface SearchStats {
  objects: number;
  /** How many of them are commits. */
  commits: number;
  bytes: number;
}

/** Nothing has been looked at yet. */
export function noStats(): SearchStats {
  return { objects: 0, commits: 0, bytes: 0 };
}

/** Notes an object that has been searched. */
export function countObject(stats: SearchStats, type: ObjectType, size: number): void {
  stats.objects++;
  stats.bytes += size;
  if (type === "commit") stats.commits++;
}

export function addStats(stats: SearchStats, more: Readonly<SearchStats>): void {
  stats.objects += more.objects;
  stats.commits += more.commits;
  stats.bytes += more.bytes;
}

export function isObjectType(type: string): type is ObjectType {
  return type === "blob" || type === "tree" || type === "commit" || type === "tag";
}
