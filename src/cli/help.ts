import type { Argv, Options as YargsOptions } from "yargs";

import type { Command, Option, Positional } from "./command.ts";
import { commands } from "./commands.ts";
import { exitStatusHelp } from "./exit-status.ts";
import { generalOptions } from "./parse-arguments.ts";

/** The widest that lines are made: beyond that they are hard to read. */
const widest = 100;

const generalExamples: Command["examples"] = [
  ["scan", "Scan the files of this folder"],
  ["audit", "Scan the whole history of this repository"],
];

/** What `--help` shows. yargs draws it, and is loaded for nothing else: it would cost every run a third of its start. */
export async function helpText(subject: Command | "general", columns = widest): Promise<string> {
  const { default: yargs } = await import("yargs");
  const cli = yargs(subject === "general" ? [] : [subject.name])
    .scriptName("cinclus-guard")
    .help(false)
    .version(false)
    .wrap(Math.min(widest, columns))
    .options(forYargs(generalOptions));
  if (subject === "general") {
    cli.usage("$0 <command>\n\nKeeps the API keys of Cinclus from leaking.");
    withEnd(cli, generalExamples);
  }
  for (const command of subject === "general" ? commands : [subject])
    cli.command(usage(command), command.summary, (own) => {
      for (const { name, describe, choices } of command.positionals)
        own.positional(name, { type: "string", describe, ...(choices && { choices }) });
      return withEnd(own.options(forYargs(command.options)), command.examples);
    });
  return `${await cli.getHelp()}\n`;
}

function usage({ name, positionals }: Command): string {
  return [name, ...positionals.map(placeholder)].join(" ");
}

function placeholder({ name, required, several }: Positional): string {
  const inner = several ? `${name}..` : name;
  return required ? `<${inner}>` : `[${inner}]`;
}

function forYargs(options: Readonly<Record<string, Option>>): Record<string, YargsOptions> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]): [string, YargsOptions] => [
      name,
      option.type === "boolean"
        ? { type: "boolean", describe: option.describe, ...(option.short !== undefined && { alias: option.short }) }
        : {
            type: option.multiple ? "array" : "string",
            describe: option.describe,
            ...(option.choices && { choices: option.choices }),
            ...(option.otherwise !== undefined && { defaultDescription: option.otherwise }),
          },
    ]),
  );
}

function withEnd<T>(cli: Argv<T>, examples: Command["examples"]): Argv<T> {
  return cli.example(examples.map(([line, what]) => [`$0 ${line}`, what])).epilogue(exitStatusHelp);
}
