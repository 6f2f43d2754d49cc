import type { HostKind } from "../../cinclus/hosts.ts";
import type { Node } from "../../tree/node.ts";
import type { Kinds } from "./kinds.ts";

/** What several things that stand together tell, so that each may ask for what all the others tell: they may be thousands. */
export class KindsBeside {
  readonly #own: ReadonlyMap<Node, Kinds>;
  /** How many of them tell of each kind. */
  readonly #counts = new Map<HostKind, number>();

  constructor(told: ReadonlyMap<Node, Kinds>) {
    this.#own = told;
    for (const kinds of told.values())
      for (const kind of kinds) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** What all but one of them tell. */
  of(one: Node): Kinds {
    const own = this.#own.get(one);
    return new Set(
      [...this.#counts].flatMap(([kind, count]) => (count > (own?.has(kind) === true ? 1 : 0) ? [kind] : [])),
    );
  }
}
