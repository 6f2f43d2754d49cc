import type { Node, Range, StringNode, TemplateNode } from "../../tree/node.ts";
import { is, isNode, nodesOf, rangeOf, type EsNode, type EsNodeOf } from "./nodes.ts";
import { partsOf } from "./parts.ts";
import type { Reader } from "./reader.ts";
import { knownString, readString } from "./strings.ts";

export function readLiteral(reader: Reader, node: EsNodeOf<"Literal">): Node {
  const range = rangeOf(node);
  if ("regex" in node) return { kind: "operation", operator: "regex", operands: [], ...range };
  const { value } = node;
  if (typeof value === "string") return quoted(reader, range, value);
  if (typeof value === "bigint") return { kind: "literal", value: Number(value), ...range };
  if (typeof value === "number" || typeof value === "boolean") return { kind: "literal", value, ...range };
  return { kind: "literal", value: null, ...range };
}

function quoted(reader: Reader, range: Range, value: string): StringNode {
  const quote = reader.text.charAt(range.start);
  if (quote !== '"' && quote !== "'") return knownString(reader.text, range, value);
  return readString(reader.text, range, { start: range.start + 1, end: range.end - 1 }, "quoted");
}

/** The value of an attribute in JSX knows entities instead of escapes. */
export function readMarkupString(reader: Reader, node: EsNode): StringNode {
  const range = rangeOf(node);
  return readString(reader.text, range, { start: range.start + 1, end: range.end - 1 }, "markup");
}

/** A name as the string that it is as a key: `a` in `a.b`, `{ a: 1 }`, `{ "a": 1 }`, `this.#a`, `{ 1: b }`. */
export function readKey(reader: Reader, node: EsNode, computed: boolean): Node {
  const range = rangeOf(node);
  if (node.type === "PrivateIdentifier" || (!computed && (node.type === "Identifier" || node.type === "JSXIdentifier"))) {
    // The mark of a private name does not belong to it.
    const start = reader.text.charAt(range.start) === "#" ? range.start + 1 : range.start;
    if (start + node.name.length > range.end || !reader.text.startsWith(node.name, start)) {
      return readString(reader.text, range, { start, end: range.end }, "quoted");
    }
    return { kind: "string", value: node.name, contentStart: start, ...range };
  }
  if (node.type === "Literal" && typeof node.value === "number") return knownString(reader.text, range, String(node.value));
  return reader.expression(node);
}

/** The name that a key gives to a field or a method, where it is a plain one. */
export function keyName(reader: Reader, node: EsNode, computed: boolean): string | undefined {
  const key = readKey(reader, node, computed);
  return key.kind === "string" ? key.value : undefined;
}

/** The name of something imported or exported, which may be quoted. */
export function moduleName(value: unknown): string {
  if (is(value, "Identifier") || is(value, "JSXIdentifier")) return value.name;
  return isNode(value) && value.type === "Literal" && typeof value.value === "string" ? value.value : "";
}

export function readTemplate(reader: Reader, node: EsNodeOf<"TemplateLiteral">): StringNode | TemplateNode {
  const range = rangeOf(node);
  const quasis = nodesOf(node.quasis);
  // Some parsers count the marks around a piece (the back tick, `${`, `}`) to it, some do not.
  const first = quasis[0];
  const marks = first && rangeOf(first).start === range.start ? 1 : 0;
  const pieces = quasis.map((quasi, index): StringNode => {
    const { start, end } = rangeOf(quasi);
    const closing = index === quasis.length - 1 ? 1 : 2;
    const content = { start: start + marks, end: end - marks * closing };
    return readString(reader.text, content, content, "template");
  });
  const [only] = pieces;
  if (only && pieces.length === 1) return { ...only, ...range };
  const parts: Node[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.value !== "") parts.push(piece);
    if (index < node.expressions.length) parts.push(reader.expression(node.expressions[index]));
  }
  return { kind: "template", parts: parts.flatMap(partsOf), ...range };
}
