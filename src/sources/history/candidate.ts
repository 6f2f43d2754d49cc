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
  bytes: number;
}

export function isObjectType(type: string): type is ObjectType {
  return type === "blob" || type === "tree" || type === "commit" || type === "tag";
}
