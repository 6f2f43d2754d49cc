import { parseArgs } from "node:util";

import type { World } from "./world.ts";

/** What a command does once its arguments are read; yields the exit status. */
export type Job = (world: World) => Promise<number>;

/** An option in the words of Node's `parseArgs`, with what is checked of it and what `--help` says. */
export type Option = Flag | Setting;

interface Flag {
  readonly type: "boolean";
  readonly describe: string;
  readonly short?: string;
}

interface Setting {
  readonly type: "string";
  readonly describe: string;
  /** It may be given several times. */
  readonly multiple?: true;
  readonly choices?: readonly string[];
  /** What holds where it is not given, for the help. */
  readonly otherwise?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** An argument without a name. */
export interface Positional {
  readonly name: string;
  readonly describe: string;
  readonly required?: true;
  /** All that follow belong to it. */
  readonly several?: true;
  readonly choices?: readonly string[];
}

interface Described<Own extends Options> {
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly Positional[];
  readonly options: Own;
  /** Command lines without the program's name, and what they do. */
  readonly examples: readonly (readonly [line: string, what: string])[];
}

/**
 * One command. It is loaded for every run, so its job's code is imported only when the job starts.
 */
export interface Command extends Described<Options> {
  /** @param argv what stands behind the command's name, already checked */
  readonly job: (argv: readonly string[]) => Job;
}

type Values<Own extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: Own; allowPositionals: true }>>["values"];

/** Makes a command whose job gets the values of its options, and its other arguments. */
export function defineCommand<const Own extends Options>(
  command: Described<Own> & { readonly start: (values: Values<Own>, words: readonly string[], world: World) => Promise<number> },
): Command {
  return {
    ...command,
    job(argv) {
      const { values, positionals } = parseArgs({ args: [...argv], options: command.options, allowPositionals: true });
      return (world) => command.start(values, positionals, world);
    },
  };
}
