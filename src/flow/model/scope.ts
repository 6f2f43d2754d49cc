import type { FunctionNode, ImportNode, NameNode, Node, Program } from "../../tree/node.ts";

/** A name of a scope and everything that is written to it. */
export interface Variable {
  readonly name: string;
  /** The values it takes, in the order of the text. */
  readonly writes: Node[];
  readonly reads: NameNode[];
  /** Values of its parts: `headers.Authorization` of `session.headers["Authorization"] = …`. */
  readonly fields: Map<string, Node[]>;
  /** Values it was given by name through a call: `map.set("key", value)`. */
  readonly entries: Map<string, Node[]>;
  /** The types it is declared with, as written. */
  readonly types: string[];
  parameter?: { readonly of: FunctionNode; readonly index: number };
  imported?: ImportNode;
}

/** The names that are declared in a function, a class, a block or a program; what is not found is asked of the scope around. */
export class Scope {
  readonly variables = new Map<string, Variable>();
  readonly owner: Node | Program;
  readonly parent: Scope | undefined;
  /** Whether undeclared names that are assigned here stay here (Python, Ruby, PHP), at functions and programs. */
  readonly holds: boolean;

  constructor(owner: Node | Program, parent: Scope | undefined, holds: boolean) {
    this.owner = owner;
    this.parent = parent;
    this.holds = holds;
  }

  /** The variable of a name right here, made where there is none yet. */
  declare(name: string): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const made: Variable = { name, writes: [], reads: [], fields: new Map(), entries: new Map(), types: [] };
    this.variables.set(name, made);
    return made;
  }

  /** The variable that a name means here. */
  find(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.parent?.find(name);
  }
}

/** The scope that undeclared names stay in that are assigned at a scope. */
export function holdingScope(scope: Scope): Scope {
  let at = scope;
  while (!at.holds && at.parent) at = at.parent;
  return at;
}

/** The scope of the whole program. */
export function outermost(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}

/** The scope of the class that a scope stands in. */
export function classAround(scope: Scope): Scope | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if ("kind" in at.owner && at.owner.kind === "class") return at;
  }
  return undefined;
}
