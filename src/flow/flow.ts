import type { Additions } from "../facts/text.ts";
import { saysUrl } from "../libraries/requests.ts";
import type { AssignNode, Node } from "../tree/node.ts";
import { belongTogether } from "./credentials.ts";
import { Evaluator, type ImportResolver, type Terminal } from "./evaluate.ts";
import { memberPath } from "./names.ts";
import { Targets, type Kinds } from "./targets.ts";
import type { SourceFile, Value } from "./value.ts";

/** One file under analysis: its names, its values, and where they go. */
export class Flow {
  readonly file: SourceFile;
  readonly additions: Additions;
  readonly #evaluator: Evaluator;
  readonly #targets: Targets;

  constructor(file: SourceFile, additions: Additions, imports: ImportResolver) {
    this.file = file;
    this.additions = additions;
    this.#evaluator = new Evaluator(imports);
    this.#targets = new Targets(this.#evaluator, additions.hosts);
  }

  values(node: Node): readonly Value[] {
    return this.#evaluator.values(node, this.file);
  }

  terminals(node: Node): readonly Terminal[] {
    return this.#evaluator.terminals(node, this.file);
  }

  /** The hosts that something at this node is sent to; those around `next` where none are found. */
  targetsAround(node: Node, next?: Node): Kinds {
    const found = this.#targets.around(node, this.file);
    return found.size > 0 || !next ? found : this.#targets.around(next, this.file);
  }

  /** The hosts of the addresses that stand beside an assignment under a name that goes with its own. */
  targetsBeside(node: AssignNode, name: string): Kinds {
    const parent = this.file.model.parentOf(node);
    const siblings = parent ? this.file.model.nodes.filter((other) => this.file.model.parentOf(other) === parent) : this.file.model.program.body;
    const found = new Set<Kinds extends ReadonlySet<infer K> ? K : never>();
    for (const sibling of siblings) {
      if (sibling.kind !== "assign" || sibling === node) continue;
      const other = memberPath(sibling.target)?.at(-1);
      if (other === undefined || !saysUrl(other) || !belongTogether(name, other)) continue;
      for (const kind of this.#targets.of(sibling.value, this.file)) found.add(kind);
    }
    return found;
  }

  /** The hosts of all addresses of the file, comments and prose aside. */
  hosts(): Kinds {
    return this.#targets.everywhere(this.file);
  }
}
