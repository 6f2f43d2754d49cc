import type { Argument, Node, StringNode } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import { parseBlock } from "./blocks.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, call, declaration, named, nameOf, operation, template } from "./nodes.ts";
import type { Token } from "./token.ts";
import { skipType, typeText } from "./types.ts";

const inlineName = /\{([A-Za-z_]\w*)(?::[^{}]*)?\}/g;

/** Reads a macro as a call; names in its text (`"Bearer {key}"`) become parts of a template. */
export function formatMacro(cursor: Cursor, callee: Node, start: number): Node {
  // `lazy_static! { static ref KEY: String = …; }` holds declarations of the file.
  if (callee.kind === "name" && /^(?:lazy_static|thread_local)$/.test(callee.name) && cursor.is("{"))
    return operation("=", parseBlock(cursor), cursor.range(start));
  const args = parseArguments(cursor).map(byName).map((one) => ({ ...one, value: withInlineNames(one.value) }));
  return call(callee, args, cursor.range(start));
}

/** `key = value` among the arguments of a macro or an attribute names it. */
function byName(one: Argument): Argument {
  const { value } = one;
  if (value.kind !== "assign" || value.target.kind !== "name") return one;
  const { name, start, end } = value.target;
  return { name, nameRange: { start, end }, value: value.value };
}

/** The fields of a struct: their types, and what their attributes say they are read from. */
export function parseRustFields(cursor: Cursor): Node[] {
  const found: Node[] = [];
  let attributes: Node[] = [];
  while (!cursor.ended) {
    const { token } = cursor;
    if (isAttribute(cursor)) {
      const here = parseAttribute(cursor);
      found.push(...here);
      attributes.push(...here);
    } else if (token.type === "word" && cursor.peek().text === ":") {
      cursor.next();
      cursor.next();
      const from = cursor.token.start;
      skipType(cursor);
      found.push(...fieldRead(token, attributes));
      const type = typeText(cursor, from, cursor.previous.end);
      if (type !== undefined) found.push(declaration(token.text, type, token));
      attributes = [];
    } else cursor.next();
  }
  return found;
}

/** `#[arg(long, env = "X")] key: String` is read from X. */
function fieldRead(name: Token, attributes: readonly Node[]): Node[] {
  for (const attribute of attributes) {
    const given = attribute.kind === "call" ? attribute.args.find((one) => one.name === "env") : undefined;
    if (given?.value.kind === "string")
      return [assign(nameOf(name), call(named("env", given.value), [{ value: given.value }], given.value), true, name)];
  }
  return [];
}

export function isAttribute(cursor: Cursor): boolean {
  return cursor.is("#") && (cursor.peek().text === "[" || (cursor.peek().text === "!" && cursor.peek(2).text === "["));
}

/** `#[arg(long, env = "X")]`, `#[serde(default)]`: calls. */
export function parseAttribute(cursor: Cursor): Node[] {
  cursor.next();
  cursor.eat("!");
  return cursor.inBrackets({ lines: false }, () => {
    const found: Node[] = [];
    while (!cursor.ended) {
      const before = cursor.index;
      const node = parseExpression(cursor);
      if (node?.kind === "call") found.push({ ...node, args: node.args.map(byName) });
      else if (node?.kind === "assign") found.push(node);
      else if (node?.kind === "member" || node?.kind === "name") found.push(call(node, [], node));
      if (cursor.index === before) cursor.next();
    }
    return found;
  });
}

/** Names in the braces of a text become parts of a template. */
export function withInlineNames(node: Node): Node {
  if (node.kind !== "string") return node;
  const parts: Node[] = [];
  let from = 0;
  for (const match of node.value.matchAll(inlineName)) {
    if (node.value.charAt(match.index - 1) === "{") continue;
    if (match.index > from) parts.push(slice(node, from, match.index));
    const at = match.index + 1;
    const name = match[1] ?? "";
    parts.push(named(name, { start: place(node, at), end: place(node, at + name.length) }));
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return node;
  if (from < node.value.length) parts.push(slice(node, from, node.value.length));
  return template(parts, node);
}

function place({ offsets, contentStart, end }: StringNode, unit: number): number {
  return Math.min(offsets?.[unit] ?? contentStart + unit, end);
}

function slice(node: StringNode, from: number, to: number): StringNode {
  const start = place(node, from);
  return {
    kind: "string",
    value: node.value.slice(from, to),
    contentStart: start,
    start,
    end: place(node, to),
    ...(node.offsets && { offsets: node.offsets.slice(from, to + 1) }),
  };
}
