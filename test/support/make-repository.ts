import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A real repository in a temporary folder. */
export interface Repository {
  readonly folder: string;
  /** What git prints. */
  git(...words: string[]): string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes files and commits everything; yields the commit's id. */
  commit(message: string, files?: Readonly<Record<string, string>>): string;
  /** Clones it beside itself. */
  clone(...options: string[]): Repository;
  remove(): void;
}

export function makeRepository(): Repository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-")));
  const repository = at(join(folder, "work"), folder);
  mkdirSync(repository.folder);
  repository.git("init", "--quiet", "--initial-branch=main");
  return repository;
}

function at(folder: string, outer: string): Repository {
  const git = (...words: string[]): string =>
    execFileSync("git", ["-c", "commit.gpgSign=false", "-c", "core.hooksPath=/dev/null", ...words], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "Ada",
        GIT_AUTHOR_EMAIL: "ada@example.org",
        GIT_COMMITTER_NAME: "Ada",
        GIT_COMMITTER_EMAIL: "ada@example.org",
      },
    }).trim();
  const write: Repository["write"] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  return {
    folder,
    git,
    write,
    commit(message, files = {}) {
      write(files);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", `--message=${message}`);
      return git("rev-parse", "HEAD");
    },
    clone(...options) {
      const clone = at(mkdtempSync(join(outer, "clone-")), outer);
      // By address, because a clone by path ignores --depth.
      clone.git("clone", "--quiet", ...options, `file://${folder}`, ".");
      return clone;
    },
    remove() {
      rmSync(outer, { recursive: true, force: true });
    },
  };
}
