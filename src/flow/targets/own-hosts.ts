import type { HostKind } from "../../cinclus/hosts.ts";
import { isBody, saysUrl } from "../../libraries/requests.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import type { Variable } from "../model/scope.ts";
import { memberPath, propertyName } from "../names.ts";
import { resultsOf } from "../results.ts";
import type { SourceFile } from "../value.ts";
import type { Evaluator } from "../values/evaluator.ts";
import type { Addresses } from "./addresses.ts";
import { add, farthest, none, type Kinds } from "./kinds.ts";
import { isLogging, setsHeader } from "./signs.ts";

/** How many addresses of one variable's fields are looked at. */
const mostFields = 40;

/** What a value itself names: an address, an object or a client made with one. Nothing around it is looked at. */
export class OwnHosts {
  readonly #evaluator: Evaluator;
  readonly #addresses: Addresses;
  readonly #known = new Map<Node, Kinds>();
  readonly #fields = new Map<Variable, readonly Node[]>();

  constructor(evaluator: Evaluator, addresses: Addresses) {
    this.#evaluator = evaluator;
    this.#addresses = addresses;
  }

  /** The hosts that a value names. */
  of(node: Node, file: SourceFile, depth = 0): Kinds {
    const known = this.#known.get(node);
    if (known) return known;
    if (depth > farthest) return none;
    this.#known.set(node, none);
    const found = this.#kindsOf(node, file, depth);
    this.#known.set(node, found);
    return found;
  }

  /** The hosts that are written to the fields of a variable that say they are addresses: `client.base_url = …`. */
  ofFields(variable: Variable, file: SourceFile, depth = 0): Kinds {
    const kinds = new Set<HostKind>();
    for (const value of this.#addressFields(variable)) add(kinds, this.of(value, file, depth));
    return kinds;
  }

  #addressFields(variable: Variable): readonly Node[] {
    const known = this.#fields.get(variable);
    if (known) return known;
    const found = [...variable.fields]
      .flatMap(([field, values]) => (saysUrl(field.split(".").at(-1) ?? "") ? values : []))
      .slice(0, mostFields);
    this.#fields.set(variable, found);
    return found;
  }

  #kindsOf(node: Node, file: SourceFile, depth: number): Kinds {
    const direct = this.#addresses.of(node, file);
    if (direct.size > 0) return direct;
    const kinds = new Set<HostKind>();
    for (const terminal of this.#evaluator.terminals(node, file))
      add(kinds, this.#ofTerminal(terminal.node, terminal.file, depth));
    // A step of a chain may come down to what it is given: `client.uri("/v1/models")`.
    if (kinds.size === 0 && node.kind === "call" && node.callee.kind === "member")
      add(kinds, this.of(node.callee.object, file, depth));
    const variable = node.kind === "name" ? file.model.variableOf(node) : undefined;
    if (variable) add(kinds, this.ofFields(variable, file, depth + 1));
    return kinds;
  }

  #ofTerminal(node: Node, file: SourceFile, depth: number): Kinds {
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
      case "function":
        // An address that is asked for late: `baseURL: () => "https://…"`.
        if (node.parameters.length === 0)
          for (const result of resultsOf(node)) add(kinds, this.#addresses.of(result, file));
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
      if (isBody(name)) continue;
      // What a block configures: `AddHttpClient("cinclus", c => { c.BaseAddress = … })`.
      if (value.kind === "function") add(kinds, this.#addresses.inside(value, file));
      else if (name === undefined || saysUrl(name) || value.kind === "object" || value.kind === "call")
        add(kinds, this.of(value, file, depth + 1));
    }
    for (const callee of this.#evaluator.terminals(call.callee, file)) {
      if (callee.node.kind === "class") add(kinds, this.#ofTerminal(callee.node, callee.file, depth + 1));
    }
  }
}
