import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runNpm } from "../support/npm.ts";
import { readDocument, root } from "./documents.ts";
import { applyChange, commandsIn, fencesOf } from "./fences.ts";

const recipes = readDocument(".github/CONTRIBUTING.md").split(/^(?=## Add )/m).slice(1).map((text) => ({ title: /^## (.*)$/m.exec(text)?.[1] ?? "", steps: fencesOf(text) }));

let copy = "";

async function run(command: string): Promise<void> {
  const { status, output } = await runNpm(command, { cwd: copy });
  if (status !== 0) throw new Error(`${command} failed: ${output}`);
}

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-recipes-")));
  for (const path of ["src", "rules", "test", ".github", "README.md", "package.json", "tsconfig.json", "tsdown.config.ts", "vitest.config.ts"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true, filter: (from) => !/[\\/](?:node_modules|projects|cases|bench)(?:[\\/]|$)/.test(from) });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

it("has the three recipes that were asked for", () => {
  expect(recipes.map(({ title }) => title)).toEqual(["Add a rule", "Add a language", "Add a report"]);
});

describe.each(recipes)("$title", ({ steps }) => {
  it("works as it is written", { timeout: 300_000 }, async () => {
    for (const { language, path, text } of steps) {
      if (language === "sh") {
        for (const command of commandsIn(text)) await run(command);
      } else if (language === "diff") {
        writeFileSync(join(copy, path), applyChange(readFileSync(join(copy, path), "utf8").replaceAll("\r\n", "\n"), text));
      } else {
        expect(existsSync(join(copy, path))).toBe(false);
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        writeFileSync(join(copy, path), text);
      }
    }
    expect(steps.filter(({ language }) => language === "sh")).not.toEqual([]);
  });
});

it("leaves a project whose types are right", { timeout: 300_000 }, async () => {
  await expect(run("npm run typecheck")).resolves.toBeUndefined();
});
