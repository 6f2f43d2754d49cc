import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../tree/node.ts";

// The enum of node types would have to be imported as a value to be compared with; the plain names need no package.
type WithPlainType<N> = N extends { type: infer Type extends string } ? Omit<N, "type"> & { type: `${Type}` } : never;

/** A node of the ESTree family, as espree, @typescript-eslint/parser, oxc-parser and others make it. */
export type EsNode = WithPlainType<TSESTree.Node>;
export type EsType = EsNode["type"];
export type EsNodeOf<Type extends EsType> = Extract<EsNode, { type: Type }>;

export function isNode(value: unknown): value is EsNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

export function is<Type extends EsType>(value: unknown, type: Type): value is EsNodeOf<Type> {
  return isNode(value) && value.type === type;
}

/** The nodes of a list that a parser may leave out, or fill with holes. */
export function nodesOf(value: unknown): EsNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Some parsers give `range`, some `start` and `end`, some both. */
export function rangeOf(node: object): Range {
  if ("range" in node && Array.isArray(node.range)) {
    const range: readonly unknown[] = node.range;
    const [start, end] = range;
    if (typeof start === "number" && typeof end === "number") return { start, end };
  }
  if ("start" in node && "end" in node && typeof node.start === "number" && typeof node.end === "number") {
    return { start: node.start, end: node.end };
  }
  return { start: 0, end: 0 };
}

/** What changes nothing about the value: parentheses, `await`, optional chains, type assertions. */
export function unwrap(value: unknown): EsNode | undefined {
  let node = value;
  while (isNode(node)) {
    // Parsers that keep parentheses have a node for them that TSESTree does not know.
    const type: string = node.type;
    if (type === "ParenthesizedExpression" && "expression" in node) {
      node = node.expression;
      continue;
    }
    switch (node.type) {
      case "ChainExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "TSNonNullExpression":
      case "TSInstantiationExpression":
        node = node.expression;
        break;
      case "AwaitExpression":
        node = node.argument;
        break;
      default:
        return node;
    }
  }
  return undefined;
}

/** No syntax of the program itself, or only types. */
const unvisitedFields = new Set([
  "parent",
  "range",
  "loc",
  "tokens",
  "comments",
  "typeAnnotation",
  "typeParameters",
  "typeArguments",
  "superTypeArguments",
  "returnType",
  "references",
  "variables",
]);

/** The nodes right below one of any kind. */
export function childrenOf(node: EsNode): EsNode[] {
  const children: EsNode[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (unvisitedFields.has(field)) continue;
    if (isNode(value)) children.push(value);
    else for (const child of nodesOf(value)) children.push(child);
  }
  return children;
}
