import { createHash } from "node:crypto";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import type { Key } from "../../src/facts/finding.ts";

/** What would be kept of a made-up service key. */
export function keyOf(number: number): Key {
  const value = fakeKey("service", number);
  return {
    id: createHash("sha256").update(value).digest("hex").slice(0, 16),
    masked: `${value.slice(0, 16)}…`,
    evidence: "shape",
  };
}
