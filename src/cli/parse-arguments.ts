import { parseArgs } from "node:util";

import { GuardError } from "../errors.ts";
import { nearest } from "../policy/nearest.ts";
import type { Command, Job, Option, Options } from "./command.ts";
import { commands } from "./commands.ts";
import { version } from "./version.ts";

/** What a command line asks for: a job, the help (of a command), or the version. */
export type Parsed = { readonly job: Job } | { readonly help: Command | "general" } | { readonly text: string };

/** The options that every command has. */
export const generalOptions = {
  help: { type: "boolean", short: "h", describe: "Show help" },
  version: { type: "boolean", describe: "Show version number" },
} as const satisfies Options;

/** @throws GuardError that names what is wrong in the command line, and the nearest right thing */
export function parseArguments(argv: readonly string[]): Parsed {
  // Options may stand before the command's name, so they are read before it is known whose they are.
  const everyOption: Options = Object.fromEntries(commands.flatMap(({ options }) => Object.entries(options)));
  const { options: given, words } = read(argv, everyOption);
  const [name] = words;
  const command = commands.find((one) => one.name === name?.value);
  if (given.some((option) => option.name === "help")) return { help: command ?? "general" };
  if (given.some((option) => option.name === "version")) return { text: `${version}\n` };
  if (!command || !name) {
    for (const option of given) if (!Object.hasOwn(everyOption, option.name)) throw unknownOption(option.rawName, everyOption);
    throw name ? unknownCommand(name.value) : new GuardError(`Say what to do: ${commandNames()}. See cinclus-guard --help.`);
  }
  const ownArguments = argv.filter((_, index) => index !== name.index);
  const own = read(ownArguments, command.options);
  checkOptions(own.options, command);
  checkWords(own.words.map(({ value }) => value), command);
  return { job: command.job(ownArguments) };
}

interface GivenOption {
  readonly name: string;
  /** As it was written, with its dashes. */
  readonly rawName: string;
  readonly value?: string | undefined;
  /** True for `--name=value`. */
  readonly inlineValue?: boolean | undefined;
}

interface GivenWord {
  readonly value: string;
  readonly index: number;
}

/** Without complaint, so that what is wrong can be told in our own words. */
function read(argv: readonly string[], options: Options): { options: GivenOption[]; words: GivenWord[] } {
  const known = { ...generalOptions, ...options };
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true, tokens: true });
  return {
    options: tokens.filter((token) => token.kind === "option"),
    words: tokens.filter((token) => token.kind === "positional"),
  };
}

function checkOptions(given: readonly GivenOption[], command: Command): void {
  const seen = new Set<string>();
  for (const { name, rawName, value, inlineValue = false } of given) {
    const option: Option | undefined = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (!option) throw unknownOption(rawName, command.options, command);
    if (option.type === "boolean") {
      if (inlineValue) throw new GuardError(`--${name} takes no value.${seeHelp(command)}`);
    } else if (value === undefined || (!inlineValue && /^-./.test(value))) {
      throw new GuardError(`--${name} needs a value.${seeHelp(command)}`);
    } else {
      checkChoice(`--${name}`, value, option.choices);
    }
    const maySeveral = option.type === "string" && option.multiple;
    if (seen.has(name) && !maySeveral) throw new GuardError(`--${name} was given twice. Give it once.`);
    seen.add(name);
  }
}

function checkWords(words: readonly string[], command: Command): void {
  for (const [index, { name, required, choices }] of command.positionals.entries()) {
    const word = words[index];
    if (word !== undefined) checkChoice(`The ${name}`, word, choices);
    else if (required) throw new GuardError(`Say which ${name}: ${(choices ?? []).join(", ")}.${seeHelp(command)}`);
  }
  const extra = command.positionals.at(-1)?.several ? undefined : words[command.positionals.length];
  if (extra !== undefined) throw new GuardError(`"${extra}" is one argument too many.${seeHelp(command)}`);
}

function checkChoice(what: string, given: string, choices: readonly string[] | undefined): void {
  if (!choices || choices.includes(given)) return;
  const near = nearest(given, choices);
  throw new GuardError(`${what} cannot be "${given}". ${near ? `Did you mean "${near}"?` : `It can be ${choices.join(", ")}.`}`);
}

function unknownCommand(name: string): GuardError {
  const near = nearest(name, commands.map((command) => command.name));
  return new GuardError(`There is no command "${name}". ${near ? `Did you mean "${near}"?` : `There is ${commandNames()}.`}`);
}

function unknownOption(written: string, options: Options, command?: Command): GuardError {
  const near = nearest(written.replace(/^-+/, ""), [...Object.keys(options), ...Object.keys(generalOptions)]);
  const where = command ? ` of ${command.name}` : "";
  return new GuardError(`There is no option ${written}${where}.${near ? ` Did you mean --${near}?` : seeHelp(command)}`);
}

function seeHelp(command: Command | undefined): string {
  return ` See cinclus-guard ${command ? `${command.name} ` : ""}--help.`;
}

function commandNames(): string {
  return commands.map(({ name }) => name).join(", ");
}
