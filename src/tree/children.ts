import type { Node } from "./node.ts";

/** Calls `visit` for each of the nodes right below a node, in the order of the text. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  switch (node.kind) {
    case "string":
    case "literal":
    case "name":
    case "import":
    case "declaration":
    case "embedded":
      break;
    case "template":
      node.parts.forEach(visit);
      break;
    case "member":
      visit(node.object);
      visit(node.property);
      break;
    case "call":
      visit(node.callee);
      for (const { value } of node.args) visit(value);
      break;
    case "object":
      for (const { key, value } of node.entries) {
        if (key) visit(key);
        visit(value);
      }
      break;
    case "list":
      node.items.forEach(visit);
      break;
    case "choice":
      node.options.forEach(visit);
      break;
    case "operation":
      node.operands.forEach(visit);
      break;
    case "function":
      for (const parameter of node.parameters) {
        if (parameter.default) visit(parameter.default);
        parameter.pattern?.forEach(visit);
      }
      node.body.forEach(visit);
      break;
    case "class":
      node.heritage.forEach(visit);
      node.members.forEach(visit);
      break;
    case "assign":
      visit(node.target);
      visit(node.value);
      break;
    case "block":
      node.body.forEach(visit);
      break;
    case "return":
      if (node.value) visit(node.value);
      break;
    case "throw":
    case "export":
      visit(node.value);
      break;
    case "program":
      node.program.body.forEach(visit);
      break;
  }
}

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}

/** Whether a node has anything below it. */
export function isLeaf({ kind }: Node): boolean {
  return kind === "string" || kind === "name" || kind === "literal" || kind === "import" || kind === "embedded";
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
