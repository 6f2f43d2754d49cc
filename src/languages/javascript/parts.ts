import type { Node } from "../../tree/node.ts";

/** Templates in templates are one. */
export function partsOf(node: Node): readonly Node[] {
  return node.kind === "template" ? node.parts : [node];
}

/** Choices in choices are one. */
export function optionsOf(node: Node): readonly Node[] {
  return node.kind === "choice" ? node.options : [node];
}
