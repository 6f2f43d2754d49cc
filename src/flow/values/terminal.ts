import type { Node } from "../../tree/node.ts";
import type { Ref, SourceFile, Value } from "../value.ts";

/** A node that a value comes down to, with the names it went by on the way. */
export interface Terminal extends Ref {
  readonly via: readonly string[];
}

/** What each way of following a value may ask about other expressions. */
export interface Follower {
  /** What an expression comes down to: literals, objects, functions, calls, names that nothing is known of. */
  terminals(node: Node, file: SourceFile): readonly Terminal[];
  /** The texts an expression can be. Empty where it is no text (an object, a function, a number). */
  values(node: Node, file: SourceFile): readonly Value[];
  /** A part of what an expression comes down to: an entry of an object, a field of a class, an export of a module. */
  part(node: Node, name: string, file: SourceFile): readonly Terminal[];
}

/** How many terminals of one expression are told. */
export const mostTerminals = 12;

/** How many of the values that a name or a field is given are followed. */
export const mostWrites = 32;

/** The same terminals, reached by one more name. */
export function named(terminals: readonly Terminal[], name: string): Terminal[] {
  return terminals.map((terminal) =>
    terminal.via.length < 6 ? { ...terminal, via: [...terminal.via, name] } : terminal,
  );
}
