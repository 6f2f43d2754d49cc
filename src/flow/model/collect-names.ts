import { forEachChild, isLeaf } from "../../tree/children.ts";
import {
  outerNames,
  type AssignNode,
  type CallNode,
  type FunctionNode,
  type MemberNode,
  type NameNode,
  type Node,
  type ObjectNode,
  type Program,
} from "../../tree/node.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import { environmentPath, environmentSet, environmentVariable } from "./environment.ts";
import { boundCall, componentCall } from "./implied-calls.ts";
import { addTo, ProgramNames } from "./program-names.ts";
import { collectSettings } from "./settings.ts";
import { classAround, holdingScope, outermost, Scope } from "./scope.ts";

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

const puts: ReadonlySet<string | undefined> = new Set(["set", "put", "store", "Set", "Add", "add", "setProperty"]);

/** How many types one name is declared with: what reads it looks at all of them. */
const mostTypes = 40;

/** Longer strings are no names of anything. */
const longestWord = 200;

/** Enters every node of a program once: what it declares, what it writes, and which variable its names mean. */
export function collectNames(program: Program): ProgramNames {
  return new NameCollector(program).names;
}

class NameCollector {
  readonly names = new ProgramNames();
  /** What is looked up once every declaration is known: functions use what is declared below them. */
  readonly #assignments: (() => void)[] = [];
  readonly #names: (readonly [NameNode, Scope])[] = [];
  readonly #parts: (() => void)[] = [];
  readonly #isData: boolean;

  constructor(program: Program) {
    this.#isData = program.nature === "data";
    const top = new Scope(program, undefined, true);
    for (const node of program.body) this.#enter(node, top, program.language);
    // What is imported from a file of data (`import settings from "./settings.json"`) is the whole of it.
    if (program.nature === "data" && program.body.length > 0) this.names.exports.set("default", [...program.body]);
    for (const look of this.#assignments) look();
    for (const [name, scope] of this.#names) this.#read(name, scope);
    for (const look of this.#parts) look();
  }

  #enter(node: Node, scope: Scope, language: string): void {
    this.names.nodes.push(node);
    this.names.byKind.add(node);
    const inner = scopeFor(node, scope);
    this.#take(node, scope, inner, language);
    if (isLeaf(node)) return;
    const innerLanguage = node.kind === "program" ? node.program.language : language;
    forEachChild(node, (child) => {
      this.names.parents.set(child, node);
      this.#enter(child, inner, innerLanguage);
    });
  }

  /** @param inner the scope of what stands in the node */
  #take(node: Node, scope: Scope, inner: Scope, language: string): void {
    switch (node.kind) {
      case "string":
        if (node.value.length <= longestWord) this.names.words.add(node.value);
        break;
      case "name":
        this.names.words.add(node.name);
        addTo(this.names.namesByText, node.name, node);
        this.#names.push([node, scope]);
        break;
      case "assign":
        this.#assign(node, scope, language);
        break;
      case "declaration":
        this.#declareType(scope, node.name, node.type);
        break;
      case "import":
        this.names.imports.push(node);
        this.names.words.add(node.imported).add(node.module);
        if (node.local !== undefined) scope.declare(node.local).imported = node;
        break;
      case "export":
        addTo(this.names.exports, node.exported, node.value);
        break;
      case "call":
        this.#call(node, scope);
        break;
      case "member":
        this.#member(node);
        break;
      case "object":
        this.#object(node);
        break;
      case "function":
        this.#function(node, scope, inner);
        break;
      case "operation":
        if (node.operator === outerNames) meanOuter(node.operands, scope);
        break;
      case "class":
        scope.declare(node.name).writes.push(node);
        this.names.classFields.set(node, inner);
        addTo(this.names.classesByName, node.name, node);
        break;
      default:
        break;
    }
  }

  #read(node: NameNode, scope: Scope): void {
    const variable = scope.find(node.name);
    if (!variable) return;
    this.names.variables.set(node, variable);
    const parent = this.names.parents.get(node);
    if (parent?.kind === "assign" && parent.target === node) return;
    variable.reads.push(node);
  }

  #declareType(scope: Scope, name: string, type: string): void {
    const { types } = scope.declare(name);
    if (types.length < mostTypes) types.push(type);
    if ((this.names.typesByName.get(name)?.length ?? 0) < mostTypes) addTo(this.names.typesByName, name, type);
  }

  #assign(node: AssignNode, scope: Scope, language: string): void {
    const { target, value } = node;
    if (target.kind === "name" && node.type !== undefined) this.#declareType(scope, target.name, node.type);
    if (target.kind === "name") {
      // What stands right in a class is a field of it, in Python and Ruby too.
      if (node.declares || this.names.parents.get(node)?.kind === "class") {
        scope.declare(target.name).writes.push(value);
        return;
      }
      const home = localByAssignment.has(language) ? holdingScope(scope) : undefined;
      if (home) {
        home.declare(target.name).writes.push(value);
        return;
      }
      this.#assignments.push(() => {
        (scope.find(target.name) ?? outermost(scope).declare(target.name)).writes.push(value);
      });
      return;
    }
    this.#assignPart(target, value, scope);
  }

  /** `this.key = …`, `session.headers["Authorization"] = …`, `process.env.KEY = …` */
  #assignPart(target: Node, value: Node, scope: Scope): void {
    const path = memberPath(target);
    if (!path || path.length < 2) return;
    const [root, ...rest] = path;
    if (root === "this") {
      const owner = classAround(scope);
      if (owner) owner.declare(rest.join(".")).writes.push(value);
      addTo(this.names.looseFields, rest.join("."), value);
      return;
    }
    this.#parts.push(() => {
      const variable = root === undefined ? undefined : scope.find(root);
      if (variable) addTo(variable.fields, rest.join("."), value);
      else addTo(this.names.globals, path.join("."), value);
      const set = environmentVariable(path);
      if (set !== undefined) addTo(this.names.globals, environmentPath(set), value);
    });
  }

  #call(node: CallNode, scope: Scope): void {
    const name = calleeName(node);
    if (name !== undefined) addTo(this.names.callsByName, name, node);
    for (const implied of [componentCall(node, name), boundCall(node, name)])
      if (implied) addTo(this.names.callsByName, implied.callee.name, implied);
    this.#put(node, name, scope);
    for (const [variable, value] of environmentSet(node)) addTo(this.names.globals, environmentPath(variable), value);
    // PowerShell: `Set-Variable -Name key -Value "…"`
    if (node.command && /^(?:set|new)-variable$/i.test(name ?? "")) this.#setVariable(node, scope);
    // PHP: `define("KEY", "…")`
    if (name === "define" && node.args[0]?.value.kind === "string" && node.args[1])
      scope.declare(node.args[0].value.value).writes.push(node.args[1].value);
    for (const { name: field, value } of node.args) {
      if (field === undefined) continue;
      this.names.words.add(field);
      if (!node.command) addTo(this.names.looseFields, field, value);
    }
  }

  #setVariable({ args }: CallNode, scope: Scope): void {
    const [named, given] = ["name", "value"].map(
      (wanted, index) =>
        (
          args.find(({ name }) => name?.toLowerCase() === wanted) ??
          args.filter(({ name }) => name === undefined)[index]
        )?.value,
    );
    if (named?.kind !== "string" || !given) return;
    const { value } = named;
    this.#assignments.push(() => (scope.find(value) ?? outermost(scope).declare(value)).writes.push(given));
  }

  /** `map.set("key", value)`, `headers.put("key", value)`: an entry of the variable. */
  #put(call: CallNode, name: string | undefined, scope: Scope): void {
    const [key, value] = call.args;
    const owner = call.callee.kind === "member" ? call.callee.object : undefined;
    // Rust: `text.push_str("…")` makes a text longer.
    if (name === "push_str" && owner?.kind === "name" && key && !value) {
      const { start, end } = call;
      this.#assignments.push(() => {
        scope.find(owner.name)?.writes.push({ kind: "template", parts: [owner, key.value], start, end });
      });
    }
    if (!puts.has(name) || owner?.kind !== "name") return;
    if (key?.value.kind !== "string" || !value || call.args.length !== 2) return;
    const entry = key.value.value;
    this.#parts.push(() => {
      const variable = scope.find(owner.name);
      if (variable) addTo(variable.entries, entry, value.value);
    });
  }

  #member(node: MemberNode): void {
    const property = propertyName(node.property) ?? "";
    addTo(this.names.memberReads, property, node);
    if (node.object.kind === "name" && node.object.name === "this") addTo(this.names.fieldReads, property, node);
  }

  #object(node: ObjectNode): void {
    if (this.#isData) collectSettings(node, this.names);
    for (const entry of node.entries) {
      const { key, value } = entry;
      this.names.entries.set(value, entry);
      const field = key && propertyName(key);
      if (field !== undefined) addTo(this.names.looseFields, field, value);
    }
  }

  #function(node: FunctionNode, scope: Scope, inner: Scope): void {
    if (node.name !== undefined) {
      this.names.words.add(node.name);
      scope.declare(node.name).writes.push(node);
      addTo(this.names.functionsByName, node.name.toLowerCase(), node);
    }
    node.parameters.forEach((parameter, index) => {
      const variable = inner.declare(parameter.name);
      variable.parameter = { of: node, index };
      if (parameter.type !== undefined) this.#declareType(inner, parameter.name, parameter.type);
      if (parameter.default) variable.writes.push(parameter.default);
    });
  }
}

/** Lets names of a function mean those of the scope around it: `global key`. */
function meanOuter(names: readonly Node[], scope: Scope): void {
  const home = holdingScope(scope);
  for (const node of names) {
    if (node.kind !== "name" || !home.parent) continue;
    home.variables.set(node.name, home.parent.find(node.name) ?? outermost(home).declare(node.name));
  }
}

function scopeFor(node: Node, scope: Scope): Scope {
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
