import type { ImportNode, Node } from "../../tree/node.ts";
import type { TypeReader } from "../types.ts";
import type { SourceFile, Value } from "../value.ts";
import { Budget } from "./budget.ts";
import { followCall } from "./calls.ts";
import { constantByType } from "./constant-by-type.ts";
import { followMember } from "./members.ts";
import { Modules, type ImportResolver } from "./modules.ts";
import { Parts } from "./parts.ts";
import { mostTerminals, type Follower, type Terminal } from "./terminal.ts";
import { TextValues } from "./text-values.ts";
import { mostValues } from "./texts.ts";
import { Unknowns } from "./unknowns.ts";
import { Variables } from "./variables.ts";

/**
 * Follows values: through variables, fields, parameters and the calls that fill them, returns, imports, and
 * the functions that put texts together. Flow is not followed in time: a name has every value it is ever given.
 *
 * Here every question is answered once and within its budget; how each kind of expression is followed stands in a
 * file of its own, which asks back here for what it comes upon.
 */
export class Evaluator implements Follower {
  readonly #types: TypeReader | undefined;
  readonly #budget = new Budget();
  readonly #modules: Modules;
  readonly #variables: Variables;
  readonly #parts: Parts;
  readonly #unknowns: Unknowns;
  readonly #texts: TextValues;
  readonly #terminals = new Map<Node, readonly Terminal[]>();
  readonly #values = new Map<Node, readonly Value[]>();

  constructor(imports: ImportResolver, types?: TypeReader) {
    this.#types = types;
    this.#modules = new Modules(imports, this);
    this.#variables = new Variables(this, this.#modules, this.#budget);
    this.#parts = new Parts(this, this.#modules, this.#variables, this.#budget);
    this.#unknowns = new Unknowns(this, types);
    this.#texts = new TextValues(this, this.#unknowns);
  }

  /** What an expression comes down to: literals, objects, functions, calls, names that nothing is known of. */
  terminals(node: Node, file: SourceFile): readonly Terminal[] {
    const known = this.#terminals.get(node);
    if (known) return known;
    if (this.#budget.isSpent()) return [{ node, file, via: [] }];
    this.#budget.enter();
    this.#terminals.set(node, []);
    const found = this.#typed(node, file, this.#follow(node, file).slice(0, mostTerminals));
    this.#budget.leave();
    if (this.#variables.areLimited) this.#terminals.delete(node);
    else this.#terminals.set(node, found);
    return found;
  }

  /** The texts an expression can be. Empty where it is no text (an object, a function, a number). */
  values(node: Node, file: SourceFile): readonly Value[] {
    const known = this.#values.get(node);
    if (known) return known;
    if (this.#budget.isSpent()) return [this.#unknowns.value(node, file)];
    this.#budget.enter();
    this.#values.set(node, []);
    const found = this.#texts.of(node, file).slice(0, mostValues);
    this.#budget.leave();
    if (this.#variables.areLimited) this.#values.delete(node);
    else this.#values.set(node, found);
    return found;
  }

  /** A part of what an expression comes down to: an entry of an object, a field of a class, an export of a module. */
  part(node: Node, name: string, file: SourceFile): readonly Terminal[] {
    if (this.#budget.isSpent()) return [];
    this.#budget.enter();
    const found = this.terminals(node, file)
      .flatMap((owner) => this.#parts.follow(owner, name))
      .slice(0, mostTerminals);
    this.#budget.leave();
    return found;
  }

  /** The texts that an import brings in from another file of the project. */
  imported(node: ImportNode, file: SourceFile): readonly Value[] {
    return this.#modules
      .follow(file, node.module, node.imported)
      .flatMap((terminal) => this.#texts.ofTerminal(terminal, node));
  }

  #follow(node: Node, file: SourceFile): readonly Terminal[] {
    switch (node.kind) {
      case "name":
        return this.#variables.follow(node, file);
      case "member":
        return followMember(node, file, this);
      case "choice":
        return node.options.flatMap((option) => this.terminals(option, file));
      case "call":
        return followCall(node, file, this, this.#modules);
      case "program": {
        // An expression of a template: `apiKey={key}`.
        const last = node.program.body.at(-1);
        return last && last.kind !== "program" ? this.terminals(last, file) : [{ node, file, via: [] }];
      }
      case "assign":
        return this.terminals(node.value, file);
      case "return":
        return node.value ? this.terminals(node.value, file) : [];
      default:
        return [{ node, file, via: [] }];
    }
  }

  #typed(node: Node, file: SourceFile, found: readonly Terminal[]): readonly Terminal[] {
    if (!this.#types || found.length !== 1 || found[0]?.node !== node) return found;
    const constant = constantByType(node, file, this.#types);
    return constant ? [constant] : found;
  }
}
