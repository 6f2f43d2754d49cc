import type { ClassNode, Node, NameNode } from "../../tree/node.ts";
import { decoratorsOf, parameterFields, readDecorator, readFunction } from "./functions.ts";
import { keyName, readKey } from "./literals.ts";
import { is, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import type { Reader } from "./reader.ts";

type EsClass = EsNodeOf<"ClassDeclaration" | "ClassExpression">;

/** A class with its name; its decorators stand before it. */
export function readClass(reader: Reader, node: EsClass, name = ""): ClassNode {
  const heritage: Node[] = [];
  if (node.superClass) heritage.push(reader.expression(node.superClass));
  for (const base of "implements" in node ? nodesOf(node.implements) : []) {
    if (is(base, "TSClassImplements")) heritage.push(reader.expression(base.expression));
  }
  const members = reader.collect(() => {
    for (const member of nodesOf(node.body.body)) readMember(reader, member);
  });
  return { kind: "class", name, heritage, members, ...rangeOf(node) };
}

/** A class as a value: its name is known to itself only, its decorators stand among what it is made from. */
export function readClassExpression(reader: Reader, node: EsNodeOf<"ClassExpression">): ClassNode {
  const decorators = decoratorsOf(node).map((decorator) => readDecorator(reader, decorator));
  const read = readClass(reader, node);
  return { ...read, heritage: [...read.heritage, ...decorators] };
}

function readMember(reader: Reader, member: EsNode): void {
  for (const decorator of decoratorsOf(member)) reader.push(readDecorator(reader, decorator));
  switch (member.type) {
    case "PropertyDefinition":
    case "AccessorProperty":
      if (!("declare" in member && member.declare)) readField(reader, member);
      break;
    case "MethodDefinition":
      readMethod(reader, member);
      break;
    case "StaticBlock":
      reader.push({
        kind: "block",
        body: reader.collect(() => { for (const statement of member.body) reader.statement(statement); }),
        ...rangeOf(member),
      });
      break;
    default:
      // Index signatures and abstract members are types.
      if (!member.type.startsWith("TS")) reader.push(reader.expression(member));
  }
}

function readField(reader: Reader, member: EsNodeOf<"PropertyDefinition" | "AccessorProperty">): void {
  const range = rangeOf(member);
  const target = fieldTarget(reader, member.key, member.computed);
  const value: Node = member.value ? reader.expression(member.value) : { kind: "literal", value: null, start: target.end, end: target.end };
  reader.push({ kind: "assign", target, value, declares: true, ...range });
}

function fieldTarget(reader: Reader, key: EsNode, computed: boolean): Node {
  const range = rangeOf(key);
  const property = readKey(reader, key, computed);
  if (property.kind === "string") return { kind: "name", name: property.value, ...range };
  const self: NameNode = { kind: "name", name: "this", start: range.start, end: range.start };
  return { kind: "member", object: self, property, ...range };
}

function readMethod(reader: Reader, member: EsNodeOf<"MethodDefinition">): void {
  const method = unwrap(member.value);
  // Without a body it is abstract or one of several signatures.
  if (!is(method, "FunctionExpression") || !is(method.body, "BlockStatement")) return;
  const name = keyName(reader, member.key, member.computed);
  const read = readFunction(reader, method, { ...(name !== undefined && { name }), getter: member.kind === "get" });
  for (const field of parameterFields(reader, method.params, read.parameters)) reader.push(field);
  reader.push(read);
}

/** An enum is a class whose members are its fields. */
export function readEnum(reader: Reader, node: EsNodeOf<"TSEnumDeclaration">): ClassNode {
  // Older parsers have the members at the declaration itself.
  const body: object = "body" in node && is(node.body, "TSEnumBody") ? node.body : node;
  const members = reader.collect(() => {
    for (const member of "members" in body ? nodesOf(body.members) : []) {
      if (!is(member, "TSEnumMember")) continue;
      const target = fieldTarget(reader, member.id, false);
      const value: Node = member.initializer
        ? reader.expression(member.initializer)
        : { kind: "literal", value: null, start: target.end, end: target.end };
      reader.push({ kind: "assign", target, value, declares: true, ...rangeOf(member) });
    }
  });
  return { kind: "class", name: node.id.name, heritage: [], members, ...rangeOf(node) };
}
