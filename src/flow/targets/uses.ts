import type { HostKind } from "../../cinclus/hosts.ts";
import { saysUrl } from "../../libraries/requests.ts";
import type { AssignNode, CallNode, FunctionNode, Node } from "../../tree/node.ts";
import { addTo } from "../model/program-names.ts";
import type { Variable } from "../model/scope.ts";
import { calleeName, memberPath, rootName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import type { Evaluator } from "../values/evaluator.ts";
import { add, farthest, none, type Kinds } from "./kinds.ts";
import type { OwnHosts } from "./own-hosts.ts";

/** How many uses of a variable, a field or a function are looked at. */
const mostReads = 40;

/** What the climb up the tree tells of a place that uses what something ended up in. */
export interface Climber {
  /** @param depth how many variables, calls and fields in a row were gone along to get there */
  further(node: Node, file: SourceFile, depth: number): Kinds;
}

/** What is done elsewhere with what something ends up in: a variable, a field, a parameter, a function's result. */
export class Uses {
  readonly #evaluator: Evaluator;
  readonly #own: OwnHosts;
  readonly #climber: Climber;
  readonly #readsByClass = new Map<readonly Node[], ReadonlyMap<string, readonly Node[]>>();
  readonly #configured = new Map<SourceFile, Map<string, AssignNode[]>>();

  constructor(evaluator: Evaluator, own: OwnHosts, climber: Climber) {
    this.#evaluator = evaluator;
    this.#own = own;
    this.#climber = climber;
  }

  /**
   * What is done with the variable or field that something is assigned to.
   *
   * @param part the entry of the object assigned that is asked about: uses of its other entries say nothing
   */
  ofTarget(target: Node, file: SourceFile, depth: number, except: Node, part?: string): Kinds {
    const root = rootName(target);
    if (!root) return none;
    const kinds = new Set<HostKind>();
    if (root.name === "this") {
      const field = memberPath(target)?.[1] ?? "";
      for (const write of file.model.fieldWrites(target, field).slice(0, mostReads))
        if (write !== except) add(kinds, this.#own.of(write, file));
      if (kinds.size === 0) add(kinds, this.#ofField(field, target, file, depth));
      return kinds;
    }
    const variable = file.model.variableOf(root);
    if (variable) {
      const used = this.#ofVariable(variable, file, depth, except, part);
      // A field that is written out in its class: Elixir's `@options`, Python's `OPTIONS` and `self.OPTIONS`.
      const owner = file.model.parentOf(file.model.parentOf(target) ?? target);
      return used.size > 0 || owner?.kind !== "class" ? used : this.#ofField(root.name, target, file, depth);
    }
    // A class or module that is configured by its fields: `OpenAI.baseUrl = …; OpenAI.apiKey = …`.
    for (const { value } of this.#addressesOf(root.name, file))
      if (value !== except) add(kinds, this.#own.of(value, file));
    return kinds;
  }

  /** What is done elsewhere with the object that a method is called on: `req` of `req.Header.Set(…)`. */
  ofReceiver(call: CallNode, file: SourceFile, depth: number): Kinds {
    if (call.callee.kind !== "member" || depth > farthest) return none;
    let root: Node = call.callee.object;
    while (root.kind === "member" || root.kind === "call") root = root.kind === "member" ? root.object : root.callee;
    if (root.kind !== "name") return none;
    if (root.name === "this") {
      const field = memberPath(call.callee)?.[1] ?? "";
      return this.#ofField(field, call, file, depth + 1);
    }
    const variable = file.model.variableOf(root);
    return variable ? this.#ofVariable(variable, file, depth + 1) : none;
  }

  /** What a function of the same file does with the parameter that an argument is handed to. */
  ofParameter(call: CallNode, index: number, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    if (index < 0 || depth > farthest) return kinds;
    const argument = call.args[index];
    const position = call.args.slice(0, index).filter(({ name }) => name === undefined).length;
    for (const callee of this.#evaluator.terminals(call.callee, file)) {
      const fn = callee.node.kind === "class" ? callee.node.members.find(isConstructor) : callee.node;
      if (fn?.kind !== "function") continue;
      const parameter = fn.parameters.find(({ name }) => name === argument?.name) ?? fn.parameters[position];
      if (parameter)
        add(kinds, this.#ofReads(callee.file.model.parameterReads(fn, parameter.name), callee.file, depth));
    }
    return kinds;
  }

  /** What is done with the result of a function. */
  ofResult(fn: FunctionNode, file: SourceFile, depth: number): Kinds {
    const name = file.model.nameOfFunction(fn);
    return name === undefined || depth > farthest ? none : this.ofCalls(name, file, depth);
  }

  /** What is done with what a function or a class of this name gives. */
  ofCalls(name: string, file: SourceFile, depth: number): Kinds {
    return this.#ofReads(file.model.callsNamed(name), file, depth);
  }

  /** What is done with a part of something by its name: `app.mesh.get("https://…")` of `App { mesh: client }`. */
  ofPart(name: string | undefined, call: CallNode, file: SourceFile, depth: number): Kinds {
    if (name === undefined || depth > 1) return none;
    const reads = file.model.memberReads(name);
    const owner = file.model.enclosing(call, "class")?.name;
    const isOwn = owner !== undefined && [owner, "Self"].includes(calleeName(call) ?? "");
    return this.#ofReads(isOwn ? this.#ofOwnClass(reads, call, file) : reads, file, depth);
  }

  #ofVariable(variable: Variable, file: SourceFile, depth: number, except?: Node, part?: string): Kinds {
    const kinds = new Set<HostKind>();
    if (depth > farthest) return kinds;
    for (const write of variable.writes.slice(0, mostReads))
      if (write !== except) add(kinds, this.#own.of(write, file));
    add(kinds, this.#own.ofFields(variable, file));
    if (kinds.size > 0 || variable.imported) return kinds;
    const reads = part === undefined ? variable.reads : variable.reads.filter((read) => mayRead(read, part, file));
    return this.#ofReads(reads, file, depth);
  }

  #ofField(field: string, at: Node, file: SourceFile, depth: number): Kinds {
    return depth > farthest
      ? none
      : this.#ofReads(this.#ofOwnClass(file.model.fieldReads(field), at, file), file, depth);
  }

  #ofReads(reads: readonly Node[], file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    for (const read of reads.slice(0, mostReads)) add(kinds, this.#climber.further(read, file, depth + 1));
    return kinds;
  }

  /** A field of one class is none of another's of the same name. */
  #ofOwnClass(reads: readonly Node[], at: Node, { model }: SourceFile): readonly Node[] {
    const owner = model.enclosing(at, "class")?.name;
    if (owner === undefined || reads.length === 0) return reads;
    let byClass = this.#readsByClass.get(reads);
    if (!byClass) {
      const made = new Map<string, Node[]>();
      for (const read of reads) {
        const around = model.enclosing(read, "class");
        if (around) addTo(made, around.name, read);
      }
      byClass = made;
      this.#readsByClass.set(reads, byClass);
    }
    return byClass.get(owner) ?? reads;
  }

  /** The assignments of addresses to the fields of a name: `OpenAI.baseUrl = …`. */
  #addressesOf(name: string, file: SourceFile): readonly AssignNode[] {
    let configured = this.#configured.get(file);
    if (!configured) {
      configured = new Map();
      for (const node of file.model.nodes) {
        if (node.kind !== "assign" || node.target.kind !== "member") continue;
        const [root, ...rest] = memberPath(node.target) ?? [];
        if (root === undefined || !saysUrl(rest.at(-1) ?? "")) continue;
        const known = configured.get(root);
        if (known) known.push(node);
        else configured.set(root, [node]);
      }
      this.#configured.set(file, configured);
    }
    return (configured.get(name) ?? []).slice(0, mostReads);
  }
}

/** Whether a use of a variable may be one of this part: not where it takes another one, `settings.mail`. */
function mayRead(read: Node, part: string, file: SourceFile): boolean {
  const parent = file.model.parentOf(read);
  if (parent?.kind !== "member" || parent.object !== read || parent.property.kind !== "string") return true;
  return parent.property.value === part;
}

function isConstructor(member: Node): member is FunctionNode {
  return (
    member.kind === "function" &&
    ["constructor", "__init__", "initialize", "__construct", "init"].includes(member.name ?? "")
  );
}
