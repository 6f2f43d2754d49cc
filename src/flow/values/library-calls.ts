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
  const call: LibraryCall = { node, name, file, receiver: receiverOf(node) };
  const told = firstOfGiven(call, follower) ?? setElsewhere(call, follower) ?? entryAsked(call, follower);
  if (told) return told;
  if (makesSomethingElse(name)) return undefined;
  if (call.receiver && givesReceiver.has(name) && node.args.every(isEncodingName))
    return unlessTrimmed(name, calledBy(name, follower.terminals(call.receiver, file), follower));
  const either = receiverOrFallback(call, follower);
  if (either) return either;
  const wrapped = wrappedBy(node, name);
  return wrapped && unlessTrimmed(name, follower.terminals(functionResult(wrapped), file));
}

/** A call of a library's function, and what is asked of it again and again. */
interface LibraryCall {
  readonly node: CallNode;
  /** The last part of the callee, as `plainName` gives it. */
  readonly name: string;
  readonly file: SourceFile;
  /** What it is called on. */
  readonly receiver: Node | undefined;
}

function receiverOf({ callee }: CallNode): Node | undefined {
  return callee.kind === "member" ? callee.object : undefined;
}

function makesSomethingElse(name: string): boolean {
  return hidesSecret.has(name) || takesPart.has(name) || joins.has(name) || formats.has(name);
}

/** Any of its arguments: Go's `cmp.Or(os.Getenv("KEY"), "…")`, `COALESCE(a, b)`. */
function firstOfGiven({ node, name, file }: LibraryCall, follower: Follower): readonly Terminal[] | undefined {
  if (!firstGiven.has(name) || node.args.length < 2) return undefined;
  return node.args.flatMap(({ value }) => follower.terminals(functionResult(value), file));
}

/** What the file itself gives to the variable of the environment that is asked for: `os.Setenv("KEY", "…")` of `os.Getenv("KEY")`. */
function setElsewhere({ node, file }: LibraryCall, follower: Follower): readonly Terminal[] | undefined {
  const asked = environmentAsked(node);
  const set = asked === undefined ? [] : file.model.globalWrites(environmentPath(asked));
  return set.length > 0 ? set.slice(0, mostWrites).flatMap((value) => follower.terminals(value, file)) : undefined;
}

/** What it is called on, or what stands in where that is nothing: `env("KEY").unwrap_or("…")`. */
function receiverOrFallback(call: LibraryCall, follower: Follower): readonly Terminal[] | undefined {
  const { node, name, file, receiver } = call;
  if (!receiver || !orElse.has(name) || asksForEntry(call)) return undefined;
  const other = node.args.find((argument) => argument.name === undefined)?.value;
  const isFallback = other && other.kind !== "literal" && !isMessage(name);
  return [
    ...follower.terminals(receiver, file),
    ...(isFallback ? follower.terminals(functionResult(other), file) : []),
  ];
}

/** Scala's `option.getOrElse("…")` asks for nothing, `map.getOrElse("key", "…")` does. */
function asksForEntry({ node, name }: LibraryCall): boolean {
  if (!/^(?:get|fetch)/.test(name) || constantArgument(node, 0) === undefined) return false;
  return name !== "getorelse" || node.args.length !== 1;
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

/** Functions that take an entry out of what they are called on, by its name or place. */
const takesEntry = /^(?:get|at|fetch|getvalue|getordefault|getproperty|elementat|nth|item|dig)$/;

/** An entry that is asked for by a call: `map.get("key")`, `list.at(-1)`, `config.fetch(:key)`, Elixir's `Map.get(config, :key)`. */
function entryAsked({ node, name, file, receiver }: LibraryCall, follower: Follower): readonly Terminal[] | undefined {
  const given = node.args.map(({ value }) => value);
  const isModule = receiver?.kind === "name" && /^(?:Map|Keyword|Access)$/.test(receiver.name);
  const [owner, asked] = isModule ? given : [receiver, given[0]];
  if (!owner || !asked || !takesEntry.test(name)) return undefined;
  const found = name === "dig" ? dug(owner, given, file, follower) : entryOf(owner, asked, file, follower);
  return found.length > 0 ? found : undefined;
}

function entryOf(owner: Node, asked: Node, file: SourceFile, follower: Follower): readonly Terminal[] {
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
