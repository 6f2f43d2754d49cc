import { realpathSync } from "node:fs";

import { GuardError } from "../errors.ts";
import { readEvent, stoppedBy, type HookEvent } from "../hooks/events.ts";
import type { Changes, Runtime } from "../hooks/install.ts";
import { withinTimeLimit } from "../hooks/time-limit.ts";
import { printable } from "../reports/escape.ts";
import { Git, stopAllGit } from "../sources/git.ts";
import { wantsColors } from "./colors.ts";
import { exitStatus, statusOf } from "./exit-status.ts";
import { tellError } from "./tell-error.ts";
import type { World } from "./world.ts";

export async function install(
  words: readonly string[],
  { global, template, manager: edit, chain }: Readonly<Record<"global" | "template" | "manager" | "chain", boolean>>,
  world: World,
): Promise<number> {
  const git = new Git(world.cwd, world.env);
  const events = words.map(readEvent);
  if (template) {
    const { installTemplate } = await import("../hooks/template.ts");
    tellChanges(await installTemplate(git, runtime(), world.env), world);
    world.stdout.write("New repositories and clones get them. In one that is there already: git init\n");
    return exitStatus.done;
  }
  const { installGlobally, installHooks } = await import("../hooks/install.ts");
  if (global) {
    tellChanges(await installGlobally(git, runtime(), world.env), world);
    return exitStatus.done;
  }
  if (edit) return editManager(git, "put", world);
  if (!chain && events.length === 0) {
    const [{ findManager, howToAdd }, { findHookPlace }] = await Promise.all([
      import("../hooks/managers.ts"),
      import("../hooks/places.ts"),
    ]);
    const manager = await findManager((await findHookPlace(git)).top);
    if (manager) {
      world.stderr.write(howToAdd(manager));
      return exitStatus.failed;
    }
  }
  tellChanges(await installHooks(git, runtime(), events.length > 0 ? events : undefined), world);
  return exitStatus.done;
}

/** Puts our hooks into the files of the manager that is here, or takes them out. */
async function editManager(git: Git, way: "put" | "take", { stdout, stderr }: World): Promise<number> {
  const [{ findManager, howToAdd }, { findHookPlace }, { putIntoManager, takeFromManager }] = await Promise.all([
    import("../hooks/managers.ts"),
    import("../hooks/places.ts"),
    import("../hooks/manager-files.ts"),
  ]);
  const { top } = await findHookPlace(git);
  const manager = await findManager(top);
  if (!manager) throw new GuardError("No hook manager was found here. Install without one: cinclus-guard hook install");
  const { files, left } = way === "put" ? await putIntoManager(top, manager) : await takeFromManager(top, manager);
  for (const file of files) stdout.write(`${printable(file)}: ${way === "put" ? "now runs cinclus-guard" : "as it was"}\n`);
  if (files.length === 0) stdout.write(`No file of ${manager.name} had to be changed.\n`);
  if (left.length > 0) {
    stderr.write(`Left for you, because it is not surely right to edit what is there: ${left.join(", ")}.\n${howToAdd(manager)}`);
    return exitStatus.failed;
  }
  if (way === "put" && manager.note !== undefined) stdout.write(`${manager.note}\n`);
  return exitStatus.done;
}

export async function uninstall(
  { global, manager }: { readonly global: boolean; readonly manager: boolean },
  world: World,
): Promise<number> {
  const git = new Git(world.cwd, world.env);
  if (manager) return editManager(git, "take", world);
  const { uninstallGlobally, uninstallHooks } = await import("../hooks/install.ts");
  const { uninstallTemplate } = await import("../hooks/template.ts");
  const { folder, changes } = global ? await uninstallGlobally(git, world.env) : await uninstallHooks(git);
  const fromTemplate = global ? (await uninstallTemplate(git, world.env)).changes : [];
  for (const { event, chained } of [...changes, ...fromTemplate]) {
    world.stdout.write(`${event}: ${chained === undefined ? "taken out" : "taken out; the hook from before is back"}\n`);
  }
  if (fromTemplate.length > 0) {
    world.stdout.write("Repositories that were made from the template keep their hooks. In each: cinclus-guard hook uninstall\n");
  }
  if (changes.length + fromTemplate.length === 0) world.stdout.write(`No hook of cinclus-guard is in ${printable(folder)}.\n`);
  return exitStatus.done;
}

export async function status(world: World): Promise<number> {
  const { hookStatus, isWhole } = await import("../hooks/status.ts");
  const { templateWithHooks } = await import("../hooks/template.ts");
  const git = new Git(world.cwd, world.env);
  const found = await hookStatus(git, runtime());
  world.stdout.write(`Hooks in ${printable(found.place.folder)}:\n`);
  for (const { event, state, text } of found.states) {
    world.stdout.write(`  ${event.padEnd(17)} ${state.padEnd(8)} ${printable(text)}\n`);
  }
  const template = await templateWithHooks(git, world.env);
  if (template !== undefined) world.stdout.write(`New repositories get the hooks in ${printable(template)}.\n`);
  return isWhole(found) ? exitStatus.done : exitStatus.findings;
}

/** What a hook calls. Whatever goes wrong stops it, with the reason and the way round. */
export async function runHook(words: readonly string[], world: World): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined) throw new GuardError("Say which hook to run, such as: cinclus-guard hook run pre-commit");
  const event = readEvent(name);
  try {
    const stop = (): void => {
      stopAllGit();
      // Whoever calls without git's input would have Node wait for it.
      world.stdin.destroy();
    };
    return await withinTimeLimit(event, world.env, () => judge(event, args, world), stop);
  } catch (error) {
    const { whyStopped } = await import("../hooks/run.ts");
    world.stderr.write(`${tellError(error, world.env)}cinclus-guard: ${whyStopped(event)}\n`);
    return exitStatus.failed;
  }
}

async function judge(event: HookEvent, args: readonly string[], world: World): Promise<number> {
  const [{ scanAndJudge }, { afterHook, scanForHook }] = await Promise.all([import("./scan-job.ts"), import("../hooks/run.ts")]);
  const { report } = await scanAndJudge(
    { root: world.cwd, everything: "neither", scan: (prepared) => scanForHook({ event, args }, prepared, world) },
    { "no-progress": true },
    world,
  );
  const failed = statusOf(report, "error");
  if (report.findings.length > 0 || failed !== exitStatus.done) {
    const [{ hookMessage }, { rules }] = await Promise.all([import("../hooks/message.ts"), import("../../rules/index.ts")]);
    const firstCommit = (await new Git(world.cwd, world.env).ask(["rev-parse", "--verify", "--quiet", "HEAD"])) === undefined;
    const colors = wantsColors(world.stderr, world.env, false);
    const blocks = ({ severity }: { readonly severity: string }): boolean => severity === "error";
    world.stderr.write(hookMessage(report, { event, rules, colors, firstCommit, blocks }));
  }
  await afterHook(world);
  return failed;
}

/** This very program, as hooks are to start it. */
export function runtime(): Runtime {
  const [, script = ""] = process.argv;
  return { node: process.execPath, cli: realpathSync(script) };
}

function tellChanges({ folder, changes, committed, attributes }: Changes, { stdout }: World): void {
  for (const { event, chained } of changes) {
    stdout.write(`${event}: installed${chained === undefined ? "" : `; the hook from before runs after it, from ${printable(chained)}`}\n`);
  }
  stdout.write(`Hooks in ${printable(folder)} stop ${stops(changes)} with a Cinclus key. See it done: cinclus-guard doctor\n`);
  if (committed) {
    stdout.write("This folder is part of the repository: commit the hooks, and keep cinclus-guard among the dependencies of package.json.\n");
  }
  if (attributes !== undefined) {
    stdout.write(`Hooks have to keep their line endings on Windows. Put into .gitattributes: ${printable(attributes)}\n`);
  }
}

function stops(changes: Changes["changes"]): string {
  const kinds = new Set(changes.map(({ event }) => (Object.hasOwn(stoppedBy, event) ? stoppedBy[readEvent(event)].what : event)));
  return [...kinds].map((kind) => (kind === "push" ? "pushes" : `${kind}s`)).join(", ");
}
