import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { buildPackage, type BuiltPackage } from "../support/built-package.ts";
import { makeRepository, type Repository } from "../support/make-repository.ts";
import { runNpm } from "../support/npm.ts";
import { readDocument, root } from "./documents.ts";
import { commandsIn, fencesOf } from "./fences.ts";

const readme = readDocument("README.md");
const fences = fencesOf(readme);

/** These need the registry, or minutes: `.ci/run` runs them, as they are written, in a fresh clone. */
const runInFreshClone = ["npm start", "npm install-ci-test"];
/** What it would do has been done when the tests begin: the package in question is the one that was built. */
const doneBefore = ["npm install --save-dev cinclus-guard"];

const commands = [...new Set([
  ...fences.flatMap(({ language, text }) => (language === "sh" ? commandsIn(text) : [])),
  ...fences.flatMap(({ language, text }) => (language === "yaml" ? [...text.matchAll(/\brun: (.*)$/gm)].map(([, command]) => command ?? "") : [])),
  ...[...readme.matchAll(/`(npx [^`]+)`/g)].map(([, command]) => command ?? ""),
])];

let repository: Repository;
let built: BuiltPackage;

beforeAll(() => {
  built = buildPackage("readme");
  repository = makeRepository();
  repository.commit("Read the key from the environment", {
    "package.json": `{ "name": "shop", "type": "module" }\n`,
    ".gitignore": "node_modules\n",
    "src/ask.js": "export const key = process.env.CINCLUS_API_KEY;\n",
    "test/fixtures/notes.txt": "Cinclus\n",
  });
  built.installInto(repository.folder);
  for (const { path, text } of fences) {
    if (path === "") continue;
    mkdirSync(dirname(join(repository.folder, path)), { recursive: true });
    writeFileSync(join(repository.folder, path), text);
  }
}, 120_000);

afterAll(() => {
  repository.remove();
  built.remove();
});

describe("the commands of the README", () => {
  it("are all known", () => {
    expect(commands).toEqual(expect.arrayContaining([...runInFreshClone, ...doneBefore]));
    expect(commands.length).toBeGreaterThan(10);
  });

  it.each(runInFreshClone)("%s is run by .ci/run", (command) => {
    expect(readFileSync(join(root, ".ci/run"), "utf8")).toContain(command);
  });

  it.each(commands.filter((command) => !runInFreshClone.includes(command) && !doneBefore.includes(command)))("%s", { timeout: 120_000 }, async (command) => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push", GITHUB_SHA: repository.git("rev-parse", "HEAD") };
    expect(await runNpm(command, { cwd: repository.folder, env: command.endsWith(" ci") ? env : {} })).toMatchObject({ status: 0 });
  });
});
