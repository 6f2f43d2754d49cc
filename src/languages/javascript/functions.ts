import type { AssignNode, FunctionNode, NameNode, Node, Parameter, Range } from "../../tree/node.ts";
import { bind } from "./assignments.ts";
import { is, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import type { Reader } from "./reader.ts";

type EsFunction = EsNodeOf<"FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression">;

export interface FunctionTraits {
  /** The name it binds: not that of a function expression, which only the function itself knows. */
  readonly name?: string;
  /** Reading the property gives what it returns. */
  readonly getter?: boolean;
}

export function readFunction(reader: Reader, node: EsFunction, { name, getter = false }: FunctionTraits = {}): FunctionNode {
  const parameters: Parameter[] = [];
  const block = is(node.body, "BlockStatement") ? node.body : undefined;
  const directives = directivesOf(reader, block?.body);
  const body = reader.collect(() => {
    for (const [index, parameter] of nodesOf(node.params).entries()) {
      const read = readParameter(reader, parameter, index);
      if (read) parameters.push(read);
    }
    if (block) readBody(reader, block.body, directives.length);
    else reader.push(reader.expression(node.body));
  });
  return {
    kind: "function",
    ...(name !== undefined && { name }),
    parameters,
    body,
    ...((getter || !block) && { returnsLast: true }),
    ...(directives.length > 0 && { directives }),
    ...rangeOf(node),
  };
}

/** The statements of a body behind its directives. */
export function readBody(reader: Reader, statements: unknown, directives: number): void {
  for (const statement of nodesOf(statements).slice(directives)) reader.statement(statement);
}

/** "use client", "use server", "use strict": the strings that a body begins with. */
export function directivesOf(reader: Reader, statements: unknown): string[] {
  const directives: string[] = [];
  for (const statement of nodesOf(statements)) {
    if (!is(statement, "ExpressionStatement")) break;
    const string = statement.expression;
    if (!is(string, "Literal") || typeof string.value !== "string" || !/^use [a-z -]{1,40}$/.test(string.value)) break;
    if (!/^["']/.test(reader.text.charAt(rangeOf(statement).start))) break;
    directives.push(string.value);
  }
  return directives;
}

function readParameter(reader: Reader, given: EsNode, index: number): Parameter | undefined {
  for (const decorator of decoratorsOf(given)) reader.push(readDecorator(reader, decorator));
  let node: EsNode | undefined = given;
  if (is(node, "TSParameterProperty")) node = node.parameter;
  if (is(node, "RestElement")) node = node.argument;
  const range = rangeOf(given);
  let fallback: { default: Node } | undefined;
  if (is(node, "AssignmentPattern")) {
    fallback = { default: reader.expression(node.right) };
    node = unwrap(node.left);
  }
  if (is(node, "Identifier")) return node.name === "this" ? undefined : { name: node.name, ...fallback, ...range };
  const name = `{${index}}`;
  const value: NameNode = { kind: "name", name, ...range };
  const pattern = reader.collect(() => { bind(reader, node, value, { range, declares: true }); });
  return { name, ...fallback, pattern: pattern.filter(isAssign), ...range };
}

function isAssign(node: Node): node is AssignNode {
  return node.kind === "assign";
}

/** The fields that `constructor(private key = "x")` declares. */
export function parameterFields(reader: Reader, parameters: unknown, read: readonly Parameter[]): AssignNode[] {
  const fields: AssignNode[] = [];
  for (const node of nodesOf(parameters)) {
    if (!is(node, "TSParameterProperty")) continue;
    const { start, end } = rangeOf(node);
    const parameter = read.find((candidate) => candidate.start === start);
    if (!parameter) continue;
    const name: NameNode = { kind: "name", name: parameter.name, ...nameRange(reader, node, { start, end }) };
    fields.push({ kind: "assign", target: name, value: parameter.default ?? name, declares: true, start, end });
  }
  return fields;
}

function nameRange(reader: Reader, { parameter }: EsNodeOf<"TSParameterProperty">, whole: Range): Range {
  const target = is(parameter, "AssignmentPattern") ? parameter.left : parameter;
  if (!is(target, "Identifier")) return whole;
  const { start } = rangeOf(target);
  const end = start + target.name.length;
  return reader.text.startsWith(target.name, start) && end <= whole.end ? { start, end } : whole;
}

export function decoratorsOf(node: object): EsNode[] {
  return "decorators" in node ? nodesOf(node.decorators) : [];
}

/** `@Injectable` is a call as much as `@Injectable()`. */
export function readDecorator(reader: Reader, node: EsNode): Node {
  const callee = is(node, "Decorator") ? unwrap(node.expression) : node;
  const value = reader.expression(callee);
  return value.kind === "call" ? value : { kind: "call", callee: value, args: [], start: value.start, end: value.end };
}
