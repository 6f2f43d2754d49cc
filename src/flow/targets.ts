import { hostKind, type HostKind } from "../cinclus/hosts.ts";
import { belongTogether, ownerIn, saysCredential, saysService } from "../cinclus/names.ts";
import { saysUrl } from "../libraries/requests.ts";
import { walk } from "../tree/children.ts";
import type { AssignNode, CallNode, Entry, FunctionNode, Node, ObjectNode, Range } from "../tree/node.ts";
import type { Evaluator } from "./evaluate.ts";
import { calleeName, type Variable } from "./model.ts";
import { memberPath, propertyName } from "./names.ts";
import { Stretches } from "./stretches.ts";
import { isAnswer, isLogging, isOptions, setsHeader, setsHeaderByDirective } from "./target-signs.ts";
import { kindByName, kindOfUrl, parseUrls } from "./urls.ts";
import { hole, type SourceFile } from "./value.ts";

export type Kinds = ReadonlySet<HostKind>;

const none: Kinds = new Set();

/** How many readers of a variable are looked at, and how many variables in a row. */
const mostReads = 40;
const farthest = 4;

/** How many steps one question may take: what is found by then is the answer, so that no file takes longer than its length. */
const mostSteps = 1500;

/**
 * Finds out to which host something belongs: a header, an option, a switch. The nearest thing that has an address
 * decides: the call it is in and the chain of calls around that, the object it is in, the variable it ends up in
 * and what is done with that, then the function, the class, the file.
 */
export class Targets {
  readonly #evaluator: Evaluator;
  readonly #hosts: readonly string[];
  readonly #own = new Map<Node, Kinds>();
  readonly #around = new Map<Node, Kinds>();
  readonly #inside = new Map<Node, Kinds>();
  readonly #within = new Map<string, Kinds>();
  readonly #stretches = new Map<SourceFile, Stretches<Node>>();
  readonly #configured = new Map<SourceFile, Map<string, AssignNode[]>>();
  readonly #entries = new Map<ObjectNode, readonly Entry[]>();
  #steps = 0;

  constructor(evaluator: Evaluator, hosts: readonly string[]) {
    this.#evaluator = evaluator;
    this.#hosts = hosts;
  }

  /** The hosts that something at this node is sent to. */
  around(node: Node, file: SourceFile): Kinds {
    const known = this.#around.get(node);
    if (known) return known;
    this.#around.set(node, none);
    this.#steps = 0;
    const found = this.#climb(node, file, 0, true);
    this.#around.set(node, found);
    return found;
  }

  /** The hosts of what stands right around: the call, the object, the variable; not those of the function or the file. */
  near(node: Node, file: SourceFile): Kinds {
    this.#steps = 0;
    return this.#climb(node, file, 0, false);
  }

  /** The hosts of what something is written to: `client` of `client.headers["Authorization"] = …`. */
  assigned(target: Node, value: Node, file: SourceFile, whole: boolean): Kinds {
    this.#steps = 0;
    const found = this.#ofTarget(target, file, 0, value);
    if (found.size > 0) return found;
    return whole ? this.around(value, file) : this.near(value, file);
  }

  /** The hosts that a value itself names: an address, an object or a client made with one. */
  of(node: Node, file: SourceFile, depth = 0): Kinds {
    const known = this.#own.get(node);
    if (known) return known;
    if (depth > farthest) return none;
    this.#own.set(node, none);
    const found = this.#kindsOf(node, file, depth);
    this.#own.set(node, found);
    return found;
  }

  /** The hosts of all addresses in a stretch of the file, comments and prose aside. */
  inside(owner: Node, file: SourceFile): Kinds {
    const known = this.#inside.get(owner);
    if (known) return known;
    const found = this.#namedWithin(owner, file);
    this.#inside.set(owner, found);
    return found;
  }

  /** The hosts of all addresses in a range of the file. */
  within({ start, end }: Range, file: SourceFile): Kinds {
    const id = `${file.path}:${String(start)}:${String(end)}`;
    const known = this.#within.get(id);
    if (known) return known;
    const found = this.#namedWithin({ start, end }, file);
    this.#within.set(id, found);
    return found;
  }

  #namedWithin(range: Range, file: SourceFile): Set<HostKind> {
    let stretches = this.#stretches.get(file);
    if (!stretches) {
      stretches = new Stretches(file.model.nodes.filter(mayNameHost));
      this.#stretches.set(file, stretches);
    }
    const found = new Set<HostKind>();
    for (const node of stretches.within(range)) add(found, this.#named(node, file));
    return found;
  }

  /** The entries of an object that may give an address. */
  #addressEntries(object: ObjectNode): readonly Entry[] {
    const known = this.#entries.get(object);
    if (known) return known;
    const found = object.entries.filter(({ key, value }) => {
      const name = key && propertyName(key);
      return name === undefined || saysUrl(name) || (value.kind === "object" && isOptions(name));
    });
    this.#entries.set(object, found);
    return found;
  }

  #named(node: Node, file: SourceFile): Kinds {
    if (node.kind === "string" ? node.prose !== true : node.kind === "template") return this.#addressKinds(node, file);
    if (node.kind === "member" || node.kind === "call") {
      const kinds = new Set<HostKind>();
      for (const value of this.#evaluator.values(node, file)) {
        const kind = kindByName(value);
        if (kind) kinds.add(kind);
      }
      return kinds;
    }
    return none;
  }

  #addressKinds(node: Node, file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    for (const value of this.#evaluator.values(node, file)) {
      const named = value.text.length < 3 ? kindByName(value) : undefined;
      if (named) kinds.add(named);
      // A host on its own, of another service.
      if (
        value.constant &&
        /^(?:(?:[a-z0-9-]+\.){2,}[a-z]{2,12}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.test(value.text) &&
        !/\.(?:api_?)?(?:key|token|secret|password|url|host|base|name|id)$/i.test(value.text) &&
        hostKind(value.text.replace(/:\d+$/, ""), this.#hosts) === "other"
      )
        kinds.add("other");
      for (const url of parseUrls(value)) {
        // `https://${address}/status`: whatever host that is, it is asked for by the caller and none of the others in the file.
        const kind =
          kindOfUrl(url, this.#hosts) ?? (url.scheme !== undefined && url.host === hole ? "other" : undefined);
        if (kind) kinds.add(kind);
      }
    }
    return kinds;
  }

  #kindsOf(node: Node, file: SourceFile, depth: number): Kinds {
    const direct = this.#addressKinds(node, file);
    if (direct.size > 0) return direct;
    const kinds = new Set<HostKind>();
    for (const terminal of this.#evaluator.terminals(node, file)) {
      for (const kind of this.#kindsOfTerminal(terminal.node, terminal.file, depth)) kinds.add(kind);
    }
    if (node.kind === "name") {
      const variable = file.model.variableOf(node);
      for (const [field, values] of variable?.fields ?? []) {
        if (saysUrl(field.split(".").at(-1) ?? ""))
          for (const value of values) add(kinds, this.of(value, file, depth + 1));
      }
    }
    return kinds;
  }

  #kindsOfTerminal(node: Node, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    switch (node.kind) {
      case "object":
        for (const { key, value } of node.entries) {
          const name = key && propertyName(key);
          // A setting with properties of its own: `api_base: { type: "str", value: "https://…" }`.
          if (name === undefined || saysUrl(name) || (name === "value" && file.model.program.nature === "data"))
            add(kinds, this.of(value, file, depth + 1));
        }
        break;
      case "call":
        this.#addCall(kinds, node, file, depth);
        break;
      case "member":
        // A part of a client or request belongs to the same host: `session.headers`, `client.chat.completions`.
        add(kinds, this.of(node.object, file, depth));
        break;
      case "list":
        for (const item of node.items.slice(0, 20)) add(kinds, this.of(item, file, depth + 1));
        break;
      case "class":
        for (const member of node.members) {
          if (member.kind === "assign" && saysUrl(memberPath(member.target)?.at(-1) ?? ""))
            add(kinds, this.of(member.value, file, depth + 1));
        }
        break;
      default:
        break;
    }
    return kinds;
  }

  #addCall(kinds: Set<HostKind>, call: CallNode, file: SourceFile, depth: number): void {
    if (call.callee.kind === "member") add(kinds, this.of(call.callee.object, file, depth));
    if (isLogging(call) || setsHeader(call)) return;
    for (const { name, value } of call.args) {
      // What a block configures: `AddHttpClient("cinclus", c => { c.BaseAddress = … })`.
      if (value.kind === "function") add(kinds, this.inside(value, file));
      else if (name === undefined || saysUrl(name) || value.kind === "object" || value.kind === "call")
        add(kinds, this.of(value, file, depth + 1));
    }
    for (const callee of this.#evaluator.terminals(call.callee, file)) {
      if (callee.node.kind === "class") add(kinds, this.#kindsOfTerminal(callee.node, callee.file, depth + 1));
    }
  }

  #climb(from: Node, file: SourceFile, depth: number, whole: boolean): Kinds {
    let child = from;
    for (let parent = file.model.parentOf(child); parent; child = parent, parent = file.model.parentOf(parent)) {
      if (this.#steps++ > mostSteps) return none;
      const here = this.#level(parent, child, file, depth);
      if (here.size > 0) return here;
      if (parent.kind === "block" && !whole) return none;
      if (parent.kind === "function") {
        const grand = file.model.parentOf(parent);
        const callback = grand?.kind === "call" && grand.callee !== parent;
        // What a callback does with a variable from outside is no sign of where that variable goes.
        if (callback && depth > 0) return none;
        if (!callback) {
          const called = this.#ofCalls(parent, child, file, depth);
          if (called.size > 0 || !whole) return called;
          const body = this.inside(parent, file);
          if (body.size > 0) return body;
        }
      }
      if (parent.kind === "class" || parent.kind === "program") {
        if (!whole) return parent.kind === "class" ? this.#ofClassBody(parent.members, file) : none;
        const body = this.inside(parent, file);
        if (body.size > 0) return body;
      }
    }
    // Directives at the top of a proxy's configuration.
    if (child.kind === "call" && child.command && file.model.program.nature !== "code") {
      const kinds = new Set<HostKind>();
      for (const sibling of file.model.program.body)
        if (sibling !== child && sibling.kind === "call") add(kinds, this.#ofDirective(sibling, file));
      return kinds;
    }
    return whole && file.model.program.nature === "code"
      ? this.within({ start: 0, end: file.text.length }, file)
      : none;
  }

  /** What is done with a part of something by its name: `app.mesh.get("https://…")` of `App { mesh: client }`. */
  #ofPart(name: string | undefined, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    if (name === undefined || depth > 0) return kinds;
    for (const read of file.model.memberReads(name).slice(0, mostReads))
      add(kinds, this.#climb(read, file, depth + 1, false));
    return kinds;
  }

  /** What a class says of itself in its body: HTTParty's `base_uri "https://…"`. */
  #ofClassBody(members: readonly Node[], file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    for (const member of members)
      if (member.kind === "call" && saysUrl(calleeName(member) ?? "")) add(kinds, this.of(member, file));
    return kinds;
  }

  /** What one step up the tree tells. */
  #level(parent: Node, child: Node, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    switch (parent.kind) {
      case "call": {
        if (isLogging(parent)) break;
        // The vendor's own SDK: `WaysCloudClient(token=…)`.
        if (
          /client|sdk$/i.test(calleeName(parent) ?? "") &&
          saysService(calleeName(parent) ?? "") &&
          parent.callee !== child
        )
          kinds.add("platform");
        // A builder's block: `HttpClient { defaultRequest { url("https://…") } }`.
        if (child.kind === "function" && /^[A-Z]/.test(calleeName(parent) ?? "")) add(kinds, this.inside(child, file));
        if (parent.callee !== child) {
          if (parent.callee.kind === "member") add(kinds, this.of(parent.callee.object, file));
        }
        if (setsHeader(parent)) {
          if (kinds.size === 0 && parent.callee !== child) add(kinds, this.#ofReceiver(parent, file, depth));
          break;
        }
        for (const { name, value } of parent.args) {
          if (value === child || value.kind === "function") continue;
          if (name === undefined || saysUrl(name) || value.kind === "object" || value.kind === "call")
            add(kinds, this.of(value, file));
        }
        if (kinds.size === 0 && parent.callee !== child) add(kinds, this.#ofReceiver(parent, file, depth));
        if (kinds.size === 0)
          add(kinds, this.#ofPart(parent.args.find(({ value }) => value === child)?.name, file, depth));
        if (kinds.size === 0)
          add(
            kinds,
            this.#ofParameter(
              parent,
              parent.args.findIndex(({ value }) => value === child),
              file,
              depth,
            ),
          );
        break;
      }
      case "template":
        // The address that it is put into: `"https://…?" + query.encode()`.
        if (depth > 0) add(kinds, this.#addressKinds(parent, file));
        break;
      case "object":
        for (const { key, value } of this.#addressEntries(parent)) {
          if (value !== child && key !== child && mayBeFor(key, file.model.entryOf(child)?.key))
            add(kinds, this.of(value, file));
        }
        if (kinds.size === 0) add(kinds, this.#ofKey(child, file));
        if (kinds.size === 0 && file.model.program.nature === "data") add(kinds, this.#ofSection(parent, child, file));
        break;
      case "block":
      case "program":
        // Directives of a proxy's configuration belong together by the block they stand in.
        if (
          child.kind === "call" &&
          child.command &&
          (parent.kind !== "program" || parent.program.nature === "data") &&
          file.model.program.nature !== "code"
        ) {
          for (const sibling of parent.kind === "block" ? parent.body : parent.program.body)
            if (sibling !== child && sibling.kind === "call") add(kinds, this.#ofDirective(sibling, file));
        }
        break;
      case "assign": {
        if (depth > farthest || parent.value !== child || (depth > 0 && isAnswer(child))) break;
        add(kinds, this.#ofTarget(parent.target, file, depth, child));
        break;
      }
      default:
        break;
    }
    return kinds;
  }

  /** The address that an entry is for, as its key: `{ "https://api…": { token: "…" } }`, git's `[http "https://api…"]`. */
  #ofKey(child: Node, file: SourceFile): Kinds {
    const key = file.model.entryOf(child)?.key;
    return key?.kind === "string" && key.value.includes(".") ? this.#addressKinds(key, file) : none;
  }

  /** In data, what configures a connection stands in a part of its own: `tls_config` beside `static_configs`. */
  #ofSection(section: ObjectNode, child: Node, file: SourceFile): Kinds {
    // Of the section's own entries: a header told by two fields stands in the section under its own name as well.
    const key = section.entries.find(({ value }) => value === child)?.key;
    const kinds = new Set<HostKind>();
    if (
      !key ||
      (child.kind === "string" &&
        saysCredential(propertyName(key) ?? "") &&
        !/authorization/i.test(propertyName(key) ?? "")) ||
      !/tls|ssl|http|transport|params|query|auth|credential|security|client|request|options|header/i.test(
        propertyName(key) ?? "",
      )
    )
      return kinds;
    for (const { value } of section.entries) {
      if (value === child) continue;
      walk(value, (node) => {
        if (node.kind === "string") add(kinds, this.#addressKinds(node, file));
        return undefined;
      });
    }
    return kinds;
  }

  #ofDirective(directive: CallNode, file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    const name = directive.callee.kind === "string" ? directive.callee.value : "";
    if (setsHeaderByDirective(name)) return kinds;
    for (const { value } of directive.args)
      if (value.kind === "string" || value.kind === "template") add(kinds, this.of(value, file));
    return kinds;
  }

  /** What is done with the variable or field that something is assigned to. */
  #ofTarget(target: Node, file: SourceFile, depth: number, except: Node): Kinds {
    let root = target;
    while (root.kind === "member") root = root.object;
    if (root.kind !== "name") return none;
    const path = memberPath(target) ?? [];
    const kinds = new Set<HostKind>();
    if (root.name === "this") {
      for (const write of file.model.fieldWrites(target, path[1] ?? "").slice(0, mostReads))
        if (write !== except) add(kinds, this.of(write, file));
      if (kinds.size === 0) add(kinds, this.#ofFieldReads(path[1] ?? "", file, depth));
      return kinds;
    }
    const variable = file.model.variableOf(root);
    if (variable) return this.#ofVariable(variable, file, depth, except);
    // A class or module that is configured by its fields: `OpenAI.baseUrl = …; OpenAI.apiKey = …`.
    for (const { value } of this.#addressesOf(root.name, file)) if (value !== except) add(kinds, this.of(value, file));
    return kinds;
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

  #ofVariable(variable: Variable, file: SourceFile, depth: number, except?: Node): Kinds {
    const kinds = new Set<HostKind>();
    if (depth > farthest) return kinds;
    for (const write of variable.writes.slice(0, mostReads)) if (write !== except) add(kinds, this.of(write, file));
    for (const [field, values] of variable.fields) {
      if (saysUrl(field.split(".").at(-1) ?? "")) for (const value of values) add(kinds, this.of(value, file));
    }
    if (kinds.size > 0 || variable.imported) return kinds;
    for (const read of variable.reads.slice(0, mostReads)) add(kinds, this.#climb(read, file, depth + 1, false));
    return kinds;
  }

  #ofFieldReads(field: string, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    if (depth > farthest) return kinds;
    for (const read of file.model.fieldReads(field).slice(0, mostReads))
      add(kinds, this.#climb(read, file, depth + 1, false));
    return kinds;
  }

  /** What is done elsewhere with the object that a method is called on: `req` of `req.Header.Set(…)`. */
  #ofReceiver(call: CallNode, file: SourceFile, depth: number): Kinds {
    if (call.callee.kind !== "member" || depth > farthest) return none;
    let root: Node = call.callee.object;
    while (root.kind === "member" || root.kind === "call") root = root.kind === "member" ? root.object : root.callee;
    if (root.kind !== "name") return none;
    if (root.name === "this") {
      const field = memberPath(call.callee)?.[1] ?? "";
      return this.#ofFieldReads(field, file, depth + 1);
    }
    const variable = file.model.variableOf(root);
    return variable ? this.#ofVariable(variable, file, depth + 1) : none;
  }

  /** What a function of the same file does with the parameter that an argument is handed to. */
  #ofParameter(call: CallNode, index: number, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    if (index < 0 || depth > farthest) return kinds;
    const argument = call.args[index];
    for (const callee of this.#evaluator.terminals(call.callee, file)) {
      const fn =
        callee.node.kind === "class"
          ? callee.node.members.find(
              (member): member is FunctionNode =>
                member.kind === "function" &&
                ["constructor", "__init__", "initialize", "__construct", "init"].includes(member.name ?? ""),
            )
          : callee.node;
      if (fn?.kind !== "function") continue;
      const position = call.args.slice(0, index).filter(({ name }) => name === undefined).length;
      const parameter = fn.parameters.find(({ name }) => name === argument?.name) ?? fn.parameters[position];
      if (!parameter) continue;
      for (const read of callee.file.model.parameterReads(fn, parameter.name).slice(0, mostReads))
        add(kinds, this.#climb(read, callee.file, depth + 1, false));
    }
    return kinds;
  }

  /** What is done with the result of the function that something is returned from. */
  #ofCalls(fn: FunctionNode, child: Node, file: SourceFile, depth: number): Kinds {
    const kinds = new Set<HostKind>();
    const returned = child.kind === "return" || (fn.returnsLast === true && fn.body.at(-1) === child);
    const name = file.model.nameOfFunction(fn);
    if (!returned || name === undefined || depth > farthest) return kinds;
    for (const call of file.model.callsNamed(name).slice(0, mostReads))
      add(kinds, this.#climb(call, file, depth + 1, false));
    return kinds;
  }
}

/** Whether an address may be that of a credential beside it: `session_secret` is none of `cinclus_base_url`. */
function mayBeFor(address: Node | undefined, credential: Node | undefined): boolean {
  const name = credential && propertyName(credential);
  if (name === undefined || !saysCredential(name)) return true;
  const owner = ownerIn(name);
  return owner === "" || belongTogether(name, (address && propertyName(address)) ?? "");
}

function mayNameHost(node: Node): boolean {
  return node.kind === "string"
    ? node.prose !== true
    : node.kind === "template" || node.kind === "member" || node.kind === "call";
}

function add(kinds: Set<HostKind>, more: Kinds): void {
  for (const kind of more) kinds.add(kind);
}
