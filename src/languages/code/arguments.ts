import type { Argument, Node, ObjectNode } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { argument, spanning, together } from "./nodes.ts";
import { stringNode } from "./strings-to-nodes.ts";

/** Reads the arguments in the brackets that stand at the cursor. */
export function parseArguments(cursor: Cursor): Argument[] {
  return cursor.inBrackets({ lines: false }, () => mergePairs(readArguments(cursor)));
}

function readArguments(cursor: Cursor): Argument[] {
  const args: Argument[] = [];
  while (!cursor.ended) {
    if (cursor.eat(",", ";")) continue;
    const before = cursor.index;
    const read = parseArgument(cursor);
    const value = read ? withRest(cursor, read.value) : leftover(cursor);
    if (value) args.push(read ? { ...read, value } : { value });
    if (cursor.index === before) cursor.next();
  }
  return args;
}

/** `mapOf("a" to b, "c" to d)` is handed one dictionary, not two. */
function mergePairs(args: readonly Argument[]): Argument[] {
  const merged: Argument[] = [];
  for (const one of args) {
    const last = merged.at(-1);
    if (isPair(one) && last && isPair(last)) {
      const entries = [...last.value.entries, ...one.value.entries];
      merged[merged.length - 1] = { value: { kind: "object", entries, ...spanning(last.value, one.value) } };
    } else {
      merged.push(one);
    }
  }
  return merged;
}

function isPair(one: Argument): one is Argument & { readonly value: ObjectNode } {
  return one.name === undefined && one.value.kind === "object" && isLonePair(one.value);
}

/** An object that no bracket encloses: it begins where its only key begins. */
function isLonePair(node: ObjectNode): boolean {
  const [first] = node.entries;
  return first?.key?.start === node.start;
}

/** Reads one argument with its name, if it has one. */
function parseArgument(cursor: Cursor): Argument | undefined {
  const { token, dialect } = cursor;
  const next = cursor.peek();
  const isWordName = token.type === "word" && token.sigil === "";
  const isStringName =
    token.type === "string" && !token.symbol && (dialect.only === "r" || (dialect.namedBy.includes(":") && dialect.braces !== "list"));
  if ((isWordName || isStringName) && next.type === "operator" && dialect.namedBy.includes(next.text)) {
    const afterName = cursor.peek(2);
    const name = isWordName ? token.text : textOf(cursor);
    if (name !== undefined && !(next.text === ":" && next.space && dialect.ternary && dialect.only === "php")) {
      cursor.next();
      cursor.next();
      const value = afterName.type === "end" ? undefined : parseExpression(cursor);
      const nameRange = { start: token.start, end: token.end };
      // `f(key:)` hands on the variable of that name.
      if (!value) return { name, nameRange, value: { kind: "name", name, ...nameRange } };
      return { name, nameRange, value };
    }
  }
  const spread = token.type === "operator" && isSpread(cursor);
  if (spread) cursor.next();
  const value = parseExpression(cursor);
  if (!value) return undefined;
  if (spread) return { value, spread };
  return namedByArrow(cursor, value) ?? { value };
}

function isSpread(cursor: Cursor): boolean {
  if (cursor.is("...", "**")) return true;
  return cursor.is("*") && /^(?:python|ruby|kotlin|scala)$/.test(cursor.dialect.only ?? "");
}

/** `"key" => value` among arguments names them, where arguments can be named so. */
function namedByArrow(cursor: Cursor, value: Node): Argument | undefined {
  if (!cursor.dialect.namedBy.includes("=>") || value.kind !== "object" || !isLonePair(value)) return undefined;
  const [entry] = value.entries;
  if (entry?.key?.kind !== "string") return undefined;
  return { name: entry.key.value, nameRange: { start: entry.key.start, end: entry.key.end }, value: entry.value };
}

function textOf(cursor: Cursor): string | undefined {
  const node = stringNode(cursor, cursor.token);
  return node.kind === "string" ? node.value : undefined;
}

/** What is left of an element up to the next comma joins what was understood of it. */
export function withRest(cursor: Cursor, node: Node): Node {
  if (cursor.ended || cursor.is(",", ";") || cursor.broken) return node;
  const rest = leftover(cursor);
  return rest ? (together([node, rest], spanning(node, rest)) ?? node) : node;
}

/** Reads what is not understood up to the end of the element, the statement or the bracket. */
export function leftover(cursor: Cursor, stops: readonly string[] = [",", ";"]): Node | undefined {
  const { start } = cursor.token;
  const found: Node[] = [];
  while (!cursor.ended && !cursor.is(...stops)) {
    const before = cursor.index;
    const node = parseExpression(cursor);
    if (node) found.push(node);
    if (cursor.index === before) cursor.next();
    if (cursor.broken) break;
  }
  return together(found, cursor.range(start));
}

/** The arguments of a call without parentheses: `puts a, b: c`. */
export function parseBareArguments(cursor: Cursor): Argument[] {
  const args: Argument[] = [];
  while (!cursor.ended) {
    const before = cursor.index;
    const read = parseArgument(cursor);
    if (read) args.push(read);
    if (cursor.index === before || !cursor.eat(",")) break;
  }
  return mergePairs(args);
}

export function plainArguments(nodes: readonly Node[]): Argument[] {
  return nodes.map(argument);
}
