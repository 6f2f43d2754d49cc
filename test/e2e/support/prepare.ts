import { existsSync } from "node:fs";
import { join } from "node:path";

import type { TestProject } from "vitest/node";

import { buildCommand } from "./built-command.ts";
import { makeSandbox } from "./sandbox.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The built command, to be started with Node. */
    readonly command: string;
    /** A folder with `client` and `server`: hooks as `hook install` has written them. */
    readonly hooks: string;
  }
}

/** Builds the command and has it write its hooks, once for all files of tests. */
export default async function prepare(project: TestProject): Promise<() => void> {
  const command = await buildCommand();
  const sandbox = makeSandbox(command.bin);
  const client = sandbox.repository("client");
  const server = sandbox.repository("server", "--bare");
  for (const [repository, ...events] of [[client] as const, [server, "pre-receive"] as const, [server, "update"] as const]) {
    const { status, said } = repository.guard("hook", "install", ...events);
    if (status !== 0) throw new Error(`hook install failed: ${said}`);
  }
  for (const hook of ["client/.git/hooks/pre-push", "server/hooks/update"]) {
    if (!existsSync(join(sandbox.home, hook))) throw new Error(`hook install has not written ${hook}.`);
  }
  project.provide("command", command.bin);
  project.provide("hooks", sandbox.home);
  return () => {
    sandbox.remove();
    command.remove();
  };
}
