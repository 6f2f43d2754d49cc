import { type EsNode, type EsNodeOf, is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Edit, Rewrite } from "../report.ts";
import { hasSpread, isPlainExpression, nameOfProperty, nodeAt, propertyNamed } from "./nodes.ts";
import type { Problem } from "./rewriter.ts";

/** A word before the key that is not `Bearer` and a space. `Basic` is left alone: what follows it is encoded. */
const wrongScheme = /^(?:token|api-?key|key|bearer)(?:\s*:\s*|\s+|$|(?=\$\{))/i;

/** Puts `Bearer` and a space before the key, in the header `Authorization`. */
export function sendBearer({ report, text, chain }: Problem): Rewrite | undefined {
  const found = nodeAt(chain, report);
  if (!found) return undefined;
  // `process.env.KEY!`, `key as string`
  const wraps = found.around.findIndex((one) => !is(one, "TSNonNullExpression") && !is(one, "TSAsExpression"));
  const node = found.around[wraps - 1] ?? found.node;
  const header = headerOf(found.around.slice(wraps), node);
  const edits = header && withBearer(node, text);
  if (!edits) return undefined;
  if (/^authorization$/i.test(header.name)) return { says: "Send `Bearer`, one space, and the key.", edits, certain: false };
  if (!/^x-api-key$/i.test(header.name) || !header.key) return undefined;
  return { says: "Send the key as `Authorization: Bearer`.", edits: [{ ...rangeOf(header.key), text: header.quoted ? '"Authorization"' : "Authorization" }, ...edits], certain: false };
}

interface Header {
  readonly name: string;
  /** What would be renamed. */
  readonly key?: EsNode;
  readonly quoted?: boolean;
}

/** The header that a value is given to: in an object, in a pair, by a call, or by an assignment. */
function headerOf([parent, grandparent]: readonly EsNode[], value: EsNode): Header | undefined {
  if (is(parent, "Property")) return parent.value === value ? headerOfProperty(parent, grandparent) : undefined;
  // `[["Authorization", key]]`
  if (is(parent, "ArrayExpression")) return parent.elements.length === 2 ? headerBefore(value, parent.elements) : undefined;
  // `headers.set("Authorization", key)`
  if (is(parent, "CallExpression")) return headerBefore(value, parent.arguments);
  // `headers["Authorization"] = key`
  if (is(parent, "AssignmentExpression") && is(parent.left, "MemberExpression")) return headerOfMember(parent.left);
  return undefined;
}

/** `{ Authorization: key }` */
function headerOfProperty(property: EsNodeOf<"Property">, object: EsNode | undefined): Header | undefined {
  const name = nameOfProperty(property);
  if (property.shorthand || name === undefined) return undefined;
  // Renamed where that can make no second `Authorization`.
  const isFree = is(object, "ObjectExpression") && !hasSpread(object) && !propertyNamed(object, /^authorization$/i);
  return { name, ...(isFree && { key: property.key }) };
}

/** The name that stands right before a value in a list. */
function headerBefore(value: EsNode, list: readonly unknown[]): Header | undefined {
  const key = list[list.indexOf(value) - 1];
  return is(key, "Literal") && typeof key.value === "string" ? { name: key.value, key, quoted: true } : undefined;
}

function headerOfMember({ property, computed }: EsNodeOf<"MemberExpression">): Header | undefined {
  if (is(property, "Identifier") && !computed) return { name: property.name };
  return is(property, "Literal") && typeof property.value === "string" ? { name: property.value } : undefined;
}

function withBearer(node: EsNode, text: string): Edit[] | undefined {
  const { start, end } = rangeOf(node);
  const first = firstText(node);
  if (first) {
    const from = rangeOf(first).start + 1;
    const scheme = wrongScheme.exec(text.slice(from, Math.min(from + 40, rangeOf(first).end - (first === node ? 1 : 0))))?.[0] ?? "";
    // Whatever else stands before the key may mean something.
    const rest = text.slice(from + scheme.length, from + scheme.length + 200);
    if (scheme === "" && /^(?:basic|digest)\b/i.test(rest)) return undefined;
    const isKeyItself = first === node && (is(first, "Literal") || (is(first, "TemplateLiteral") && (first.expressions.length === 0 || rest.startsWith("${"))));
    if (scheme === "" && !isKeyItself) return undefined;
    return [{ start: from, end: from + scheme.length, text: "Bearer " }];
  }
  if (!isPlainExpression(node)) return undefined;
  return [{ start, end: start, text: "`Bearer ${" }, { start: end, end, text: "}`" }];
}

/** The literal or the template that a value begins with. */
function firstText(node: EsNode): EsNode | undefined {
  let first: EsNode = node;
  while (is(first, "BinaryExpression") && first.operator === "+") first = first.left;
  if (is(first, "Literal") && typeof first.value === "string") return first;
  return is(first, "TemplateLiteral") ? first : undefined;
}
