import type { AssignNode, Node, StringNode } from "../../tree/node.ts";
import { placeOf, sliceString } from "./piecewise.ts";
import { openValue } from "./scalars.ts";

/** Not only equals signs behind it: those are the padding of Base64. */
const pairShape = /^([A-Za-z_][\w.-]{0,99})=(?!=*$)/;

/** `A=1 B=2` */
const severalPairs = /^[A-Za-z_]\w{0,99}=[^\s"'=]{1,300}(?: [A-Za-z_]\w{0,99}=[^\s"'=]{1,300}){1,30}$/;

/**
 * An item of a list that reads `NAME=value`, as compose files and arguments of containers have them, sets
 * a variable of the environment. Any other string is itself.
 */
export function openPair(node: StringNode): Node {
  if (severalPairs.test(node.value)) return pairsIn(node);
  const name = pairShape.exec(node.value)?.[1];
  if (name === undefined) return openValue(node);
  return assignmentFrom(node, 0, name.length, node.value.length);
}

/** Reads a piece of a string that holds `NAME=value`, the value perhaps in quotes. */
function assignmentFrom(node: StringNode, from: number, nameEnd: number, to: number): AssignNode {
  const start = placeOf(node, from);
  const quotes = isQuoted(node.value, nameEnd + 1, to) ? 1 : 0;
  const value = openValue(sliceString(node, nameEnd + 1 + quotes, to - quotes));
  const target: Node = { kind: "name", start, end: placeOf(node, nameEnd), name: node.value.slice(from, nameEnd) };
  return { kind: "assign", start, end: Math.max(value.end, placeOf(node, to)), target, value, environment: true };
}

/**
 * A value that sets several variables at once: systemd's `Environment="A=b c" D=e`, supervisor's
 * `environment=A="b",C="d"`. What is no pair stays text.
 */
export function pairsIn(node: StringNode): Node {
  const items: Node[] = [];
  const word = /(?:[^\s,"']|"[^"]*"?|'[^']*'?)+/g;
  const { value } = node;
  for (let found = word.exec(value); found; found = word.exec(value)) {
    let from = found.index;
    let to = from + found[0].length;
    if (isQuoted(value, from, to)) [from, to] = [from + 1, to - 1];
    const equals = value.indexOf("=", from);
    if (equals < 0 || equals >= to || !/^[A-Za-z_][\w.-]{0,99}$/.test(value.slice(from, equals))) {
      items.push(sliceString(node, from, to));
    } else items.push(assignmentFrom(node, from, equals, to));
  }
  return { kind: "list", start: node.start, end: node.end, items };
}

function isQuoted(value: string, from: number, to: number): boolean {
  const quote = value.charAt(from);
  return to - from >= 2 && (quote === '"' || quote === "'") && value.charAt(to - 1) === quote && !value.slice(from + 1, to - 1).includes(quote);
}
