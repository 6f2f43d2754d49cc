import type { Finding } from "../facts/finding.ts";
import type { Additions, Text } from "../facts/text.ts";
import type { OnProgress } from "../sources/source.ts";

/**
 * What becomes of the findings of one text: policy (allow comments, severity, rules switched off).
 * It is asked about every text that names Cinclus, also about those without a finding.
 */
export type Review = (text: Text, findings: readonly Finding[]) => readonly Finding[];

/** What every kind of scan can be told. */
export interface ScanOptions {
  /** The folder that paths are relative to. Default: the current one; for index and history the top of the work tree. */
  readonly root?: string;
  readonly additions?: Additions;
  readonly review?: Review;
  /** Paths (relative to the root, with `/`) that are left out. */
  readonly ignore?: (path: string) => boolean;
  /** Bytes. Larger texts are searched for Cinclus's name in pieces, and listed as incomplete where they have it. */
  readonly maxFileSize?: number;
  readonly onProgress?: OnProgress;
}

export interface FileScanOptions extends ScanOptions {
  /** False reads what git ignores too. */
  readonly gitignore?: boolean;
}

export interface IndexScanOptions extends ScanOptions {
  /** True keeps findings on lines that the next commit does not touch. */
  readonly wholeFiles?: boolean;
}

export interface StdinScanOptions extends ScanOptions {
  /** The name that says what language it is. */
  readonly filename?: string;
}

export interface AuditOptions extends ScanOptions {
  /** Also what nothing refers to any more. */
  readonly unreachable?: boolean;
  /** Any of the next three narrows the audit to what those commits brought in. */
  readonly range?: string;
  readonly since?: string;
  readonly branch?: string;
  /** Commits or branches whose history does not count (what a remote has already). */
  readonly except?: readonly string[];
  /** A remote whose branches, as last seen, do not count. */
  readonly exceptRemote?: string;
  /** Paths from the top of the repository; narrows as well. */
  readonly paths?: readonly string[];
  /** False neither reads nor writes what an earlier audit remembered. */
  readonly cache?: boolean;
  /** How many threads read packs. Default: as many as there are processors, four at most. */
  readonly jobs?: number;
}

export const defaultMaxFileSize = 10 * 1024 * 1024;
