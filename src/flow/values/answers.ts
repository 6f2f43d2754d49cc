import type { Node } from "../../tree/node.ts";

/**
 * Answers to questions about parts of nodes, each worked out once. Objects that are spread into each other ask in a
 * circle: there a question that is being answered already adds nothing. What was answered on the way round holds for
 * the first question only, and is forgotten with its end.
 */
export class Answers<A> {
  readonly #known = new Map<Node, Map<string, readonly A[]>>();
  readonly #onTheWay = new Map<Node, Map<string, readonly A[]>>();
  #open = 0;
  /** How often an answer was used that holds for the first question only. */
  #circles = 0;

  /** @param isWhole whether the answer that was worked out is all there is to it */
  get(node: Node, name: string, answer: () => readonly A[], isWhole: () => boolean): readonly A[] {
    const known = this.#known.get(node)?.get(name);
    if (known) return known;
    const underway = this.#onTheWay.get(node)?.get(name);
    if (underway) {
      this.#circles++;
      return underway;
    }
    const circles = this.#circles;
    put(this.#onTheWay, node, name, []);
    this.#open++;
    const found = answer();
    this.#open--;
    if ((this.#circles === circles || this.#open === 0) && isWhole()) put(this.#known, node, name, found);
    if (this.#open === 0) this.#onTheWay.clear();
    else put(this.#onTheWay, node, name, found);
    return found;
  }
}

function put<A>(answers: Map<Node, Map<string, readonly A[]>>, node: Node, name: string, found: readonly A[]): void {
  const known = answers.get(node);
  if (known) known.set(name, found);
  else answers.set(node, new Map([[name, found]]));
}
