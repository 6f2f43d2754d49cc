import type { Node } from "../../../src/tree/node.ts";

/** The nodes right below a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "string":
    case "literal":
    case "name":
    case "import":
    case "embedded":
    case "program":
      return [];
    case "template":
      return node.parts;
    case "member":
      return [node.object, node.property];
    case "call":
      return [node.callee, ...node.args.map(({ value }) => value)];
    case "object":
      return node.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "list":
      return node.items;
    case "choice":
      return node.options;
    case "operation":
      return node.operands;
    case "function":
      return [...node.parameters.flatMap((one) => (one.default ? [one.default] : [])), ...node.body];
    case "class":
      return [...node.heritage, ...node.members];
    case "assign":
      return [node.target, node.value];
    case "block":
      return node.body;
    case "return":
      return node.value ? [node.value] : [];
    case "throw":
    case "export":
      return [node.value];
  }
}
