import { expect, it } from "vitest";

import { documents, readDocument } from "./documents.ts";

it.each(await documents())("$path is what npm run docs writes", ({ path, content }) => {
  expect(readDocument(path)).toBe(content);
});
