import { describe, expect, it } from "vitest";
import { documentLanguages } from "../../../src/languages/documents/index.ts";

describe("documentLanguages", () => {
  it("answers to every id once, and says what it read", () => {
    const ids = documentLanguages.flatMap((language) => language.ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const language of documentLanguages) {
      for (const id of language.ids) {
        expect(language.read("a\n", id, { path: "a" })).toMatchObject({ language: id, nature: "document", directives: [] });
      }
    }
  });
});
