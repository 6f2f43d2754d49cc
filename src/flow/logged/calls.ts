import { formats } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import { argumentsBeforeFailure, failsWithBlock } from "../../libraries/failures.ts";
import {
  isLogger,
  isOptionOfPrint,
  isStandardStream,
  isTypeOfLogger,
  makesError,
  writesToLog,
  writesToPath,
  writesToStream,
} from "../../libraries/logs.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import type { Variable } from "../model/scope.ts";
import { lastName, memberPath } from "../names.ts";
import { resultsOf } from "../results.ts";
import { loggedByCommand, pipedToLog } from "./commands.ts";
import { withoutMasked } from "./masked-by-format.ts";
import { writesOtherFile } from "./file-writers.ts";
import { isLogFile } from "./log-file.ts";

/** What a call hands to a log, to output or to an error: all or some of its arguments. */
export function loggedByCall(flow: Flow, call: CallNode): readonly Node[] {
  if (call.command) return isPipe(call) ? pipedToLog(flow, call) : loggedByCommand(flow, call);
  const path = calledPath(flow, call);
  return (
    writtenToLogFile(flow, call, path) ??
    writtenToStream(call, path) ??
    toldByBlock(call, path) ??
    failedWith(call, path) ??
    handedToLog(flow, call, path)
  );
}

function isPipe({ callee }: CallNode): boolean {
  return callee.kind === "string" && callee.value === "|";
}

/** `fs.appendFileSync("app.log", "…")` */
function writtenToLogFile(flow: Flow, { args }: CallNode, path: readonly string[]): readonly Node[] | undefined {
  const [target, ...told] = args;
  const isLog = writesToPath(path.at(-1) ?? "") && target && namesLogFile(flow, target.value);
  return isLog ? told.map(({ value }) => value) : undefined;
}

/** `fwrite(STDERR, "…")`, `fwrite(text, 1, length, stderr)` */
function writtenToStream({ args }: CallNode, path: readonly string[]): readonly Node[] | undefined {
  if (!writesToStream(path.at(-1) ?? "")) return undefined;
  const told = args.filter(({ value }) => !isStandardStream(memberPath(value) ?? []));
  return told.length < args.length ? told.map(({ value }) => value) : undefined;
}

/** Kotlin's `require(key.length > 20) { "bad key $key" }` */
function toldByBlock({ args }: CallNode, path: readonly string[]): readonly Node[] | undefined {
  const block = args.at(-1)?.value;
  return failsWithBlock(path.at(-1) ?? "") && block?.kind === "function" && args.length > 1 ? [block] : undefined;
}

/** `assert.ok(response.ok, "…")`, Rust's `ensure!(status.is_success(), "…", key)`: the condition is not told. */
function failedWith({ args }: CallNode, path: readonly string[]): readonly Node[] | undefined {
  const before = argumentsBeforeFailure(path);
  if (before === undefined) return undefined;
  const told = args.slice(before).map(({ value }) => value);
  return withoutMasked(writesToLog(path) ? told : fromTextOn(told));
}

/** `console.log(key)`, `throw new Error("…")`, `print(key, file=sys.stderr)` */
function handedToLog(flow: Flow, call: CallNode, path: readonly string[]): readonly Node[] {
  if (!writesToLog(path) && !makesError(path)) return [];
  if (path.length === 2 && writesOtherFile(flow, call)) return [];
  // `print(key, file=open(".env", "w"))` writes a file, not a log.
  const file = call.args.find(({ name }) => name === "file");
  if (file && !isStream(file.value) && !isOpenedLog(flow, file.value)) return [];
  return withoutMasked(call.args.filter(({ name }) => !isOptionOfPrint(name)).map(({ value }) => value));
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

/** `sys.stderr`, `self.stdout` */
function isStream(file: Node): boolean {
  return /std(?:err|out)/.test(memberPath(file)?.join(".") ?? "");
}

/** `open("trace.log", "a")`, by whatever name it goes. */
function isOpenedLog(flow: Flow, file: Node): boolean {
  return flow
    .terminals(file)
    .some(({ node }) => node.kind === "call" && node.args[0] && namesLogFile(flow, node.args[0].value));
}

function namesLogFile(flow: Flow, path: Node): boolean {
  return flow.values(path).some(({ text }) => isLogFile(text));
}

/** The names of the callee as its library has them. */
function calledPath({ file: { model } }: Flow, { callee }: CallNode): readonly string[] {
  const path = memberPath(callee) ?? [];
  if (callee.kind === "name") {
    // `from rich import print as rprint`
    const imported = model.variableOf(callee)?.imported?.imported;
    return imported === undefined || imported === "*" || imported === "default" ? path : [imported];
  }
  const receiver =
    callee.kind === "member" && callee.object.kind === "name" ? model.variableOf(callee.object) : undefined;
  return receiver && isLog(receiver, path) ? ["logger", path.at(-1) ?? ""] : path;
}

/** Whether a variable is a log, whatever it is called: `z *zap.Logger`, `const out = pino()`, `bound = log.bind(…)`. */
function isLog({ types, writes: [made] }: Variable, path: readonly string[]): boolean {
  if (types.some(isTypeOfLogger)) return true;
  return !writesToLog(path) && made?.kind === "call" && isLogger(memberPath(made.callee) ?? []);
}
