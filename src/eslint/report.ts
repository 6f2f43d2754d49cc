import type { RuleId } from "../facts/finding.ts";
import type { Range } from "../tree/node.ts";

/** A stretch of the text and what is put in its place. */
export interface Edit extends Range {
  readonly text: string;
}

/** A change that can be offered for a problem. It never holds a key. */
export interface Rewrite {
  /** What it does, as a full sentence. */
  readonly says: string;
  readonly edits: readonly Edit[];
  /** Whether nothing but the problem changes: only then it is done without being asked for. */
  readonly certain: boolean;
}

/** One problem of a linted file, as ESLint is to be told. Positions are offsets into the text of ESLint's `SourceCode`. */
export interface Report extends Range {
  readonly rule: RuleId;
  readonly message: string;
  /** Where it really is: a file that this one imports. */
  readonly elsewhere?: string;
  readonly rewrite?: Rewrite;
}
