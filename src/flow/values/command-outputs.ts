import type { Argument, CallNode, FunctionNode, Node } from "../../tree/node.ts";
import { Value, type SourceFile } from "../value.ts";
import type { TextReader } from "./text-call.ts";
import { decodedText, filledPattern } from "./texts.ts";
import { trimmedValue } from "./trimming.ts";

/** How many functions and pipes an output is followed through. */
const deepest = 8;

/** What a command prints, where that is known: `echo "…"`, `cat <<EOF`, `… | base64 -d`, a function of the script. */
export function commandOutput(
  call: CallNode,
  file: SourceFile,
  reader: TextReader,
  depth = 0,
): readonly Value[] | undefined {
  if (depth > deepest || call.callee.kind !== "string") return undefined;
  const command = call.callee.value.toLowerCase();
  const words = call.args.filter(({ name }) => name === undefined).map(({ value }) => value);
  const text = (node: Node | undefined): readonly Value[] | undefined =>
    node && reader.values(node, file).map(trimmedValue);
  switch (command) {
    case "|":
      return pipedThrough(call, file, reader, depth);
    case "echo":
    case "write-output":
      return words.length === 1 ? text(words[0]) : undefined;
    case "printf": {
      // Behind `-v` stands the variable that it is printed into.
      const [pattern, given] = has(call, "v") ? words.slice(1) : words;
      const isPlain = pattern?.kind === "string" && /^%s(?:\\n)?$/.test(pattern.value.trimEnd());
      if (isPlain || !given) return text(isPlain ? given : pattern);
      return filledPattern(undefined, call.args.slice(has(call, "v") ? 1 : 0), (node) =>
        reader.values(node, file),
      )?.map(trimmedValue);
    }
    case "cat":
      return words.length === 0 ? text(handedOver(call)) : undefined;
    case "read":
      return text(handedOver(call));
    case "base64": {
      const encoded = decodes(call) ? text(handedOver(call)) : undefined;
      return encoded && decodedText(encoded);
    }
    default: {
      const fn = file.model.functionsNamed(command).at(-1);
      if (fn) return printedBy(fn, file, givingArguments(reader, fn, call), depth);
      // Azure Pipelines replaces `$(base)` by a variable before a shell sees it.
      const settings = call.args.length === 0 ? file.model.settingsFor(call, call.callee.value) : [];
      return settings.length > 0 ? settings.flatMap((setting) => reader.values(setting, file)) : undefined;
    }
  }
}

function pipedThrough(
  pipe: CallNode,
  file: SourceFile,
  reader: TextReader,
  depth: number,
): readonly Value[] | undefined {
  const [first, ...stages] = pipe.args.map(({ value }) => value);
  if (!first) return undefined;
  let text = isCommand(first) ? commandOutput(first, file, reader, depth + 1) : reader.values(first, file);
  for (const stage of stages) {
    if (!text || !isCommand(stage) || stage.callee.kind !== "string") return undefined;
    text = changed(stage, stage.callee.value, text);
  }
  return text;
}

function changed(stage: CallNode, command: string, text: readonly Value[]): readonly Value[] | undefined {
  if (command === "base64") return decodes(stage) ? decodedText(text) : undefined;
  if (/^(?:cat|tee|xargs)$/.test(command) && stage.args.length === 0) return text;
  // `tr -d ' \n'`, of white space only.
  const [set] = stage.args.filter(({ name }) => name === undefined).map(({ value }) => value);
  const isSpace = set?.kind === "string" && /^(?:\s|\\[nrt]|\[:space:\])+$/.test(set.value);
  return command === "tr" && has(stage, "d") && isSpace ? text.map(trimmedValue) : undefined;
}

/** What the last command of a function prints, or what it returns in PowerShell. */
function printedBy(
  fn: FunctionNode,
  file: SourceFile,
  reader: TextReader,
  depth: number,
): readonly Value[] | undefined {
  const last = fn.body.at(-1);
  const result = last?.kind === "return" ? last.value : last;
  if (!result) return undefined;
  return isCommand(result) ? commandOutput(result, file, reader, depth + 1) : reader.values(result, file);
}

/** Reads a function's own parameters as what one call hands to them: `$1` of `header "$KEY"`. */
function givingArguments(reader: TextReader, fn: FunctionNode, call: CallNode): TextReader {
  const given = call.args.filter(({ name }) => name === undefined).map(({ value }) => value);
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
