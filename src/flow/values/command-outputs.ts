import type { Argument, CallNode, FunctionNode, Node } from "../../tree/node.ts";
import { Value, type SourceFile } from "../value.ts";
import type { TextReader } from "./text-call.ts";
import { decodedText, filledPattern } from "./texts.ts";
import { trimmedValue } from "./trimming.ts";

/** How many functions and pipes an output is followed through. */
const deepest = 8;

/** A command, where it stands, and how many functions and pipes lead to it. */
interface Command {
  readonly call: CallNode;
  readonly file: SourceFile;
  readonly reader: TextReader;
  readonly depth: number;
  /** Its arguments that are no flags. */
  readonly words: readonly Node[];
}

type Output = readonly Value[] | undefined;

/** What a command prints, where that is known: `echo "…"`, `cat <<EOF`, `… | base64 -d`, a function of the script. */
export function commandOutput(call: CallNode, file: SourceFile, reader: TextReader, depth = 0): Output {
  if (depth > deepest || call.callee.kind !== "string") return undefined;
  const name = call.callee.value.toLowerCase();
  const command: Command = { call, file, reader, depth, words: wordsOf(call) };
  const output = outputs.get(name);
  if (output) return output(command);
  const fn = file.model.functionsNamed(name).at(-1);
  return fn ? printedBy(fn, command) : outputOfVariable(command, call.callee.value);
}

const outputs: ReadonlyMap<string, (command: Command) => Output> = new Map([
  ["|", pipedThrough],
  ["echo", outputOfEcho],
  ["write-output", outputOfEcho],
  ["printf", outputOfPrintf],
  ["cat", (command) => (command.words.length === 0 ? textOf(command, handedOver(command.call)) : undefined)],
  ["read", (command) => textOf(command, handedOver(command.call))],
  ["base64", outputOfBase64],
]);

function textOf({ reader, file }: Command, node: Node | undefined): Output {
  return node && reader.values(node, file).map(trimmedValue);
}

function outputOfEcho(command: Command): Output {
  return command.words.length === 1 ? textOf(command, command.words[0]) : undefined;
}

function outputOfPrintf(command: Command): Output {
  const { call, file, reader, words } = command;
  // Behind `-v` stands the variable that it is printed into.
  const printsInto = has(call, "v") ? 1 : 0;
  const [pattern, given] = words.slice(printsInto);
  const isPlain = pattern?.kind === "string" && /^%s(?:\\n)?$/.test(pattern.value.trimEnd());
  if (isPlain || !given) return textOf(command, isPlain ? given : pattern);
  return filledPattern(undefined, call.args.slice(printsInto), (node) => reader.values(node, file))?.map(trimmedValue);
}

/** `base64 -d <<< "…"` */
function outputOfBase64(command: Command): Output {
  const encoded = decodes(command.call) ? textOf(command, handedOver(command.call)) : undefined;
  return encoded && decodedText(encoded);
}

/** What the last command of a function prints, or what it returns in PowerShell. */
function printedBy(fn: FunctionNode, { call, file, reader, depth }: Command): Output {
  const last = fn.body.at(-1);
  const result = last?.kind === "return" ? last.value : last;
  if (!result) return undefined;
  const given = givingArguments(reader, fn, call);
  return isCommand(result) ? commandOutput(result, file, given, depth + 1) : given.values(result, file);
}

/** Azure Pipelines replaces `$(base)` by a variable before a shell sees it. */
function outputOfVariable({ call, file, reader }: Command, name: string): Output {
  const settings = call.args.length === 0 ? file.model.settingsFor(call, name) : [];
  return settings.length > 0 ? settings.flatMap((setting) => reader.values(setting, file)) : undefined;
}

function pipedThrough({ call, file, reader, depth }: Command): Output {
  const [first, ...stages] = call.args.map(({ value }) => value);
  if (!first) return undefined;
  let text = isCommand(first) ? commandOutput(first, file, reader, depth + 1) : reader.values(first, file);
  for (const stage of stages) {
    if (!text || !isCommand(stage) || stage.callee.kind !== "string") return undefined;
    text = changed(stage, stage.callee.value, text);
  }
  return text;
}

function changed(stage: CallNode, command: string, text: readonly Value[]): Output {
  if (command === "base64") return decodes(stage) ? decodedText(text) : undefined;
  if (/^(?:cat|tee|xargs)$/.test(command) && stage.args.length === 0) return text;
  // `tr -d ' \n'`, of white space only.
  const [set] = wordsOf(stage);
  const isSpace = set?.kind === "string" && /^(?:\s|\\[nrt]|\[:space:\])+$/.test(set.value);
  return command === "tr" && has(stage, "d") && isSpace ? text.map(trimmedValue) : undefined;
}

/** Reads a function's own parameters as what one call hands to them: `$1` of `header "$KEY"`. */
function givingArguments(reader: TextReader, fn: FunctionNode, call: CallNode): TextReader {
  const given = wordsOf(call);
  const argumentOf = (node: Node): Node | undefined => {
    const index = node.kind === "name" ? fn.parameters.findIndex(({ name }) => name === node.name) : -1;
    const parameter = fn.parameters[index];
    // A shell counts its parameters, those that are never read included.
    const position = parameter && /^\d+$/.test(parameter.name) ? Number(parameter.name) - 1 : index;
    return call.args.find(({ name }) => name !== undefined && name === parameter?.name)?.value ?? given[position];
  };
  const values = (node: Node, file: SourceFile): readonly Value[] => {
    const argument = argumentOf(node);
    if (argument) return reader.used(argument, file);
    const isMade = node.kind === "template" && node.parts.some((part) => argumentOf(part) !== undefined);
    if (!isMade) return reader.values(node, file);
    return [new Value(node.parts.flatMap((part) => (values(part, file)[0] ?? new Value([])).pieces))];
  };
  return { ...reader, values };
}

function wordsOf({ args }: CallNode): readonly Node[] {
  return args.filter(({ name }) => name === undefined).map(({ value }) => value);
}

function isCommand(node: Node): node is CallNode {
  return node.kind === "call" && node.command === true;
}

function decodes(call: CallNode): boolean {
  return has(call, "d") || has(call, "D") || has(call, "decode");
}

function has({ args }: CallNode, flag: string): boolean {
  return args.some(({ name }: Argument) => name === flag);
}

/** The text of a here-document or a here-string. */
function handedOver({ args }: CallNode): Node | undefined {
  return args.find(({ name }) => name?.startsWith("<<"))?.value;
}
