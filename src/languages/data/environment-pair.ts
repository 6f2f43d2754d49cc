import type { Node, StringNode } from "../../tree/node.ts";
import { placeOf, sliceString } from "./piecewise.ts";
import { openJson } from "./scalars.ts";

/** Not only equals signs behind it: those are the padding of Base64. */
const pairShape = /^([A-Za-z_][\w.-]{0,99})=(?!=*$)/;

/**
 * An item of a list that reads `NAME=value`, as compose files and arguments of containers have them, sets
 * a variable of the environment. Any other string is itself.
 */
export function openPair(node: StringNode): Node {
  const name = pairShape.exec(node.value)?.[1];
  if (name === undefined) return openJson(node);
  return assignmentFrom(node, 0, name.length, node.value.length);
}

/** Reads a piece of a string that holds `NAME=value`. */
export function assignmentFrom(node: StringNode, from: number, nameEnd: number, to: number): Node {
  const start = placeOf(node, from);
  const value = openJson(sliceString(node, nameEnd + 1, to));
  return {
    kind: "assign",
    start,
    end: Math.max(value.end, start),
    target: { kind: "name", start, end: placeOf(node, nameEnd), name: node.value.slice(from, nameEnd) },
    value,
    environment: true,
  };
}
