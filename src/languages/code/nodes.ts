import type {
  Argument, AssignNode, CallNode, ChoiceNode, DeclarationNode, FunctionNode, LiteralNode, MemberNode, NameNode, Node, ObjectNode, OperationNode,
  Range, StringNode, TemplateNode,
} from "../../tree/node.ts";
import type { TextPart, Token } from "./token.ts";

/** The words of the tree, so that the parsers read as sentences. */

export function nameOf(token: Range & { readonly text: string }, name = token.text): NameNode {
  return { kind: "name", name, start: token.start, end: token.end };
}

export function named(name: string, { start, end }: Range): NameNode {
  return { kind: "name", name, start, end };
}

export function plainString(value: string, { start, end }: Range): StringNode {
  return { kind: "string", value, start, end, contentStart: end - value.length >= start ? end - value.length : start };
}

export function stringOfPart(part: TextPart, { start, end }: Range = part): StringNode {
  const { value, contentStart, offsets } = part;
  return { kind: "string", value, contentStart, start, end, ...(offsets && { offsets }) };
}

export function literal(value: number | boolean | null, { start, end }: Range): LiteralNode {
  return { kind: "literal", value, start, end };
}

export function member(object: Node, property: Node, range: Range = spanning(object, property)): MemberNode {
  return { kind: "member", object, property, start: range.start, end: range.end };
}

export function field(object: Node, token: Token): MemberNode {
  return member(object, plainString(token.text, token));
}

export function call(callee: Node, args: readonly Argument[], { start, end }: Range): CallNode {
  return { kind: "call", callee, args, start, end };
}

export function assign(target: Node, value: Node, declares: boolean, range: Range = spanning(target, value)): AssignNode {
  return { kind: "assign", target, value, start: range.start, end: range.end, ...(declares && { declares }) };
}

/** What is declared with a type and not given a value. */
export function declaration(name: string, type: string, { start, end }: Range): DeclarationNode {
  return { kind: "declaration", name, type, start, end };
}

export function operation(operator: string, operands: readonly Node[], { start, end }: Range): OperationNode {
  return { kind: "operation", operator, operands, start, end };
}

export function choice(options: readonly Node[], { start, end }: Range): ChoiceNode {
  return { kind: "choice", options, start, end };
}

export function template(parts: readonly Node[], { start, end }: Range): TemplateNode {
  return { kind: "template", parts, start, end };
}

export function closure(parameters: FunctionNode["parameters"], body: readonly Node[], { start, end }: Range): FunctionNode {
  return { kind: "function", parameters, body, returnsLast: true, start, end };
}

/** One node of several, or the one itself. */
export function together(nodes: readonly Node[], range: Range): Node | undefined {
  return nodes.length > 1 ? operation("", nodes, range) : nodes[0];
}

export function spanning(...nodes: readonly Range[]): Range {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const node of nodes) {
    start = Math.min(start, node.start);
    end = Math.max(end, node.end);
  }
  return { start: Math.min(start, end), end };
}

export function argument(value: Node): Argument {
  return { value };
}

/** An object of one entry. */
export function entryObject(key: Node, value: Node): ObjectNode {
  return { kind: "object", entries: [{ key, value }], start: Math.min(key.start, value.start), end: Math.max(key.end, value.end) };
}

/** What stands behind a colon and is a field itself: `headers: Authorization: "…"` of CUE. */
export function nestedField(value: Node): Node {
  return value.kind === "assign" && value.target.kind === "name" ? entryObject(keyOf(value.target), value.value) : value;
}

/** A name as a key: it stands for its own text. */
export function keyOf(node: Node): Node {
  return node.kind === "name" ? plainString(node.name, node) : node;
}
