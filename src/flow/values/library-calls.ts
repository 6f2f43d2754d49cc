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
import { constantArgument, memberPath } from "../names.ts";
import { functionResult } from "../results.ts";
import type { SourceFile } from "../value.ts";
import { named, type Follower, type Terminal } from "./terminal.ts";
import { cutsSpaceOff } from "./trimming.ts";

/** A command that gives its argument in another form: PowerShell's `ConvertTo-SecureString "…" -AsPlainText`. */
export function givenByCommand(node: CallNode, file: SourceFile, follower: Follower): readonly Terminal[] | undefined {
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
  const entry = entryAsked(node, name, file, follower);
  if (entry.length) return entry;
  if (hidesSecret.has(name) || takesPart.has(name) || joins.has(name) || formats.has(name)) return undefined;
  const receiver = node.callee.kind === "member" ? node.callee.object : undefined;
  if (receiver && node.args.every(isEncodingName) && givesReceiver.has(name))
    return unlessTrimmed(name, follower.terminals(receiver, file));
  const asks = /^(?:get|fetch)/.test(name) && constantArgument(node, 0) !== undefined;
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

/** An entry that is asked for by a call: `map.get("key")`, `list.at(-1)`, `config.fetch(:key)`. */
function entryAsked(node: CallNode, name: string, file: SourceFile, follower: Follower): readonly Terminal[] {
  const owner = node.callee.kind === "member" ? node.callee.object : undefined;
  const asked = node.args[0]?.value;
  if (!owner || !asked || !/^(?:get|at|fetch|getvalue|getordefault|getproperty|elementat|nth|item)$/.test(name))
    return [];
  const key = numberOf(asked)?.toString() ?? constantArgument(node, 0);
  if (key === undefined) return [];
  const variable = owner.kind === "name" ? file.model.variableOf(owner) : undefined;
  const put = (variable?.entries.get(key) ?? []).flatMap((value) => follower.terminals(value, file));
  return named([...put, ...follower.part(owner, key, file)], key);
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
