import type { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-")));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A real git repository, away from the configuration of whoever runs the tests. */
export class Repository {
  readonly folder: string;
  #clock = 1_700_000_000;

  constructor(folder: string = temporaryFolder(), init: readonly string[] = []) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.git("init", "-q", "-b", "main", ...init);
  }

  /** Runs git and gives what it printed. Every commit is a minute later than the one before. */
  git(...args: string[]): string {
    return this.gitWith({}, ...args);
  }

  gitWith({ input, env }: { input?: string | Buffer; env?: Readonly<Record<string, string>> }, ...args: string[]): string {
    const date = `${this.#clock} +0200`;
    if (args[0] === "commit" || args[0] === "merge" || args[0] === "stash" || args[0] === "commit-tree") this.#clock += 60;
    return execFileSync("git", args, {
      cwd: this.folder,
      input: input ?? "",
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_SYSTEM: "/dev/null",
        GIT_AUTHOR_NAME: "Ada",
        GIT_AUTHOR_EMAIL: "ada@acme.example",
        GIT_COMMITTER_NAME: "Ada",
        GIT_COMMITTER_EMAIL: "ada@acme.example",
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
        GIT_ALLOW_PROTOCOL: "file",
        ...env,
      },
    })
      .toString()
      .trim();
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    writeFiles(this.folder, files);
  }

  /** Commits files as they are now, and gives the commit's id. */
  commit(message: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
    this.write(files);
    this.git("add", "-A");
    this.gitWith({ input: message }, "commit", "-q", "--allow-empty", "-F", "-");
    return this.git("rev-parse", "HEAD");
  }
}
