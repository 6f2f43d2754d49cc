import { type EsNode, is, rangeOf } from "../../languages/javascript/nodes.ts";
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

/** The header that a value is given to: in an object, by a call, or by an assignment. */
function headerOf([parent, grandparent]: readonly EsNode[], value: EsNode): Header | undefined {
  if (is(parent, "Property") && !parent.shorthand && parent.value === value) {
    const name = nameOfProperty(parent);
    const isFree = is(grandparent, "ObjectExpression") && !hasSpread(grandparent) && !propertyNamed(grandparent, /^authorization$/i);
    return name === undefined ? undefined : { name, ...(isFree && { key: parent.key }) };
  }
  // `[["Authorization", key]]`
  if (is(parent, "ArrayExpression") && parent.elements.length === 2 && parent.elements[1] === value) {
    const [first] = parent.elements;
    return is(first, "Literal") && typeof first.value === "string" ? { name: first.value, key: first, quoted: true } : undefined;
  }
  if (is(parent, "CallExpression")) {
    const index = parent.arguments.findIndex((argument) => argument === value);
    const before: EsNode | undefined = parent.arguments[index - 1];
    return is(before, "Literal") && typeof before.value === "string" ? { name: before.value, key: before, quoted: true } : undefined;
  }
  if (is(parent, "AssignmentExpression") && is(parent.left, "MemberExpression")) {
    const { property, computed } = parent.left;
    if (is(property, "Identifier") && !computed) return { name: property.name };
    if (is(property, "Literal") && typeof property.value === "string") return { name: property.value };
  }
  return undefined;
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
