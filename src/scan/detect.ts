import type { Finding } from "../facts/finding.ts";
import type { Additions, Project, Text } from "../facts/text.ts";

export interface DetectOptions {
  readonly additions: Additions;
  /** For imports of sibling files; without it they are not followed. */
  readonly project?: Project;
}

/**
 * All findings of one text, in order of place, before policy (allow, baseline, severity) is applied.
 * Loads every language; the prefilter's callers import this module only once a text names Cinclus.
 */
export function detect(_text: Text, _options: DetectOptions): Finding[] {
  return [];
}
