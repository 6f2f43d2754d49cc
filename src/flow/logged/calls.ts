import { formats } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import { argumentsBeforeFailure, failsWithBlock } from "../../libraries/failures.ts";
import { isLogger, isTypeOfLogger, makesError, writesToLog } from "../../libraries/logs.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { lastName, memberPath } from "../names.ts";
import { resultsOf } from "../results.ts";
import { loggedByCommand, pipedToLog } from "./commands.ts";
import { withoutMasked } from "./masked-by-format.ts";
import { writesOtherFile } from "./file-writers.ts";
import { isLogFile } from "./log-file.ts";

/** What a call hands to a log, to output or to an error: all or some of its arguments. */
export function loggedByCall(flow: Flow, call: CallNode): readonly Node[] {
  if (call.command && call.callee.kind === "string" && call.callee.value === "|") return pipedToLog(flow, call);
  if (call.command) return loggedByCommand(flow, call);
  const path = calledPath(flow, call);
  const [target] = call.args;
  if (writesFile.test(path.at(-1) ?? "") && target && flow.values(target.value).some(({ text }) => isLogFile(text)))
    return call.args.slice(1).map(({ value }) => value);
  // `fwrite(STDERR, "…")`, `fwrite(text, 1, length, stderr)`
  const streams = call.args.filter(({ value }) => /^std(?:err|out)$/i.test(memberPath(value)?.at(-1) ?? ""));
  if (streams.length > 0 && /^f?write(?:ln|_all|_fmt)?$/i.test(path.at(-1) ?? ""))
    return call.args.filter((argument) => !streams.includes(argument)).map(({ value }) => value);
  const block = call.args.at(-1)?.value;
  if (failsWithBlock(path.at(-1) ?? "") && block?.kind === "function" && call.args.length > 1) return [block];
  const before = argumentsBeforeFailure(path);
  if (before !== undefined) {
    const told = call.args.slice(before).map(({ value }) => value);
    return withoutMasked(writesToLog(path) ? told : fromTextOn(told));
  }
  if (!writesToLog(path) && !makesError(path)) return [];
  if (path.length === 2 && writesOtherFile(flow, call)) return [];
  // `print(key, file=open(".env", "w"))` and `fmt.Fprintf(file, …)` write a file, not a log.
  const file = call.args.find(({ name }) => name === "file");
  if (file && !/std(?:err|out)/.test(memberPath(file.value)?.join(".") ?? "") && !isOpenedLog(flow, file.value))
    return [];
  const told = call.args.filter(({ name }) => name !== "file" && name !== "sep" && name !== "end");
  return withoutMasked(told.map(({ value }) => value));
}

/** The text that a call fails with and what fills it. What stands before it is checked and not told. */
function fromTextOn(args: readonly Node[]): readonly Node[] {
  const text = args.findIndex(isFilledText);
  return text < 0 ? [] : args.slice(text);
}

/** A text with something in it, a pattern, or a call or a closure that makes one: not a text alone, which tells nothing. */
function isFilledText(node: Node): boolean {
  switch (node.kind) {
    case "template":
      return true;
    case "string":
      return /[%{]/.test(node.value);
    case "call":
      return formats.has(plainName(lastName(node.callee) ?? ""));
    case "function":
      return resultsOf(node).some((result) => result.kind !== "function" && isFilledText(result));
    default:
      return false;
  }
}

const writesFile = /^(?:append|write|file_?put)\w*$/i;

/** `open("trace.log", "a")`, by whatever name it goes. */
function isOpenedLog(flow: Flow, file: Node): boolean {
  return flow
    .terminals(file)
    .some(
      ({ node }) =>
        node.kind === "call" && node.args[0] && flow.values(node.args[0].value).some(({ text }) => isLogFile(text)),
    );
}

/** The names of the callee, an imported one by its name there: `from rich import print as rprint`. */
function calledPath(flow: Flow, call: CallNode): readonly string[] {
  const path = memberPath(call.callee) ?? [];
  const root = call.callee.kind === "member" ? call.callee.object : undefined;
  const [made] = root?.kind === "name" ? (flow.file.model.variableOf(root)?.writes ?? []) : [];
  // What a log gave is one: `bound = log.bind(…)`, `const logger = pino()`.
  const maker = made?.kind === "call" && path.length === 2 ? (memberPath(made.callee) ?? []) : [];
  if (maker.length > 0 && !writesToLog(path) && isLogger(maker)) return ["logger", path.at(-1) ?? ""];
  // Or what is declared as one: `z *zap.Logger`.
  const variable = root?.kind === "name" ? flow.file.model.variableOf(root) : undefined;
  if (path.length === 2 && variable?.types.some(isTypeOfLogger) === true) return ["logger", path.at(-1) ?? ""];
  const imported =
    call.callee.kind === "name" ? flow.file.model.variableOf(call.callee)?.imported?.imported : undefined;
  return imported !== undefined && imported !== "*" && imported !== "default" ? [imported] : path;
}
