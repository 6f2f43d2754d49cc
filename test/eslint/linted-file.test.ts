import { describe, expect, test } from "vitest";
import { isProgram, isSeenElsewhere, type LintedFile, pathFrom } from "../../src/eslint/linted-file.ts";
import { locator } from "../../src/eslint/locator.ts";

function linted(filename: string, text: string, ast: object = { type: "Program", body: [] }, physicalFilename = filename): LintedFile {
  return { cwd: "/project", filename, physicalFilename, settings: undefined, sourceCode: { text, ast } };
}

describe("whose tree is taken", () => {
  test.each(["/project/a.js", "/project/a.mts", "/project/a.tsx", "/project/bin/run", "/project/README.md/0.js"])("that of the script %s", (path) => {
    expect(isProgram(linted(path, "x;"))).toBe(true);
  });

  test.each(["/project/App.vue", "/project/page.astro", "/project/data.json", "/project/values.yaml"])("not that of %s, though its parser makes one of the same family", (path) => {
    expect(isProgram(linted(path, "x"))).toBe(false);
  });

  test("that of a script which a plugin took out of a page, but not that of the page", () => {
    expect(isProgram(linted("/project/index.html", "fetch(url);"))).toBe(true);
    expect(isProgram(linted("/project/index.html", "<!doctype html>"))).toBe(false);
  });

  test("none where the language has trees of its own", () => {
    expect(isProgram(linted("/project/a.js", "x", { type: "Document", children: [] }))).toBe(false);
  });
});

test("a block of a component is linted with the component, one of a document on its own", () => {
  expect(isSeenElsewhere(linted("/project/a.astro/1_0.js", "x", {}, "/project/a.astro"))).toBe(true);
  expect(isSeenElsewhere(linted("/project/README.md/0.js", "x", {}, "/project/README.md"))).toBe(false);
  expect(isSeenElsewhere(linted("/project/a.js", "x"))).toBe(false);
});

test("paths are told from the root, with slashes; others stay whole", () => {
  expect(pathFrom("/project", "/project/src/a.js")).toBe("src/a.js");
  expect(pathFrom("/project", "/elsewhere/a.js")).toBe("/elsewhere/a.js");
});

describe("places in languages that cannot be asked for them", () => {
  const text = "a\r\nbc\n";

  test("columns begin where those of the root do", () => {
    const from = (column: number): object => ({ type: "root", position: { start: { line: 1, column } } });
    expect(locator({ text, ast: from(1) })(4)).toEqual({ line: 2, column: 2 });
    expect(locator({ text, ast: from(0) })(4)).toEqual({ line: 2, column: 1 });
  });

  test("a root without a place counts from 0", () => {
    expect(locator({ text, ast: { type: "root" } })(3)).toEqual({ line: 2, column: 0 });
  });
});
