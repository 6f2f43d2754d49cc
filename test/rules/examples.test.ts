import { Buffer } from "node:buffer";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";

import tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";

import { rules } from "../../rules/index.ts";
import { findShapedKeys } from "../../src/cinclus/key-shapes.ts";
import plugin from "../../src/eslint/eager.ts";
import { ruleIds } from "../../src/facts/finding.ts";
import { noAdditions } from "../../src/facts/text.ts";
import type { Example, Rule } from "../../src/rules/rule.ts";
import { detect } from "../../src/scan/detect.ts";
import { createPrefilter } from "../../src/search/prefilter.ts";
import { allExamples, ruleFolders, rulesWithExamples } from "../support/rule-examples.ts";

const every = await rulesWithExamples();
const prefilter = createPrefilter(noAdditions);

/** A folder of no project, so that no configuration is found. */
const cwd = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-examples-")));
const linter = new Linter({ cwd });
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

function linesByScanner({ id }: Rule, { path, text }: Example): number[] {
  const findings = detect({ path, where: "file", bytes: Buffer.from(text) }, { additions: noAdditions });
  return findings.filter(({ rule }) => rule === id).map(({ line }) => line);
}

function linesByPlugin({ id }: Rule, { path, text }: Example): number[] {
  const messages = linter.verify(
    text,
    [
      { files: ["**/*"], plugins: { cinclus: plugin }, rules: { [`cinclus/${id}`]: "error" } },
      // Named, because a pattern for all files makes ESLint read none that it does not know.
      { files: [`**/${posix.basename(path)}`], ignores: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"], language: "cinclus/text" },
      { files: ["**/*.{js,jsx,mjs,cjs}"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
      { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: tsParser } },
    ],
    join(cwd, path),
  );
  const broken = messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(`ESLint cannot read the example: ${broken.message}`);
  return messages.map(({ line }) => line);
}

it("knows every rule that has a folder, in the order in which rules are told", () => {
  expect(rules.map(({ id }) => id)).toEqual([...ruleIds]);
  expect(ruleFolders().sort()).toEqual([...ruleIds].sort());
});

describe.each(every)("$rule.id", ({ rule, examples }) => {
  it("describes itself in full", () => {
    expect(rule.description).toMatch(/^(?:Disallow|Require) [^.]*$/);
    expect(rule.advice).toMatch(/^[A-Z].*\.$/s);
  });

  it("has enough examples, all bad ones with a line and no good one", () => {
    expect(examples.bad.length).toBeGreaterThanOrEqual(3);
    expect(examples.good.length).toBeGreaterThanOrEqual(3);
    expect(examples.bad.filter(({ lines }) => lines.length === 0)).toEqual([]);
    expect(examples.good.filter(({ lines }) => lines.length > 0)).toEqual([]);
    const titles = allExamples(examples).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(examples.bad)("is not stopped by the prefilter: $title", ({ text }) => {
    expect(prefilter.test(Buffer.from(text))).toBe(true);
  });

  it.each(allExamples(examples))("finds what it should as a scanner: $title", (example) => {
    expect(linesByScanner(rule, example)).toEqual(example.lines);
  });

  it.each(allExamples(examples))("finds the same in ESLint: $title", (example) => {
    expect(linesByPlugin(rule, example)).toEqual(example.lines);
  });

  it("never tells a key", () => {
    for (const { path, text } of examples.bad) {
      const findings = detect({ path, where: "file", bytes: Buffer.from(text) }, { additions: noAdditions });
      for (const { value } of findShapedKeys(text)) expect(JSON.stringify(findings)).not.toContain(value);
    }
  });
});
