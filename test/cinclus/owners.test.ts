import { expect, it } from "vitest";

import { belongTogether, saysOtherAddress, saysOtherOwner } from "../../src/cinclus/owners.ts";

it.each([
  ["STOCK_API_KEY"],
  ["config", "search.apiKey"],
  ["settings", "weather", "token"],
])("%s is somebody else's", (...path) => {
  expect(saysOtherOwner(path)).toBe(true);
});

it.each([["apiKey"], ["settings", "apiKey"], ["process", "env", "LLM_API_KEY"], ["ourApiKey"], ["sApiKey"], ["pApiKey"], ["CINCLUS_API_KEY"], ["cinclus", "staging", "key"], ["prod", "apiKey"]])(
  "%s may be Cinclus's",
  (...path) => {
    expect(saysOtherOwner(path)).toBe(false);
  },
);

it.each([
  ["SUPABASE_URL", true],
  ["jiraBaseUrl", true],
  ["BASE_URL", false],
  ["LLM_URL", false],
  ["CINCLUS_URL", false],
])("%s is an address of somebody else's: %s", (name, other) => {
  expect(saysOtherAddress(name)).toBe(other);
});

it.each([
  ["OPENAI_API_KEY", "OPENAI_BASE_URL", true],
  ["LLM_KEY", "BASE_URL", true],
  ["STOCK_KEY", "OPENAI_BASE_URL", false],
])("%s goes with %s: %s", (credential, address, together) => {
  expect(belongTogether(credential, address)).toBe(together);
});
