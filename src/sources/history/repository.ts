import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { GitError, splitLines, type Git } from "../git.ts";

/** Where a repository keeps what, and how whole it is. */
export interface Repository {
  /** The top of its work tree, or the bare repository itself. */
  readonly root: string;
  /** The folder of this worktree's own HEAD, index and reflogs. */
  readonly ownFolder: string;
  /** What all linked worktrees share. */
  readonly gitFolder: string;
  readonly objects: string;
  /** `sha1`, `sha256`, or what a git says that does not know the question. */
  readonly idFormat: string;
  readonly isShallow: boolean;
  /** Where history was cut off or mended, the same commits lead to more or to less once that changes. */
  readonly cuts: readonly string[];
}

/** Asks for everything at once: starting git takes longer than any of the answers. */
export async function openRepository(git: Git): Promise<Repository> {
  // A bare repository has no top, and says so by failing; so that question comes last.
  const questions = ["--absolute-git-dir", "--git-common-dir", "--git-path", "objects", "--show-object-format", "--is-shallow-repository"];
  const running = git.start(["rev-parse", ...questions, "--git-path", "shallow", "--git-path", "info/grafts", "--show-toplevel"]);
  running.stdin.end();
  const chunks: Buffer[] = [];
  for await (const chunk of running.stdout) chunks.push(chunk);
  const [ownFolder, common, objects, idFormat, shallow, cut, grafts, top] = splitLines(Buffer.concat(chunks));
  if (ownFolder === undefined || grafts === undefined || common === undefined || objects === undefined || cut === undefined) {
    await running.done;
    throw new GitError(`git rev-parse does not tell about ${git.folder} what it should. An audit needs git 2.29 or newer.`, "");
  }
  const whole = (path: string): string => resolve(git.folder, path);
  return {
    root: top ?? ownFolder,
    ownFolder,
    gitFolder: whole(common),
    objects: whole(objects),
    idFormat: idFormat ?? "",
    isShallow: shallow === "true",
    cuts: [whole(cut), whole(grafts)].map(contentOf),
  };
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
