import { Buffer } from "node:buffer";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { GuardError } from "../errors.ts";

/**
 * The one place that runs git.
 *
 * Whatever a repository's own configuration says, no program of its choosing is started and nothing is
 * fetched. Questions with a line for an answer go through simple-git (`ask`). The rest is a plain child
 * process, because simple-git holds all of an answer in memory, takes no stream to standard input, cannot
 * wait in place and keeps git's own words on a failure to itself where git printed none.
 */
export class Git {
  /** Where git is started. */
  readonly folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  /**
   * @param folder any folder of a work tree, or a git folder
   * @param environment usually the process's own. A hook's (`GIT_DIR`, `GIT_INDEX_FILE`, the quarantine of
   *   a push) is kept, but only for the folder that it is about.
   */
  constructor(folder: string, environment: NodeJS.ProcessEnv = process.env, ofThisFolder = resolve(folder) === process.cwd()) {
    this.folder = resolve(folder);
    this.#environment = cleanEnvironment(environment, ofThisFolder);
  }

  /** The same repository and environment, started in another of its folders. */
  in(folder: string): Git {
    return new Git(folder, this.#environment, true);
  }

  /** Runs git to its end and gives all it printed. For answers that are small. */
  async run(args: readonly string[], input?: string): Promise<Buffer> {
    const running = this.start(args);
    running.stdin.end(input ?? "");
    const chunks: Buffer[] = [];
    for await (const chunk of running.stdout) chunks.push(chunk);
    await running.done;
    return Buffer.concat(chunks);
  }

  /** The first line of what git prints, or nothing where git says no. */
  async ask(args: readonly string[]): Promise<string | undefined> {
    return isInHook(this.#environment) ? this.askAtOnce(args) : this.#askCalmly(args);
  }

  /** The same for those who would be done before simple-git is loaded: a hook, or an audit with nothing new. */
  async askAtOnce(args: readonly string[]): Promise<string | undefined> {
    try {
      return firstLine((await this.run(args)).toString());
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }

  async #askCalmly(args: readonly string[]): Promise<string | undefined> {
    const { simpleGit, GitPluginError } = await import("simple-git");
    const environment = withoutPrograms(this.#environment);
    try {
      const git = simpleGit({
        baseDir: this.folder,
        allowEnvironment: Object.keys(environment).filter((name) => /^GIT_/i.test(name)),
        unsafe: ownSettingsAllowed,
        // Without this, an exit status of 1 with nothing printed (`config --get`, `merge-base`) would be a yes.
        errors: (error, { exitCode }) => (exitCode === 0 ? error : (error ?? new Error(`git ended with ${exitCode}.`))),
      });
      return firstLine(await git.env(environment).raw(argumentsFor(args)));
    } catch (error) {
      // It refuses a configuration in the environment that names a program; git is not going to start that one here.
      return error instanceof GitPluginError ? this.askAtOnce(args) : undefined;
    }
  }

  /** What git prints, or nothing where git says no or prints more than `maxSize`. For those who cannot wait. */
  runSync(args: readonly string[], maxSize: number): Buffer | undefined {
    const { status, stdout } = spawnSync("git", argumentsFor(args), {
      cwd: this.folder,
      env: this.#environment,
      maxBuffer: maxSize,
      timeout: longestWait,
      killSignal: "SIGKILL",
      windowsHide: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return status === 0 ? stdout : undefined;
  }

  /** Starts git; bytes flow until `done` says how it ended. */
  start(args: readonly string[]): RunningGit {
    const child = spawn("git", argumentsFor(args), {
      cwd: this.folder,
      env: this.#environment,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    // A git that has ended early no longer reads; what matters of that is told by `done`.
    child.stdin.on("error", () => undefined);
    running.add(child);
    child.once("close", () => running.delete(child));
    const done = ending(child, child.stderr, args, this.folder);
    // Whoever stops reading early is not interested in how it ended.
    done.catch(() => undefined);
    return { stdin: child.stdin, stdout: child.stdout, done, stop: () => child.kill() };
  }
}

/** In milliseconds, for one small question in whose time nothing else can happen. */
const longestWait = 20_000;

const running = new Set<ChildProcess>();

/** Ends every git that runs, and waits for nothing it could still say. For somebody who gives up. */
export function stopAllGit(): void {
  for (const child of running) {
    child.kill("SIGKILL");
    // What it has started itself can hold these open.
    for (const stream of child.stdio) stream?.destroy();
    child.unref();
  }
}

export interface RunningGit {
  readonly stdin: Writable;
  readonly stdout: Readable & AsyncIterable<Buffer>;
  /** Rejects with a `GitError` where git failed. */
  readonly done: Promise<void>;
  stop(): void;
}

/** git said no. */
export class GitError extends GuardError {
  override readonly name = "GitError";
  /** What git itself printed. */
  readonly said: string;

  constructor(message: string, said: string) {
    super(message);
    this.said = said;
  }
}

/** Programs that a configuration could name are unset, and so is whatever changes how output looks. */
const fixedArguments = [
  "--no-pager",
  "--no-optional-locks",
  "--no-replace-objects",
  ...[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "color.ui=false",
    "diff.noprefix=false",
    "diff.mnemonicPrefix=false",
    "diff.ignoreSubmodules=none",
    "diff.submodule=short",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.follow=false",
    "protocol.allow=never",
    "submodule.recurse=false",
  ].flatMap((setting) => ["-c", setting]),
];

/** A path is that path and no pattern; only the command that asks about patterns refuses to be told so. */
function argumentsFor(args: readonly string[]): string[] {
  return [...fixedArguments, ...(args[0] === "check-ignore" ? [] : ["--literal-pathspecs"]), ...args];
}

/**
 * What simple-git is told to let pass. Our own arguments switch hooks, the file system monitor and fetching
 * off, which looks to it like switching them on; the variables say which git and whose configuration it is.
 */
const ownSettingsAllowed = {
  allowUnsafeFsMonitor: true,
  allowUnsafeHooksPath: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeExec: true,
} as const;

/** Editors, pagers and ways to ask for passwords: no question needs them, and simple-git refuses to pass them on. */
function withoutPrograms(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !programVariable.test(name)) kept[name] = value;
  }
  return kept;
}

const programVariable =
  /^(?:EDITOR|VISUAL|PAGER|PREFIX|SSH_ASKPASS|GIT_(?:EDITOR|SEQUENCE_EDITOR|PAGER|ASKPASS|SSH|SSH_COMMAND|PROXY_COMMAND|TEMPLATE_DIR))$/i;

/** git sets these for the hooks that it runs. Someone waits for those, so they cannot afford to load anything. */
function isInHook(environment: NodeJS.ProcessEnv): boolean {
  return ["GIT_EXEC_PATH", "GIT_DIR", "GIT_INDEX_FILE"].some((name) => environment[name] !== undefined);
}

/** Variables that tie git to one repository; they belong to the hook that set them and to its folder only. */
const repositoryVariables = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_COMMON_DIR",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_QUARANTINE_PATH",
  "GIT_NAMESPACE",
];

const unwantedVariables = [
  "GIT_EXTERNAL_DIFF",
  "GIT_DIFF_OPTS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
  "GIT_GRAFT_FILE",
  "GIT_SHALLOW_FILE",
];

function cleanEnvironment(environment: NodeJS.ProcessEnv, ofThisFolder: boolean): NodeJS.ProcessEnv {
  const dropped = new Set([...unwantedVariables, ...(ofThisFolder ? [] : repositoryVariables)]);
  const kept = Object.entries(environment).filter(([name]) => !dropped.has(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    // For versions of git that do not know the line above: no way of fetching is allowed.
    GIT_ALLOW_PROTOCOL: "none",
    GIT_TERMINAL_PROMPT: "0",
  };
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** Enough of what git said to explain a failure, however much it says. */
const keptOfErrors = 4000;

async function ending(child: ChildProcess, stderr: Readable, args: readonly string[], folder: string): Promise<void> {
  let said = "";
  stderr.on("data", (chunk: Buffer) => {
    if (said.length < keptOfErrors) said += chunk.toString();
  });
  try {
    await once(child, "close");
  } catch (error) {
    throw startFailure(error, folder);
  }
  if (child.exitCode === 0) return;
  const reason = said.trim().split("\n").slice(0, 3).join(" ").slice(0, 400);
  throw new GitError(explain(reason, args[0] ?? "", folder), said);
}

function startFailure(error: unknown, folder: string): GitError {
  const reason = error instanceof Error ? error.message : String(error);
  // A folder that is not there gives the same ENOENT as a git that is not there.
  return new GitError(`git could not be started in ${folder} (${reason}). Check that the folder is there and git is installed.`, reason);
}

function explain(reason: string, command: string, folder: string): string {
  if (/not a git repository/i.test(reason)) {
    return `${folder} is not a git repository. Name a folder that is inside one.`;
  }
  if (/dubious ownership/i.test(reason)) {
    return `git does not trust ${folder}, because it belongs to another user. If you do: git config --global --add safe.directory ${folder}`;
  }
  return `git ${command} failed in ${folder}: ${reason || "it gave no reason"}. Check the repository with git fsck.`;
}

/** Splits what git printed at its zero bytes; the last one ends the last part. */
export function splitAtZero(bytes: Buffer): string[] {
  const text = bytes.toString();
  return text === "" ? [] : text.replace(/\0$/, "").split("\0");
}

/** The lines that git printed, without the empty one at the end. */
export function splitLines(bytes: Buffer): string[] {
  return bytes.toString().split(/\r?\n/).filter((line) => line !== "");
}

/** Parts between zero bytes of a stream, as they come. */
export async function* zeroSeparated(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(0);
    if (end >= 0) yield* bytes.toString("utf8", 0, end).split("\0");
    rest = bytes.subarray(end + 1);
  }
  if (rest.length > 0) yield rest.toString();
}
