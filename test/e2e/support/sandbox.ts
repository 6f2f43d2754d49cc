import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** How a program ended, and all that it printed. */
export interface Ended {
  readonly status: number | null;
  readonly said: string;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Below the home folder. */
  readonly cwd?: string;
}

/** A home folder of a made-up person, with repositories in it and real git, hooks and all. */
export interface Sandbox {
  readonly home: string;
  run(program: string, args: readonly string[], options?: StartOptions): Ended;
  repository(name: string, ...options: string[]): HookedRepository;
  /** A folder with nothing on it but what git and its hooks need: no Node. */
  pathWithoutNode(): string;
  remove(): void;
}

/** A repository in which hooks run. */
export interface HookedRepository {
  readonly folder: string;
  /** Runs git, whether it works or not. */
  git(...args: string[]): Ended;
  gitWith(options: StartOptions, ...args: string[]): Ended;
  /** Runs git, and throws where it fails. */
  must(...args: string[]): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  guard(...args: string[]): Ended;
  /** Puts the hooks in place that `hook install` writes, without starting it. All, or those named. */
  withHooks(...events: string[]): void;
  /** Commits all there is together with these files, past all hooks. */
  unseen(files: Readonly<Record<string, string | Uint8Array>>): void;
}

/** @param hooks where hooks lie ready that `hook install` has written */
export function makeSandbox(bin: string, hooks?: string): Sandbox {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-e2e-")));
  const environment = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    USERPROFILE: home,
    ...(process.env.SystemRoot !== undefined && { SystemRoot: process.env.SystemRoot }),
    GIT_CONFIG_NOSYSTEM: "1",
    NO_COLOR: "1",
  };
  writeFileSync(
    join(home, ".gitconfig"),
    "[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[protocol \"file\"]\n\tallow = always\n[advice]\n\tdetachedHead = false\n",
  );
  const run: Sandbox["run"] = (program, args, { env = {}, input = "", cwd = "." } = {}) => {
    const ended = spawnSync(program, args, { cwd: join(home, cwd), env: { ...environment, ...env }, input, encoding: "utf8" });
    if (ended.error) throw ended.error;
    return { status: ended.status, said: ended.stdout + ended.stderr };
  };
  return {
    home,
    run,
    repository(name, ...options) {
      run("git", ["init", "--quiet", ...options, name]);
      return repositoryAt(name, options.includes("--bare"));
    },
    pathWithoutNode() {
      const folder = join(home, "tools");
      if (existsSync(folder)) return folder;
      mkdirSync(folder);
      for (const tool of ["git", "sh", "tr", "sed", "grep", "cat", "env", "dirname", "basename", "uname"]) {
        const place = (process.env.PATH ?? "").split(delimiter).find((directory) => existsSync(join(directory, tool)));
        if (place !== undefined) symlinkSync(join(place, tool), join(folder, tool));
      }
      return folder;
    },
    remove() {
      rmSync(home, { recursive: true, force: true });
    },
  };

  function repositoryAt(name: string, bare: boolean): HookedRepository {
    const folder = join(home, name);
    const gitWith: HookedRepository["gitWith"] = (options, ...args) => run("git", args, { cwd: name, ...options });
    const must: HookedRepository["must"] = (...args) => {
      const { status, said } = gitWith({}, ...args);
      if (status !== 0) throw new Error(`git ${args.join(" ")}: ${said}`);
      return said.trim();
    };
    const write: HookedRepository["write"] = (files) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    };
    return {
      folder,
      gitWith,
      git: (...args) => gitWith({}, ...args),
      must,
      write,
      withHooks(...events) {
        if (hooks === undefined) throw new Error("No hooks lie ready here.");
        const from = bare ? join(hooks, "server", "hooks") : join(hooks, "client", ".git", "hooks");
        const to = bare ? join(folder, "hooks") : join(folder, ".git", "hooks");
        const ready = readdirSync(from).filter((file) => !file.endsWith(".sample"));
        for (const event of events.length > 0 ? events : ready) copyFileSync(join(from, event), join(to, event));
      },
      unseen(files) {
        write(files);
        must("add", "--all");
        must("commit", "--quiet", "--no-verify", "-m", "unseen");
      },
      guard: (...args) => run(process.execPath, [bin, ...args], { cwd: name }),
    };
  }
}

/** Whether it was our hook that stopped it, because of what it found. */
export function isStopped({ status, said }: Ended): boolean {
  return status !== 0 && /cinclus-guard has stopped this (?:commit|merge|push): \d+ finding/.test(said);
}
