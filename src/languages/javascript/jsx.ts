import type { Argument, Node } from "../../tree/node.ts";
import { readMarkupString } from "./literals.ts";
import { is, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import { maxDepth, type Reader } from "./reader.ts";
import { readString } from "./strings.ts";

type Jsx = EsNodeOf<"JSXElement" | "JSXFragment" | "JSXText" | "JSXExpressionContainer" | "JSXSpreadChild">;

/** An element is a call: attributes are its named arguments, children its others. */
export function readJsx(reader: Reader, node: Jsx): Node {
  const range = rangeOf(node);
  switch (node.type) {
    case "JSXText":
      return { ...readString(reader.text, range, range, "markup"), prose: true };
    case "JSXExpressionContainer":
    case "JSXSpreadChild":
      return reader.expression(node.expression);
    case "JSXFragment": {
      const opening = rangeOf(node.openingFragment);
      return { kind: "call", callee: { kind: "name", name: "Fragment", ...opening }, args: children(reader, node.children), ...range };
    }
    case "JSXElement": {
      reader.effects++;
      const { name, attributes } = node.openingElement;
      const callee = elementName(name);
      const args = [...nodesOf(attributes).map((attribute) => readAttribute(reader, attribute)), ...children(reader, node.children)];
      return { kind: "call", callee, args, ...range };
    }
  }
}

function children(reader: Reader, nodes: unknown): Argument[] {
  const args: Argument[] = [];
  for (const child of nodesOf(nodes)) {
    if (child.type === "JSXExpressionContainer" && is(child.expression, "JSXEmptyExpression")) continue;
    if (child.type === "JSXSpreadChild") {
      args.push({ value: reader.expression(child.expression), spread: true });
      continue;
    }
    const value = reader.expression(child);
    if (child.type !== "JSXText" || (value.kind === "string" && value.value.trim() !== "")) args.push({ value });
  }
  return args;
}

function elementName(node: EsNode): Node {
  const range = rangeOf(node);
  switch (node.type) {
    case "JSXIdentifier":
      return { kind: "name", name: node.name, ...range };
    case "JSXNamespacedName":
      return { kind: "name", name: `${node.namespace.name}:${node.name.name}`, ...range };
    case "JSXMemberExpression": {
      const properties = [node.property];
      let object: EsNode = node.object;
      for (; is(object, "JSXMemberExpression"); object = object.object) properties.push(object.property);
      let member = elementName(object);
      for (const property of properties.reverse().slice(0, maxDepth)) {
        const { start, end } = rangeOf(property);
        member = {
          kind: "member",
          object: member,
          property: { kind: "string", value: property.name, contentStart: start, start, end },
          start: range.start,
          end,
        };
      }
      return member;
    }
    default: {
      // Some parsers tell a component's name from an element's.
      const name = "name" in node && typeof node.name === "string" ? node.name : "this";
      return { kind: "name", name, ...range };
    }
  }
}

function readAttribute(reader: Reader, node: EsNode): Argument {
  if (node.type === "JSXSpreadAttribute") return { value: reader.expression(node.argument), spread: true };
  if (node.type !== "JSXAttribute") return { value: reader.expression(node) };
  const nameRange = rangeOf(node.name);
  const name = is(node.name, "JSXNamespacedName") ? `${node.name.namespace.name}:${node.name.name.name}` : node.name.name;
  return { name, nameRange, value: attributeValue(reader, node) };
}

function attributeValue(reader: Reader, node: EsNodeOf<"JSXAttribute">): Node {
  const value = unwrap(node.value);
  // An attribute without a value is on.
  if (!value) return { kind: "literal", value: true, ...rangeOf(node) };
  return is(value, "Literal") && typeof value.value === "string" ? readMarkupString(reader, value) : reader.expression(value);
}
