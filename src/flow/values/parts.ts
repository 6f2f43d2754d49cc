import { makesList, mergesObjects } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { CallNode, ClassNode, NameNode, Node, ObjectNode } from "../../tree/node.ts";
import { calleeName, memberPath } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { Answers } from "./answers.ts";
import type { Budget } from "./budget.ts";
import { argumentsNamed } from "./callers.ts";
import { jsonField } from "./json-field.ts";
import type { Modules } from "./modules.ts";
import { PartIndex } from "./part-index.ts";
import { mostWrites, type Follower, type Terminal } from "./terminal.ts";
import type { Variables } from "./variables.ts";

/** Follows a name into what has parts: objects, lists, classes, modules, JSON in a text, what a call makes. */
export class Parts {
  readonly #follower: Follower;
  readonly #modules: Modules;
  readonly #variables: Variables;
  readonly #budget: Budget;
  readonly #index = new PartIndex();
  readonly #known = new Answers<Terminal>();

  constructor(follower: Follower, modules: Modules, variables: Variables, budget: Budget) {
    this.#follower = follower;
    this.#modules = modules;
    this.#variables = variables;
    this.#budget = budget;
  }

  /** The part of a name that an owner has. */
  follow(owner: Terminal, name: string): readonly Terminal[] {
    // What is looked up in a file of the project has no other name than its own.
    if (owner.node.kind === "program" || this.#variables.areLimited) return this.#partsIn(owner, name);
    const cutsBefore = this.#budget.cuts;
    return this.#known.get(
      owner.node,
      name,
      () => this.#partsIn(owner, name),
      () => this.#budget.cuts === cutsBefore,
    );
  }

  #partsIn({ node, file }: Terminal, name: string): readonly Terminal[] {
    switch (node.kind) {
      case "object":
        return this.#ofObject(node, name, file);
      case "list": {
        const item = isIndex(name) ? node.items.at(indexOf(name)) : this.#index.pairOf(node, name);
        return item ? this.#follower.terminals(item, file) : [];
      }
      case "string": {
        const field = jsonField(node, name);
        return field ? [{ node: field, file, via: [] }] : [];
      }
      case "class":
        return this.#ofClass(node, name, file);
      case "program":
        return this.#modules.exported(file, name);
      case "name":
        return this.#ofName(node, name, file);
      case "call":
        return this.#ofCall(node, name, file);
      default:
        return [];
    }
  }

  #ofObject(node: ObjectNode, name: string, file: SourceFile): readonly Terminal[] {
    return this.#index
      .entriesOf(node, name)
      .flatMap(({ key, value }) =>
        key ? this.#follower.terminals(value, file) : this.#follower.part(value, name, file),
      );
  }

  #ofClass(node: ClassNode, name: string, file: SourceFile): readonly Terminal[] {
    return [
      ...this.#followEach(file.model.classField(node, name), file),
      ...this.#index
        .membersOf(node, name)
        .flatMap((member) => (member.kind === "function" ? [{ node: member, file, via: [] }] : [])),
    ];
  }

  #ofName(node: NameNode, name: string, file: SourceFile): readonly Terminal[] {
    const variable = file.model.variableOf(node);
    if (!variable) return [];
    // A parameter of a component or function that takes named arguments: `props.apiKey` of `<Chat apiKey={…} />`.
    const { parameter } = variable;
    const given = parameter ? this.#followEach(argumentsNamed(name, parameter.of, file), file) : [];
    if (given.length > 0) return given;
    // What a function fills and gives back, `s.api_key = key; return s;`, and what its type says of its fields.
    const filled = this.#followEach(variable.fields.get(name) ?? [], file);
    return filled.length > 0
      ? filled
      : file.model
          .classesOf(variable)
          .flatMap((owner) => this.follow({ node: owner, file, via: [] }, name))
          // A parameter of the constructor that nobody calls says less than the name by which it is asked.
          .filter(({ node: value }) => value.kind !== "name");
  }

  #ofCall(node: CallNode, name: string, file: SourceFile): readonly Terminal[] {
    const callee = calleeName(node) ?? "";
    // Of a constructor or a struct; what any other call gives back has parts of its own.
    const made = /^[A-Z]|^(?:dict|object|struct|self|list|c)$/.test(callee);
    const given = node.args.filter((argument) => made && argument.name === name).map(({ value }) => value);
    const found = this.#followEach(given, file);
    if (found.length) return found;
    // `Object.assign({}, defaults, { … })`, `new Map([["key", …]])`
    const merged = mergesObjects.has(plainName(callee))
      ? node.args
          .filter((argument) => argument.name === undefined)
          .flatMap(({ value }) => this.#follower.part(value, name, file))
      : [];
    if (merged.length) return merged;
    const item = itemOfCall(node, name);
    if (item) return this.#follower.terminals(item, file);
    // `X.new(…)` makes an X.
    const makes = /^(?:new|alloc|init)$/.test(memberPath(node.callee)?.at(-1) ?? "");
    return this.#follower
      .terminals(makes && node.callee.kind === "member" ? node.callee.object : node.callee, file)
      .map((terminal) => ({ ...terminal, node: classMadeBy(terminal) }))
      .filter((terminal) => terminal.node.kind === "class")
      .flatMap((terminal) => this.follow(terminal, name));
  }

  #followEach(nodes: readonly Node[], file: SourceFile): readonly Terminal[] {
    return nodes.slice(0, mostWrites).flatMap((node) => this.#follower.terminals(node, file));
  }
}

/** In its own class a constructor's name means the constructor. */
function classMadeBy({ node, file }: Terminal): Node {
  const owner = node.kind === "function" ? file.model.parentOf(node) : undefined;
  return owner?.kind === "class" && node.kind === "function" && node.name === owner.name ? owner : node;
}

/** Scala counts the items of a tuple from `_1`, C# from `Item1`. */
const tupleItem = /^(?:_|Item)(\d)$/;

function isIndex(name: string): boolean {
  return /^-?\d{1,6}$/.test(name) || tupleItem.test(name);
}

function indexOf(name: string): number {
  const counted = tupleItem.exec(name)?.[1];
  return counted === undefined ? Number(name) : Number(counted) - 1;
}

/** What a call that makes a list or a map of its arguments has at a place: `listOf("a", "b")[1]`, `Map.of("key", "…")`. */
function itemOfCall(node: CallNode, name: string): Node | undefined {
  const given = node.args.filter((argument) => argument.name === undefined).map(({ value }) => value);
  const path = memberPath(node.callee) ?? [];
  if (path.at(-1) === "of" && path.at(-2)?.endsWith("Map")) {
    const at = given.findIndex((value, index) => index % 2 === 0 && value.kind === "string" && value.value === name);
    return at < 0 ? undefined : given[at + 1];
  }
  return makesList.has(plainName(path.at(-1) ?? "")) && isIndex(name) ? given.at(indexOf(name)) : undefined;
}
