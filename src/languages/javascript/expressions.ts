import type { Argument, CallNode, Entry, Node, NameNode, Range } from "../../tree/node.ts";
import { assignment, update } from "./assignments.ts";
import { readClassExpression } from "./classes.ts";
import { readFunction } from "./functions.ts";
import { readJsx } from "./jsx.ts";
import { readKey, readLiteral, readTemplate } from "./literals.ts";
import { is, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import { optionsOf, partsOf } from "./parts.ts";
import type { Reader } from "./reader.ts";

/** The value of an expression of any kind. */
export function readExpression(reader: Reader, node: EsNode): Node {
  const range = rangeOf(node);
  switch (node.type) {
    case "Literal":
      return readLiteral(reader, node);
    case "TemplateLiteral":
      return readTemplate(reader, node);
    case "Identifier":
      return node.name === "undefined" ? { kind: "literal", value: null, ...range } : named(node.name, range);
    case "PrivateIdentifier":
      return readKey(reader, node, false);
    case "ThisExpression":
      return named("this", range);
    case "Super":
      return named("super", range);
    case "MetaProperty":
      return named(`${node.meta.name}.${node.property.name}`, range);
    case "MemberExpression":
    case "CallExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
      return chain(reader, node);
    case "ImportExpression":
      reader.effects++;
      return call(named("import", { start: range.start, end: range.start + "import".length }), [{ value: reader.expression(node.source) }], range);
    case "ArrayExpression":
      return { kind: "list", items: node.elements.map((item) => reader.expression(item)), ...range };
    case "SpreadElement":
      return { kind: "operation", operator: "...", operands: [reader.expression(node.argument)], ...range };
    case "ObjectExpression":
      return { kind: "object", entries: nodesOf(node.properties).map((property) => entry(reader, property)), ...range };
    case "BinaryExpression":
    case "LogicalExpression":
      return binary(reader, node);
    case "ConditionalExpression":
      return conditional(reader, node);
    case "UnaryExpression":
      return unary(reader, node);
    case "UpdateExpression":
      return update(reader, node);
    case "AssignmentExpression":
      return assignment(reader, node);
    case "SequenceExpression": {
      const steps = nodesOf(node.expressions);
      for (const step of steps.slice(0, -1)) reader.nested(step, () => { readEffect(reader, step); });
      return reader.expression(steps.at(-1));
    }
    case "YieldExpression":
      return node.argument ? { kind: "return", value: reader.expression(node.argument), ...range } : { kind: "return", ...range };
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return readFunction(reader, node);
    case "ClassExpression":
      return readClassExpression(reader, node);
    case "JSXElement":
    case "JSXFragment":
    case "JSXText":
    case "JSXExpressionContainer":
    case "JSXSpreadChild":
      return readJsx(reader, node);
    default:
      return unknown(reader, node);
  }
}

/** An expression that is there for what it does: its value goes nowhere. */
export function readEffect(reader: Reader, given: EsNode): void {
  const node = unwrap(given);
  if (is(node, "SequenceExpression")) {
    for (const step of node.expressions) reader.nested(step, () => { readEffect(reader, step); });
  } else if (is(node, "AssignmentExpression")) {
    const done = assignment(reader, node, { valueUnused: true });
    if (done.kind === "assign" || done.kind === "export" || done.kind === "import") reader.push(done);
  } else {
    reader.push(reader.expression(node));
  }
}

function unknown(reader: Reader, node: EsNode): Node {
  if (node.type.startsWith("TS")) return { kind: "literal", value: null, ...rangeOf(node) };
  if (/(?:Statement|Declaration)$/.test(node.type)) {
    return { kind: "block", body: reader.collect(() => { reader.statement(node); }), ...rangeOf(node) };
  }
  return reader.unknown(node);
}

function named(name: string, range: Range): NameNode {
  return { kind: "name", name, start: range.start, end: range.end };
}

function call(callee: Node, args: readonly Argument[], { start, end }: Range): CallNode {
  return { kind: "call", callee, args, start, end };
}

type Link = EsNodeOf<"MemberExpression" | "CallExpression" | "NewExpression" | "TaggedTemplateExpression">;

function isLink(node: EsNode | undefined): node is Link {
  return (
    is(node, "MemberExpression") || is(node, "CallExpression") || is(node, "NewExpression") || is(node, "TaggedTemplateExpression")
  );
}

/** `a.b(c).d(e)`: from the inside out, as the outermost link comes first in the syntax and chains can be long. */
function chain(reader: Reader, outermost: Link): Node {
  const links: Link[] = [];
  let inner: EsNode | undefined = outermost;
  while (isLink(inner)) {
    links.push(inner);
    inner = unwrap(inner.type === "MemberExpression" ? inner.object : inner.type === "TaggedTemplateExpression" ? inner.tag : inner.callee);
  }
  let value = reader.expression(inner);
  links.reverse();
  const near = links.slice(0, reader.room);
  // The innermost link comes to stand deepest.
  for (const [index, link] of near.entries()) value = reader.lower(near.length - index - 1, () => readLink(reader, link, value));
  const rest = links.slice(near.length);
  if (rest.length === 0) return value;
  const operands = [value, ...rest.flatMap((link) => linkParts(reader, link))];
  return { kind: "operation", operator: "", operands, ...rangeOf(outermost) };
}

function readLink(reader: Reader, link: Link, inner: Node): Node {
  const range = rangeOf(link);
  switch (link.type) {
    case "MemberExpression":
      return { kind: "member", object: inner, property: readKey(reader, link.property, link.computed), ...range };
    case "TaggedTemplateExpression":
      reader.effects++;
      return call(inner, [{ value: reader.expression(link.quasi) }], range);
    default:
      reader.effects++;
      return call(inner, nodesOf(link.arguments).map((node) => argument(reader, node)), range);
  }
}

/** What a link holds besides what it is linked to. */
function linkParts(reader: Reader, link: Link): Node[] {
  if (link.type === "MemberExpression") return link.computed ? [reader.expression(link.property)] : [];
  if (link.type === "TaggedTemplateExpression") return [reader.expression(link.quasi)];
  return nodesOf(link.arguments).map((node) => reader.expression(node));
}

function argument(reader: Reader, node: EsNode): Argument {
  if (node.type === "SpreadElement") return { value: reader.expression(node.argument), spread: true };
  return { value: reader.expression(node) };
}

function entry(reader: Reader, node: EsNode): Entry {
  if (node.type === "SpreadElement") return { value: reader.expression(node.argument) };
  if (node.type !== "Property") return { value: reader.expression(node) };
  const key = readKey(reader, node.key, node.computed);
  const value = unwrap(node.value);
  if (node.kind === "get" && is(value, "FunctionExpression")) return { key, value: readFunction(reader, value, { getter: true }) };
  return { key, value: reader.expression(value) };
}

type Binary = EsNodeOf<"BinaryExpression" | "LogicalExpression">;

function isBinary(node: unknown): node is Binary {
  return is(node, "BinaryExpression") || is(node, "LogicalExpression");
}

/** `a + b + c` leans to the left, as deep as it is long; read as one. */
function binary(reader: Reader, node: Binary): Node {
  const range = rangeOf(node);
  const isChoice = node.operator === "||" || node.operator === "??";
  const operands: Node[] = [];
  for (const operand of leftSpine(node, isChoice ? ["||", "??"] : [node.operator])) operands.push(reader.expression(operand));
  if (isChoice) return { kind: "choice", options: operands.flatMap(optionsOf), ...range };
  if (node.operator === "+") return { kind: "template", parts: operands.flatMap(partsOf), ...range };
  return { kind: "operation", operator: node.operator, operands, ...range };
}

function leftSpine(outermost: Binary, operators: readonly string[]): unknown[] {
  const operands: unknown[] = [];
  let node: unknown = outermost;
  while (isBinary(node) && operators.includes(node.operator)) {
    operands.push(node.right);
    node = unwrap(node.left);
  }
  return [...operands, node].reverse();
}

function conditional(reader: Reader, outermost: EsNodeOf<"ConditionalExpression">): Node {
  const options: Node[] = [];
  let node: EsNode | undefined = outermost;
  while (is(node, "ConditionalExpression")) {
    // A condition is no part of the value, but what it does must not get lost.
    const effects = reader.effects;
    const condition = reader.expression(node.test);
    if (reader.effects > effects) reader.push(condition);
    options.push(reader.expression(node.consequent));
    node = unwrap(node.alternate);
  }
  options.push(reader.expression(node));
  return { kind: "choice", options: options.flatMap(optionsOf), ...rangeOf(outermost) };
}

function unary(reader: Reader, node: EsNodeOf<"UnaryExpression">): Node {
  const range = rangeOf(node);
  const operand = reader.expression(node.argument);
  if (operand.kind === "literal") {
    // `!0`, `void 0` and `-1` are how programs write true, undefined and a number.
    if (node.operator === "!") return { kind: "literal", value: !operand.value, ...range };
    if (node.operator === "void") return { kind: "literal", value: null, ...range };
    if (node.operator === "-" && typeof operand.value === "number") return { kind: "literal", value: -operand.value, ...range };
  }
  return { kind: "operation", operator: node.operator, operands: [operand], ...range };
}
