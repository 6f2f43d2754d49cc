import { commandWritesToLog, isNamedAsLog } from "../../libraries/logs.ts";
import { rememberedOf } from "../../remembered.ts";
import type { CallNode, FunctionNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { isLogFile } from "./log-file.ts";

/** What a command of a shell writes to the terminal or into a log: `echo "$key"`, `printf "$key" >> app.log`. */
export function loggedByCommand(flow: Flow, call: CallNode): readonly Node[] {
  const command = call.callee.kind === "string" ? call.callee.value : "";
  const isLog = commandWritesToLog(command) || isNamedAsLog(command) || writesItsArguments(flow, command);
  if (!isLog || isHandedOn(flow, call) || goesToFile(flow, call, command.toLowerCase()) || isMasked(flow, call))
    return [];
  if (command.toLowerCase() === "cat")
    return call.args.filter(({ name: flag }) => flag === "<<" || flag === "<<<").map(({ value }) => value);
  return call.args
    .filter(({ name: flag, value }) => (flag === undefined || !/[<>]/.test(flag)) && !isToldAtCalls(flow, call, value))
    .map(({ value }) => value);
}

/** A function of the script that writes whatever it is given: `say() { echo "$*"; }`. */
function writesItsArguments(flow: Flow, command: string): boolean {
  return flow.file.model
    .functionsNamed(command)
    .slice(0, mostFunctions)
    .some((fn) => writesAllItIsGiven(fn, flow));
}

const writesAllItIsGiven = rememberedOf((fn: FunctionNode, flow: Flow): boolean =>
  fn.body.some(
    (node) =>
      node.kind === "call" &&
      node.callee.kind === "string" &&
      commandWritesToLog(node.callee.value) &&
      !goesToFile(flow, node, node.callee.value.toLowerCase()) &&
      node.args.some(({ value }) => standsFor(value, (name) => name === "*" || name === "@")),
  ),
);

/** How many functions of one name are looked at. */
const mostFunctions = 20;

/** What a function that is named as a log was given is told where it is called. */
function isToldAtCalls(flow: Flow, call: CallNode, value: Node): boolean {
  const fn = flow.file.model.enclosing(call, "function");
  if (fn?.name === undefined || !isNamedAsLog(fn.name)) return false;
  return standsFor(value, (name) => fn.parameters.some((parameter) => parameter.name === name));
}

function standsFor(value: Node, isWanted: (name: string) => boolean): boolean {
  const parts = value.kind === "template" ? value.parts : [value];
  return parts.some((part) => part.kind === "name" && isWanted(part.name));
}

/** Commands of a CI service in its output: they hide a value from the log, or keep it as a secret. */
function isMasked(flow: Flow, call: CallNode): boolean {
  const [first] = call.args;
  return (
    first !== undefined &&
    flow
      .values(first.value)
      .some(({ text }) => /^(?:::add-mask::|##vso\[task\.set\w{1,20}[^\]]{0,200}issecret=true)/i.test(text))
  );
}

/** A text that a pipe begins with, in PowerShell: `"key $key" | Out-File app.log`. */
export function pipedToLog(flow: Flow, pipe: CallNode): readonly Node[] {
  const [first, ...rest] = pipe.args.map(({ value }) => value);
  const writer = rest.find(
    (part) =>
      part.kind === "call" &&
      part.callee.kind === "string" &&
      /^(?:out-file|add-content|set-content|tee-object|out-host|write-host|write-output)$/i.test(part.callee.value),
  );
  if (!first || first.kind === "call" || writer?.kind !== "call" || isToldAtCalls(flow, pipe, first)) return [];
  const toHost = writer.callee.kind === "string" && /host|output/i.test(writer.callee.value);
  return toHost || writer.args.some(({ value }) => flow.values(value).some(({ text }) => isLogFile(text)))
    ? [first]
    : [];
}

/** Whether another command or an expression takes what a command writes: `echo "$key" | vault write …`, `$(echo "$key")`. */
function isHandedOn(flow: Flow, call: CallNode): boolean {
  const parent = flow.file.model.parentOf(call);
  if (!parent) return false;
  if (parent.kind === "call" && parent.command && parent.callee.kind === "string" && parent.callee.value === "|") {
    const last = parent.args.at(-1)?.value;
    return last !== call && !showsWhatItReads(last);
  }
  if (parent.kind === "function") return isCaptured(parent, flow);
  return (
    parent.kind !== "block" &&
    parent.kind !== "program" &&
    parent.kind !== "operation" &&
    parent.kind !== "return" &&
    !(parent.kind === "call" && parent.command && runsOthers(parent))
  );
}

/** Whether what a function prints is the value of an expression: `KEY=$(read_key)`. */
const isCaptured = rememberedOf((fn: FunctionNode, { file: { model } }: Flow): boolean =>
  model.callsNamed(fn.name ?? "").some((call) => {
    const around = model.parentOf(call)?.kind;
    return call.command === true && around !== undefined && !/^(?:block|function|program|operation)$/.test(around);
  }),
);

/** Whether the end of a pipe lets be seen what it is handed. */
function showsWhatItReads(end: Node | undefined): boolean {
  const command = end?.kind === "call" && end.callee.kind === "string" ? end.callee.value : "";
  if (!["tee", "logger", "cat", "less", "more", "sort", "out-host", "ts"].includes(command.toLowerCase())) return false;
  return (
    command !== "tee" ||
    end?.kind !== "call" ||
    end.args.every(({ value }) => value.kind !== "string" || isLogFile(value.value))
  );
}

/** Whether a command writes into a file that is no log. */
function goesToFile(flow: Flow, call: CallNode, name: string): boolean {
  const output = call.args.find(
    ({ name: flag }) => flag !== undefined && /^\d?>{1,2}$|^&>{1,2}$/.test(flag) && !flag.startsWith("2"),
  );
  if (output && !flow.values(output.value).some(({ text }) => isLogFile(text))) return true;
  if (name !== "tee" && name !== "out-file" && name !== "add-content" && name !== "set-content") return false;
  const path = call.args.find(
    ({ name: flag, value }) =>
      (flag === undefined || /^(?:literal)?path|filepath$/i.test(flag)) && value.kind === "string",
  );
  return path?.value.kind !== "string" || !isLogFile(path.value.value);
}

/** Commands whose own commands still write to the terminal; what any other one is handed is not told. */
function runsOthers(call: CallNode): boolean {
  return (
    call.callee.kind === "string" &&
    /^(?:\||ssh|bash|sh|zsh|docker|podman|kubectl|eval|find|su|sudo|time|xargs|watch|RUN|parallel|script|nohup)$/.test(
      call.callee.value,
    )
  );
}
