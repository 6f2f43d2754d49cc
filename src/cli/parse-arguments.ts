import yargs, { type Argv } from "yargs";

import { GuardError } from "../errors.ts";
import { nearest } from "../policy/nearest.ts";
import type { Job } from "./command.ts";
import { commands } from "./commands.ts";
import { exitStatusHelp } from "./exit-status.ts";
import { version } from "./version.ts";
import type { World } from "./world.ts";

/** What a command line asks for: a job, or a text such as the help. */
export type Parsed = { readonly job: Job } | { readonly text: string };

const generalOptions = ["help", "version"];

/** @throws GuardError that names what is wrong in the command line, and the nearest right thing */
export function parseArguments(argv: readonly string[], world: World): Parsed {
  let job: Job | undefined;
  let text = "";
  const parser = createParser(world);
  for (const command of commands) {
    command.register(parser, (chosen) => {
      job = chosen;
    });
  }
  parser.fail((message: string | null, error: unknown) => {
    if (error instanceof GuardError || (error instanceof Error && !message)) throw error;
    throw new GuardError(explain(message ?? "", argv));
  });
  // Every handler only chooses a job, so that all is done when this returns.
  void parser.parse([...argv], {}, (_error: unknown, _arguments: unknown, output: string) => {
    text = output;
  });
  if (text) return { text: `${text}\n` };
  if (job) return { job };
  throw new GuardError(`Say what to do: ${commandNames().join(", ")}. See cinclus-guard --help.`);
}

function createParser(world: World): Argv {
  return yargs()
    .scriptName("cinclus-guard")
    .usage("$0 <command>\n\nKeeps the API keys of Cinclus from leaking.")
    .parserConfiguration({
      // Names such as --no-cache are options of their own, so that a misspelt one can be told by its full name.
      "boolean-negation": false,
      // `--format json src` has one format and one path.
      "greedy-arrays": false,
      "parse-numbers": false,
      "dot-notation": false,
    })
    .strict()
    .locale("en")
    .wrap(world.stdout.isTTY ? Math.min(100, world.stdout.columns ?? 80) : 100)
    .version(version)
    .help()
    .alias("help", "h")
    .example("$0 scan", "Scan the files of this folder")
    .example("$0 audit", "Scan the whole history of this repository")
    .epilogue(exitStatusHelp)
    .check(refuseTwice);
}

const severalTimes = ["_", "format", "rule", "paths", "words"];

/** yargs makes a list of an option that is given twice, whether that makes sense or not. */
function refuseTwice(args: object): true {
  for (const [name, value] of Object.entries(args)) {
    if (Array.isArray(value) && !severalTimes.includes(name)) {
      throw new GuardError(`--${name} was given twice. Give it once.`);
    }
  }
  return true;
}

/** Turns what yargs says into a sentence with the next step. */
function explain(message: string, argv: readonly string[]): string {
  const unknown = /^Unknown (argument|command)s?: (.*)$/.exec(message);
  if (unknown) {
    const [, kind, names = ""] = unknown;
    const [name = ""] = names.split(", ");
    const written = argv.find((word) => word.replace(/^-+/, "").split("=")[0] === name) ?? name;
    if (kind === "argument" && written.startsWith("-")) return unknownOption(written.split("=")[0] ?? written, argv);
    return commandOf(argv) ? `"${name}" is one argument too many.${seeHelp(argv)}` : unknownCommand(name);
  }
  const missing = /^Not enough arguments following: (.*)$/.exec(message);
  if (missing) return `--${missing[1] ?? ""} needs a value.${seeHelp(argv)}`;
  const values = /Argument: ([\w-]+), Given: "(.*)", Choices: (.*)/.exec(message);
  if (values) {
    const [, name = "", given = "", choices = ""] = values;
    const names = choices.replaceAll('"', "").split(", ");
    const near = nearest(given, names);
    return `--${name} cannot be "${given}". ${near ? `Did you mean "${near}"?` : `It can be ${names.join(", ")}.`}`;
  }
  const [firstLine = ""] = message.split("\n");
  return `${firstLine.replace(/\.?$/, ".")}${seeHelp(argv)}`;
}

function unknownCommand(name: string): string {
  const near = nearest(name, commandNames());
  return `There is no command "${name}". ${near ? `Did you mean "${near}"?` : `There is ${commandNames().join(", ")}.`}`;
}

function unknownOption(written: string, argv: readonly string[]): string {
  const command = commands.find(({ name }) => name === commandOf(argv));
  const known = command ? command.options : commands.flatMap(({ options }) => options);
  const near = nearest(written.replace(/^-+/, ""), [...new Set([...known, ...generalOptions])]);
  const where = command ? ` of ${command.name}` : "";
  return `There is no option ${written}${where}.${near ? ` Did you mean --${near}?` : seeHelp(argv)}`;
}

function seeHelp(argv: readonly string[]): string {
  const command = commandOf(argv);
  return ` See cinclus-guard ${command ? `${command} ` : ""}--help.`;
}

function commandOf(argv: readonly string[]): string | undefined {
  return argv.find((word) => commandNames().includes(word));
}

function commandNames(): string[] {
  return commands.map(({ name }) => name);
}
