import type { Finding } from "../facts/finding.ts";
import { noAdditions, type Project, type Text } from "../facts/text.ts";
import type { ScanOptions } from "./options.ts";

export type Detector = (text: Text) => Promise<readonly Finding[]>;

/**
 * Detection, loaded with all its languages only when the first text names Cinclus: most scans end
 * without one.
 */
export function lateDetector({ additions = noAdditions, review }: ScanOptions, project: Project | undefined): Detector {
  return async (text) => {
    const { detect } = await import("./detect.ts");
    const findings = detect(text, { additions, ...(project && { project }) });
    return review ? review(text, findings) : findings;
  };
}

/** Begins to load detection while there is something else to wait for. Should that fail, the first text tells. */
export function loadDetector(): void {
  import("./detect.ts").catch(() => undefined);
}

/** The order in which findings are told: by path, then by place. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
