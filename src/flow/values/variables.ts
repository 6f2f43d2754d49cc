import type { NameNode } from "../../tree/node.ts";
import type { Variable } from "../model/scope.ts";
import type { SourceFile } from "../value.ts";
import type { Budget } from "./budget.ts";
import { argumentsFor } from "./callers.ts";
import type { Modules } from "./modules.ts";
import { settingsOf } from "./settings.ts";
import { mostTerminals, mostWrites, named, type Follower, type Terminal } from "./terminal.ts";

/** Follows names to everything their variables are given: values written to them, arguments of calls, imports. */
export class Variables {
  readonly #follower: Follower;
  readonly #modules: Modules;
  readonly #budget: Budget;
  readonly #known = new Map<Variable, readonly Terminal[]>();
  /** While the n-th write of a variable is evaluated, the variable itself has only the writes before it. */
  readonly #limits = new Map<Variable, number>();

  constructor(follower: Follower, modules: Modules, budget: Budget) {
    this.#follower = follower;
    this.#modules = modules;
    this.#budget = budget;
  }

  /** Whether a variable has only some of its writes at the moment: what is found meanwhile does not hold later. */
  get areLimited(): boolean {
    return this.#limits.size > 0;
  }

  /** What the variable of a name comes down to. */
  follow(node: NameNode, file: SourceFile): readonly Terminal[] {
    const variable = file.model.variableOf(node);
    if (!variable) return settingsOf(node, node.name, file, this.#follower) ?? [{ node, file, via: [] }];
    const found = variable.imported
      ? this.#modules.follow(file, variable.imported.module, variable.imported.imported)
      : this.#ofVariable(variable, file);
    return found.length ? named(found, node.name) : [{ node, file, via: [] }];
  }

  /** Worked out once for all places that read the variable. */
  #ofVariable(variable: Variable, file: SourceFile): readonly Terminal[] {
    const limit = this.#limits.get(variable);
    const known = limit === undefined ? this.#known.get(variable) : undefined;
    if (known) return known;
    if (this.areLimited) return this.#given(variable, file, limit);
    const cutsBefore = this.#budget.cuts;
    this.#known.set(variable, []);
    const found = this.#given(variable, file, limit);
    if (this.#budget.isCutSince(cutsBefore)) this.#known.delete(variable);
    else this.#known.set(variable, found);
    return found;
  }

  #given(variable: Variable, file: SourceFile, limit = mostWrites): readonly Terminal[] {
    const found: Terminal[] = [];
    const { parameter } = variable;
    for (const argument of parameter ? argumentsFor(parameter.of, parameter.index, file) : []) {
      if (found.length >= mostTerminals) return found;
      found.push(...this.#follower.terminals(argument, file));
    }
    for (const [index, write] of variable.writes.slice(0, Math.min(mostWrites, limit)).entries()) {
      if (found.length >= mostTerminals) return found;
      const terminals =
        write.kind === "template"
          ? this.#within(variable, index, () => this.#follower.terminals(write, file))
          : this.#follower.terminals(write, file);
      found.push(...terminals);
    }
    return found;
  }

  #within<T>(variable: Variable, index: number, run: () => T): T {
    const before = this.#limits.get(variable);
    this.#limits.set(variable, index);
    try {
      return run();
    } finally {
      if (before === undefined) this.#limits.delete(variable);
      else this.#limits.set(variable, before);
    }
  }
}
