import { expect, it } from "vitest";

import { documents, readDocument } from "./documents.ts";
import { commandsIn, fencesOf } from "./fences.ts";

const readPackage: (text: string) => { readonly scripts: Readonly<Record<string, string>> } = JSON.parse;

it.each(await documents())("$path is what npm run docs writes", ({ path, content }) => {
  expect(readDocument(path)).toBe(content);
});

// Measurements take longer than tests may, so these commands are only held against the scripts there are.
it("names only scripts that there are in the page on accuracy", () => {
  const { scripts } = readPackage(readDocument("package.json"));
  const commands = fencesOf(readDocument("test/accuracy/README.md")).flatMap(({ text }) => commandsIn(text));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.map((command) => /^npm run (\S+)/.exec(command)?.[1]).filter((name) => name === undefined || !(name in scripts))).toEqual([]);
});
