import { expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { factsOf } from "./facts-of.ts";

const key = fakeKey("letters", 40);

/** The last names that a literal of a file is bound to. */
function boundTo(text: string): string[] {
  return factsOf({ "a.ts": text }).literals.flatMap(({ paths }) => paths().map((path) => path.filter((name) => name !== "default").at(-1) ?? ""));
}

it.each([
  ["a default of a schema", `const s = z.object({ API_KEY: z.string().min(16).default("${key}") });`],
  ["what a schema falls back to", `const s = z.object({ API_KEY: z.string().catch("${key}") });`],
  ["what an optional field is", `const s = v.object({ API_KEY: v.optional(v.string(), "${key}") });`],
  ["a default among the options of a type", `const s = cleanEnv(env, { API_KEY: str({ default: "${key}" }) });`],
])("%s is bound to the name of its field", (_, text) => {
  expect(boundTo(text)).toEqual(["API_KEY"]);
});

it("a helper of one's own may make anything of a text, and is named as well", () => {
  expect(boundTo(`const s = { API_KEY: lookup("${key}") };`)).toEqual(["lookup"]);
});
