/** The rules there are, in the order in which they are told. */
export const ruleIds = [
  "no-hardcoded-key",
  "no-key-in-url",
  "require-https",
  "no-client-side-key",
  "require-bearer-header",
  "no-key-in-logs",
  "no-disabled-tls",
] as const;

export type RuleId = (typeof ruleIds)[number];
export type Severity = "error" | "warning";

/** In which kind of thing a text was found; a finding takes it over. */
export type Where = "file" | "commit-message" | "tag-message" | "note" | "file-name";

/** By what a literal was recognised as a key. */
export type Evidence = "shape" | "name" | "use";

/** All that is ever kept of a literal key. */
export interface Key {
  /** The first 16 hex digits of its SHA-256. */
  readonly id: string;
  /** At most the documented prefix and two characters, then an ellipsis. */
  readonly masked: string;
  readonly evidence: Evidence;
}

/** The commit that brought a finding in. */
export interface Commit {
  readonly id: string;
  readonly author: string;
  readonly email: string;
  /** Author date, ISO 8601. */
  readonly date: string;
  readonly summary: string;
}

/** The source line of a finding for people to read: every key on it is masked already. */
export interface Excerpt {
  readonly text: string;
  /** Half-open range in `text` to underline, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** What keeps a commit that no branch or tag leads to. */
export type OnlyHere = "stash" | "reflog";

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** A full sentence: what is wrong. Never holds a key. */
  readonly message: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Lines and columns count from 1, columns in UTF-16 code units, the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** There where a literal key was found. */
  readonly key?: Key;
  /** Hex; stable across line moves: made of the rule, the path, and the key id or the normalised code. */
  readonly fingerprint: string;
  readonly where: Where;
  readonly commit?: Commit;
  /** In a history: is it still at HEAD? */
  readonly present?: boolean;
  /** In a history: the branches and tags (short names) whose tip still holds it. Reports may tell it, JSON does not. */
  readonly refs?: readonly string[];
  /**
   * In a history: set where no branch, tag or other reference leads to a commit that has it. Then only this clone
   * keeps it, in a stash or as an amended or thrown away commit. Reports may tell it, JSON does not.
   */
  readonly onlyHere?: OnlyHere;
  /** In a history: the commit that took it out of HEAD's history. */
  readonly removed?: Commit;
  /** Only for reports to people; not in JSON. */
  readonly excerpt?: Excerpt;
}

/** Something that could not be read, so that nobody takes it for clean. */
export interface Incomplete {
  readonly path: string;
  /** A sentence: why, and what would help. */
  readonly reason: string;
}

/**
 * Something the user should know that is no finding, such as an allowance that allows nothing.
 * It never changes the exit status.
 */
export interface Notice {
  readonly path: string;
  readonly line?: number;
  /** A full sentence. */
  readonly message: string;
}

export interface ScanReport {
  readonly target: {
    readonly kind: "files" | "index" | "history" | "range" | "stdin";
    readonly root: string;
  };
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incomplete[];
  readonly notices?: readonly Notice[];
  readonly stats: { readonly files: number; readonly bytes: number; readonly durationMs: number };
}
