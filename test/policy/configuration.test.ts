import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { loadConfiguration } from "../../src/policy/configuration.ts";

describe("configuration", () => {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "cinclus-guard-"));
  });
  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function write(path: string, content: unknown): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
  }

  async function problemWith(content: unknown, path = "cinclus-guard.config.json"): Promise<string> {
    await write(path, content);
    return loadConfiguration({ root }).then(
      () => "none",
      (error: unknown) => (error instanceof Error ? error.message : ""),
    );
  }

  it("is empty without a file", async () => {
    expect(await loadConfiguration({ root })).toEqual({ configuration: {}, folder: root });
  });

  it.each([
    ["cinclus-guard.config.json", '{\n  // a gateway\n  "hosts": ["llm.acme.example"],\n}'],
    ["cinclus-guard.config.yaml", "hosts:\n  - llm.acme.example\n"],
    ["cinclus-guard.config.yml", "hosts: [llm.acme.example]"],
    ["package.json", '{ "cinclus-guard": { "hosts": ["llm.acme.example"] } }'],
  ])("stands in %s", async (name, content) => {
    await write(name, content);
    expect((await loadConfiguration({ root })).configuration).toEqual({ hosts: ["llm.acme.example"] });
    expect((await loadConfiguration({ root, file: name })).configuration).toEqual({ hosts: ["llm.acme.example"] });
    expect((await loadConfiguration({ root, none: true })).configuration).toEqual({});
  });

  it("is looked for up to the top of the repository and no further", async () => {
    await write("cinclus-guard.config.json", { hosts: ["outside.example"] });
    await write("repository/.git/HEAD", "");
    await write("repository/packages/a/package.json", "{}");
    const inside = join(root, "repository/packages/a");
    expect((await loadConfiguration({ root: inside })).configuration).toEqual({});
    await write("repository/cinclus-guard.config.json", { hosts: ["inside.example"] });
    expect((await loadConfiguration({ root: inside })).configuration).toEqual({ hosts: ["inside.example"] });
  });

  it.each([
    [{ host: ["a.example"] }, 'cinclus-guard.config.json: there is no field "host". Did you mean "hosts"?'],
    [{ rules: { "no-hardcoded-keys": "off" } }, 'there is no field "rules.no-hardcoded-keys". Did you mean "no-hardcoded-key"?'],
    [{ allow: [{ rule: "require-https", reson: "x" }] }, 'there is no field "allow[0].reson". Did you mean "reason"?'],
    [{ rules: { "no-key-in-url": "warning" } }, 'rules.no-key-in-url must be one of "off", "warn", "error".'],
    [{ allow: [{ path: "a" }] }, "allow[0].reason is missing."],
    [{ allow: [{ path: "a", reason: "-" }] }, "allow[0].reason must be a reason in words."],
    [{ allow: [{ reason: "because" }] }, "at least one of `fingerprint`, `path`, `rule` and `key`"],
    [{ allow: [{ path: "a", reason: "because", expires: "soon" }] }, "allow[0].expires must be a date written as YYYY-MM-DD."],
    [{ hosts: ["https://llm.acme.example/v1"] }, "hosts[0] must be a host name such as"],
    [{ hosts: "llm.acme.example" }, "hosts must be a list."],
    [[], "the configuration must be"],
    ['{ "hosts": [ }', "is no valid JSON at line 1, column 14"],
  ])("%j is refused with a sentence that helps", async (content, sentence) => {
    expect(await problemWith(content)).toContain(sentence);
  });

  it("in broken YAML names the line", async () => {
    expect(await problemWith("hosts:\n  - a\n - b: [", "cinclus-guard.config.yaml")).toMatch(/is no valid YAML at line 3/);
  });

  it("never quotes a value, which could be a key", async () => {
    const key = fakeKey("service");
    for (const content of [{ names: [key.slice(0, 40), [key]] }, { hosts: [`${key}/x`] }, `{ "a": ${key}`, { rules: key }]) {
      expect(await problemWith(content)).not.toContain(key.slice(20));
    }
    expect(await problemWith(`a: [${key}: b: c`, "cinclus-guard.config.yaml")).not.toContain(key.slice(20));
  });

  it("is missed where it was named", async () => {
    await expect(loadConfiguration({ root, file: "no.json" })).rejects.toThrow(
      "The configuration file no.json cannot be read. Check the path given to --config.",
    );
  });

  it("is not troubled by a package.json that is none", async () => {
    await write("package.json", "{{ template }}");
    expect((await loadConfiguration({ root })).configuration).toEqual({});
  });
});
