import type { Node } from "../../tree/node.ts";
import { memberPath, rootName } from "../names.ts";
import type { TypeReader } from "../types.ts";
import type { SourceFile } from "../value.ts";
import type { Terminal } from "./terminal.ts";

/** What comes from a module that cannot be read comes down to itself, but its type may tell what constant it is. */
export function constantByType(node: Node, file: SourceFile, types: TypeReader): Terminal | undefined {
  if (node.kind === "call" && !node.args.every(({ value }) => value.kind === "string" || value.kind === "name"))
    return undefined;
  const root = rootName(node.kind === "call" ? node.callee : node);
  if (!root || !file.model.variableOf(root)?.imported) return undefined;
  const constant = types.constant(node, file);
  const name = node.kind === "call" ? undefined : memberPath(node)?.at(-1);
  return constant && { ...constant, via: name === undefined ? [] : [name] };
}
