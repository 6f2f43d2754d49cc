import type { CallNode, FunctionNode, Node } from "../../tree/node.ts";
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

/** What an option of the command line is where nobody sets it: click's `@click.option("--key", default="…")` right before a function. */
function defaultsOfOptions(fn: FunctionNode, name: string, { model, text }: SourceFile): readonly Node[] {
  if (model.program.language !== "python") return [];
  return model
    .callsNamed("option")
    .filter(
      ({ end }) =>
        end <= fn.start && fn.start - end < 2000 && !/^[ \t]*(?:async )?def /m.test(text.slice(end, fn.start)),
    )
    .flatMap(({ args }) => {
      const isOfParameter = args.some(
        ({ name: label, value }) =>
          label === undefined &&
          value.kind === "string" &&
          value.value.replace(/^--?/, "").replaceAll("-", "_") === name,
      );
      return isOfParameter ? args.filter(({ name: label }) => label === "default").map(({ value }) => value) : [];
    });
}

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
