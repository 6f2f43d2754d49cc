import { Buffer } from "node:buffer";
import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { scanFiles, scanStdin } from "../../src/scan/scan.ts";
import type { FileScanOptions } from "../../src/scan/options.ts";
import { createProject } from "../../src/sources/files.ts";
import { Repository, temporaryFolder, writeFiles } from "../support/repository.ts";

vi.setConfig({ testTimeout: 60_000 });

const holding = (number = 1): string => `const token = "${fakeKey("token", number)}";\n`;

async function places(root: string, paths: readonly string[] = [], options: FileScanOptions = {}): Promise<string[]> {
  const { findings } = await scanFiles(paths, { root, ...options });
  return findings.filter(({ rule }) => rule === "no-hardcoded-key").map(({ where, path, line }) => (where === "file" ? `${path}:${line}` : `${where} ${path}`));
}

describe("a scan of files", () => {
  it("outside of git reads everything but .git and node_modules, dot files included", async () => {
    const root = temporaryFolder();
    writeFiles(root, {
      ".env.js": holding(),
      "sub/.hidden/a.js": `\n${holding()}`,
      "node_modules/x/a.js": holding(),
      "sub/node_modules/a.js": holding(),
      ".git/a.js": holding(),
    });
    expect(await places(root)).toEqual([".env.js:1", "sub/.hidden/a.js:2"]);
  });

  it("outside of git does not go through links, and reads each folder in the same order", async () => {
    const root = temporaryFolder();
    const outside = temporaryFolder();
    writeFiles(outside, { "outside.js": holding() });
    writeFiles(root, { "b/deep/er/a.js": holding(), "b.js": holding(), "a/x.js": holding(), "a/node_modules.js": holding(), "é/ü.js": holding() });
    symlinkSync(outside, join(root, "link"));
    symlinkSync(root, join(root, "a/round"));
    const { findings, incomplete } = await scanFiles([], { root });
    expect(findings.map(({ path }) => path)).toEqual(["a/node_modules.js", "a/x.js", "b.js", "b/deep/er/a.js", "é/ü.js"]);
    expect(incomplete).toEqual([]);
  });

  it("asks git about a folder deep inside a work tree, also through a link", async () => {
    const repository = new Repository();
    repository.write({ ".gitignore": "secret.js\n", "one/two/secret.js": holding(), "one/two/seen.js": holding() });
    const link = join(temporaryFolder(), "link");
    symlinkSync(join(repository.folder, "one"), link);
    expect(await places(link)).toEqual(["two/seen.js:1"]);
    expect(await places(join(repository.folder, "one/two"))).toEqual(["seen.js:1"]);
  });

  it("in a work tree reads what git knows or would add, and all of it on demand", async () => {
    const repository = new Repository();
    repository.write({ ".gitignore": "secret.js\nout/\n", "known.js": holding(), "secret.js": holding(), "out/a.js": holding() });
    repository.git("add", "known.js");
    repository.write({ "new.js": holding(), "sub/new.js": holding() });
    expect(await places(repository.folder)).toEqual(["known.js:1", "new.js:1", "sub/new.js:1"]);
    expect(await places(repository.folder, ["sub"])).toEqual(["sub/new.js:1"]);
    expect(await places(join(repository.folder, "sub"))).toEqual(["new.js:1"]);
    expect(await places(repository.folder, [], { gitignore: false })).toEqual(["known.js:1", "new.js:1", "out/a.js:1", "secret.js:1", "sub/new.js:1"]);
  });

  it("reads what is named, whatever git ignores", async () => {
    const repository = new Repository();
    repository.write({ ".gitignore": "secret.js\nout/\n", "secret.js": holding(), "out/deep/a.js": holding() });
    expect(await places(repository.folder, ["secret.js"])).toEqual(["secret.js:1"]);
    expect(await places(repository.folder, ["out"])).toEqual(["out/deep/a.js:1"]);
    expect(await places(repository.folder, ["out", "secret.js", "out/deep/a.js", "./secret.js"])).toEqual(["out/deep/a.js:1", "secret.js:1"]);
  });

  it("reads a repository inside the repository, passes over deleted files and does not follow links", async () => {
    const repository = new Repository();
    const inner = new Repository(join(repository.folder, "inner"));
    inner.write({ "inner.js": holding() });
    const outside = temporaryFolder();
    writeFiles(outside, { "outside.js": holding() });
    symlinkSync(outside, join(repository.folder, "link"));
    symlinkSync(join(outside, "outside.js"), join(repository.folder, "link.js"));
    symlinkSync(`nowhere/${fakeKey("token", 2)}`, join(repository.folder, "telling"));
    repository.write({ "gone.js": "x" });
    repository.git("add", "gone.js");
    rmSync(join(repository.folder, "gone.js"));
    const { findings, incomplete } = await scanFiles([], { root: repository.folder });
    expect(findings.map(({ path }) => path)).toEqual(["inner/inner.js", "telling"]);
    expect(incomplete).toEqual([]);
  });

  it("finds a key in a file's name", async () => {
    const root = temporaryFolder();
    writeFiles(root, { [`backup-${fakeKey("token")}.txt`]: "" });
    expect(await places(root)).toEqual([`file-name backup-${fakeKey("token")}.txt`]);
  });

  it("leaves out what it is told to, and counts what it reads", async () => {
    const root = temporaryFolder();
    writeFiles(root, { "a.js": holding(), "b.js": holding(), "c.txt": "12345" });
    const { findings, stats } = await scanFiles([], { root, ignore: (path) => path === "a.js" });
    expect(findings.map(({ path }) => path)).toEqual(["b.js"]);
    expect(stats).toMatchObject({ files: 2, bytes: holding().length + 5 });
  });

  it("searches a large file in pieces, and lists it only where it names Cinclus", async () => {
    const root = temporaryFolder();
    const large = Buffer.alloc(3_000_000, "-\n");
    writeFiles(root, { "plain.txt": large, "fits.txt": Buffer.concat([large.subarray(0, 1_500_000), Buffer.from(`\n${holding()}`)]) });
    const named = Buffer.from(large);
    named.write("wayscloud", (1 << 20) - 4);
    writeFiles(root, { "named.txt": named });
    const { findings, incomplete, stats } = await scanFiles([], { root, maxFileSize: 2_000_000 });
    expect(findings.map(({ path }) => path)).toEqual(["fits.txt"]);
    expect(incomplete.map(({ path }) => path)).toEqual(["named.txt"]);
    expect(incomplete[0]?.reason).toContain("--max-file-size");
    expect(stats.files).toBe(3);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === "win32")("lists what it may not read", async () => {
    const root = temporaryFolder();
    writeFiles(root, { "a.js": holding(), "locked/b.js": holding() });
    chmodSync(join(root, "a.js"), 0);
    chmodSync(join(root, "locked"), 0);
    const { incomplete } = await scanFiles([], { root });
    chmodSync(join(root, "locked"), 0o755);
    expect(incomplete.map(({ path }) => path).sort()).toEqual(["a.js", "locked"]);
  });

  it("takes patterns where the shell leaves them as they are, and files that are called like one", async () => {
    const root = temporaryFolder();
    writeFiles(root, {
      "src/a.ts": holding(),
      "src/.hidden/b.ts": holding(),
      "src/c.js": holding(),
      "src/node_modules/d.ts": holding(),
      "app/[id].ts": holding(),
      "app/i.ts": holding(),
    });
    expect(await places(root, ["src/**/*.ts"])).toEqual(["src/.hidden/b.ts:1", "src/a.ts:1"]);
    expect(await places(root, ["{app,src}/*.{js,ts}"])).toEqual(["app/[id].ts:1", "app/i.ts:1", "src/a.ts:1", "src/c.js:1"]);
    expect(await places(root, ["app/[id].ts"])).toEqual(["app/[id].ts:1"]);
  });

  it("says what is not there", async () => {
    const root = temporaryFolder();
    await expect(scanFiles(["nowhere"], { root })).rejects.toThrow("There is no file or folder nowhere.");
    await expect(scanFiles(["src/*.ts"], { root })).rejects.toThrow("There is no file that matches src/*.ts.");
  });
});

describe("a scan of standard input", () => {
  it("reads it in pieces, under the name it is given", async () => {
    const { findings, target, stats } = await scanStdin(Readable.from([Buffer.from(`// 1\n${holding().slice(0, 30)}`), holding().slice(30)]), { filename: "x.js" });
    expect(findings.map(({ path, line }) => `${path}:${line}`)).toEqual(["x.js:2"]);
    expect(target.kind).toBe("stdin");
    expect(stats).toMatchObject({ files: 1, bytes: holding().length + 5 });
  });

  it("does not keep what is too large, but knows whether it names Cinclus", async () => {
    const plain = Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(1000, "-")));
    expect((await scanStdin(plain, { maxFileSize: 9000 })).incomplete).toEqual([]);
    const named = Readable.from([...Array.from({ length: 50 }, () => Buffer.alloc(1000, "-")), Buffer.from("ways"), Buffer.from("cloud")]);
    expect((await scanStdin(named, { maxFileSize: 9000 })).incomplete).toHaveLength(1);
  });
});

describe("a project", () => {
  it("gives files below its root, and no others", () => {
    const root = temporaryFolder();
    writeFiles(root, { "in/a.js": "\uFEFFhello", "b.js": "b", "large.js": "x".repeat(100) });
    mkdirSync(join(root, "in/folder"));
    const project = createProject(join(root, "in"), 50);
    expect(project.read("a.js")).toBe("hello");
    expect(["../b.js", "folder", "none.js", "../large.js"].map((path) => project.read(path))).toEqual([undefined, undefined, undefined, undefined]);
    expect(createProject(root, 50).read("large.js")).toBeUndefined();
  });
});
