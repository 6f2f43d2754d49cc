import type { CallNode, ClassNode, Entry, FunctionNode, ImportNode, NameNode, Node } from "../../tree/node.ts";
import { NodesByKind } from "./nodes-by-kind.ts";
import type { Scope, Variable } from "./scope.ts";

/** Everything that the model is asked for, by what it is asked for it. */
export class ProgramNames {
  /** Every node, parents before children. */
  readonly nodes: Node[] = [];
  readonly byKind = new NodesByKind();
  readonly words = new Set<string>();
  readonly exports = new Map<string, Node[]>();
  readonly imports: ImportNode[] = [];
  readonly parents = new Map<Node, Node>();
  /** Entries of objects by their values. */
  readonly entries = new Map<Node, Entry>();
  /** What the names in the text mean. */
  readonly variables = new Map<NameNode, Variable>();
  /** Functions by their names in small letters. */
  readonly functionsByName = new Map<string, FunctionNode[]>();
  readonly callsByName = new Map<string, CallNode[]>();
  readonly classFields = new Map<ClassNode, Scope>();
  /** What is written to parts of something that no name of the file stands for, by its whole path. */
  readonly globals = new Map<string, Node[]>();
  /** What is written to fields of anything, by their names: for `this` of a class that is not seen. */
  readonly looseFields = new Map<string, Node[]>();
  /** The types that variables, parameters and fields are declared with, by their names. */
  readonly typesByName = new Map<string, string[]>();
  readonly classesByName = new Map<string, ClassNode[]>();
  readonly fieldReads = new Map<string, Node[]>();
  readonly memberReads = new Map<string, Node[]>();
  /** What entries of data give to names that a script in it may read: `BASE` of `variables: { BASE: https://… }`. */
  readonly settings = new Map<string, Node[]>();
  readonly namesByText = new Map<string, NameNode[]>();
}

/** One more of a name. */
export function addTo<V>(map: Map<string, V[]>, name: string, value: V): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}
