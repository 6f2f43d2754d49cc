import { describe, expect, it } from "vitest";

import { compileKeyPatterns } from "../../src/policy/key-patterns.ts";

describe("key patterns", () => {
  it.each([
    "acme_[A-Za-z0-9]{32}",
    "acme_[a-z]{2,10}_[A-Za-z0-9]{16,64}",
    "(?:acme_live_|acme_test_)[0-9a-f]{40}".replace("(?:", "acme(?:"),
    "\\bacme_\\w{20,200}(?!\\w)",
  ])("takes %s", (pattern) => {
    const [compiled] = compileKeyPatterns([pattern]);
    expect(compiled?.source).toBe(pattern);
    expect(compiled?.global).toBe(true);
  });

  it.each([
    ["acme_(", "is no valid regular expression"],
    ["[a-z]{32}", "must begin with at least 3 fixed letters"],
    ["acme_[a-z]{32}|[a-z]{32}", "must begin with at least 3 fixed letters"],
    ["acme_[a-z]+", "has no upper bound at `[a-z]+`. Say how long it can be"],
    ["acme_(?:[a-z]{1,5}){3}", "is of variable length itself"],
    ["acme_[a-z]{1,100}[a-z]{1,100}x", "too many ways"],
    ["acme_(.)\\1", "refers back"],
    ["acme_[a-z]{9999}", "more than 2048 characters"],
    ["acme_(?=[a-z]*x)", "has no upper bound"],
  ])("refuses %s and says why", (pattern, why) => {
    expect(() => compileKeyPatterns(["acme_[a-z]{8}", pattern])).toThrow(`keyPatterns[1] `);
    expect(() => compileKeyPatterns([pattern], ".cinclusrc")).toThrow("keyPatterns[0] of .cinclusrc ");
    expect(() => compileKeyPatterns([pattern])).toThrow(why);
  });

  it("lets through only what stays quick on a hostile text", () => {
    const [pattern] = compileKeyPatterns(["aaa[a-z]{1,60}[a-z]{1,60}Z"]);
    const text = "a".repeat(20_000);
    const begin = performance.now();
    expect(pattern?.exec(text)).toBeNull();
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
