import type { HookState } from "../hooks/status.ts";
import { loadPolicy } from "../policy/policy.ts";
import { printable } from "../reports/escape.ts";
import { Git } from "../sources/git.ts";
import { exitStatus } from "./exit-status.ts";
import { runtime } from "./hook-job.ts";
import { tellError } from "./tell-error.ts";
import type { World } from "./world.ts";

/** One line of what the doctor says. */
interface Check {
  readonly name: string;
  readonly fine: boolean;
  readonly text: string;
}

/** Checks the tools, the hooks and the configuration, then takes a made-up key down every road. */
export async function examine(world: World): Promise<number> {
  const git = new Git(world.cwd, world.env);
  const [{ hookStatus }, { tryHooks }] = await Promise.all([import("../hooks/status.ts"), import("../hooks/trial.ts")]);
  const status = await hookStatus(git, runtime());
  const checks: Check[] = [checkNode(), await checkGit(git), await checkConfiguration(world), ...status.states.map(checkHook)];
  for (const check of checks) tell(check, world);
  for (const { event, stopped, text } of await tryHooks(status.place, triable(status.states), world.env)) {
    const check = { name: `${event} tried`, fine: stopped, text };
    checks.push(check);
    tell(check, world);
  }
  const wrong = checks.filter(({ fine }) => !fine).length;
  world.stdout.write(wrong === 0 ? "All is well.\n" : `${wrong} of ${checks.length} checks say that something is wrong.\n`);
  return wrong === 0 ? exitStatus.done : exitStatus.findings;
}

/** What is not installed cannot stop anything. */
function triable(states: readonly HookState[]): HookState["event"][] {
  return states.filter(({ state }) => state !== "missing" && state !== "other").map(({ event }) => event);
}

function tell({ name, fine, text }: Check, { stdout }: World): void {
  stdout.write(`${fine ? "ok   " : "WRONG"}  ${name.padEnd(23)} ${printable(text)}\n`);
}

const oldestNode = [20, 19];
/** The first with all that is asked of it: `--end-of-options`, and `--missing` for partial clones. */
const oldestGit = [2, 25];

function checkNode(): Check {
  const { version } = process;
  const fine = atLeast(version, oldestNode);
  return { name: "node", fine, text: fine ? `${version}, ${process.execPath}` : `${version} is too old. Install ${oldestNode.join(".")} or newer.` };
}

async function checkGit(git: Git): Promise<Check> {
  const version = (await git.ask(["version"])) ?? "";
  const fine = atLeast(version, oldestGit);
  return { name: "git", fine, text: fine ? version : `${version} is too old. Install ${oldestGit.join(".")} or newer.` };
}

function atLeast(version: string, [major = 0, minor = 0]: readonly number[]): boolean {
  const [, hasMajor, hasMinor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(hasMajor) > major || (Number(hasMajor) === major && Number(hasMinor) >= minor);
}

async function checkConfiguration(world: World): Promise<Check> {
  try {
    const { source } = await loadPolicy({ root: world.cwd, now: world.now() });
    return { name: "configuration", fine: true, text: source ?? "There is none, and none is needed." };
  } catch (error) {
    return { name: "configuration", fine: false, text: tellError(error, world.env).trim() };
  }
}

function checkHook({ event, state, text }: HookState): Check {
  return { name: event, fine: state === "current" || state === "managed", text };
}
