import type { Finding } from "../../facts/finding.ts";
import type { EsNode } from "../../languages/javascript/nodes.ts";
import type { Report, Rewrite } from "../report.ts";

/** What there is to know for whoever offers a change for a problem. */
export interface Problem {
  readonly finding: Finding;
  readonly report: Report;
  readonly text: string;
  readonly path: string;
  /** The tree of the file, or of the scripts in it; none for texts of other languages. */
  readonly program: object | undefined;
  /** All findings of the file, also those that are allowed. */
  readonly all: readonly Finding[];
  /** The nodes that hold the problem, the outermost first. Empty where no tree reaches it. */
  readonly chain: readonly EsNode[];
}

export type Rewriter = (problem: Problem) => Rewrite | undefined;
