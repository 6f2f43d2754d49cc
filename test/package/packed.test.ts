import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { ruleIds } from "../../src/facts/finding.ts";
import { buildPackage, type BuiltPackage } from "../support/built-package.ts";
import { runNpm } from "../support/npm.ts";

const root = join(import.meta.dirname, "../..");

interface Packed {
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly unpackedSize: number;
}

const readPacked: (text: string) => readonly Packed[] = JSON.parse;
const readPackageJson: (text: string) => { readonly exports: Record<string, unknown>; readonly dependencies: Record<string, string> } = JSON.parse;

let built: BuiltPackage;
let packed: Packed | undefined;

beforeAll(async () => {
  built = buildPackage("packed");
  for (const name of ["README.md", "LICENSE", "rules"]) cpSync(join(root, name), join(built.folder, name), { recursive: true });
  const { output } = await runNpm("npm pack --dry-run --json --ignore-scripts --loglevel=silent", { cwd: built.folder });
  [packed] = readPacked(output);
});

afterAll(() => {
  built.remove();
});

describe("the package", () => {
  it("holds what users need and nothing else", () => {
    const paths = (packed?.files ?? []).map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith("dist/")).sort()).toEqual(["LICENSE", "README.md", "package.json", ...ruleIds.map((id) => `rules/${id}/README.md`).sort()]);
    expect(paths.filter((path) => path.startsWith("dist/") && !/^dist\/[\w-]+\.(?:d\.mts|mjs)$|^dist\/schema\.json$|^dist\/hooks\/(?:pre-commit|pre-merge-commit|commit-msg|pre-push)$/.test(path))).toEqual([]);
  });

  it("is small", () => {
    expect(packed?.unpackedSize).toBeLessThan(3_000_000);
  });

  it("has every file that it exports, each of which can be imported", async () => {
    const { exports } = readPackageJson(readFileSync(join(built.folder, "package.json"), "utf8"));
    const paths = new Set((packed?.files ?? []).map(({ path }) => `./${path}`));
    expect(targetsOf(exports).filter((target) => !paths.has(target))).toEqual([]);
    const scanner: unknown = await import(pathToFileURL(join(built.folder, "dist/index.mjs")).href);
    expect(scanner).toMatchObject({ ruleIds });
    expect(Object.keys({ ...(typeof scanner === "object" && scanner) })).toEqual(expect.arrayContaining(["scanFiles", "scanText", "auditHistory"]));
    const plugin: unknown = await import(pathToFileURL(join(built.folder, "dist/eslint.mjs")).href);
    expect(plugin).toMatchObject({ default: { configs: { recommended: { name: "cinclus/recommended" } } } });
  });
});

/** All files that some exports lead to, whatever the conditions. */
function targetsOf(exports: unknown): string[] {
  if (typeof exports === "string") return [exports];
  return typeof exports === "object" && exports !== null ? Object.values(exports).flatMap(targetsOf) : [];
}
