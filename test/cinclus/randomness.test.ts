import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { randomness } from "../../src/cinclus/randomness.ts";

describe("randomness", () => {
  it.each([
    "authentication",
    "getUserConfiguration",
    "kubernetes-deployment",
    "MAX_CONNECTION_RETRIES",
    "application/json",
    "content-security-policy",
    "src/components/Button",
  ])("is below nothing for what is written: %s", (text) => {
    expect(randomness(text)).toBeLessThan(0);
  });

  it.each(["hex", "letters", "url-safe"] as const)("is above nothing for random characters: %s", (shape) => {
    for (let number = 1; number <= 300; number++) expect(randomness(fakeKey(shape, number))).toBeGreaterThan(0);
  });

  it("is a number for every text", () => {
    expect(randomness("")).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(Number.isFinite(randomness(text))).toBe(true);
      }),
    );
  });
});
