import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readDocument, root } from "./documents.ts";
import { applyChange, commandsIn, fencesOf } from "./fences.ts";

const recipes = readDocument(".github/CONTRIBUTING.md").split(/^(?=## Add )/m).slice(1).map((text) => ({ title: /^## (.*)$/m.exec(text)?.[1] ?? "", steps: fencesOf(text) }));

let copy = "";

/** Runs a command line of the document in the copy, by this Node and without a shell. */
function run(command: string): void {
  const [program = "", ...args] = command.replace(/^npx /, "npm exec -- ").split(" ");
  const npm = process.env.npm_execpath;
  const [file, first] = npm ? [process.execPath, [npm]] : [process.platform === "win32" ? "npm.cmd" : "npm", []];
  expect(program).toBe("npm");
  execFileSync(file, [...first, ...args], { cwd: copy, stdio: "pipe", encoding: "utf8", shell: file.endsWith(".cmd") });
}

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-recipes-")));
  for (const path of ["src", "rules", "test", ".github", "README.md", "package.json", "tsconfig.json", "tsdown.config.ts", "vitest.config.ts"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true, filter: (from) => !/[\\/](?:node_modules|projects|cases)(?:[\\/]|$)/.test(from) });
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
  it("works as it is written", { timeout: 300_000 }, () => {
    for (const { language, path, text } of steps) {
      if (language === "sh") {
        for (const command of commandsIn(text)) run(command);
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

it("leaves a project whose types are right", { timeout: 300_000 }, () => {
  const errors = ((): string => {
    try {
      run("npx tsc --noEmit");
      return "";
    } catch (error) {
      return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    }
  })();
  expect(errors.split("\n").filter((line) => /^(?:src\/(?:reports\/csv|languages\/data\/arrows|facts|policy|eslint)|rules|test\/(?:reports\/csv|languages\/data\/arrows))/.test(line))).toEqual([]);
});
