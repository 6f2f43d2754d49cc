import type { Incomplete, ScanReport } from "../facts/finding.ts";
import type { Project, Text } from "../facts/text.ts";
import type { Arrival } from "./history/appearances.ts";

/** How much has been looked at so far. `total` is there once it is known. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
  readonly unit: "files" | "objects";
}

export type OnProgress = (progress: Progress) => void;

/** What a source has looked at; complete once its texts have all been taken. */
export interface SourceStats {
  files: number;
  bytes: number;
}

/**
 * Where texts come from. Only texts that the prefilter lets through come out of `texts`; everything
 * else is read, counted and forgotten there.
 */
export interface Source<T extends Text = Text> {
  readonly kind: ScanReport["target"]["kind"];
  /** Absolute. The paths of the texts are relative to it. */
  readonly root: string;
  texts(): AsyncIterable<T>;
  /** Grows while `texts` is taken. */
  readonly stats: SourceStats;
  /** What could not be read. Grows while `texts` is taken. */
  readonly incomplete: readonly Incomplete[];
  /** Reads other files of the same state, for imports. */
  readonly project?: Project;
}

/** A text out of a repository's history. */
export interface HistoryText extends Text {
  /** The object that holds it; empty for a file's name. */
  readonly objectId: string;
  /** The commits that put it to this path. */
  readonly arrivals: readonly Arrival[];
}

/** Lines of a file, counted from 1; both ends belong to it. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}
