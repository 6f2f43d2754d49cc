import { fakeKey } from "../cinclus/fake-key.ts";
import type { HookEvent } from "./events.ts";
import type { HookPlace } from "./places.ts";
import { makeScratch, type Outcome, type Scratch } from "./scratch.ts";

/** How a made-up key fared on one road. */
export interface Trial {
  readonly event: HookEvent;
  readonly stopped: boolean;
  /** A full sentence. */
  readonly text: string;
}

/** Takes a made-up key down every road that has a hook, in a scratch repository, and sees whether it gets through. */
export async function tryHooks(
  place: HookPlace,
  events: readonly HookEvent[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const event of events) {
    const scratch = await makeScratch(place, env);
    try {
      trials.push(judge(event, await roads[event](scratch, place)));
    } finally {
      await scratch.remove();
    }
  }
  return trials;
}

const fileName = "cinclus-guard-doctor.txt";
const line = `The key of ${fileName}: ${fakeKey("service", 77)}\n`;

type Road = (scratch: Scratch, place: HookPlace) => Promise<Outcome>;

const push: Road = async (scratch) => {
  await commitUnseen(scratch);
  return scratch.git("push", "--quiet", "origin", "HEAD:refs/heads/trial");
};

const receive: Road = async (scratch, { folder }) => {
  await commitUnseen(scratch);
  await scratch.prepare("--git-dir", scratch.bare, "config", "core.hooksPath", folder);
  return scratch.git("push", "--quiet", "--no-verify", "origin", "HEAD:refs/heads/trial");
};

const roads: Readonly<Record<HookEvent, Road>> = {
  "pre-commit": async (scratch) => {
    await scratch.write(fileName, line);
    await scratch.prepare("add", fileName);
    return scratch.git("commit", "--quiet", "--message=trial");
  },
  "pre-merge-commit": async (scratch) => {
    await scratch.prepare("checkout", "--quiet", "-b", "side");
    await commitUnseen(scratch);
    await scratch.prepare("checkout", "--quiet", "-");
    return scratch.git("merge", "--quiet", "--no-ff", "--no-edit", "side");
  },
  "commit-msg": (scratch) => scratch.git("commit", "--quiet", "--allow-empty", `--message=${line.trim()}`),
  "pre-push": push,
  "pre-receive": receive,
  update: receive,
};

async function commitUnseen(scratch: Scratch): Promise<void> {
  await scratch.write(fileName, line);
  await scratch.prepare("add", fileName);
  await scratch.prepare("commit", "--quiet", "--no-verify", "--message=trial");
}

function judge(event: HookEvent, { done, said }: Outcome): Trial {
  if (done) return { event, stopped: false, text: "A made-up key got through. See: cinclus-guard hook status" };
  if (said.includes("cinclus-guard has stopped this")) return { event, stopped: true, text: "A made-up key was stopped." };
  const reason = said.split("\n").find((words) => words.trim() !== "") ?? "no reason was given";
  return { event, stopped: false, text: `Blocked, but not by cinclus-guard's findings: ${reason.trim()}` };
}
