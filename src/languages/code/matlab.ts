import type { Argument, Entry, Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { template } from "./nodes.ts";
import { stringNode } from "./strings-to-nodes.ts";

/** Reads `[…]` and `{…}`, where blanks part the elements and texts in a row are one. */
export function parseMatrix(cursor: Cursor): Node {
  const { start, text } = cursor.token;
  const rows = cursor.inBrackets({ lines: false }, () => parseRows(cursor));
  const range = cursor.range(start);
  const [row, ...others] = rows;
  if (!row) return { kind: "list", items: [], ...range };
  if (text === "{") {
    const entries = rows.map(entryOf);
    if (entries.every((entry) => entry !== undefined)) return { kind: "object", entries, ...range };
  } else if (others.length === 0 && row.some(({ kind }) => kind === "string" || kind === "template")) {
    return template(row.flatMap((one) => (one.kind === "template" ? one.parts : [one])), range);
  }
  return { kind: "list", items: rows.flat(), ...range };
}

function parseRows(cursor: Cursor): Node[][] {
  const rows: Node[][] = [[]];
  while (!cursor.ended) {
    if (cursor.eat(",")) continue;
    if (cursor.is(";")) {
      cursor.next();
      rows.push([]);
      continue;
    }
    const before = cursor.index;
    const { token } = cursor;
    // Not as an expression: strings in a row would be one.
    const node = token.type === "string" ? stringNode(cursor, cursor.next()) : parseExpression(cursor);
    if (node) rows.at(-1)?.push(node);
    if (cursor.index === before) cursor.next();
  }
  return rows.filter((row) => row.length > 0);
}

/** Functions that take names and values in turn. */
const takesNames = /^(?:weboptions|struct|webread|webwrite|websave)$/;

/** `weboptions('Name', value)`: the names of arguments are arguments themselves. */
export function nameArguments(callee: Node, args: readonly Argument[]): readonly Argument[] {
  if (callee.kind !== "name" || !takesNames.test(callee.name)) return args;
  const made: Argument[] = [];
  for (let index = 0; index < args.length; index++) {
    const [one, next] = [args[index], args[index + 1]];
    if (!one) continue;
    if (one.value.kind === "string" && next && /^[A-Za-z]\w*$/.test(one.value.value)) {
      const { value, start, end } = one.value;
      made.push({ name: value, nameRange: { start, end }, value: next.value });
      index++;
    } else made.push(one);
  }
  return made;
}

/** `{'Name', value}`: a row of a name and what it has. */
function entryOf([key, value, ...others]: readonly Node[]): Entry | undefined {
  return key?.kind === "string" && value && others.length === 0 ? { key, value } : undefined;
}
