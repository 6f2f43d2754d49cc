import {
  commandsGivingArgument,
  firstGiven,
  formats,
  givesFirstArgument,
  givesReceiver,
  hidesSecret,
  joins,
  orElse,
  takesPart,
} from "../../libraries/functions.ts";
import type { Argument, CallNode, Node } from "../../tree/node.ts";
import { environmentAsked, environmentPath } from "../model/environment.ts";
import { constantArgument, memberPath } from "../names.ts";
import { functionResult, resultsOf } from "../results.ts";
import type { SourceFile } from "../value.ts";
import { mostWrites, named, type Follower, type Terminal } from "./terminal.ts";
import { cutsSpaceOff } from "./trimming.ts";

/** A command that gives its argument in another form: PowerShell's `ConvertTo-SecureString "…" -AsPlainText`. */
export function givenByCommand(node: CallNode, file: SourceFile, follower: Follower): readonly Terminal[] | undefined {
  const last = node.args.at(-1)?.value;
  const parses =
    last?.kind === "call" && last.callee.kind === "string" && last.callee.value.toLowerCase() === "convertfrom-json";
  if (parses && node.args[0] && node.args.length === 2) return follower.terminals(node.args[0].value, file);
  const given = node.args.find((argument) => argument.name === undefined || argument.name === "String")?.value;
  const command = node.callee.kind === "string" ? node.callee.value.toLowerCase() : "";
  return given && commandsGivingArgument.has(command) ? follower.terminals(given, file) : undefined;
}

/**
 * What a library's function gives back of what it is given, unchanged. Undefined where it makes something else of it.
 *
 * @param name the last part of the callee, as `plainName` gives it
 */
export function givenByLibrary(
  node: CallNode,
  name: string,
  file: SourceFile,
  follower: Follower,
): readonly Terminal[] | undefined {
  if (firstGiven.has(name) && node.args.length > 1)
    return node.args.flatMap(({ value }) => follower.terminals(functionResult(value), file));
  const asked = environmentAsked(node);
  const set = asked === undefined ? [] : file.model.globalWrites(environmentPath(asked));
  if (set.length) return set.slice(0, mostWrites).flatMap((value) => follower.terminals(value, file));
  const entry = entryAsked(node, name, file, follower);
  if (entry.length) return entry;
  if (hidesSecret.has(name) || takesPart.has(name) || joins.has(name) || formats.has(name)) return undefined;
  const receiver = node.callee.kind === "member" ? node.callee.object : undefined;
  if (receiver && node.args.every(isEncodingName) && givesReceiver.has(name))
    return unlessTrimmed(name, calledBy(name, follower.terminals(receiver, file), follower));
  // Scala's `option.getOrElse("…")` asks for nothing, `map.getOrElse("key", "…")` does.
  const asks =
    /^(?:get|fetch)/.test(name) &&
    constantArgument(node, 0) !== undefined &&
    !(name === "getorelse" && node.args.length === 1);
  if (receiver && orElse.has(name) && !asks) {
    const other = node.args.find((argument) => argument.name === undefined)?.value;
    return [
      ...follower.terminals(receiver, file),
      ...(other && other.kind !== "literal" && !isMessage(name) ? follower.terminals(functionResult(other), file) : []),
    ];
  }
  const wrapped = wrappedBy(node, name);
  return wrapped && unlessTrimmed(name, follower.terminals(functionResult(wrapped), file));
}

/** What a function gives that is asked for it through a method: Java's `supplier.get()`, Kotlin's `make.invoke()`. */
function calledBy(name: string, terminals: readonly Terminal[], follower: Follower): readonly Terminal[] {
  if (!/^(?:get|call|invoke|value)$/.test(name)) return terminals;
  return terminals.flatMap((terminal) => {
    const { node, file } = terminal;
    const results = node.kind === "function" && node.parameters.length === 0 ? resultsOf(node) : [];
    return results.length > 0 ? results.flatMap((result) => follower.terminals(result, file)) : [terminal];
  });
}

/** An entry that is asked for by a call: `map.get("key")`, `list.at(-1)`, `config.fetch(:key)`, Elixir's `Map.get(config, :key)`. */
function entryAsked(node: CallNode, name: string, file: SourceFile, follower: Follower): readonly Terminal[] {
  const receiver = node.callee.kind === "member" ? node.callee.object : undefined;
  const isModule = receiver?.kind === "name" && /^(?:Map|Keyword|Access)$/.test(receiver.name);
  const [owner, asked] = isModule ? node.args.map(({ value }) => value) : [receiver, node.args[0]?.value];
  if (!owner || !asked || !/^(?:get|at|fetch|getvalue|getordefault|getproperty|elementat|nth|item|dig)$/.test(name))
    return [];
  if (name === "dig")
    return dug(
      owner,
      node.args.map(({ value }) => value),
      file,
      follower,
    );
  const key = numberOf(asked)?.toString() ?? (asked.kind === "string" ? asked.value : undefined);
  if (key === undefined) return [];
  const variable = owner.kind === "name" ? file.model.variableOf(owner) : undefined;
  const put = (variable?.entries.get(key) ?? []).flatMap((value) => follower.terminals(value, file));
  return named([...put, ...follower.part(owner, key, file)], key);
}

/** Ruby's `config.dig(:llm, :key)` */
function dug(owner: Node, keys: readonly Node[], file: SourceFile, follower: Follower): readonly Terminal[] {
  let found: readonly Terminal[] = follower.terminals(owner, file);
  for (const key of keys)
    found = key.kind === "string" ? found.flatMap((one) => follower.part(one.node, key.value, one.file)) : [];
  return found;
}

/** The argument that a function gives back in another form: `JSON.stringify(body)`, `Buffer.from(key)`. */
function wrappedBy(node: CallNode, name: string): Node | undefined {
  const first = node.args.find((argument) => argument.name === undefined)?.value;
  const isOne = node.args.length === 1 || /stringify|dumps|json|encode/.test(name);
  return isOne && givesFirstArgument.has(name) && first?.kind !== "literal" ? first : undefined;
}

function unlessTrimmed(name: string, terminals: readonly Terminal[]): readonly Terminal[] | undefined {
  return cutsSpaceOff(name, terminals) ? undefined : terminals;
}

/** What is handed to `expect` and its kin is the text of an error, not another value. */
function isMessage(name: string): boolean {
  return /^(?:expect|context|withcontext|orelsethrow|okor|okorelse|maperr|getorthrow|rescue)$/.test(name);
}

/** `"utf8"` of `buffer.toString("utf8")`, `"utf-8"` of `bytes.decode("utf-8")`. */
function isEncodingName({ value }: Argument): boolean {
  return value.kind === "string"
    ? /^(?:utf-?(?:8|16(?:le)?)|ascii|us-ascii|latin-?1|iso-8859-1|binary)$/i.test(value.value)
    : /^(?:UTF_?8|ASCII|US_ASCII|utf8|ascii|ISO_8859_1)$/.test(memberPath(value)?.at(-1) ?? "");
}

function numberOf(node: Node): number | undefined {
  if (node.kind === "literal") return typeof node.value === "number" ? node.value : undefined;
  const [operand] = node.kind === "operation" && node.operator === "-" ? node.operands : [];
  const number = operand && numberOf(operand);
  return number === undefined ? undefined : -number;
}
