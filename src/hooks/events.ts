import { GuardError } from "../errors.ts";
import { suggestion } from "../policy/nearest.ts";

/** What git calls a hook for, of all that it can. */
export const hookEvents = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push", "pre-receive", "update"] as const;
export type HookEvent = (typeof hookEvents)[number];

/** What is installed where people work: cherry-picks, rebases and reverts pass by the first three, and meet the last. */
export const clientEvents: readonly HookEvent[] = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"];

/** What is installed where people push to. `update` sees the same, one reference at a time. */
export const serverEvents: readonly HookEvent[] = ["pre-receive"];

/** What a hook stops, and how it is got round. */
export interface Stopped {
  readonly what: string;
  /** Nothing where only whoever keeps the server can. */
  readonly around?: string;
}

/** In words for messages. */
export const stoppedBy: Readonly<Record<HookEvent, Stopped>> = {
  "pre-commit": { what: "commit", around: "git commit --no-verify" },
  "pre-merge-commit": { what: "merge", around: "git merge --no-verify" },
  "commit-msg": { what: "commit", around: "git commit --no-verify" },
  "pre-push": { what: "push", around: "git push --no-verify" },
  "pre-receive": { what: "push" },
  update: { what: "push" },
};

/** @throws GuardError for anything but a hook that cinclus-guard knows */
export function readEvent(name: string): HookEvent {
  const event = hookEvents.find((known) => known === name);
  if (event) return event;
  throw new GuardError(`There is no hook "${name}" here. ${suggestion(name, hookEvents)}`);
}
