import type { HostKind } from "../../cinclus/hosts.ts";

/** The kinds of hosts that something belongs to. */
export type Kinds = ReadonlySet<HostKind>;

export const none: Kinds = new Set();

/** How many variables, calls and fields in a row are gone along. */
export const farthest = 4;

/** Puts more kinds to those that were found. */
export function add(kinds: Set<HostKind>, more: Kinds): void {
  for (const kind of more) kinds.add(kind);
}
