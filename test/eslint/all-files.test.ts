import js from "@eslint/js";
import { Buffer } from "node:buffer";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { afterAll, describe, expect, test } from "vitest";
import plugin from "../../src/eslint/eager.ts";
import { expandText } from "../accuracy/expand.ts";
import { writeOut } from "./corpus.ts";

const texts = { ".env": "CINCLUS_API_KEY=@@service:1@@\n", "config.yaml": "cinclus:\n  api_key: @@service:2@@\n", Dockerfile: "FROM node:22\nENV CINCLUS_API_KEY=@@service:3@@  \n\tRUN true", "page.txt": "\u00A0\u2028Cinclus" };
const { root, remove } = writeOut(Object.entries(texts).map(([path, text]) => ({ path, bytes: Buffer.from(expandText(text)) })));
afterAll(remove);

async function lint(config: Linter.Config[]): Promise<string[]> {
  const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(["."]);
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, message }) => `${filePath.slice(root.length + 1)} ${ruleId ?? message}`)).sort();
}

const found = [".env cinclus/no-hardcoded-key", "Dockerfile cinclus/no-hardcoded-key", "config.yaml cinclus/no-hardcoded-key"];
const allFiles = plugin.configs["all-files"];

describe("rules for programs, switched on for all files, leave texts alone", () => {
  // A linter knows the rules of ESLint itself under their names.
  const everyRule: Linter.Config = { rules: Object.fromEntries(Object.keys(js.configs.all.rules).map((id) => [id, "error"])) };

  test.each<[string, Linter.Config[]]>([
    ["those that ESLint recommends", [js.configs.recommended]],
    ["all of ESLint", [everyRule]],
    ["all of typescript-eslint, typed ones too", tseslint.configs.all],
  ])("%s", async (_, configs) => {
    expect(await lint([...configs, allFiles])).toEqual(found);
    expect(await lint([allFiles, ...configs])).toEqual(found);
  });
});

describe("the order of configurations", () => {
  const language = { ...plugin.languages.text };
  const other: Linter.Config = { files: ["**/*.yaml"], plugins: { other: { languages: { yaml: language } } }, language: "other/yaml" };

  test("what comes behind says the language of its files, and our rules read them in it", async () => {
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [allFiles, other] });
    expect(await eslint.calculateConfigForFile("config.yaml")).toMatchObject({ language });
    expect(await lint([allFiles, other])).toEqual(found);
  });

  test("without our language, all of our rules read whatever a later configuration parses", async () => {
    expect(await lint([{ ...plugin.configs["every-language"], files: ["**/*.yaml"] }, other])).toEqual(["config.yaml cinclus/no-hardcoded-key"]);
  });
});
