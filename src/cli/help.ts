import type { Command, Option, Positional } from "./command.ts";
import { commands } from "./commands.ts";
import { exitStatusHelp } from "./exit-status.ts";
import { generalOptions } from "./parse-arguments.ts";

/** The widest that lines are made: beyond that they are hard to read. */
const widest = 100;

/** What `--help` shows. */
export function helpText(subject: Command | "general", columns = widest): string {
  const width = Math.min(widest, columns);
  const parts = subject === "general" ? generalHelp(width) : commandHelp(subject, width);
  return `${[...parts, exitStatusHelp].join("\n\n")}\n`;
}

function generalHelp(width: number): string[] {
  return [
    "cinclus-guard <command>",
    "Keeps the API keys of Cinclus from leaking.",
    section("Commands", commands.map((command) => [usage(command), command.summary]), width),
    section("Options", optionRows(generalOptions), width),
    examples([["scan", "Scan the files of this folder"], ["audit", "Scan the whole history of this repository"]], width),
  ];
}

function commandHelp(command: Command, width: number): string[] {
  const { positionals, options, summary } = command;
  return [
    usage(command),
    summary,
    ...(positionals.length > 0 ? [section("Arguments", positionals.map(positionalRow), width)] : []),
    section("Options", optionRows({ ...options, ...generalOptions }), width),
    examples(command.examples, width),
  ];
}

type Row = readonly [left: string, right: string];

function usage({ name, positionals }: Command): string {
  const words = positionals.map((one) => {
    const inner = one.several ? `${one.name}..` : one.name;
    return one.required ? `<${inner}>` : `[${inner}]`;
  });
  return ["cinclus-guard", name, ...words].join(" ");
}

function positionalRow({ name, describe, choices }: Positional): Row {
  return [name, describe + (choices ? ` [${choices.join(", ")}]` : "")];
}

function optionRows(options: Readonly<Record<string, Option>>): Row[] {
  return Object.entries(options).map(([name, option]) => {
    if (option.type === "boolean") return [`${option.short ? `-${option.short}, ` : ""}--${name}`, option.describe];
    const notes = [
      ...(option.choices ? [` [${option.choices.join(", ")}]`] : []),
      ...(option.otherwise === undefined ? [] : [` [default: ${option.otherwise}]`]),
    ];
    return [`--${name} ${option.value}`, option.describe + notes.join("")];
  });
}

function examples(rows: readonly Row[], width: number): string {
  return section("Examples", rows.map(([line, what]) => [`cinclus-guard ${line}`, what]), width);
}

/** Two columns; what is too long for the right one goes on below. */
function section(title: string, rows: readonly Row[], width: number): string {
  const left = Math.min(Math.max(...rows.map(([name]) => name.length)), Math.floor(width / 2));
  const lines = rows.flatMap(([name, text]) => {
    const [first = "", ...more] = wrap(text, width - left - 4);
    const begin = name.length > left ? [`  ${name}`, `  ${" ".repeat(left)}  ${first}`] : [`  ${name.padEnd(left)}  ${first}`];
    return [...begin, ...more.map((line) => `  ${" ".repeat(left)}  ${line}`)];
  });
  return [`${title}:`, ...lines].join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
