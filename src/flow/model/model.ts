import type { CallNode, ClassNode, Entry, FunctionNode, ImportNode, NameNode, Node, Program } from "../../tree/node.ts";
import { plainly } from "../../libraries/plain-name.ts";
import { memberPath, propertyName, rootName } from "../names.ts";
import { Stretches } from "../stretches.ts";
import { collectNames } from "./collect-names.ts";
import type { NodesByKind } from "./nodes-by-kind.ts";
import { nearestSettings } from "./settings.ts";
import type { ProgramNames } from "./program-names.ts";
import type { Variable } from "./scope.ts";

const constructorNames = new Set(["constructor", "__init__", "initialize", "__construct", "init", "new", "<init>"]);

/**
 * What every name of one program stands for: parents, scopes, variables with all that is written to them,
 * functions with all their calls.
 */
export class Model {
  readonly program: Program;
  readonly #names: ProgramNames;
  #plainWords: ReadonlySet<string> | undefined;
  readonly #stretches = new Map<string, Stretches<NameNode>>();

  constructor(program: Program) {
    this.program = program;
    this.#names = collectNames(program);
  }

  /** Every node, parents before children. */
  get nodes(): readonly Node[] {
    return this.#names.nodes;
  }

  /** The nodes of one kind, in the same order. */
  all<K extends Exclude<keyof NodesByKind, "add">>(kind: K): Readonly<NodesByKind[K]> {
    return this.#names.byKind[kind];
  }

  /**
   * Whether the program has a word of a kind: a name, a key, a label, a short text. Whoever needs a word of its own to
   * find anything asks this first, since most programs have none.
   */
  hasWord(isTelling: (word: string) => boolean): boolean {
    for (const word of this.#names.words) if (isTelling(word)) return true;
    return false;
  }

  /** The same of words as `plainName` writes them. */
  hasPlainWord(isTelling: (word: string) => boolean): boolean {
    this.#plainWords ??= plainWordsOf(this.#names.words);
    for (const word of this.#plainWords) if (isTelling(word)) return true;
    return false;
  }

  get exports(): ReadonlyMap<string, readonly Node[]> {
    return this.#names.exports;
  }

  get imports(): readonly ImportNode[] {
    return this.#names.imports;
  }

  parentOf(node: Node): Node | undefined {
    return this.#names.parents.get(node);
  }

  /** The entry of an object whose value a node is. */
  entryOf(value: Node): Entry | undefined {
    return this.#names.entries.get(value);
  }

  variableOf(name: NameNode): Variable | undefined {
    return this.#names.variables.get(name);
  }

  /** The module that the name at the beginning of a chain is imported from: `redis` of `createClient(…)`. */
  moduleOf(node: Node): string | undefined {
    const root = rootName(node);
    return root && this.variableOf(root)?.imported?.module;
  }

  /** All calls in the file whose callee ends in this name. */
  callsNamed(name: string): readonly CallNode[] {
    return this.#names.callsByName.get(name) ?? [];
  }

  /** The types that anything of this name is declared with. */
  typesOf(name: string): readonly string[] {
    return this.#names.typesByName.get(name) ?? [];
  }

  /** What the classes of the file are called. */
  get classNames(): Iterable<string> {
    return this.#names.classesByName.keys();
  }

  /** The classes of the file that a variable is declared to be one of. */
  classesOf({ types }: Variable): readonly ClassNode[] {
    return types.flatMap((type) => this.#names.classesByName.get(/(\w{1,80})[\s&*?]*$/.exec(type)?.[1] ?? "") ?? []);
  }

  /** All functions in the file of this name, which shells on Windows write in any letter case. */
  functionsNamed(name: string): readonly FunctionNode[] {
    return this.#names.functionsByName.get(name.toLowerCase()) ?? [];
  }

  /** Every `this.<field>` of the file. */
  fieldReads(field: string): readonly Node[] {
    return this.#names.fieldReads.get(field) ?? [];
  }

  /** Every `….<name>` of the file. */
  memberReads(name: string): readonly Node[] {
    return this.#names.memberReads.get(name) ?? [];
  }

  /** Every place in which a name stands. */
  namesCalled(name: string): readonly NameNode[] {
    return this.#names.namesByText.get(name) ?? [];
  }

  /** Every place of a function in which one of its parameters stands. */
  parameterReads(fn: FunctionNode, name: string): readonly NameNode[] {
    let known = this.#stretches.get(name);
    if (!known) {
      known = new Stretches(this.namesCalled(name));
      this.#stretches.set(name, known);
    }
    return known.within(fn);
  }

  enclosing<K extends Node["kind"]>(node: Node, ...kinds: readonly K[]): Extract<Node, { kind: K }> | undefined {
    const isWanted = (candidate: Node): candidate is Extract<Node, { kind: K }> =>
      kinds.some((kind) => kind === candidate.kind);
    for (let up = this.parentOf(node); up; up = this.parentOf(up)) if (isWanted(up)) return up;
    return undefined;
  }

  /** What is written to `this.<path>` in the class around a node or, where the class is not seen, anywhere in the file. */
  fieldWrites(at: Node, path: string): readonly Node[] {
    for (let owner = this.enclosing(at, "class"); owner; owner = this.enclosing(owner, "class")) {
      const field = this.#names.classFields.get(owner)?.variables.get(path);
      if (field && field.writes.length > 0) return field.writes;
    }
    return this.#names.looseFields.get(path) ?? [];
  }

  /** What is written to a part of something that no name of the file stands for: `process.env.KEY = "…"`. */
  globalWrites(path: string): readonly Node[] {
    return this.#names.globals.get(path) ?? [];
  }

  /** What data around a script gives to a name that the script reads, the nearest entries of the name. */
  settingsFor(at: Node, name: string): readonly Node[] {
    return nearestSettings(this.#names, at, name);
  }

  /** What is written to a field of a class, in its body and in its methods. */
  classField(owner: ClassNode, name: string): readonly Node[] {
    return this.#names.classFields.get(owner)?.variables.get(name)?.writes ?? [];
  }

  /** The name under which a function is called: its own, or that of what it is assigned to. */
  nameOfFunction(node: FunctionNode): string | undefined {
    const constructor = node.name !== undefined && constructorNames.has(node.name);
    const owner = this.enclosing(node, "class");
    if (constructor && owner) return owner.name;
    if (node.name !== undefined) return node.name;
    const parent = this.parentOf(node);
    if (parent?.kind === "assign") return memberPath(parent.target)?.at(-1);
    if (parent?.kind === "export" && parent.exported !== "default") return parent.exported;
    if (parent?.kind === "object") {
      const entry = this.entryOf(node);
      return entry?.key ? propertyName(entry.key) : undefined;
    }
    return undefined;
  }
}

/** Of `http.ssl.verify` and `setVerify` also what is left without the parts before it, and without `set`. */
function plainWordsOf(words: Iterable<string>): Set<string> {
  const plain = new Set<string>();
  for (const word of words) {
    const whole = plainly(word);
    plain.add(whole);
    if (whole.startsWith("set")) plain.add(whole.slice(3));
    const dot = word.lastIndexOf(".");
    if (dot >= 0) plain.add(plainly(word.slice(dot + 1)));
  }
  return plain;
}
