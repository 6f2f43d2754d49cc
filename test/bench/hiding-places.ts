import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { run, table, type Command } from "./measure.ts";
import { findPeers, findToldPeers } from "./peers.ts";

/** A repository in which one key is hidden in one place. */
class Hideout {
  readonly folder: string;
  readonly key: string;

  constructor(folder: string, number: number) {
    this.folder = folder;
    this.key = fakeKey("service", number);
    mkdirSync(folder, { recursive: true });
    this.git("init", "-q", "-b", "main", ".");
    this.commit("Begin", { "readme.md": "# Nothing here\n" });
  }

  git(...args: string[]): string {
    return this.feed("", ...args);
  }

  feed(input: string | Buffer, ...args: string[]): string {
    const identity = { GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@acme.example", GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@acme.example" };
    const env = { ...process.env, ...identity, GIT_CONFIG_GLOBAL: "/dev/null", GIT_ALLOW_PROTOCOL: "file" };
    return execFileSync("git", args, { cwd: this.folder, input, env, stdio: ["pipe", "pipe", "ignore"] }).toString().trim();
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  commit(message: string, files: Readonly<Record<string, string | Buffer>> = {}): void {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
    this.git("add", "-A");
    this.feed(message, "commit", "-q", "--allow-empty", "-F", "-");
  }

  /** A line of code with the key. */
  get line(): string {
    return `const key = "${this.key}";\n`;
  }

  blob(content: string): string {
    return this.feed(content, "hash-object", "-w", "--stdin");
  }
}

/** Every place that we know of in which a repository can keep a key. */
const places: Readonly<Record<string, (in_: Hideout) => void>> = {
  "a file at HEAD": (it) => { it.commit("add", { "a.js": it.line }); },
  "a file that was changed since": (it) => { it.commit("add", { "a.js": it.line }); it.commit("fix", { "a.js": "" }); },
  "a file that was deleted since": (it) => { it.commit("add", { "a.js": it.line }); it.git("rm", "-q", "a.js"); it.commit("remove"); },
  "a commit message": (it) => { it.commit(`Use ${it.key}`); },
  "an author's name": (it) => { it.git("commit", "-q", "--allow-empty", "-m", "x", "--author", `${it.key} <a@acme.example>`); },
  "an annotated tag's message": (it) => { it.git("tag", "-a", "v1", "-m", it.key); },
  "the message of a tag on a tag": (it) => { it.git("tag", "-a", "in", "-m", it.key); it.git("tag", "-a", "out", "-m", "x", "in"); it.git("tag", "-d", "in"); },
  "a note": (it) => { it.git("notes", "add", "-m", it.key, "HEAD"); },
  "a note under another name": (it) => { it.git("notes", "--ref=review", "add", "-m", it.key, "HEAD"); },
  "a file's name": (it) => { it.commit("add", { [`${it.key}.txt`]: "x" }); },
  "a folder's name": (it) => { it.commit("add", { [`${it.key}/x.txt`]: "x" }); },
  "what a symbolic link leads to": (it) => { it.git("update-index", "--add", "--cacheinfo", `120000,${it.blob(`/run/${it.key}`)},link`); it.git("commit", "-qm", "link"); },
  "the resolution of a merge": (it) => { merge(it); it.commit("merge", { "m.js": it.line }); it.commit("fix", { "m.js": "" }); },
  "a branch that was never merged": (it) => { it.git("checkout", "-qb", "topic"); it.commit("add", { "a.js": it.line }); it.git("checkout", "-q", "main"); },
  "a branch of a remote": (it) => { it.commit("add", { "a.js": it.line }); it.git("update-ref", "refs/remotes/origin/x", "HEAD"); it.git("reset", "-q", "--hard", "HEAD~1"); expire(it); },
  "a reference of another kind": (it) => { it.commit("add", { "a.js": it.line }); it.git("update-ref", "refs/pull/1/head", "HEAD"); it.git("reset", "-q", "--hard", "HEAD~1"); expire(it); },
  "an amended commit": (it) => { it.commit("add", { "a.js": it.line }); it.write("a.js", ""); it.git("commit", "-qa", "--amend", "-m", "fine"); },
  "a commit that was reset away": (it) => { it.commit("add", { "a.js": it.line }); it.git("reset", "-q", "--hard", "HEAD~1"); },
  "a stash": (it) => { it.write("readme.md", it.line); it.git("stash"); },
  "the untracked files of a stash": (it) => { it.write("new.js", it.line); it.git("stash", "-u"); },
  "the index of a stash": (it) => { it.write("readme.md", it.line); it.git("add", "-A"); it.write("readme.md", "changed"); it.git("stash"); },
  "the index": (it) => { it.write("new.js", it.line); it.git("add", "-A"); },
  "the detached HEAD of a linked worktree": (it) => { it.git("worktree", "add", "-q", "--detach", "../linked"); it.write("../linked/a.js", it.line); it.git("-C", "../linked", "add", "-A"); it.git("-C", "../linked", "commit", "-qm", "x"); },
  "a file that git shows no difference of": (it) => { it.commit("add", { ".gitattributes": "*.js -diff\n", "a.js": it.line }); },
  "a file that a filter hides": (it) => { it.git("config", "diff.hide.textconv", "true"); it.commit("add", { ".gitattributes": "*.js diff=hide\n", "a.js": it.line }); },
  "a file in UTF-16": (it) => { it.commit("add", { "a.txt": Buffer.from(`\uFEFF${it.line}`, "utf16le") }); },
  "a binary file": (it) => { it.commit("add", { "a.bin": Buffer.concat([Buffer.from([0, 1, 2, 0xff]), Buffer.from(it.key), Buffer.from([0])]) }); },
  "Base64": (it) => { it.commit("add", { "secret.yaml": `data:\n  key: ${Buffer.from(it.key).toString("base64")}\n` }); },
  "a percent-encoded URL": (it) => { it.commit("add", { "a.txt": `https://api.wayscloud.services/v1/models?key=${it.key.replaceAll("_", "%5F")}\n` }); },
  "a file of which only its mode changed": (it) => { it.commit("add", { "a.js": it.line }); it.git("update-index", "--chmod=+x", "a.js"); it.git("commit", "-qm", "mode"); },
  "a file behind a rename": (it) => { it.commit("add", { "a.js": it.line }); it.git("mv", "a.js", "b.js"); it.git("commit", "-qm", "move"); },
  "a file with a line feed in its name": (it) => { it.commit("add", { "odd\nname.js": it.line }); },
  "a tag on a blob": (it) => { it.git("tag", "blob", it.blob(it.line)); },
  "a tag on a tree": (it) => { it.git("tag", "tree", it.feed(`100644 blob ${it.blob(it.line)}\ta.js\n`, "mktree")); },
  "a file in one line of two million characters": (it) => { it.commit("add", { "bundle.js": `${"x=1;".repeat(500_000)}${it.line}` }); },
  "the objects of another repository": (it) => { it.commit("add", { "a.js": it.line }); it.git("clone", "-q", "--bare", "--shared", ".", "../clone.git"); it.git("clone", "-q", "--shared", "../clone.git", "../borrower"); },
};

function merge(it: Hideout): void {
  it.git("checkout", "-qb", "side");
  it.commit("side", { side: "1" });
  it.git("checkout", "-q", "main");
  it.commit("main", { main: "1" });
  it.git("merge", "-q", "--no-commit", "side");
}

function expire(it: Hideout): void {
  it.git("reflog", "expire", "--expire=now", "--all");
}

/** What would be found in a repository by us and by each peer that is installed, as a table. */
export async function showHidingPlaces(program: string, scratch: string): Promise<string> {
  const peersFor = (repository: string, base: string): Command[] => [...findPeers(repository, base), ...findToldPeers(repository, base)];
  const names = ["cinclus-guard", ...peersFor(scratch, scratch).map(({ name }) => name)];
  const rows: string[][] = [];
  const totals = names.map(() => 0);
  for (const [number, [place, hide]] of Object.entries(places).entries()) {
    const base = join(scratch, `place-${number}`);
    const hideout = new Hideout(join(base, "repository"), number);
    hide(hideout);
    const searched = place === "the objects of another repository" ? join(base, "borrower") : hideout.folder;
    const own: Command = { name: "cinclus-guard", argv: [process.execPath, program, "audit", searched, "--format", "json", "--no-cache", "--fail-on", "never"] };
    const cells: string[] = [];
    for (const [column, command] of [own, ...peersFor(searched, base)].entries()) {
      const found = isFound(command.name, (await run(command)).output, hideout.key);
      if (found) totals[column] = (totals[column] ?? 0) + 1;
      cells.push(found ? "found" : "missed");
    }
    rows.push([place, ...cells]);
  }
  return table(["the key is in", ...names], [...rows, [`found, of ${rows.length}`, ...totals.map(String)]]);
}

/**
 * Each repository has one key, so for scanners that do not print what they find (ours masks it, others print a
 * check sum) anything at all counts as found.
 */
function isFound(name: string, output: string, key: string): boolean {
  if (name === "cinclus-guard") return output.includes('"no-hardcoded-key"');
  if (name === "detect-secrets") return output.includes('"hashed_secret"');
  if (name === "secretlint") return output.includes('"messages":[{');
  const secret = key.slice(-20);
  return output.includes(secret) || output.includes(Buffer.from(secret).toString("base64").slice(4, 20));
}
