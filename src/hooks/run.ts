import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import type { World } from "../cli/world.ts";
import { GuardError } from "../errors.ts";
import type { ScanReport } from "../facts/finding.ts";
import { byPlace, lateDetector } from "../scan/late-detector.ts";
import type { ScanOptions } from "../scan/options.ts";
import { createPrefilter } from "../search/prefilter.ts";
import { noAdditions } from "../facts/text.ts";
import { Git } from "../sources/git.ts";
import { stoppedBy, type HookEvent } from "./events.ts";
import { withoutPublished } from "./merged-heads.ts";
import { type Delivery, presentObjects, scanDelivery } from "./new-objects.ts";
import { rememberWords } from "./remembered-words.ts";

/** One call of a hook, as git makes it. */
export interface HookCall {
  readonly event: HookEvent;
  readonly args: readonly string[];
}

/** Looks at what git is about to record, send or take. */
export async function scanForHook({ event, args }: HookCall, options: ScanOptions, world: World): Promise<ScanReport> {
  const git = new Git(world.cwd, world.env);
  switch (event) {
    case "pre-commit":
    case "pre-merge-commit": {
      const { scanIndex } = await import("../scan/scan.ts");
      const report = await scanIndex({ ...options, root: world.cwd });
      return event === "pre-commit" ? report : { ...report, findings: await withoutPublished(git, report.findings, options, world.env) };
    }
    case "commit-msg":
      return scanMessage(args[0], options, world);
    case "pre-push":
      return scanDelivery(git, await pushed(git, args[0], world), options);
    case "pre-receive": {
      const { tips } = await readUpdates(world, ([old = "", fresh = ""]) => [fresh, old]);
      return scanDelivery(git, { tips, known: [], alsoKnown: "--all" }, options);
    }
    case "update": {
      const tips = [args[2] ?? ""].filter(isSomething);
      return scanDelivery(git, { tips, known: [], alsoKnown: "--all" }, options);
    }
  }
}

/** Prepares the next call, which need not start Node then. */
export async function afterHook(world: World): Promise<void> {
  await rememberWords(new Git(world.cwd, world.env), world.cwd);
}

/** A sentence for a hook that could not do its work. */
export function whyStopped(event: HookEvent): string {
  const { what, around } = stoppedBy[event];
  const way = around === undefined ? "Whoever keeps this server can help." : `To go on unchecked: ${around}`;
  return `This ${what} is blocked, because it could not be checked. ${way}`;
}

async function scanMessage(file: string | undefined, options: ScanOptions, world: World): Promise<ScanReport> {
  if (file === undefined) throw new GuardError("commit-msg needs the file of the message: cinclus-guard hook run commit-msg FILE");
  const begun = performance.now();
  let bytes: Buffer;
  try {
    bytes = withoutDiff(await readFile(resolve(world.cwd, file)));
  } catch {
    throw new GuardError(`The commit message cannot be read from ${file}. Check that the file is there.`);
  }
  const passes = createPrefilter(options.additions ?? noAdditions).test(bytes);
  const text = { path: "commit message", where: "commit-message", bytes } as const;
  const findings = passes ? await lateDetector(options, undefined)(text) : [];
  return {
    target: { kind: "index", root: world.cwd },
    findings: [...findings].sort(byPlace),
    incomplete: [],
    stats: { files: 1, bytes: bytes.length, durationMs: Math.round(performance.now() - begun) },
  };
}

/**
 * Without what `git commit --verbose` shows below its line: old lines stand there too. Comments stay in, because git
 * keeps them where the message was not edited.
 */
function withoutDiff(message: Buffer): Buffer {
  const text = message.toString("latin1");
  // The line below it is a comment as well, in whatever language, unless somebody only quotes the first one.
  const cut = /^(\S{1,8}) -{24} >8 -{24}\r?\n\1 /m.exec(text);
  return cut ? message.subarray(0, cut.index) : message;
}

/** What a push sends: from git's own lines, or from the variables in which the pre-commit framework hands them on. */
async function pushed(git: Git, remote: string | undefined, world: World): Promise<Delivery> {
  if (remote === undefined) return pushedByFramework(git, world.env);
  // From the end, because a reference of ours can be written with spaces: HEAD@{1 day ago}.
  const { tips, others } = await readUpdates(world, (fields) => [fields.at(-3) ?? "", fields.at(-1) ?? ""]);
  return { tips, known: await presentObjects(git, others), alsoKnown: `--remotes=${remote}` };
}

async function pushedByFramework(git: Git, env: World["env"]): Promise<Delivery> {
  const remote = env.PRE_COMMIT_REMOTE_NAME;
  // The second is all there is where everything is new.
  const sent = env.PRE_COMMIT_TO_REF ?? env.PRE_COMMIT_LOCAL_BRANCH;
  if (remote === undefined || sent === undefined) {
    throw new GuardError('pre-push needs the arguments and the input that git gives: cinclus-guard hook run pre-push "$@"');
  }
  const tip = await git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", sent]);
  if (tip === undefined) throw new GuardError(`What is pushed, ${sent}, is not in this repository. Check it: git rev-parse ${sent}`);
  return { tips: [tip], known: [], alsoKnown: `--remotes=${remote}` };
}

/** The lines that git gives about references: which id comes, and which was there. */
async function readUpdates(
  world: World,
  pick: (fields: readonly string[]) => readonly [string, string],
): Promise<{ tips: string[]; others: string[] }> {
  let said = "";
  for await (const chunk of world.stdin) said += Buffer.from(chunk).toString();
  const picked = said
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => pick(line.split(" ")));
  const broken = picked.flat().find((id) => !/^[0-9a-f]{40,64}$/.test(id));
  if (broken !== undefined) throw new GuardError("What git says about this push is not understood. Check the version of git: cinclus-guard doctor");
  return { tips: picked.map(([id]) => id).filter(isSomething), others: picked.map(([, id]) => id).filter(isSomething) };
}

function isSomething(id: string): boolean {
  return !/^0*$/.test(id);
}
