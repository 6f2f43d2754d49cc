import type { Argument, CallNode } from "../../tree/node.ts";

/** A call, taken apart as the idioms ask for it. */
export interface Called {
  readonly call: CallNode;
  /** What is called, outermost first: `request`, `headers`, `set`. */
  readonly path: readonly string[];
  /** The last name of the path. */
  readonly last: string;
  /** The class of what is made, where something is; else the last name. */
  readonly made: string;
  readonly first: Argument | undefined;
  readonly second: Argument | undefined;
}
