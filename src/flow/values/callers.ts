import { rememberedOf } from "../../remembered.ts";
import type { CallNode, FunctionNode, Node, Range } from "../../tree/node.ts";
import { Stretches } from "../stretches.ts";
import type { SourceFile } from "../value.ts";

/** How many calls of a function are looked at. */
const mostCalls = 64;

/** The arguments that calls of the same file hand to a parameter, each as a node; its default is not among them. */
export function argumentsFor(fn: FunctionNode, index: number, file: SourceFile): readonly Node[] {
  const parameter = fn.parameters[index];
  if (!parameter) return [];
  const given = callsOf(fn, file).flatMap((call) => {
    const named = call.args.find((argument) => argument.name === parameter.name);
    if (named) return [named.value];
    const positional = call.args.filter((argument) => argument.name === undefined)[index];
    return positional ? [positional.value] : [];
  });
  return [...given, ...defaultsOfOptions(fn, parameter.name, file)];
}

/** How far before its function an option of the command line may stand. */
const longestWay = 2000;

/** The calls that end in a stretch of their file. */
type Ends = Stretches<Range & { readonly call: CallNode }>;

/** What an option of the command line is where nobody sets it: click's `@click.option("--key", default="…")` right before a function. */
function defaultsOfOptions(fn: FunctionNode, name: string, file: SourceFile): readonly Node[] {
  return file.model.program.language === "python" ? (defaultsBefore(fn, file).get(name) ?? []) : [];
}

/** The defaults of a function's options, by the parameters that they are of. */
const defaultsBefore = rememberedOf((fn: FunctionNode, file: SourceFile): ReadonlyMap<string, readonly Node[]> => {
  const found = new Map<string, Node[]>();
  const start = Math.max(0, fn.start - longestWay + 1);
  const before = file.text.slice(start, fn.start);
  const other = [...before.matchAll(/^[ \t]*(?:async )?def /gm)].at(-1);
  const from = other ? start + other.index + 1 : start;
  for (const { call } of optionsOf(file).within({ start: from, end: fn.start })) {
    const given = call.args.filter(({ name }) => name === "default").map(({ value }) => value);
    const names = call.args.flatMap(({ name, value }) =>
      name === undefined && value.kind === "string" ? [value.value.replace(/^--?/, "").replaceAll("-", "_")] : [],
    );
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), ...given]);
  }
  return found;
});

const optionsOf = rememberedOf(
  ({ model }: SourceFile): Ends =>
    new Stretches(model.callsNamed("option").map((call) => ({ start: call.end, end: call.end, call }))),
);

/** What calls of the same file hand over under a name: `apiKey` of `<Chat apiKey={…} />`. */
export function argumentsNamed(name: string, fn: FunctionNode, file: SourceFile): readonly Node[] {
  return callsOf(fn, file).flatMap((call) =>
    call.args.filter((argument) => argument.name === name).map(({ value }) => value),
  );
}

function callsOf(fn: FunctionNode, file: SourceFile): readonly CallNode[] {
  const name = file.model.nameOfFunction(fn);
  return name === undefined
    ? []
    : file.model
        .callsNamed(name)
        .slice(0, mostCalls)
        .filter((call) => !isOfAnother(call, fn) && !isOfLibrary(call, file));
}

/** `fn header(key) { request.header("api-key", key) }`: a method that is called alike, and no recursion. */
function isOfAnother(call: CallNode, fn: FunctionNode): boolean {
  return (
    call.callee.kind === "member" &&
    call.start > fn.start &&
    call.end < fn.end &&
    call.args.length !== fn.parameters.length
  );
}

/** `HTTParty.get(…)`, `requests.get(…)`: the function of a module from elsewhere, called like one of the file. */
function isOfLibrary(call: CallNode, { model }: SourceFile): boolean {
  const owner = call.callee.kind === "member" ? call.callee.object : undefined;
  if (owner?.kind !== "name" || owner.name === "this") return false;
  const variable = model.variableOf(owner);
  const module = variable?.imported?.module;
  if (module !== undefined) return !/^[./@~#]/.test(module) && variable?.imported?.imported === "*";
  return variable === undefined && /^[A-Z]/.test(owner.name) && model.program.language === "ruby";
}
