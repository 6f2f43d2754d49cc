import { Buffer } from "node:buffer";
import { ESLint, type Linter } from "eslint";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";
import plugin from "../../src/eslint/eager.ts";
import { expandText } from "../accuracy/expand.ts";
import { allExamples, rulesWithExamples } from "../support/rule-examples.ts";
import { readCorpus, writeOut } from "./corpus.ts";

type Files = Readonly<Record<string, string>>;

const api = "api.cinclus.wayscloud.services";

const compilerOptions = {
  strict: true,
  module: "esnext",
  moduleResolution: "bundler",
  target: "es2023",
  allowJs: true,
  resolveJsonModule: true,
  jsx: "preserve",
  // Scripts without imports are no modules otherwise, and all their names would be one.
  moduleDetection: "force",
  types: [],
  lib: ["es2023", "dom"],
  noEmit: true,
};

function parsing(typed: boolean, root: string): Linter.Config {
  return {
    files: ["**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true }, ...(typed && { project: "./tsconfig.json", tsconfigRootDir: root }) } },
  };
}

/** What the plugin reports in a project of those files: rule, place, and where it says that it stands. */
async function lint(files: Files, typed: boolean, options: object = {}, wanted: readonly string[] = ["."]): Promise<string[]> {
  const tsconfig = JSON.stringify({ compilerOptions: { ...compilerOptions, ...options }, include: ["**/*", "**/.*/**/*"] });
  const texts = Object.entries({ ...files, "tsconfig.json": tsconfig });
  const { root, remove } = writeOut(texts.map(([path, text]) => ({ path, bytes: Buffer.from(expandText(text)) })));
  mkdirSync(join(root, ".git"));
  try {
    const config = [{ ...plugin.configs.recommended, linterOptions: { reportUnusedDisableDirectives: "off" as const } }, parsing(typed, root)];
    const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config, errorOnUnmatchedPattern: false }).lintFiles([...wanted]);
    return results.flatMap(({ filePath, messages }) => messages.map((message) => told(filePath.slice(root.length + 1).replaceAll("\\", "/"), message))).sort();
  } finally {
    remove();
  }
}

function told(path: string, { ruleId, line, column, endColumn, message, fatal }: Linter.LintMessage): string {
  const elsewhere = / It stands in (\S+)\.$/.exec(message)?.[1];
  const what = fatal || ruleId === null ? message : ruleId.replace("cinclus/", "");
  return `${what} ${path}:${String(line)}:${String(column)}-${String(endColumn)}${elsewhere === undefined ? "" : ` from ${elsewhere}`}`;
}

const client = (from: string, name = "secret"): string => `import OpenAI from "openai";\nimport { ${name} } from "${from}";\nnew OpenAI({ baseURL: "https://${api}/v1", apiKey: ${name} });\n`;

describe("typed linting finds what the reading of sibling files cannot", () => {
  test.each<[title: string, files: Files, options: object, report: string]>([
    [
      "through an alias of tsconfig.json",
      { "src/client.ts": client("#llm/secret"), "config/llm/secret.ts": 'export const secret = "@@hex:1@@";\n' },
      { paths: { "#llm/*": ["./config/llm/*"] } },
      "no-hardcoded-key src/client.ts:2:10-16 from config/llm/secret.ts:1",
    ],
    [
      "through a package of the workspace, wherever it lies",
      {
        "code/web/client.ts": client("@acme/secrets"),
        "code/core/secrets/source.ts": 'export const secret = "@@hex:1@@";\n',
      },
      { paths: { "@acme/secrets": ["./code/core/secrets/source.ts"] } },
      "no-hardcoded-key code/web/client.ts:2:10-16 from code/core/secrets/source.ts:1",
    ],
    [
      "through a chain of re-exports behind an alias",
      {
        "src/client.ts": client("~settings"),
        "lib/settings.ts": 'export * from "./llm.js";\n',
        "lib/llm.ts": 'export * from "#deep";\n',
        "lib/deep/values.ts": 'export const secret = "@@hex:1@@";\n',
      },
      { paths: { "~settings": ["./lib/settings.ts"], "#deep": ["./lib/deep/values.ts"] } },
      "no-hardcoded-key src/client.ts:2:10-16 from lib/deep/values.ts:1",
    ],
    [
      "in a declaration with a literal type",
      { "src/client.ts": client("acme-secrets"), "node_modules/acme-secrets/package.json": '{ "name": "acme-secrets", "types": "index.d.ts" }\n', "node_modules/acme-secrets/index.d.ts": 'export declare const secret = "@@hex:1@@";\n' },
      {},
      "no-hardcoded-key src/client.ts:3:76-82",
    ],
    [
      "in a part of a declared object",
      {
        "src/client.ts": client("acme-secrets", "settings").replace("apiKey: settings", "apiKey: settings.llm.key"),
        "node_modules/acme-secrets/package.json": '{ "name": "acme-secrets", "types": "index.d.ts" }\n',
        "node_modules/acme-secrets/index.d.ts": 'export declare const settings: { readonly llm: { readonly key: "@@hex:1@@" } };\n',
      },
      {},
      "no-hardcoded-key src/client.ts:3:76-92",
    ],
    [
      "behind a function that keeps the type",
      { "src/client.ts": `import { same } from "acme-tools";\nconst secret = same("@@hex:1@@");\nfetch("https://${api}/v1", { headers: { Authorization: \`Bearer \${secret}\` } });\n`, "node_modules/acme-tools/package.json": '{ "name": "acme-tools", "types": "index.d.ts" }\n', "node_modules/acme-tools/index.d.ts": "export declare function same<const T>(value: T): T;\n" },
      {},
      "no-hardcoded-key src/client.ts:2:22-70",
    ],
    [
      "in a shorthand",
      {
        "src/client.ts": client("acme-secrets", "apiKey").replace("apiKey: apiKey", "apiKey"),
        "node_modules/acme-secrets/package.json": '{ "name": "acme-secrets", "types": "index.d.ts" }\n',
        "node_modules/acme-secrets/index.d.ts": 'export declare const apiKey = "@@hex:1@@";\n',
      },
      {},
      "no-hardcoded-key src/client.ts:3:68-74",
    ],
    [
      "for the address of a client from another package",
      {
        "src/client.ts": 'import { base } from "acme-addresses";\nfetch(`${base}/v1/models`, { headers: { Authorization: "Bearer @@hex:1@@" } });\n// Cinclus\n',
        "node_modules/acme-addresses/package.json": '{ "name": "acme-addresses", "types": "index.d.ts" }\n',
        "node_modules/acme-addresses/index.d.ts": `export declare const base: "https://${api}";\n`,
      },
      {},
      "no-hardcoded-key src/client.ts:2:64-112",
    ],
    [
      "for a switch that a declaration sets",
      {
        "src/client.ts": `import { strict } from "acme-addresses";\nimport https from "node:https";\nhttps.request({ hostname: "${api}", rejectUnauthorized: strict });\n`,
        "node_modules/acme-addresses/package.json": '{ "name": "acme-addresses", "types": "index.d.ts" }\n',
        "node_modules/acme-addresses/index.d.ts": "export declare const strict: false;\n",
      },
      {},
      "no-disabled-tls src/client.ts:3:61-79",
    ],
    [
      "of a client made in another module",
      {
        "src/ask.ts": 'import { llm } from "#clients"; // Cinclus\nconst key = "@@hex:1@@";\nllm.post("/completions", { headers: { Authorization: `Bearer ${key}` } });\n',
        "lib/made/clients.ts": `import axios from "axios";\nexport const llm = axios.create({ baseURL: "https://${api}/v1" });\n`,
      },
      { paths: { "#clients": ["./lib/made/clients.ts"] } },
      "no-hardcoded-key src/ask.ts:2:14-62",
    ],
    [
      "by the name of a declared type",
      {
        "src/ask.ts": 'import type { CinclusSettings } from "acme-types";\nexport const show = (given: CinclusSettings): void => { console.log(given.apiKey); };\n',
        "node_modules/acme-types/package.json": '{ "name": "acme-types", "types": "index.d.ts" }\n',
        "node_modules/acme-types/index.d.ts": "export interface CinclusSettings { readonly apiKey: string }\n",
      },
      {},
      "no-key-in-logs src/ask.ts:2:69-81",
    ],
  ])("%s", async (_, files, options, report) => {
    const found = await lint(files, true, options);
    expect(found, found.join("; ")).toContain(report);
    expect(await lint(files, false, options)).not.toContain(report);
  });
});

describe("types say nothing wrong", () => {
  test.each<[title: string, files: Files]>([
    ["a type of several texts", { "a.ts": `declare const scheme: "Basic" | "Bearer";\nfetch("https://${api}/v1", { headers: { Authorization: \`\${scheme} \${process.env.CINCLUS_API_KEY}\` } });\n` }],
    ["a plain string", { "a.ts": `declare const apiKey: string;\nfetch("https://${api}/v1", { headers: { Authorization: \`Bearer \${apiKey}\` } });\n` }],
    ["an alias of another service's address", { "a.ts": `import { base } from "#b";\nfetch(base, { headers: { Authorization: "Bearer @@hex:1@@" } });\n// Cinclus\n`, "lib/b.ts": 'export const base = "https://api.example.com";\n' }],
  ])("%s", async (_, files) => {
    expect(await lint(files, true, { paths: { "#b": ["./lib/b.ts"] } })).toEqual([]);
  });
});

const script = /\.[cm]?[jt]sx?$/;

test("all examples give the same reports with types and without", async () => {
  const examples = (await rulesWithExamples()).flatMap(({ rule, examples: given }) => allExamples(given).map((example, index) => ({ folder: `${rule.id}/${String(index)}`, ...example })));
  const files = Object.fromEntries(examples.filter(({ path }) => script.test(path)).map(({ folder, path, text }) => [`${folder}/${path}`, text]));
  const typed = await lint(files, true);
  console.log(`examples: ${String(Object.keys(files).length)} scripts, ${String(typed.length)} reports with types`);
  expect(typed.length).toBeGreaterThan(20);
  expect(typed).toEqual(await lint(files, false));
}, 120_000);

test("all texts of the accuracy corpus give the same reports with types and without", async () => {
  const files = Object.fromEntries(readCorpus().map(({ path, bytes }) => [path, bytes.toString("utf8")]));
  const untyped = await lint(files, false);
  const typed = await lint(files, true);
  const broken = untyped.concat(typed).filter((text) => text.startsWith("Parsing error"));
  const unparsed = new Set(broken.map((text) => / (\S+):\w+:\w+-\w+$/.exec(text)?.[1] ?? ""));
  const readable = (texts: readonly string[]): string[] => texts.filter((text) => ![...unparsed].some((path) => text.includes(` ${path}:`)));
  console.log(`corpus: ${String(readable(untyped).length)} reports without types, ${String(readable(typed).length)} with, ${String(unparsed.size)} scripts unread`);
  expect(readable(untyped).length).toBeGreaterThan(200);
  expect(readable(typed)).toEqual(readable(untyped));
}, 240_000);
