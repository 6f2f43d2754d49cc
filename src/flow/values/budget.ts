const deepest = 40;

/** How many steps one question may take; what lies beyond stays unknown. */
const mostSteps = 3000;

/** How much of a question's depth and steps is spent. Every question that is asked on the way is a step. */
export class Budget {
  #depth = 0;
  #steps = 0;
  #cuts = 0;

  /** How often an answer was cut off. */
  get cuts(): number {
    return this.#cuts;
  }

  /** Whether an answer since then was cut off only because it was asked for far down: asked anew, it goes further. */
  isCutSince(cutsBefore: number): boolean {
    return this.#cuts !== cutsBefore && this.#depth > deepest / 2;
  }

  /** Takes a step; whether there was none left to take. */
  isSpent(): boolean {
    if (this.#depth === 0) this.#steps = 0;
    const spent = this.#depth > deepest || this.#steps++ > mostSteps;
    if (spent) this.#cuts++;
    return spent;
  }

  /** What is asked from here to `leave` is asked on the way to an answer. */
  enter(): void {
    this.#depth++;
  }

  leave(): void {
    this.#depth--;
  }
}
