import { afterEach, beforeEach, inject } from "vitest";

import { type HookedRepository, makeSandbox, type Sandbox } from "./sandbox.ts";

/** What the tests of a file work in: anew for each test, under names that stay. */
export interface Hooked {
  /** The built command, to be started with Node. */
  readonly command: string;
  readonly sandbox: Sandbox;
  /** A repository without a commit, called `work`. */
  readonly repo: HookedRepository;
}

/** @param prepare fills the repository, before each test */
export function useHooked(prepare?: (hooked: Hooked) => void, command = inject("command")): Hooked {
  let current: { sandbox: Sandbox; repo: HookedRepository } | undefined;
  const now = (): { sandbox: Sandbox; repo: HookedRepository } => {
    if (!current) throw new Error("There is a sandbox within tests only.");
    return current;
  };
  const sandbox: Sandbox = {
    get home() {
      return now().sandbox.home;
    },
    run: (...args) => now().sandbox.run(...args),
    repository: (...args) => now().sandbox.repository(...args),
    pathWithoutNode: () => now().sandbox.pathWithoutNode(),
    remove: () => {
      now().sandbox.remove();
    },
  };
  const repo: HookedRepository = {
    get folder() {
      return now().repo.folder;
    },
    git: (...args) => now().repo.git(...args),
    gitWith: (...args) => now().repo.gitWith(...args),
    must: (...args) => now().repo.must(...args),
    write: (...args) => {
      now().repo.write(...args);
    },
    guard: (...args) => now().repo.guard(...args),
    withHooks: (...args) => {
      now().repo.withHooks(...args);
    },
    unseen: (...args) => {
      now().repo.unseen(...args);
    },
  };
  const hooked = { command, sandbox, repo };
  beforeEach(() => {
    const fresh = makeSandbox(command, inject("hooks"));
    current = { sandbox: fresh, repo: fresh.repository("work") };
    prepare?.(hooked);
  });
  afterEach(() => {
    sandbox.remove();
  });
  return hooked;
}
