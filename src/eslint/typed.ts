import { join } from "node:path";
import type { Node as TsNode, Program, SourceFile as TsFile, Type, TypeChecker } from "typescript";
import { saysService } from "../cinclus/names.ts";
import type { Project } from "../facts/text.ts";
import type { TypeReader } from "../flow/types.ts";
import type { Ref, SourceFile } from "../flow/value.ts";
import type { Node, StringNode } from "../tree/node.ts";
import { pathFrom } from "./linted-file.ts";

/** What typed linting adds: where imports lead by the project's own settings, and which constants types tell. */
export interface Typed {
  readonly project: Project;
  readonly types: TypeReader;
}

/** One for each program and folder, so that what was read for one file serves the next. */
const known = new WeakMap<Program, Map<string, Typed>>();

/** The compiler's view of a project, where a parser has one and it is of this very text. */
export function typedProject(sourceCode: object, filename: string, root: string, disk: Project): Typed | undefined {
  const program = programOf(sourceCode);
  if (!program || !("text" in sourceCode) || program.getSourceFile(slashed(filename))?.text !== sourceCode.text) return undefined;
  const folders = known.get(program) ?? new Map<string, Typed>();
  known.set(program, folders);
  const before = folders.get(root);
  if (before) return before;
  const compiled = new CompiledProject(program, root);
  const typed: Typed = {
    project: { ...disk, resolve: (from, module) => compiled.resolve(from, module) },
    types: compiled,
  };
  folders.set(root, typed);
  return typed;
}

function programOf(sourceCode: object): Program | undefined {
  const services: unknown = "parserServices" in sourceCode ? sourceCode.parserServices : undefined;
  const program: unknown = typeof services === "object" && services !== null && "program" in services ? services.program : undefined;
  return isProgram(program) ? program : undefined;
}

function isProgram(value: unknown): value is Program {
  return typeof value === "object" && value !== null && "getTypeChecker" in value && "getSourceFile" in value;
}

/** Asks a program of TypeScript, by such functions only that every version has. */
class CompiledProject implements TypeReader {
  readonly #program: Program;
  readonly #root: string;
  readonly #checker: TypeChecker;
  readonly #nodes = new WeakMap<TsFile, FileNodes>();
  readonly #constants = new WeakMap<Node, Ref | undefined>();

  constructor(program: Program, root: string) {
    this.#program = program;
    this.#root = root;
    this.#checker = program.getTypeChecker();
  }

  /** Declarations alone are no source: what they declare is read where it is written, or told by its type. */
  resolve(from: string, module: string): string | undefined {
    const file = this.#fileAt(from);
    const specifiers = file ? (this.#nodesOf(file).byText.get(module) ?? []) : [];
    for (const specifier of specifiers) {
      const target = this.#fileBehind(specifier);
      if (target) return target.isDeclarationFile || target.fileName.includes("/node_modules/") ? undefined : pathFrom(this.#root, target.fileName);
    }
    return undefined;
  }

  constant(node: Node, file: SourceFile): Ref | undefined {
    if (this.#constants.has(node)) return this.#constants.get(node);
    const found = this.#constantOf(node, file);
    this.#constants.set(node, found);
    return found;
  }

  typeName(node: Node, file: SourceFile): string | undefined {
    const typed = this.#nodeAt(node, file);
    const type = typed && this.#typeOf(typed);
    const name = (type?.aliasSymbol ?? type?.getSymbol())?.name ?? "";
    return saysService(name) ? name : undefined;
  }

  #constantOf(node: Node, file: SourceFile): Ref | undefined {
    const typed = this.#nodeAt(node, file);
    const value = typed && constantOfType(this.#typeOf(typed), this.#checker);
    if (value === undefined) return undefined;
    const { start, end } = node;
    if (typeof value !== "string") return { node: { kind: "literal", value, start, end }, file };
    const written = file.model.nodes.find((one): one is StringNode => one.kind === "string" && one.value === value && !isLabel(one, file));
    return { node: written ?? standIn(value, node), file };
  }

  #fileAt(path: string): TsFile | undefined {
    return this.#program.getSourceFile(slashed(join(this.#root, path)));
  }

  #fileBehind(specifier: TsNode): { readonly fileName: string; readonly isDeclarationFile: boolean } | undefined {
    const [declaration] = this.#checker.getSymbolAtLocation(specifier)?.declarations ?? [];
    return declaration && isFile(declaration) ? declaration : undefined;
  }

  #typeOf(node: TsNode): Type {
    // `{ key }` is a property, whose type is a wider one, and the value beside it.
    const value = this.#checker.getShorthandAssignmentValueSymbol(node.parent);
    return value ? this.#checker.getTypeOfSymbolAtLocation(value, node) : this.#checker.getTypeAtLocation(node);
  }

  #nodeAt({ start, end }: Node, { path, text }: SourceFile): TsNode | undefined {
    const file = this.#fileAt(path);
    if (file?.text !== text) return undefined;
    // A statement may be nothing but the expression.
    return this.#nodesOf(file).byEnd.get(end)?.findLast((node) => node.getStart(file) === start);
  }

  #nodesOf(file: TsFile): FileNodes {
    const before = this.#nodes.get(file);
    if (before) return before;
    const found: FileNodes = { byEnd: new Map(), byText: new Map() };
    const left: TsNode[] = [file];
    for (let node = left.pop(); node; node = left.pop()) {
      add(found.byEnd, node.end, node);
      if ("text" in node && typeof node.text === "string") add(found.byText, node.text, node);
      node.forEachChild((child) => { left.push(child); });
    }
    this.#nodes.set(file, found);
    return found;
  }
}

/** All nodes of a file: by where they end, the outer ones first, and those that are a text by that. */
interface FileNodes {
  readonly byEnd: Map<number, TsNode[]>;
  readonly byText: Map<string, TsNode[]>;
}

function add<Key>(lists: Map<Key, TsNode[]>, key: Key, node: TsNode): void {
  const list = lists.get(key);
  if (list) list.push(node);
  else lists.set(key, [node]);
}

function isFile(declaration: TsNode): declaration is TsFile {
  return "fileName" in declaration && "isDeclarationFile" in declaration;
}

/** The value of a type that has one only. */
function constantOfType(type: Type, checker: TypeChecker): string | number | boolean | undefined {
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  const written = "intrinsicName" in type ? checker.typeToString(type) : "";
  return written === "true" || written === "false" ? written === "true" : undefined;
}

/** Whether a string is a name and no value: a key of an object, a property that is read. */
function isLabel(node: StringNode, file: SourceFile): boolean {
  const parent = file.model.parentOf(node);
  return parent?.kind === "member" || (parent?.kind === "object" && parent.entries.some(({ key }) => key === node));
}

/** A literal in place of an expression: each of its characters stands where the expression does. */
function standIn(value: string, { start, end }: Node): StringNode {
  return { kind: "string", value, offsets: [...Array.from({ length: value.length }, () => start), end], contentStart: start, start, end };
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
