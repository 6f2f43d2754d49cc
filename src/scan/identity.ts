import type { Finding } from "../facts/finding.ts";

/** What a finding is about, whatever its file is called and wherever it stands there: the same is not new. */
export function identity({ rule, key, excerpt, fingerprint }: Finding): string {
  const what = key?.id ?? (excerpt ? excerpt.text.slice(excerpt.start, excerpt.end) : fingerprint);
  return `${rule} ${what}`;
}
