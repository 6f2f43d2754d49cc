import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { Case } from "./expand.ts";

/** Lines on which somebody says there is a secret: `case/path:line`. */
type Lines = ReadonlySet<string>;

interface Peer {
  readonly name: string;
  /** Its findings in a folder. Nothing where it is not installed. */
  readonly find: (folder: string) => Lines | undefined;
}

const readGitleaks: (text: string) => readonly { readonly File: string; readonly StartLine: number }[] = JSON.parse;
const readSecretlint: (text: string) => readonly { readonly filePath: string; readonly messages: readonly { readonly loc: { readonly start: { readonly line: number } } }[] }[] = JSON.parse;
const readEslint: (text: string) => readonly { readonly filePath: string; readonly messages: readonly { readonly line: number }[] }[] = JSON.parse;

const peers: readonly Peer[] = [
  {
    name: "gitleaks",
    find: (folder) => {
      const file = join(folder, "../gitleaks.json");
      if (run("gitleaks", ["dir", folder, "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path", file]) === undefined) return undefined;
      return linesOf(folder, readGitleaks(readFileSync(file, "utf8")).map(({ File, StartLine }) => [File, StartLine]));
    },
  },
  {
    name: "secretlint",
    find: (folder) => {
      const output = run("secretlint", [`${folder}/**/*`, "--format", "json", "--secretlintrcJSON", JSON.stringify({ rules: [{ id: "@secretlint/secretlint-rule-preset-recommend" }] })]);
      return output === undefined ? undefined : linesOf(folder, readSecretlint(output).flatMap(({ filePath, messages }) => messages.map(({ loc }): [string, number] => [filePath, loc.start.line])));
    },
  },
  {
    name: "eslint-plugin-no-secrets",
    find: (folder) => {
      if (!run("npm", ["ls", "--global", "eslint-plugin-no-secrets"])?.includes("no-secrets@")) return undefined;
      const output = run("eslint", [folder, "--no-config-lookup", "--plugin", "no-secrets", "--rule", "no-secrets/no-secrets: error", "--format", "json"]);
      return output === undefined ? undefined : linesOf(folder, readEslint(output).flatMap(({ filePath, messages }) => messages.map(({ line }): [string, number] => [filePath, line])));
    },
  },
];

/**
 * Holds other scanners of secrets against the same cases. They look for secrets of any kind, so only the lines of
 * hardcoded keys are counted, and how many of them each one sees.
 */
export function comparePeers(cases: readonly Case[]): void {
  const wanted = cases.flatMap(({ id, expect }) => expect.filter(({ rule }) => rule === "no-hardcoded-key").map(({ path, line }) => `${id}/${path}:${String(line)}`));
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-peers-")));
  const folder = join(outer, "cases");
  for (const { id, files } of cases) {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, id, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text.startsWith("base64:") ? Buffer.from(text.slice(7), "base64") : text);
    }
  }
  console.log(`\nlines with a hardcoded key (${String(wanted.length)}), by other scanners:`);
  for (const { name, find } of peers) {
    const lines = find(folder);
    if (!lines) {
      console.log(`${name.padEnd(26)} skipped: it is not installed here`);
      continue;
    }
    const found = wanted.filter((line) => lines.has(line)).length;
    console.log(`${name.padEnd(26)} found ${String(found).padStart(4)} (${((100 * found) / Math.max(1, wanted.length)).toFixed(1)} %), and ${String(lines.size - found)} other lines`);
  }
  rmSync(outer, { recursive: true, force: true });
}

/** What a program prints. Nothing where there is no such program. */
function run(program: string, args: readonly string[]): string | undefined {
  const { error, stdout } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024, shell: process.platform === "win32" });
  return error ? undefined : stdout;
}

function linesOf(folder: string, found: readonly (readonly [path: string, line: number])[]): Lines {
  return new Set(found.map(([path, line]) => `${path.replaceAll("\\", "/").replace(`${folder.replaceAll("\\", "/")}/`, "")}:${String(line)}`));
}
