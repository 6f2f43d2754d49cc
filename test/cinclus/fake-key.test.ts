import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";

const shapes = [
  ["service", /^wayscloud_llm_[A-Za-z0-9]{10}_[A-Za-z0-9]{56}$/],
  ["token", /^wayscloud_pat_[A-Za-z0-9]{10}_[A-Za-z0-9]{56}$/],
  ["older", /^wayscloud_storage_[A-Za-z0-9]{6}_[A-Za-z0-9]{32}$/],
  ["hex", /^[0-9a-f]{48}$/],
  ["letters", /^[A-Za-z0-9]{44}$/],
  ["url-safe", /^[\w-]{43}$/],
] as const;

describe.each(shapes)("a made-up key: %s", (shape, pattern) => {
  it("has its shape", () => {
    for (let number = 1; number <= 50; number++) expect(fakeKey(shape, number)).toMatch(pattern);
  });

  it("is always the same, and another for another number", () => {
    expect(fakeKey(shape)).toBe(fakeKey(shape, 1));
    const made = Array.from({ length: 200 }, (_, number) => fakeKey(shape, number));
    expect(new Set(made).size).toBe(200);
    expect(Array.from({ length: 200 }, (_, number) => fakeKey(shape, number))).toEqual(made);
  });
});
