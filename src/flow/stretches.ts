import type { Range } from "../tree/node.ts";

/** Nodes by where they stand, so that those of a stretch are found without a look at all the others. */
export class Stretches<N extends Range> {
  readonly #nodes: readonly N[];

  constructor(nodes: readonly N[]) {
    this.#nodes = nodes.toSorted((one, other) => one.start - other.start);
  }

  /** The nodes that stand wholly in a stretch, in the order of the text. */
  within({ start, end }: Range): N[] {
    const found: N[] = [];
    for (let at = this.#firstFrom(start); at < this.#nodes.length; at++) {
      const node = this.#nodes[at];
      if (!node || node.start > end) break;
      if (node.end <= end) found.push(node);
    }
    return found;
  }

  #firstFrom(start: number): number {
    let low = 0;
    let high = this.#nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#nodes[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
