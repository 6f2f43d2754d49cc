import { plainName } from "../../libraries/plain-name.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import { calleeName, constantArgument, memberPath } from "../names.ts";

/** Under which path the values stand that the program itself gives to a variable of its environment. */
export function environmentPath(variable: string): string {
  return `(environment).${variable}`;
}

/** The variable that `os.environ["KEY"]`, `ENV["KEY"]`, `process.env.KEY` mean, by the names of the chain. */
export function environmentVariable(path: readonly string[]): string | undefined {
  return /^(?:environ|env|ENV)$/.test(path.at(-2) ?? "") ? path.at(-1) : undefined;
}

const setsEnvironment = new Set(["setenv", "syssetenv", "options", "setdefault", "putenv", "setvar", "setenvironmentvariable"]);

/** What a call sets in the environment: `os.Setenv("KEY", "…")`, `os.environ.setdefault("KEY", "…")`, R's `Sys.setenv(KEY = "…")`. */
export function environmentSet(call: CallNode): [variable: string, value: Node][] {
  const name = plainName(calleeName(call) ?? "");
  if (!setsEnvironment.has(name)) return [];
  if (/^(?:(?:sys)?setenv|options)$/.test(name))
    for (const { name: label } of call.args) if (label !== undefined) return labelled(call);
  const isDefault = name === "setdefault" && memberPath(call.callee)?.at(-2) === "environ";
  if (!isDefault && !/^(?:setenv|putenv|setvar|setenvironmentvariable)$/.test(name)) return [];
  const variable = constantArgument(call, 0);
  const value = call.args[1]?.value;
  return variable === undefined || !value ? [] : [[variable, value]];
}

function labelled({ args }: CallNode): [string, Node][] {
  return args.flatMap(({ name, value }): [string, Node][] => (name === undefined ? [] : [[name, value]]));
}

/** The variable that a call asks the environment for: `os.getenv("KEY")`, `ENV.fetch("KEY")`, R's `getOption("key")`. */
export function environmentAsked(call: CallNode): string | undefined {
  const variable = constantArgument(call, 0);
  if (variable === undefined) return undefined;
  const name = plainName(calleeName(call) ?? "");
  if (/^(?:(?:sys)?getenv|lookupenv|getoption|getenvironmentvariable)$/.test(name)) return variable;
  const owner = memberPath(call.callee)?.at(-2) ?? "";
  return /^(?:get|fetch|var)$/.test(name) && /^(?:environ|env|ENV)$/.test(owner) ? variable : undefined;
}
