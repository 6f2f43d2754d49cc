import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { hookEvents } from "../../src/hooks/events.ts";
import { hookScript, passOnScript } from "../../src/hooks/script.ts";
import { createPrefilter } from "../../src/search/prefilter.ts";
import { patternsOf, wordsOf } from "../../src/search/words.ts";
import { makeRepository, type Repository } from "../support/make-repository.ts";

/** Every shell that is here and that somebody may have as `sh`. */
const shells = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "ash"], ["ksh"], ["zsh", "--emulate", "sh"]].filter(
  ([shell = "", ...rest]) => spawnSync(shell, [...rest, "-c", "exit 0"]).status === 0,
);

const prefilter = createPrefilter(noAdditions);
const key = fakeKey("service");

let repository: Repository;
let folder: string;

/** In the place of Node stands a program that only says that it was asked, and lets everything through. */
beforeAll(() => {
  repository = makeRepository();
  folder = mkdtempSync(join(tmpdir(), "cinclus-guard-hook-"));
  writeFileSync(join(folder, "node"), `#!/bin/sh\n: >'${join(folder, "asked")}'\n`);
  chmodSync(join(folder, "node"), 0o755);
});
afterAll(() => {
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether a hook starts Node. */
function asks(event: "commit-msg" | "pre-commit", shell: readonly string[], ...args: string[]): boolean {
  const script = join(folder, event);
  writeFileSync(script, hookScript({ event, node: join(folder, "node"), cli: join(folder, "node") }));
  rmSync(join(folder, "asked"), { force: true });
  const [program = "sh", ...options] = shell;
  const { status, stderr } = spawnSync(program, [...options, script, ...args], { cwd: repository.folder, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return existsSync(join(folder, "asked"));
}

function asksAboutMessage(bytes: Uint8Array, shell: readonly string[] = ["sh"]): boolean {
  const message = join(folder, "message");
  writeFileSync(message, bytes);
  return asks("commit-msg", shell, message);
}

const patterns = patternsOf(wordsOf(noAdditions) ?? []);

describe("the search before Node is started lets nothing through that the scanner would look at:", () => {
  it("every pattern of the scanner's, in both letter cases where both count, among other bytes", () => {
    const missed = patterns.filter(({ bytes, fold }) => {
      const text = Buffer.from(bytes).toString("latin1");
      const spellings = fold ? [text, text.toUpperCase()] : [text];
      return !spellings.every((spelling) => {
        const whole = Buffer.from(`\n\xFF\0${spelling}\xFE\0`, "latin1");
        return prefilter.test(whole) && asksAboutMessage(whole);
      });
    });
    expect(missed).toEqual([]);
  });

  it("all patterns together, in one look at the script: none that could be told from it is missing", () => {
    const script = hookScript({ event: "pre-commit" });
    const words = new Set(script.slice(script.indexOf("words='") + 7, script.indexOf("^{blob} missing")).split("\n"));
    for (const { bytes } of patterns) {
      const withoutZeros = Buffer.from(bytes.filter((byte) => byte !== 0)).toString("latin1");
      expect([...words].some((word) => word !== "" && withoutZeros.includes(word))).toBe(true);
    }
  });

  it("any text that the scanner would look at", () => {
    const piece = fc.oneof(
      fc.constantFrom("cinclus", "WaysCloud", "ways", "cloud", "\n", "\0", "\\", "'", '"', key, "c\0i\0n\0c\0l\0u\0s"),
      fc.constantFrom(Buffer.from(key).toString("base64"), Buffer.from(key, "utf16le").toString("base64"), key.replace("w", "\\u0077\\u0061")),
      fc.string({ maxLength: 20, unit: "binary" }),
      fc.nat(3000).map((length) => "-".repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(""), "latin1");
        if (prefilter.test(bytes)) expect(asksAboutMessage(bytes)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(shells)("in %s %s", (...shell) => {
  it("what names nothing of Cinclus does not start Node, and what does starts it", () => {
    expect(asksAboutMessage(Buffer.from("always cloudy, including Cincinnati\n"), shell)).toBe(false);
    expect(asksAboutMessage(Buffer.from(""), shell)).toBe(false);
    expect(asksAboutMessage(Buffer.from("use CINCLUS\n"), shell)).toBe(true);
    expect(asks("commit-msg", shell, join(folder, "gone"))).toBe(true);
  });

  it.each(hookEvents)("the script for %s can be read", (event) => {
    const [program = "sh", ...options] = shell;
    const script = join(folder, "syntax");
    for (const text of [hookScript({ event, node: "/it's/node", global: true }), passOnScript(event)]) {
      writeFileSync(script, text);
      expect(spawnSync(program, [...options, "-n", script], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    }
  });
});

describe("of what is staged, Node is started for", () => {
  it.each<[string, boolean, () => void]>([
    ["nothing", false, () => undefined],
    ["a harmless file", false, () => { repository.write({ "a.txt": "a" }); }],
    ["a harmless file of 20 megabytes", false, () => { repository.write({ "a.bin": "ab\n".repeat(7_000_000) }); }],
    ["a word in a file", true, () => { repository.write({ "a.txt": "…cinclus" }); }],
    ["a word in a file's name", true, () => { repository.write({ "x/Cinclus.txt": "a" }); }],
    ["a name that git has to quote", true, () => { repository.write({ 'a\\u0077\\u0061"y.txt': "a" }); }],
    ["a word in a link", true, () => { symlinkSync("/wayscloud", join(repository.folder, "link")); }],
    ["an object that is not there", true, () => { repository.git("update-index", "--add", "--cacheinfo", `100644,${"1".repeat(40)},gone`); }],
    ["a submodule", false, () => { repository.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},module`); }],
  ])("%s: %s", (_, expected, prepare) => {
    for (const firstCommit of [true, false]) {
      repository.git("checkout", "--quiet", "--orphan", `branch-${String(Math.random()).slice(2)}`);
      repository.git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", ".");
      if (!firstCommit) repository.commit("first", { "first.txt": "1" });
      prepare();
      if (!/gone|module/.test(repository.git("ls-files"))) repository.git("add", "--all");
      expect(asks("pre-commit", ["sh"])).toBe(expected);
      repository.git("rm", "-r", "--quiet", "--cached", "--force", "--ignore-unmatch", ".");
      repository.git("clean", "-ffdxq");
    }
  });

  it("an index that cannot be read", () => {
    const index = join(repository.folder, ".git", "index");
    const before = existsSync(index) ? readFileSync(index) : Buffer.alloc(0);
    writeFileSync(index, "broken");
    expect(asks("pre-commit", ["sh"])).toBe(true);
    if (before.length > 0) writeFileSync(index, before);
    else rmSync(index);
  });
});

describe("on Windows", () => {
  it.each(["C:\\Program Files\\nodejs\\node.exe", "C:\\Users\\O'Neil $HOME `x` \\n\\", "\\\\server\\share\\%PATH%\\node.exe"])("%j is kept as it is", (path) => {
    const script = hookScript({ event: "pre-commit", node: path, cli: path });
    const first = script.split("\n").filter((line) => /^(?:node|cli)_at_install=/.test(line)).join("\n");
    for (const [program = "sh", ...options] of shells) {
      const { stdout } = spawnSync(program, [...options, "-c", `${first}\nprintf '%s\\n' "$node_at_install" "$cli_at_install"`], { encoding: "utf8" });
      expect(stdout).toBe(`${path}\n${path}\n`);
    }
  });

  it.each(hookEvents)("no line of %s ends in a carriage return, which its shell would take for a letter", (event) => {
    for (const text of [hookScript({ event }), hookScript({ event, global: true }), passOnScript(event)]) expect(text).not.toContain("\r");
  });
});
