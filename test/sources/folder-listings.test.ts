import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { FolderListings } from "../../src/sources/folder-listings.ts";

const folder = mkdtempSync(join(tmpdir(), "cinclus-guard-listings-"));
mkdirSync(join(folder, "src"));
writeFileSync(join(folder, "src", "Konfigurasjon-blå.ts"), "");
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ["src/Konfigurasjon-blå.ts", true],
  ["src/konfigurasjon-BLÅ.ts", true],
  ["src/Konfigurasjon-blå.ts".normalize("NFD"), true],
  ["src/Konfigurasjon-blå.js", false],
  ["src", true],
  ["lib/index.ts", false],
  ["src/Konfigurasjon-blå.ts/index.ts", false],
])("%s may be there: %s", (path, may) => {
  expect(new FolderListings(Infinity).mayHold(join(folder, path))).toBe(may);
});

test("a listing is believed for as long as it is said to be", () => {
  const asked = new FolderListings(Infinity);
  const doubted = new FolderListings(0);
  const path = join(folder, "later.ts");
  expect([asked.mayHold(path), doubted.mayHold(path)]).toEqual([false, false]);
  writeFileSync(path, "");
  expect([asked.mayHold(path), doubted.mayHold(path)]).toEqual([false, true]);
});
