import { expect, it } from "vitest";

import { factsOf } from "./facts-of.ts";

it.each([
  ["a field of headers", "headers.apiKey = key;", ["other-header"]],
  ["a static field of a class that makes headers", "HeadersBuilder.apiKey = key;", ["client-option"]],
])("%s", (_, text, positions) => {
  expect(factsOf({ "a.dart": `void f(String key) { ${text} }` }).credentials.map(({ position }) => position)).toEqual(positions);
});
