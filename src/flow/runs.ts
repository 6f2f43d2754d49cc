import picomatch from "picomatch";
import type { Additions } from "../facts/text.ts";
import { serverFunctions, serverWrappers } from "../libraries/frameworks.ts";
import { conventions } from "../libraries/delivery.ts";
import type { FunctionNode, Node, Program } from "../tree/node.ts";
import type { Runs } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName, constantArgument } from "./names.ts";
import type { Place, SourceFile } from "./value.ts";

/** Tells of any place of a file where its code runs. */
export function createRuns(flow: Flow, linkedBy: (path: string) => boolean): (at: Place) => Runs {
  const { file, additions } = flow;
  const whole = runsOfFile(file, additions, linkedBy);
  const inner = file.model.nodes.filter(
    (node) => node.kind === "program" || (node.kind === "function" && runsOfFunction(file, node) !== undefined),
  );
  return (at) => {
    if (at.file !== file) return runsOfFile(at.file, additions, linkedBy);
    // The innermost text or function that says where it runs decides; a server's part of a client file is a server's.
    for (const node of inner.toReversed()) {
      if (node.start > at.start || node.end < at.end) continue;
      const said = node.kind === "function" ? runsOfFunction(file, node) : runsOfNode(node);
      if (said) return said;
      if (node.kind === "program" && node.program.nature === "code" && node.role !== "source-map-source") {
        const told = runsByConvention(file.path, file.text.slice(node.start, node.end), node.program, []);
        if (told !== "unknown") return node.role === "example" ? "unknown" : told;
      }
      if (node.kind === "program" && node.role === "example") return "unknown";
    }
    return whole;
  };
}

/** Server actions, and the functions of a page that its framework calls on the server. */
function runsOfFunction(file: SourceFile, node: FunctionNode): Runs | undefined {
  if (node.directives?.includes("use server")) return "server";
  const parent = file.model.parentOf(node);
  const given = parent?.kind === "call" && parent.callee !== node ? calleeName(parent) : undefined;
  // Qwik's `routeAction$(…)`, TanStack's `createServerFn().handler(…)`
  if (given !== undefined && serverWrappers.has(given)) return "server";
  const name = file.model.nameOfFunction(node);
  return name !== undefined && serverFunctions.has(name) ? "server" : undefined;
}

function runsOfNode(node: Node): Runs | undefined {
  if (node.kind !== "program") return undefined;
  return node.runs;
}

function runsOfFile(file: SourceFile, additions: Additions, linkedBy: (path: string) => boolean): Runs {
  if (additions.serverFiles.length > 0 && picomatch([...additions.serverFiles])(file.path)) return "server";
  if (additions.clientFiles.length > 0 && picomatch([...additions.clientFiles])(file.path)) return "client";
  const { program } = file.model;
  if (program.directives.includes("use client")) return "client";
  if (program.directives.includes("use server")) return "server";
  const told = runsByConvention(file.path, file.text, program, importsOf(file));
  return told === "unknown" && linkedBy(file.path) ? "client" : told;
}

function runsByConvention(path: string, text: string, program: Program, imports: readonly string[]): Runs {
  const row = conventions.find(
    (convention) =>
      (convention.languages?.includes(program.language) ?? true) &&
      (convention.path?.test(path) ?? true) &&
      (convention.imports === undefined || imports.some((name) => convention.imports?.test(name))) &&
      (convention.text?.test(text) ?? true),
  );
  return row?.runs ?? "unknown";
}

/** The modules a file brings in: imports, `require`, `using`, `#import`. */
function importsOf(file: SourceFile): string[] {
  const modules = file.model.imports.map(({ module }) => module);
  for (const name of ["require", "import"]) {
    for (const call of file.model.callsNamed(name)) {
      const module = constantArgument(call, 0);
      if (module !== undefined) modules.push(module);
    }
  }
  return [
    ...modules,
    ...file.model.nodes.flatMap((node) => (node.kind === "import" ? [`${node.module}.${node.imported}`] : [])),
  ];
}
