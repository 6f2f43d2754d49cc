import type { Node, ObjectNode } from "../tree/node.ts";
import { propertyName } from "./names.ts";

/** `{ key: "Authorization", value: "…" }`: a header or parameter told by two fields. */
export function namedPair(node: ObjectNode): [Node, Node] | undefined {
  const field = (pattern: RegExp): Node | undefined =>
    node.entries.find(({ key }) => key && pattern.test(propertyName(key) ?? ""))?.value;
  const name = field(/^(?:key|name|header)$/i);
  const value = field(/^value$/i);
  return name?.kind === "string" && value ? [name, value] : undefined;
}
