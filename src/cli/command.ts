import type { Argv } from "yargs";

import type { World } from "./world.ts";

/** What a command does once its arguments are read; yields the exit status. */
export type Job = (world: World) => Promise<number>;

/**
 * One command. `register` tells yargs its arguments, and calls `choose` with its job when the command line names it.
 * It is loaded for every run, so its job's code is imported only when the job starts.
 */
export interface Command {
  readonly name: string;
  /** The names of its options, for suggestions. */
  readonly options: readonly string[];
  register(yargs: Argv, choose: (job: Job) => void): void;
}
