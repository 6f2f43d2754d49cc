import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { maskKey } from "../../src/cinclus/key-shapes.ts";
import type { Finding } from "../../src/facts/finding.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { detect, keyId } from "../../src/scan/detect.ts";
import { projectOf } from "../flow/facts-of.ts";

const key = fakeKey("service");
const second = fakeKey("token");
const insecure = "http://api.cinclus.wayscloud.services/v1";

function findingsOf(text: string | Uint8Array, path = "src/a.ts"): Finding[] {
  return detect({ path, where: "file", bytes: typeof text === "string" ? Buffer.from(text) : text }, { additions: noAdditions });
}

function only(findings: readonly Finding[]): Finding {
  const [finding] = findings;
  if (!finding || findings.length > 1) throw new Error(`One finding was expected, not ${findings.length}.`);
  return finding;
}

describe("where a finding stands", () => {
  const before = `const k = "`;
  it.each([
    ["on the first line", `${before}${key}";`, 1, 12],
    ["behind line feeds", `\n\n${before}${key}";\n`, 3, 12],
    ["behind carriage returns and line feeds", `let a;\r\n\r\n${before}${key}";\r\n`, 3, 12],
    ["behind a byte order mark", `\uFEFF${before}${key}";`, 1, 12],
    ["behind a byte order mark and lines", `\uFEFF\n${before}${key}";`, 2, 12],
    ["behind an emoji, which is two units", `/* 😀 */ ${before}${key}";`, 1, 21],
    ["behind letters of one unit", `/* æøå */ ${before}${key}";`, 1, 22],
    ["behind tabs, each one unit", `\t\t${before}${key}";`, 1, 14],
    ["behind a line separator, which ends no line", `// \u2028\n${before}${key}";`, 2, 12],
  ])("%s", (_, text, line, column) => {
    expect(only(findingsOf(text))).toMatchObject({ line, column, endLine: line, endColumn: column + key.length });
  });

  it.each([
    ["UTF-16, little end first", Buffer.from(`\uFEFF\n${before}${key}";`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFF\n${before}${key}";`, "utf16le").swap16()],
    ["Latin 1", Buffer.from(`// æ\n${before}${key}";`, "latin1")],
  ])("in %s", (_, bytes) => {
    expect(only(findingsOf(bytes))).toMatchObject({ line: 2, column: 12, endLine: 2, endColumn: 12 + key.length });
  });

  it.each([
    ["a fence of Markdown", "README.md", `# A\n\n\`\`\`js\nconst k = "%";\n\`\`\`\n`],
    ["a fence in a list", "README.md", `- a\n\n  \`\`\`js\n  const k = "%";\n  \`\`\`\n`],
    ["a fence in a quote", "README.md", `> \`\`\`sh\n> K=%\n> \`\`\`\n`],
    ["prose", "README.md", `Æ 😀 The key is %.\n`],
    ["a script in YAML", ".github/workflows/a.yml", `jobs:\n  a:\n    steps:\n      - run: |\n          echo a\n          K=% ./a\n`],
    ["a folded script in YAML", "a.yaml", `run: >\n  echo a\n  %\n`],
    ["a script in HTML", "a.html", `<p>😀</p>\r\n<script>\r\n  const k = "%";\r\n</script>\r\n`],
    ["an attribute in HTML", "a.html", `<div data-a="&amp;" data-key="%"></div>\n`],
    ["a component's script", "a.vue", `<template></template>\n<script setup>\nconst k = "%";\n</script>\n`],
    ["a notebook's cell", "a.ipynb", `{"cells": [{"cell_type": "code", "outputs": [], "source": [\n  "a = 1\\n",\n  "k = \\"%\\"\\n"\n]}], "nbformat": 4}\n`],
    ["a notebook's output", "a.ipynb", `{"cells": [{"cell_type": "code", "source": [], "outputs": [{"output_type": "stream", "text": [\n  "key: %\\n"\n]}]}], "nbformat": 4}\n`],
    ["JSON in JSON", "a.json", `{\n  "a": "{\\"k\\": \\"%\\"}"\n}\n`],
    ["a shell line in a Dockerfile", "Dockerfile", `FROM a\nRUN a \\\n  && K=% b\n`],
    ["a heredoc", "a.sh", `cat <<EOF > a\nk: %\nEOF\n`],
    ["a comment", "a.py", `# é %\n`],
    ["a line of a diff", "a.diff", `--- a/a.ts\n+++ b/a.ts\n@@ -0,0 +1 @@\n+const k = "%";\n`],
  ])("in %s", (_, path, template) => {
    const text = template.replace("%", key);
    const at = text.indexOf(key);
    const line = text.slice(0, at).split("\n").length;
    const column = at - text.lastIndexOf("\n", at - 1);
    const found = findingsOf(text, path).filter(({ rule }) => rule === "no-hardcoded-key");
    expect(only(found)).toMatchObject({ line, column, endLine: line, endColumn: column + key.length });
  });

  it("in a binary file is counted in its bytes", () => {
    const bytes = Buffer.concat([Buffer.from([0, 1, 2, 10, 0xff, 0, 0]), Buffer.from(key), Buffer.from([0, 0, 0xfe])]);
    expect(only(findingsOf(bytes, "a.bin"))).toMatchObject({ line: 2, column: 4, endColumn: 4 + key.length });
  });
});

describe("findings", () => {
  it("are told in order of place", () => {
    const text = `console.log("${second}");\nfetch("${insecure}?a=${key}"); fetch("${insecure}");\nconst k = "${key}";\n`;
    const places = findingsOf(text).map(({ line, column }) => line * 1000 + column);
    expect(places.length).toBeGreaterThan(3);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("are one for each rule and place", () => {
    const text = `const cinclusApiKey = "${key}";\nfetch("${insecure}", { headers: { Authorization: "Bearer " + cinclusApiKey } });\nfetch("${insecure}", { headers: { Authorization: "Bearer " + cinclusApiKey } });`;
    const places = findingsOf(text).map(({ rule, path, line, column }) => `${rule} ${path}:${line}:${column}`);
    expect(new Set(places).size).toBe(places.length);
    expect(findingsOf(text).filter(({ rule }) => rule === "no-hardcoded-key")).toHaveLength(1);
  });

  it("are there for every place of the same key", () => {
    const found = findingsOf(`a = "${key}"\nb = "${key}"\nc = "${key}" # ${key}\n`, "a.py");
    expect(found.map(({ line }) => line)).toEqual([1, 2, 3, 3]);
    expect(new Set(found.map((finding) => finding.key?.id))).toEqual(new Set([keyId(key)]));
  });

  it("say where the text comes from", () => {
    for (const where of ["file", "commit-message", "tag-message", "note", "file-name"] as const) {
      const found = detect({ path: "commit 1234", where, bytes: Buffer.from(`Use ${key}`) }, { additions: noAdditions });
      expect(only(found)).toMatchObject({ path: "commit 1234", where, rule: "no-hardcoded-key" });
    }
  });

  it("stand in the other file where the key does", () => {
    const random = fakeKey("letters", 5);
    const files = { "src/b.ts": `\nexport const k = "${random}";\n` };
    const text = `import { k } from "./b";\nfetch("https://api.cinclus.wayscloud.services/v1", { headers: { Authorization: "Bearer " + k } });`;
    const found = detect({ path: "src/a.ts", where: "file", bytes: Buffer.from(text) }, { additions: noAdditions, project: projectOf(files) });
    expect(only(found)).toMatchObject({ path: "src/b.ts", line: 2, column: 19, key: { id: keyId(random), evidence: "use" } });
  });

  it("are none for what holds nothing", () => {
    for (const text of ["", "\n", "\uFEFF", "cinclus", "const cinclusApiKey = process.env.CINCLUS_API_KEY;"]) expect(findingsOf(text)).toEqual([]);
  });
});

describe("what is kept of a key", () => {
  const random = fakeKey("letters", 8);
  it.each([
    ["by its shape", `const a = "${key}";`, key, "shape"],
    ["by its name", `const cinclusApiKey = "${random}";`, random, "name"],
    ["by its use", `fetch("https://api.cinclus.wayscloud.services/v1", { headers: { Authorization: "Bearer ${random}" } });`, random, "use"],
    ["in Base64", `const a = "${Buffer.from(key).toString("base64")}";`, key, "shape"],
    ["put together", `const a = "${key.slice(0, 30)}" + "${key.slice(30)}";`, key, "shape"],
  ])("is its id, its mask and the evidence: %s", (_, text, value, evidence) => {
    expect(only(findingsOf(text)).key).toEqual({ id: keyId(value), masked: maskKey(value), evidence });
  });

  it("is an id that does not say the key", () => {
    expect(keyId(key)).toBe(createHash("sha256").update(key).digest("hex").slice(0, 16));
    expect(keyId(key)).not.toBe(keyId(second));
  });
});

describe("a fingerprint", () => {
  const text = `const k = "${key}";\n`;
  const { fingerprint } = only(findingsOf(text));
  it.each([
    ["lines above it", only(findingsOf(`// a\n\n\n${text}`)).fingerprint],
    ["another ending of lines", only(findingsOf(text.replaceAll("\n", "\r\n"))).fingerprint],
    ["white space before it", only(findingsOf(`    ${text}`)).fingerprint],
    ["another name of the variable", only(findingsOf(text.replace("const k", "let other"))).fingerprint],
  ])("stays with %s", (_, other) => {
    expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
    expect(other).toBe(fingerprint);
  });

  it.each([
    ["path", only(findingsOf(text, "src/b.ts")).fingerprint],
    ["key", only(findingsOf(text.replace(key, second))).fingerprint],
  ])("changes with another %s", (_, other) => {
    expect(other).not.toBe(fingerprint);
  });

  it("changes with the rule", () => {
    const found = findingsOf(`fetch("${insecure}?api_key=${key}");`).map((finding) => finding.fingerprint);
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found).size).toBe(found.length);
  });

  it("of a finding without a key is that of its code, lines moved or not", () => {
    const fingerprintOf = (code: string): string => only(findingsOf(code)).fingerprint;
    expect(fingerprintOf(`\n\n  fetch("${insecure}");`)).toBe(fingerprintOf(`fetch("${insecure}");`));
    expect(fingerprintOf(`fetch("${insecure}/other");`)).not.toBe(fingerprintOf(`fetch("${insecure}");`));
  });
});

describe("an excerpt", () => {
  function underlined({ excerpt }: Finding): string | undefined {
    return excerpt?.text.slice(excerpt.start, excerpt.end);
  }

  it.each([
    ["the key", `const k = "${key}";`, `const k = "${maskKey(key)}";`],
    ["every key of the line", `f("${second}", "${key}");`, `f("${maskKey(second)}", "${maskKey(key)}");`],
    ["the same key twice", `f("${key}", "${key}");`, `f("${maskKey(key)}", "${maskKey(key)}");`],
    ["a key side by side with another", `f("${key}_${second}");`, `f("${maskKey(key)}_${maskKey(second)}");`],
  ])("masks %s", (_, text, expected) => {
    for (const { excerpt } of findingsOf(text)) expect(excerpt?.text).toBe(expected);
  });

  it("underlines the finding's own place", () => {
    expect(findingsOf(`f("😀", "${second}", "${key}", "${second}");`).map(underlined)).toEqual([maskKey(second), maskKey(key), maskKey(second)]);
    expect(findingsOf(`\tf("${key}"); fetch("${insecure}");`).map(underlined)).toEqual([maskKey(key), insecure]);
    expect(findingsOf(`fetch("${insecure}"); f("${key}");`).map(underlined)).toEqual([insecure, maskKey(key)]);
  });

  it("is one line only, without its ending", () => {
    expect(only(findingsOf(`a\r\n  k("${key}")\r\nb\r\n`)).excerpt?.text).toBe(`  k("${maskKey(key)}")`);
  });

  it.each([
    ["in front", 5000, 0],
    ["behind", 0, 5000],
    ["on both sides", 5000, 5000],
  ])("of a long line is cut: %s", (_, front, behind) => {
    const finding = only(findingsOf(`${"a ".repeat(front)}"${key}"${" b".repeat(behind)}`, "a.txt"));
    expect(finding.excerpt?.text.length).toBeLessThan(400);
    expect(underlined(finding)).toBe(maskKey(key));
  });

  it("of a long value is cut", () => {
    const found = findingsOf(`fetch("${insecure}?${"a=b&".repeat(2000)}");`);
    expect(found.length).toBeGreaterThan(0);
    for (const { excerpt } of found) {
      expect(excerpt?.text.length).toBeLessThanOrEqual(520);
      expect(excerpt?.end).toBeLessThanOrEqual(excerpt?.text.length ?? 0);
    }
  });
});
