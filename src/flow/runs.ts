import type { Additions } from "../facts/text.ts";
import { loadPackage } from "../load-package.ts";
import { serverFunctions, serverWrappers } from "../libraries/page-functions.ts";
import { conventions } from "../libraries/delivery.ts";
import type { FunctionNode, Program, ProgramNode, Range } from "../tree/node.ts";
import type { Runs } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName, constantArgument } from "./names.ts";
import type { Place, SourceFile } from "./value.ts";

/** Tells where the code of a file runs. */
export class RunsIn {
  readonly #file: SourceFile;
  readonly #runsOf: (file: SourceFile) => Runs;
  #parts: readonly Part[] | undefined;
  #whole: Runs | undefined;

  /** @param linkedBy whether a page of the project loads the script at a path */
  constructor({ file, additions }: Flow, linkedBy: (path: string) => boolean) {
    this.#file = file;
    this.#runsOf = (any) => runsOfFile(any, additions, linkedBy);
  }

  /** Where the code at a place runs. */
  at(place: Place): Runs {
    if (place.file !== this.#file) return this.#runsOf(place.file);
    return this.#partAround(place)?.runs ?? this.#ofWhole;
  }

  /** Whether anything of the file is delivered to clients. */
  get onClient(): boolean {
    return this.#ofWhole === "client" || this.#ofParts.some(({ runs }) => runs === "client");
  }

  /** The innermost text or function that says where it runs decides; a server's part of a client file is a server's. */
  #partAround({ start, end }: Place): Part | undefined {
    const parts = this.#ofParts;
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((parts[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    let part = parts[low - 1];
    while (part && part.end < end) part = part.around;
    return part;
  }

  get #ofWhole(): Runs {
    return (this.#whole ??= this.#runsOf(this.#file));
  }

  get #ofParts(): readonly Part[] {
    return (this.#parts ??= partsOf(this.#file));
  }
}

/** A text or a function that says where it runs. */
interface Part extends Range {
  readonly runs: Runs;
  /** The next larger part that it stands in. */
  readonly around: Part | undefined;
}

/** By where they begin, the larger ones first. */
function partsOf(file: SourceFile): Part[] {
  const { model } = file;
  const saying = [...model.all("program"), ...model.all("function")].flatMap((node) => {
    const runs = node.kind === "program" ? runsOfProgram(file, node) : runsOfFunction(file, node);
    return runs ? [{ start: node.start, end: node.end, runs }] : [];
  });
  const parts: Part[] = [];
  for (const { start, end, runs } of saying.sort((one, other) => one.start - other.start || other.end - one.end)) {
    let around = parts.at(-1);
    while (around && around.end < end) around = around.around;
    parts.push({ start, end, runs, around });
  }
  return parts;
}

function runsOfProgram(file: SourceFile, { start, end, runs, role, program }: ProgramNode): Runs | undefined {
  if (runs) return runs;
  if (program.nature === "code" && role !== "source-map-source") {
    const told = runsByConvention(file.path, file.text.slice(start, end), program, []);
    if (told !== "unknown") return role === "example" ? "unknown" : told;
  }
  return role === "example" ? "unknown" : undefined;
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

function runsOfFile(file: SourceFile, additions: Additions, linkedBy: (path: string) => boolean): Runs {
  if (matches(additions.serverFiles, file.path)) return "server";
  if (matches(additions.clientFiles, file.path)) return "client";
  const { program } = file.model;
  if (program.directives.includes("use client")) return "client";
  if (program.directives.includes("use server")) return "server";
  const told = runsByConvention(file.path, file.text, program, importsOf(file));
  return told === "unknown" && linkedBy(file.path) ? "client" : told;
}

function matches(globs: readonly string[], path: string): boolean {
  return globs.length > 0 && loadPackage("picomatch")([...globs])(path);
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
    ...file.model.imports.map(({ module, imported }) => `${module}.${imported}`),
  ];
}
