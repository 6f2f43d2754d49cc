import { childrenOf, type EsNode, type EsNodeOf, is, isNode, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Range } from "../../tree/node.ts";
import type { Edit } from "../report.ts";

/** The nodes that hold a range, from the program inwards. */
export function chainTo(program: object, { start, end }: Range): EsNode[] {
  const chain: EsNode[] = [];
  let node: EsNode | undefined = isNode(program) ? program : undefined;
  while (node) {
    chain.push(node);
    node = childrenOf(node).find((child) => {
      const range = rangeOf(child);
      return range.start <= start && end <= range.end && range.start < range.end;
    });
  }
  return chain;
}

/** The outermost node that has exactly a range, and those around it, the innermost first. */
export function nodeAt(chain: readonly EsNode[], { start, end }: Range): { node: EsNode; around: readonly EsNode[] } | undefined {
  const index = chain.findIndex((node) => rangeOf(node).start === start && rangeOf(node).end === end);
  const node = chain[index];
  return node && { node, around: chain.slice(0, index).reverse() };
}

/** The name of a property as written: `apiKey`, `"X-API-Key"`. */
export function nameOfProperty(property: EsNodeOf<"Property">): string | undefined {
  if (is(property.key, "Identifier") && !property.computed) return property.key.name;
  return is(property.key, "Literal") && typeof property.key.value === "string" ? property.key.value : undefined;
}

/** The property of a name in an object literal. */
export function propertyNamed(object: EsNodeOf<"ObjectExpression">, name: RegExp): EsNodeOf<"Property"> | undefined {
  for (const property of object.properties) {
    const plain: EsNode = property;
    if (is(plain, "Property") && name.test(nameOfProperty(plain) ?? "")) return plain;
  }
  return undefined;
}

/** Whether an object literal takes over what another object holds, so that not all of its properties can be seen. */
export function hasSpread(object: EsNodeOf<"ObjectExpression">): boolean {
  return object.properties.some((property) => !is(property, "Property"));
}

/** Takes a property out of an object literal; nothing where a comment would go with it. */
export function withoutProperty(object: EsNodeOf<"ObjectExpression">, property: EsNode, text: string): Edit | undefined {
  const properties = object.properties.map(rangeOf);
  const own = rangeOf(property);
  const index = properties.findIndex(({ start }) => start === own.start);
  const before = properties[index - 1];
  const after = properties[index + 1];
  const whole = rangeOf(object);
  const edit = after
    ? { start: own.start, end: after.start, text: "" }
    : before
      ? { start: before.end, end: own.end, text: "" }
      : { start: whole.start + 1, end: whole.end - 1, text: "" };
  return /\/[/*]/.test(text.slice(edit.start, own.start) + text.slice(own.end, edit.end)) ? undefined : edit;
}

/** Whether a place stands within a node. */
export function holds(node: EsNode, { start, end }: Range): boolean {
  const own = rangeOf(node);
  return own.start <= start && end <= own.end;
}

/** Takes a statement out, with its line where it stands alone there. */
export function withoutStatement(statement: EsNode, text: string): Edit {
  const { start, end } = rangeOf(statement);
  const indent = /[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  const isAlone = start - indent === 0 || /[\r\n]/.test(text.charAt(start - indent - 1));
  const rest = isAlone ? (/^[ \t]*\r?\n/.exec(text.slice(end, end + 200))?.[0].length ?? 0) : 0;
  return { start: rest > 0 ? start - indent : start, end: end + rest, text: "" };
}

/** Whether a node's text can be put into a template as it is: a name, a member, a call without literals. */
export function isPlainExpression(node: EsNode): boolean {
  switch (node.type) {
    case "Identifier":
      return true;
    case "MemberExpression":
      return (!node.computed || is(node.property, "Literal")) && isPlainExpression(node.object);
    case "LogicalExpression":
      // `process.env.KEY ?? ""`
      return isPlainExpression(node.left) && is(node.right, "Literal") && node.right.value === "";
    case "TSNonNullExpression":
    case "TSAsExpression":
      return isPlainExpression(node.expression);
    case "ChainExpression":
      return isPlainExpression(node.expression);
    case "MetaProperty":
    case "ThisExpression":
      return true;
    case "CallExpression":
      return node.arguments.every((argument) => is(argument, "Identifier") || isName(argument)) && isPlainExpression(node.callee);
    case "AwaitExpression":
      return isPlainExpression(node.argument);
    default:
      return false;
  }
}

/** `Deno.env.get("CINCLUS_API_KEY")`: the argument names something and is no key itself. */
function isName(node: EsNode): boolean {
  return is(node, "Literal") && typeof node.value === "string" && /^[A-Z][A-Z\d_]*$/.test(node.value);
}
