import { Linter } from "eslint";
import { extname } from "node:path";
import tseslint from "typescript-eslint";
import { expect, test } from "vitest";
import { findShapedKeys } from "../../src/cinclus/key-shapes.ts";
import plugin from "../../src/eslint/eager.ts";
import { readCorpus } from "./corpus.ts";

const linter = new Linter({ configType: "flat" });
const config: Linter.Config[] = [
  plugin.configs["all-files"],
  { ...plugin.configs.recommended, linterOptions: { noInlineConfig: true } },
  { files: ["**/*.{js,jsx,mjs,cjs}"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: tseslint.parser } },
];

function problemsOf(text: string, filename: string): Linter.LintMessage[] {
  return linter.verify(text, config, { filename }).filter(({ ruleId, fatal }) => ruleId !== null || fatal);
}

function countOf(problems: readonly Linter.LintMessage[], rule: string | null): number {
  return problems.filter(({ ruleId }) => ruleId === rule).length;
}

test("whatever is offered in the accuracy corpus parses, holds no key, and ends one problem", () => {
  const offers = new Map<string, number>();
  const wrong: string[] = [];
  for (const { path, bytes } of readCorpus()) {
    const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
    const problems = problemsOf(text, path);
    if (problems.some(({ fatal }) => fatal)) continue;
    for (const problem of problems) {
      const offer = problem.fix ?? problem.suggestions?.[0]?.fix;
      if (!offer) continue;
      const kind = `${problem.ruleId ?? ""} ${problem.fix ? "fixed" : "suggested"}${/^\.[cm]?[jt]sx?$/.test(extname(path)) ? "" : " in another language"}`;
      offers.set(kind, (offers.get(kind) ?? 0) + 1);
      const after = problemsOf(text.slice(0, offer.range[0]) + offer.text + text.slice(offer.range[1]), path);
      const place = `${kind} ${path}:${String(problem.line)}`;
      if (after.some(({ fatal }) => fatal)) wrong.push(`${place} does not parse`);
      else if (countOf(after, problem.ruleId) !== countOf(problems, problem.ruleId) - 1) wrong.push(`${place} does not end one problem`);
      // Two changes for one problem are one to ESLint, with all that stands between them.
      if (findShapedKeys(offer.text).length > 0) wrong.push(`${place} holds a key`);
    }
  }
  console.log([...offers].map(([kind, count]) => `${kind}: ${String(count)}`).sort().join("\n"));
  expect(offers.size).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
}, 120_000);
