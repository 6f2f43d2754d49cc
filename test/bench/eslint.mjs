// How much of ESLint's time the built plugin takes: `node test/bench/eslint.mjs FOLDER [GLOB…]`. The other rules are the
// recommended ones of ESLint and typescript-eslint, without types: with typed rules the share is smaller. No TypeScript,
// because what translates it while it runs would translate the plugin as well, and make it slower.
import console from "node:console";
import process from "node:process";

import js from "@eslint/js";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

const [folder = ".", ...globs] = process.argv.slice(2);
const { default: cinclus } = await import("cinclus-guard/eslint");
const files = ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"];

const eslint = new ESLint({
  cwd: folder,
  stats: true,
  overrideConfigFile: true,
  overrideConfig: [
    js.configs.recommended,
    { files, plugins: { "@typescript-eslint": tseslint.plugin }, languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    cinclus.configs.recommended,
  ],
});

const results = await eslint.lintFiles(globs.length ? globs : ["."]);
/** @type {Map<string, number>} */
const times = new Map();
let total = 0;
for (const { stats } of results) {
  for (const pass of stats?.times.passes ?? []) {
    total += pass.total;
    add("parsing", pass.parse?.total ?? 0);
    for (const [id, { total: spent }] of Object.entries(pass.rules ?? {})) add(id.startsWith("cinclus/") ? "rules of cinclus" : "other rules", spent);
  }
}

console.log(`${String(results.length)} files, ${String(Math.round(total))} ms`);
for (const [name, spent] of times) console.log(`${name.padEnd(18)} ${spent.toFixed(0).padStart(8)} ms  ${((100 * spent) / total).toFixed(2).padStart(6)} %`);

/**
 * @param {string} name
 * @param {number} spent in milliseconds
 */
function add(name, spent) {
  times.set(name, (times.get(name) ?? 0) + spent);
}
