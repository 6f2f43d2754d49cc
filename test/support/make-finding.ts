import { keyOf } from "./key-of.ts";

import type { Finding } from "../../src/facts/finding.ts";

/** A finding for tests; what a test is about it says itself. */
export function makeFinding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: "no-hardcoded-key",
    severity: "error",
    message: "A Cinclus API key is written into the code.",
    path: "src/client.ts",
    line: 3,
    column: 15,
    endLine: 3,
    endColumn: 95,
    key: keyOf(1),
    fingerprint: "0123456789abcdef",
    where: "file",
    ...parts,
  };
}
