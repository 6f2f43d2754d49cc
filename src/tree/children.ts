import type { Node } from "./node.ts";

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "string":
    case "literal":
    case "name":
    case "import":
    case "declaration":
    case "embedded":
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
      return [
        ...node.parameters.flatMap((parameter) => [
          ...(parameter.default ? [parameter.default] : []),
          ...(parameter.pattern ?? []),
        ]),
        ...node.body,
      ];
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
    case "program":
      return node.program.body;
  }
}

/** Calls `visit` for a node and everything below it, parents first; where `visit` gives false, not below. */
export function walk(node: Node, visit: (node: Node) => boolean | undefined): void {
  const open: Node[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (visit(next) === false) continue;
    const children = childrenOf(next);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) open.push(child);
    }
  }
}
