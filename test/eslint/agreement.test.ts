import { afterAll, expect, test } from "vitest";
import { ESLint, type Linter } from "eslint";
import { relative } from "node:path";
import tseslint from "typescript-eslint";
import plugin from "../../src/eslint/eager.ts";
import type { Finding } from "../../src/facts/finding.ts";
import { noAdditions, type Project } from "../../src/facts/text.ts";
import { detect, keyId } from "../../src/scan/detect.ts";
import { createPrefilter } from "../../src/search/prefilter.ts";
import { readCorpus, writeOut } from "./corpus.ts";

const corpus = readCorpus();
const { root, remove } = writeOut(corpus);
afterAll(remove);

const byPath = new Map(corpus.map(({ path, bytes }) => [path, bytes]));
const texts = new Map(corpus.map(({ path, bytes }) => [path, bytes.toString("utf8").replace(/^\uFEFF/, "")]));
const project: Project = { read: (path) => texts.get(path) };
const prefilter = createPrefilter(noAdditions);

function findingsIn(path: string): readonly Finding[] {
  const bytes = byPath.get(path);
  return bytes && prefilter.test(bytes) ? detect({ path, where: "file", bytes }, { additions: noAdditions, project }) : [];
}

/** What the scanner finds in some files: rule, place, and the key's id. */
function scanned(paths: readonly string[]): Set<string> {
  return new Set(
    paths.flatMap((path) => {
      // What another file shows by itself is told there, by whoever reads that.
      const shown = (rule: string, where: string, line: number): boolean =>
        where !== path && !paths.includes(where) && findingsIn(where).some((finding) => finding.path === where && finding.rule === rule && finding.line === line);
      return findingsIn(path).filter(({ rule, path: where, line }) => !shown(rule, where, line)).map(({ rule, path: where, line, column, endLine, endColumn, key }) => {
        const own = `${rule} ${where}:${String(line)}`;
        return where === path ? `${own}:${String(column)}-${String(endLine)}:${String(endColumn)} ${key && isWritten(where, line, column, endColumn, key.id) ? key.id : ""}` : own;
      });
    }),
  );
}

/** Whether a key stands on its line as it is; one in pieces or in an encoding cannot be read off the place. */
function isWritten(path: string, line: number, column: number, endColumn: number, id: string): boolean {
  return keyId(stretch(path, line, column, endColumn)) === id;
}

function stretch(path: string, line: number, column: number, endColumn: number): string {
  return (texts.get(path)?.split("\n")[line - 1] ?? "").slice(column - 1, endColumn - 1);
}

/** The same from what ESLint reports. */
function linted(results: readonly ESLint.LintResult[], known: ReadonlySet<string>): string[] {
  return results.flatMap(({ filePath, messages }) => {
    const path = relative(root, filePath).replaceAll("\\", "/");
    // ESLint itself says of comments that would switch rules off that they are left alone here.
    return messages.filter(({ ruleId }) => ruleId !== null).map((message) => told(path, message, known));
  });
}

function told(path: string, { ruleId, line, column, endLine, endColumn, message }: Linter.LintMessage, known: ReadonlySet<string>): string {
  const rule = (ruleId ?? "").replace(/^cinclus\//, "");
  const elsewhere = / It stands in (\S+):(\d+)\.$/.exec(message);
  if (elsewhere) return `${rule} ${elsewhere[1] ?? ""}:${elsewhere[2] ?? ""}`;
  const place = `${rule} ${path}:${String(line)}:${String(column)}-${String(endLine)}:${String(endColumn)} `;
  const withKey = place + keyId(stretch(path, line, column, endColumn ?? column));
  return known.has(withKey) ? withKey : place;
}

/** A finding in an imported file is told with columns by who lints that file, and without by who imports it. */
function differences(one: Iterable<string>, other: Iterable<string>): string[] {
  const shortened = (text: string): string => text.replace(/(:\d+):\d+-.*$/, "$1");
  const have = new Set(other);
  const lines = new Set([...have].map(shortened));
  return [...one].filter((text) => !have.has(text) && !(shortened(text) === text && lines.has(text)));
}

async function compare(config: Linter.Config[], wanted: (path: string) => boolean): Promise<{ files: number; findings: number; disagreements: string[] }> {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config, errorOnUnmatchedPattern: false });
  const results = await eslint.lintFiles(["."]);
  const readable = results.filter(({ messages, filePath }) => !messages.some(({ fatal }) => fatal) && wanted(filePath));
  const paths = readable.map(({ filePath }) => relative(root, filePath).replaceAll("\\", "/"));
  const byScanner = scanned(paths);
  const byPlugin = linted(readable, byScanner);
  return {
    files: readable.length,
    findings: byScanner.size,
    disagreements: [
      ...differences(byScanner, byPlugin).map((text) => `only the scanner: ${text}`),
      ...differences(byPlugin, byScanner).map((text) => `only the plugin: ${text}`),
    ],
  };
}

test("plugin and scanner agree on every script of the accuracy corpus", async () => {
  const { files, findings, disagreements } = await compare(
    [
      { ...plugin.configs.recommended, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" } },
      { files: ["**/*.{js,jsx,mjs,cjs}"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
      { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser: tseslint.parser } },
    ],
    () => true,
  );
  console.log(`scripts: ${String(files)} files, ${String(findings)} findings, ${String(disagreements.length)} disagreements`);
  expect(files).toBeGreaterThan(100);
  expect(disagreements).toEqual([]);
}, 120_000);

test("plugin and scanner agree on every other text of the accuracy corpus", async () => {
  const { files, findings, disagreements } = await compare([plugin.configs["all-files"]], (path) => !/\.[cm]?[jt]sx?$/.test(path));
  console.log(`other texts: ${String(files)} files, ${String(findings)} findings, ${String(disagreements.length)} disagreements`);
  expect(files).toBeGreaterThan(100);
  expect(disagreements).toEqual([]);
}, 120_000);
