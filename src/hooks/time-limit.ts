import { GuardError } from "../errors.ts";
import type { HookEvent } from "./events.ts";

/** Seconds. Long enough for what is large and slow, short enough for whoever waits for something that hangs. */
export const timeLimits: Readonly<Record<HookEvent, number>> = {
  "pre-commit": 120,
  "pre-merge-commit": 120,
  "commit-msg": 120,
  "pre-push": 600,
  "pre-receive": 600,
  update: 600,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** In seconds; 0 where somebody wants none. */
function readTimeLimit(event: HookEvent, { CINCLUS_GUARD_TIMEOUT: wanted = "" }: Environment): number {
  if (wanted === "") return timeLimits[event];
  if (/^\d{1,6}$/.test(wanted)) return Number(wanted);
  throw new GuardError(`CINCLUS_GUARD_TIMEOUT is ${wanted}. Give it whole seconds, or 0 for no limit.`);
}

/**
 * Gives up waiting at the time limit. The hook's script has a limit too, but hook managers do without that script.
 *
 * @param stop ends what hangs, so that the process can end
 * @throws GuardError at the time limit
 */
export async function withinTimeLimit<T>(event: HookEvent, env: Environment, work: () => Promise<T>, stop: () => void): Promise<T> {
  const limit = readTimeLimit(event, env);
  if (limit === 0) return work();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      stop();
      const more = "For more time, set the environment variable CINCLUS_GUARD_TIMEOUT to a number of seconds.";
      fail(new GuardError(`The check was not done after ${limit} seconds. ${more}`));
    }, limit * 1000);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
