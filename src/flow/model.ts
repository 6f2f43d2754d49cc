import type {
  AssignNode,
  CallNode,
  ClassNode,
  FunctionNode,
  ImportNode,
  NameNode,
  Node,
  Program,
  Entry,
} from "../tree/node.ts";
import { childrenOf } from "../tree/children.ts";
import { memberPath, propertyName } from "./names.ts";
import { Stretches } from "./stretches.ts";

/** A name of a scope and everything that is written to it. */
export interface Variable {
  readonly name: string;
  /** The values it takes, in the order of the text. */
  readonly writes: Node[];
  readonly reads: NameNode[];
  /** Values of its parts: `headers.Authorization` of `session.headers["Authorization"] = …`. */
  readonly fields: Map<string, Node[]>;
  /** Values it was given by name through a call: `map.set("key", value)`. */
  readonly entries: Map<string, Node[]>;
  parameter?: { readonly of: FunctionNode; readonly index: number };
  imported?: ImportNode;
}

/** What is looked up once every declaration is known. */
interface Later {
  readonly assignments: (() => void)[];
  readonly reads: (() => void)[];
}

type Owner = FunctionNode | ClassNode | Node | Program;

class Scope {
  readonly variables = new Map<string, Variable>();
  readonly owner: Owner;
  readonly parent: Scope | undefined;
  /** Whether undeclared names that are assigned here stay here (Python, Ruby, PHP), at functions and programs. */
  readonly holds: boolean;

  constructor(owner: Owner, parent: Scope | undefined, holds: boolean) {
    this.owner = owner;
    this.parent = parent;
    this.holds = holds;
  }

  declare(name: string): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const made: Variable = { name, writes: [], reads: [], fields: new Map(), entries: new Map() };
    this.variables.set(name, made);
    return made;
  }

  find(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.parent?.find(name);
  }
}

/** In these, an assignment in a function makes a name of that function. */
const localByAssignment = new Set([
  "python",
  "ruby",
  "php",
  "r",
  "matlab",
  "elixir",
  "erlang",
  "julia",
  "nim",
  "coffeescript",
]);

/**
 * What every name of one program stands for: parents, scopes, variables with all that is written to them,
 * functions with all their calls.
 */
export class Model {
  readonly program: Program;
  /** Every node, parents before children. */
  readonly nodes: Node[] = [];
  readonly exports = new Map<string, Node[]>();
  readonly imports: ImportNode[] = [];
  readonly #parents = new Map<Node, Node>();
  readonly #entries = new Map<Node, Entry>();
  readonly #variables = new Map<NameNode, Variable>();
  readonly #callsByName = new Map<string, CallNode[]>();
  readonly #classFields = new Map<ClassNode, Scope>();
  readonly #globals = new Map<string, Node[]>();
  readonly #looseFields = new Map<string, Node[]>();
  readonly #fieldReads = new Map<string, Node[]>();
  readonly #memberReads = new Map<string, Node[]>();
  readonly #namesByText = new Map<string, NameNode[]>();
  readonly #stretches = new Map<string, Stretches<NameNode>>();

  constructor(program: Program) {
    this.program = program;
    const top = new Scope(program, undefined, true);
    const later: Later = { assignments: [], reads: [] };
    for (const node of program.body) this.#enter(node, top, later, program.language);
    // What is imported from a file of data (`import settings from "./settings.json"`) is the whole of it.
    if (program.nature === "data" && program.body.length > 0) this.exports.set("default", [...program.body]);
    // Names are looked up once all declarations are known: functions use what is declared below them.
    for (const look of [...later.assignments, ...later.reads]) look();
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  /** The entry of an object whose value a node is. */
  entryOf(value: Node): Entry | undefined {
    return this.#entries.get(value);
  }

  variableOf(name: NameNode): Variable | undefined {
    return this.#variables.get(name);
  }

  /** All calls in the file whose callee ends in this name. */
  callsNamed(name: string): readonly CallNode[] {
    return this.#callsByName.get(name) ?? [];
  }

  /** Every `this.<field>` of the file. */
  fieldReads(field: string): readonly Node[] {
    return this.#fieldReads.get(field) ?? [];
  }

  /** Every `….<name>` of the file. */
  memberReads(name: string): readonly Node[] {
    return this.#memberReads.get(name) ?? [];
  }

  /** Every place of a function in which one of its parameters stands. */
  parameterReads(fn: FunctionNode, name: string): readonly NameNode[] {
    let known = this.#stretches.get(name);
    if (!known) {
      known = new Stretches(this.#namesByText.get(name) ?? []);
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
      const field = this.#classFields.get(owner)?.variables.get(path);
      if (field && field.writes.length > 0) return field.writes;
    }
    return this.#looseFields.get(path) ?? [];
  }

  /** What is written to a part of something that no name of the file stands for: `process.env.KEY = "…"`. */
  globalWrites(path: string): readonly Node[] {
    return this.#globals.get(path) ?? [];
  }

  /** What is written to a field of a class, in its body and in its methods. */
  classField(owner: ClassNode, name: string): readonly Node[] {
    return this.#classFields.get(owner)?.variables.get(name)?.writes ?? [];
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

  #enter(node: Node, scope: Scope, later: Later, language: string): void {
    this.nodes.push(node);
    const inner = this.#scopeFor(node, scope);
    switch (node.kind) {
      case "name":
        addTo(this.#namesByText, node.name, node);
        later.reads.push(() => {
          this.#read(node, scope);
        });
        break;
      case "assign":
        this.#assign(node, scope, later, language);
        break;
      case "import":
        this.imports.push(node);
        if (node.local !== undefined) scope.declare(node.local).imported = node;
        break;
      case "export":
        addTo(this.exports, node.exported, node.value);
        break;
      case "call": {
        const name = calleeName(node);
        if (name !== undefined) addTo(this.#callsByName, name, node);
        this.#component(node, name);
        this.#bound(node, name);
        this.#put(node, name, scope, later);
        // PHP: `define("KEY", "…")`
        if (name === "define" && node.args[0]?.value.kind === "string" && node.args[1])
          scope.declare(node.args[0].value.value).writes.push(node.args[1].value);
        for (const { name: field, value } of node.args)
          if (field !== undefined && !node.command) this.#loose(field, value);
        break;
      }
      case "member":
        addTo(this.#memberReads, propertyName(node.property) ?? "", node);
        if (node.object.kind === "name" && node.object.name === "this")
          addTo(this.#fieldReads, propertyName(node.property) ?? "", node);
        break;
      case "object":
        for (const entry of node.entries) {
          const { key, value } = entry;
          this.#entries.set(value, entry);
          const field = key && propertyName(key);
          if (field !== undefined) this.#loose(field, value);
        }
        break;
      case "function":
        if (node.name !== undefined) scope.declare(node.name).writes.push(node);
        node.parameters.forEach((parameter, index) => {
          const variable = inner.declare(parameter.name);
          variable.parameter = { of: node, index };
          if (parameter.default) variable.writes.push(parameter.default);
        });
        break;
      case "class":
        scope.declare(node.name).writes.push(node);
        this.#classFields.set(node, inner);
        break;
      default:
        break;
    }
    const innerLanguage = node.kind === "program" ? node.program.language : language;
    for (const child of childrenOf(node)) {
      this.#parents.set(child, node);
      this.#enter(child, inner, later, innerLanguage);
    }
  }

  /** `partial(ask, key)`, `ask.bind(null, key)` hand arguments to `ask` as a call of it does. */
  #bound(call: CallNode, name: string | undefined): void {
    const [first, ...rest] = call.args;
    const bound =
      /^(?:partial|curry|partialmethod)$/.test(name ?? "") && first?.value.kind === "name"
        ? { callee: first.value, args: rest }
        : undefined;
    const method =
      name === "bind" && call.callee.kind === "member" && call.callee.object.kind === "name"
        ? { callee: call.callee.object, args: rest }
        : undefined;
    const made = bound ?? method;
    if (made) addTo(this.#callsByName, made.callee.name, { kind: "call", start: call.start, end: call.end, ...made });
  }

  /** `map.set("key", value)`, `headers.put("key", value)`: an entry of the variable. */
  #put(call: CallNode, name: string | undefined, scope: Scope, later: Later): void {
    const [key, value] = call.args;
    const owner = call.callee.kind === "member" ? call.callee.object : undefined;
    if (!/^(?:set|put|store|Set|Add|add)$/.test(name ?? "") || owner?.kind !== "name") return;
    if (key?.value.kind !== "string" || !value || call.args.length !== 2) return;
    const entry = key.value.value;
    later.reads.push(() => {
      const variable = scope.find(owner.name);
      if (variable) addTo(variable.entries, entry, value.value);
    });
  }

  /** `createElement(Chat, { apiKey })` is a call of Chat with named arguments, as `<Chat apiKey={…} />` is. */
  #component(call: CallNode, name: string | undefined): void {
    const [component, props] = call.args;
    if (
      !/^(?:createElement|jsxs?|h)$/.test(name ?? "") ||
      component?.value.kind !== "name" ||
      props?.value.kind !== "object"
    )
      return;
    const args = props.value.entries.flatMap(({ key, value }) => {
      const field = key && propertyName(key);
      return field === undefined ? [] : [{ name: field, value }];
    });
    addTo(this.#callsByName, component.value.name, {
      kind: "call",
      start: call.start,
      end: call.end,
      callee: component.value,
      args,
    });
  }

  #scopeFor(node: Node, scope: Scope): Scope {
    switch (node.kind) {
      case "function":
        return new Scope(node, scope, true);
      case "class":
      case "block":
        return new Scope(node, scope, false);
      case "program":
        // Cells of a notebook and scripts of a page see each other's names; a fence of a document does not.
        return node.role === "example" || node.program.nature === "data" ? new Scope(node, scope, true) : scope;
      default:
        return scope;
    }
  }

  #read(node: NameNode, scope: Scope): void {
    const variable = scope.find(node.name);
    if (!variable) return;
    this.#variables.set(node, variable);
    const parent = this.#parents.get(node);
    if (parent?.kind === "assign" && parent.target === node) return;
    variable.reads.push(node);
  }

  #assign(node: AssignNode, scope: Scope, later: Later, language: string): void {
    const { target, value } = node;
    if (target.kind === "name") {
      // What stands right in a class is a field of it, in Python and Ruby too.
      if (node.declares || this.#parents.get(node)?.kind === "class") {
        scope.declare(target.name).writes.push(value);
        return;
      }
      const home = localByAssignment.has(language) ? holdingScope(scope) : undefined;
      if (home) {
        home.declare(target.name).writes.push(value);
        return;
      }
      later.assignments.push(() => {
        (scope.find(target.name) ?? outermost(scope).declare(target.name)).writes.push(value);
      });
      return;
    }
    const path = memberPath(target);
    if (!path || path.length < 2) return;
    const [root, ...rest] = path;
    if (root === "this") {
      const owner = classAround(scope);
      if (owner) owner.declare(rest.join(".")).writes.push(value);
      this.#loose(rest.join("."), value);
      return;
    }
    later.reads.push(() => {
      const variable = root === undefined ? undefined : scope.find(root);
      if (variable) addTo(variable.fields, rest.join("."), value);
      else addTo(this.#globals, path.join("."), value);
    });
  }

  #loose(field: string, value: Node): void {
    addTo(this.#looseFields, field, value);
  }
}

const constructorNames = new Set(["constructor", "__init__", "initialize", "__construct", "init", "new", "<init>"]);

function holdingScope(scope: Scope): Scope {
  let at = scope;
  while (!at.holds && at.parent) at = at.parent;
  return at;
}

function outermost(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}

function classAround(scope: Scope): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if ("kind" in at.owner && at.owner.kind === "class") return at;
  }
  return undefined;
}

/** The last name of what is called: `Set` of `req.Header.Set(…)`, the class of `new X(…)` and of Ruby's `X.new(…)`. */
export function calleeName(call: CallNode): string | undefined {
  const path = memberPath(call.callee);
  const last = path?.at(-1);
  if ((last === "new" || last === "alloc" || last === "init") && path && path.length > 1) return path.at(-2);
  return last ?? (call.callee.kind === "string" ? call.callee.value : undefined);
}

function addTo<V>(map: Map<string, V[]>, name: string, value: V): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}
