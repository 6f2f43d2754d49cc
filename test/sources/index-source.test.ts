import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { scanIndex } from "../../src/scan/scan.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { createPrefilter } from "../../src/search/prefilter.ts";
import { Git } from "../../src/sources/git.ts";
import { indexSource } from "../../src/sources/index-source.ts";
import { Repository } from "../support/repository.ts";

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => {
  vi.unstubAllEnvs();
});

const holding = (number = 1): string => `const token${number} = "${fakeKey("token", number)}";\n`;

async function places(root: string): Promise<string[]> {
  const { findings } = await scanIndex({ root });
  return findings.map(({ where, path, line }) => (where === "file" ? `${path}:${line}` : `${where} ${path}`));
}

describe("a scan of the index", () => {
  it("reads what is staged, not what lies in the folder", async () => {
    const repository = new Repository();
    repository.write({ "staged.js": holding(), "clean.js": "" });
    repository.git("add", "-A");
    repository.write({ "staged.js": "", "clean.js": holding(), "new.js": holding() });
    expect(await places(repository.folder)).toEqual(["staged.js:1"]);
    repository.git("commit", "-qm", "one");
    expect(await places(repository.folder)).toEqual([]);
  });

  it("tells only what the commit brings in", async () => {
    const repository = new Repository();
    repository.commit("old", { "a.js": `// 1\n${holding(1)}// 3\n`, "b.js": holding(2) });
    repository.write({ "a.js": `// new\n// 1\n${holding(1)}// 3\n${holding(3)}`, "b.js": `${holding(2)}// more\n` });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["a.js:5"]);
    const { findings } = await scanIndex({ root: repository.folder, wholeFiles: true });
    expect(findings.map(({ path, line }) => `${path}:${line}`)).toEqual(["a.js:3", "a.js:5", "b.js:1"]);
  });

  it("is not misled by attributes, configuration or renames", async () => {
    const repository = new Repository();
    repository.commit("old", { ".gitattributes": "*.js -diff diff=hide filter=hide\n*.bin binary\n", "a.js": "1\n", "old.bin": holding(2) });
    repository.git("config", "diff.hide.textconv", "true");
    repository.git("config", "diff.external", "true");
    repository.git("config", "color.ui", "always");
    repository.git("config", "diff.interHunkContext", "10");
    repository.git("config", "diff.renames", "copies");
    repository.git("mv", "old.bin", "renamed.bin");
    repository.write({ "a.js": `1\n${holding(1)}` });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["a.js:2"]);
  });

  it("of a renamed file tells what its old place did not hold", async () => {
    const repository = new Repository();
    const rest = "// the rest\n".repeat(10);
    repository.commit("old", { "a.js": `${holding(1)}${rest}`, "b.js": `${holding(2)}${rest}`, "server/c.js": `${holding(3)}${rest}` });
    repository.git("mv", "a.js", "moved.js");
    repository.write({ "moved.js": `${holding(1)}${rest}// changed\n` });
    repository.git("mv", "b.js", "b2.js");
    repository.write({ "b2.js": `${holding(2)}${rest}${holding(4)}`, "copy.js": `${holding(3)}${rest}` });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["b2.js:12", "copy.js:1"]);
  });

  it("takes a file that only shares a key with one that is gone for a new one", async () => {
    const repository = new Repository();
    repository.commit("old", { "a.js": `${holding(1)}${"// one\n".repeat(10)}` });
    repository.git("rm", "-q", "a.js");
    repository.write({ "b.js": `${"// another\n".repeat(20)}${holding(1)}` });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["b.js:21"]);
  });

  it("tells what a changed line makes of an untouched one", async () => {
    const repository = new Repository();
    const secret = fakeKey("letters");
    repository.commit("old", { "a.js": `const value = "${secret}";\n\n\n\nlet x;\n` });
    const use = 'fetch("https://api.cinclus.wayscloud.services/v1/models", { headers: { Authorization: `Bearer ${value}` } });\n';
    repository.write({ "a.js": `const value = "${secret}";\n\n\n\n${use}` });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["a.js:1"]);
  });

  it("is not misled by bytes that git takes for line feeds", async () => {
    const repository = new Repository();
    const text = (more: string): Buffer => Buffer.from(`\uFEFF\u0A0A\u0A0A\n\n${more}`, "utf16le");
    repository.commit("old", { "a.txt": text(holding(1)) });
    repository.write({ "a.txt": text(`${holding(1)}\n\n\n${holding(2)}`) });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["a.txt:7"]);
  });

  it("passes over submodules, deleted files and what is only intended to be added", async () => {
    const repository = new Repository();
    repository.commit("old", { "gone.js": holding(1), a: "1" });
    repository.git("rm", "-q", "gone.js");
    repository.git("update-index", "--add", "--cacheinfo", `160000,${repository.git("rev-parse", "HEAD")},sub`);
    repository.write({ "later.js": holding(2) });
    repository.git("add", "--intent-to-add", "later.js");
    const { findings, incomplete } = await scanIndex({ root: repository.folder });
    expect({ findings, incomplete }).toEqual({ findings: [], incomplete: [] });
  });

  it("of a merge tells what neither side has brought", async () => {
    const repository = new Repository();
    repository.commit("base", { "a.js": "// top\n\n\n\n// end\n" });
    repository.git("checkout", "-qb", "side");
    repository.commit("side", { "side.js": holding(1), "a.js": `// top\n${holding(2)}\n\n\n// end\n` });
    repository.git("checkout", "-q", "main");
    repository.commit("main", { "a.js": "// top\n\n\n\n// end, here\n" });
    repository.git("merge", "-q", "--no-commit", "side");
    expect(await places(repository.folder)).toEqual([]);
    repository.write({ "a.js": `// top\n${holding(2)}\n\n\n// end, here\n${holding(3)}` });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual(["a.js:7"]);
  });

  it("finds a key in the name of a new file", async () => {
    const repository = new Repository();
    repository.write({ [`${fakeKey("token")}.txt`]: "x" });
    repository.git("add", "-A");
    expect(await places(repository.folder)).toEqual([`file-name ${fakeKey("token")}.txt`]);
  });

  it("reads the index that a hook names", async () => {
    const repository = new Repository();
    repository.commit("base", { a: "1" });
    const other = join(repository.folder, ".git/other-index");
    copyFileSync(join(repository.folder, ".git/index"), other);
    repository.write({ "partial.js": holding() });
    repository.gitWith({ env: { GIT_INDEX_FILE: other } }, "add", "partial.js");
    expect(await places(repository.folder)).toEqual([]);
    vi.stubEnv("GIT_INDEX_FILE", other);
    const source = await indexSource({
      git: new Git(repository.folder, process.env, true),
      prefilter: createPrefilter(noAdditions),
      maxFileSize: 1000,
    });
    const found: string[] = [];
    for await (const { path } of source.texts()) found.push(path);
    expect(found).toEqual(["partial.js"]);
    expect(source.project?.read("partial.js")).toContain("token1");
    expect(source.project?.read("none.js")).toBeUndefined();
  });

  it("starts no program that the repository names", async () => {
    const repository = new Repository();
    repository.commit("base", { "a.js": "1" });
    const touched = join(repository.folder, "touched");
    for (const setting of ["core.fsmonitor", "core.pager", "diff.external", "core.hooksPath", "gpg.program", "core.sshCommand"]) {
      repository.git("config", setting, `touch ${touched}; false`);
    }
    repository.git("config", "log.showSignature", "true");
    repository.write({ "a.js": holding() });
    repository.gitWith({}, "-c", "core.fsmonitor=false", "add", "-A");
    expect(await places(repository.folder)).toEqual(["a.js:1"]);
    expect(existsSync(touched)).toBe(false);
  });
});
