import type { Where } from "./finding.ts";

/** One text to look at, as its source gives it. */
export interface Text {
  /** Relative to the root, with `/`. For a message: `commit <id>`, `tag <name>`, `note <id>`. */
  readonly path: string;
  readonly where: Where;
  readonly bytes: Uint8Array;
}

/** Reads other files of the same state (working tree, index), for imports. */
export interface Project {
  /** The text of a file, or nothing where there is none (or it is too large, or outside the root). */
  read(path: string): string | undefined;
  /** Whether there may be such a folder, where that is told sooner than by reading: an import is looked for in many. */
  hasFolder?(path: string): boolean;
  /** The file that an import of another one leads to, where a compiler knows it; for the rest it is looked for. */
  resolve?(from: string, module: string): string | undefined;
}

/** What a project's configuration adds to the built-in knowledge. */
export interface Additions {
  /** Host names (`llm.acme.example`, `*.acme.example`) that count as Cinclus's. */
  readonly hosts: readonly string[];
  /** Patterns of keys of the project's own, already checked to be linear. */
  readonly keyPatterns: readonly RegExp[];
  /** Names (of variables, fields, environment variables) that hold a Cinclus key. */
  readonly names: readonly string[];
  /** Globs of files that are delivered to clients, or that never are. */
  readonly clientFiles: readonly string[];
  readonly serverFiles: readonly string[];
}

export const noAdditions: Additions = { hosts: [], keyPatterns: [], names: [], clientFiles: [], serverFiles: [] };
