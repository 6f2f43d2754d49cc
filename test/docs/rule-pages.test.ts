import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { safeParse } from "valibot";
import { describe, expect, it, onTestFinished } from "vitest";

import { rules } from "../../rules/index.ts";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { configurationSchema } from "../../src/policy/schema.ts";
import { detect } from "../../src/scan/detect.ts";
import { readDocument } from "./documents.ts";
import { commandsIn, fencesOf, type Fence } from "./fences.ts";

/** The part that is written by hand: why, what to do instead, when to allow it, what it cannot see. */
function sectionsOf(id: string): Map<string, string> {
  const [byHand = ""] = readDocument(`rules/${id}/README.md`).split("<!-- generated: examples");
  return new Map(byHand.split(/^## /m).slice(1).map((text) => [text.slice(0, text.indexOf("\n")), text.slice(text.indexOf("\n"))]));
}

function findingsIn({ language, text }: Fence): string[] {
  const bytes = Buffer.from(text);
  return detect({ path: `example.${language}`, where: "file", bytes }, { additions: noAdditions }).map(({ rule, line }) => `${rule} in line ${String(line)} of ${text}`);
}

/** Runs a script with a `curl` that does nothing, because a test is no reason to call Cinclus. */
function runScript(script: string): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-page-")));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/curl"), "#!/bin/sh\nexit 0\n");
  chmodSync(join(folder, "bin/curl"), 0o755);
  writeFileSync(join(folder, "server.js"), "");
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}`, CINCLUS_API_KEY: fakeKey("service") };
  execFileSync("bash", ["-eu", "-c", script], { cwd: folder, env, stdio: "pipe" });
}

describe.each(rules)("the page of $id", ({ id }) => {
  const sections = sectionsOf(id);
  const fences = fencesOf([...sections.values()].join("\n"));

  it("says why, what to do instead, when to allow it and what it cannot see", () => {
    expect([...sections.keys()]).toEqual(["Why", "What to do instead", "When to allow it", "What it cannot see"]);
  });

  it("recommends nothing that a rule would report", () => {
    const recommended = fencesOf(sections.get("What to do instead") ?? "");
    expect(recommended.map(({ language }) => language)).toEqual(expect.arrayContaining(["js", "py", "sh"]));
    expect(recommended.flatMap(findingsIn)).toEqual([]);
  });

  it("shows allowances of its own rule, with a reason, or a configuration that can be read", () => {
    const shown = fencesOf(sections.get("When to allow it") ?? "");
    expect(shown).not.toEqual([]);
    for (const { language, text } of shown) {
      if (language === "json") expect(safeParse(configurationSchema, JSON.parse(text)).success).toBe(true);
      else expect(text).toMatch(new RegExp(`^// cinclus-guard-allow ${id} -- \\w.*\\n$`));
    }
  });

  it.skipIf(process.platform === "win32")("shows commands that run", () => {
    const scripts = fences.filter(({ language }) => language === "sh").flatMap(({ text }) => commandsIn(text));
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(() => { runScript(script); }).not.toThrow();
  });
});
