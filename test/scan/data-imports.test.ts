import { Buffer } from "node:buffer";
import { expect, it } from "vitest";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { detect } from "../../src/scan/detect.ts";
import { projectOf } from "../flow/facts-of.ts";

const key = fakeKey("letters");
const other = fakeKey("letters", 2);
const use = (value: string): string =>
  `new OpenAI({ baseURL: "https://api.cinclus.wayscloud.services/v1", apiKey: ${value} });\n`;
const json = `{\n  "llm": { "value": "${key}" },\n  "maps": { "value": "${other}" }\n}\n`;

it.each([
  ["a default import", `import settings from "./settings.json";\n${use("settings.llm.value")}`, json, 2],
  ["an import attribute", `import settings from "./settings.json" with { type: "json" };\n${use("settings.llm.value")}`, json, 2],
  ["a namespace", `import * as settings from "./settings.json";\n${use("settings.llm.value")}`, json, 2],
  ["a part of it", `import { llm } from "./settings.json";\n${use("llm.value")}`, json, 2],
  ["require", `const settings = require("./settings.json");\n${use("settings.llm.value")}`, json, 2],
  ["require, taken apart", `const { llm } = require("./settings.json");\n${use("llm.value")}`, json, 2],
  ["a dynamic import", `const { default: settings } = await import("./settings.json");\n${use("settings.llm.value")}`, json, 2],
  ["YAML", `import settings from "./settings.yaml";\n${use("settings.llm.value")}`, `llm:\n  value: ${key}\nmaps:\n  value: ${other}\n`, 2],
  ["TOML", `import { llm } from "./settings.toml";\n${use("llm.value")}`, `[llm]\nvalue = "${key}"\n[maps]\nvalue = "${other}"\n`, 2],
])("a key in a file of data that is brought in by %s is found where it stands", (_, text, data, line) => {
  const [path = ""] = /settings\.\w+/.exec(text) ?? [];
  const found = detect(
    { path: "main.ts", where: "file", bytes: Buffer.from(text) },
    { additions: noAdditions, project: projectOf({ "main.ts": text, [path]: data }) },
  );
  expect(found.map((finding) => `${finding.rule} ${finding.path}:${String(finding.line)}`)).toEqual([
    `no-hardcoded-key ${path}:${String(line)}`,
  ]);
});
