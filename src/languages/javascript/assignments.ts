import type { ExportNode, Node, Range } from "../../tree/node.ts";
import { optionsOf, partsOf } from "./parts.ts";
import { keyName, readKey } from "./literals.ts";
import { is, isNode, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import type { Reader } from "./reader.ts";
import { requiredModule } from "./required.ts";

type Assignment = EsNodeOf<"AssignmentExpression">;

/**
 * `a = b`, `a += b`, `exports.a = b`, `({ a } = b)`. As the value of something else, a target that is
 * no plain one is put before the statement and the value itself is given.
 */
export function assignment(reader: Reader, node: Assignment, { valueUnused = false } = {}): Node {
  reader.effects++;
  const range = rangeOf(node);
  const target = unwrap(node.left);
  if (node.operator === "=") {
    const exported = target && exportedName(reader, target);
    if (exported !== undefined) return exportAssignment(reader, node, exported, valueUnused);
    // `exports = module.exports = x`: the variable is of no use by itself.
    const inRow = !valueUnused || is(unwrap(node.right), "AssignmentExpression");
    if (inRow && is(target, "Identifier") && target.name === "exports") return reader.expression(node.right);
    if (is(target, "ObjectPattern") || is(target, "ArrayPattern")) {
      const value = reader.shared(reader.expression(node.right));
      bind(reader, target, value, { range, declares: false });
      return value;
    }
  }
  const place = reader.expression(target);
  const value = reader.expression(node.right);
  return { kind: "assign", target: place, value: assigned(node, place, value), ...range };
}

function assigned(node: Assignment, target: Node, value: Node): Node {
  const range = rangeOf(node);
  switch (node.operator) {
    case "=":
      return value;
    case "+=":
      return { kind: "template", parts: [target, ...partsOf(value)], ...range };
    case "||=":
    case "??=":
    case "&&=":
      return { kind: "choice", options: [target, ...optionsOf(value)], ...range };
    default:
      return { kind: "operation", operator: node.operator.slice(0, -1), operands: [target, value], ...range };
  }
}

/** `i++` */
export function update(reader: Reader, node: EsNodeOf<"UpdateExpression">): Node {
  return { kind: "operation", operator: node.operator, operands: [reader.expression(node.argument)], ...rangeOf(node) };
}

function exportAssignment(reader: Reader, node: Assignment, exported: string, valueUnused: boolean): Node {
  const range = rangeOf(node);
  const right = unwrap(node.right);
  const required = exported === "default" ? requiredModule(right) : undefined;
  if (required !== undefined && valueUnused) return { kind: "import", module: required, imported: "*", exported: "*", ...range };
  const value = reader.expression(right);
  // Compilers write `exports.a = void 0` before the real one.
  if (value.kind === "literal" && value.value === null) return value;
  const declaration = (of: Node): ExportNode => ({ kind: "export", exported, value: of, ...range });
  if (valueUnused) return declaration(value);
  const shared = reader.shared(value);
  reader.push(declaration(shared));
  return shared;
}

/** `module.exports` exports the default, `exports.a` and `module.exports.a` the name. */
function exportedName(reader: Reader, target: EsNode): string | undefined {
  if (!is(target, "MemberExpression")) return undefined;
  if (isModuleExports(target)) return "default";
  const object = unwrap(target.object);
  const ofExports = is(object, "Identifier") ? object.name === "exports" : is(object, "MemberExpression") && isModuleExports(object);
  return ofExports ? keyName(reader, target.property, target.computed) : undefined;
}

function isModuleExports({ object, property, computed }: EsNodeOf<"MemberExpression">): boolean {
  return is(object, "Identifier") && object.name === "module" && is(property, "Identifier") && property.name === "exports" && !computed;
}

export interface Binding {
  /** Of the whole declaration or assignment: pattern and value. */
  readonly range: Range;
  readonly declares: boolean;
}

/** Gives a value to a target of any kind; a pattern is taken apart into one assignment for each name. */
export function bind(reader: Reader, given: unknown, value: Node, binding: Binding): void {
  const target = unwrap(given);
  switch (target?.type) {
    case "AssignmentPattern": {
      const fallback = reader.expression(target.right);
      const options = [value, ...optionsOf(fallback)];
      bind(reader, target.left, { kind: "choice", options, ...binding.range }, binding);
      break;
    }
    case "ObjectPattern":
    case "ArrayPattern":
      bindPattern(reader, target, value, binding);
      break;
    case undefined:
      break;
    default: {
      const place = reader.expression(target);
      reader.push({ kind: "assign", target: place, value, ...(binding.declares && { declares: true }), ...rangeOfBinding(binding) });
    }
  }
}

function rangeOfBinding({ range: { start, end } }: Binding): Range {
  return { start, end };
}

type Pattern = EsNodeOf<"ObjectPattern" | "ArrayPattern">;

function bindPattern(reader: Reader, pattern: Pattern, whole: Node, binding: Binding): void {
  const parts = pattern.type === "ObjectPattern" ? nodesOf(pattern.properties) : pattern.elements;
  const value = parts.length > 1 ? reader.shared(whole, rangeOf(pattern)) : whole;
  const range = rangeOfBinding(binding);
  for (const [index, part] of parts.entries()) {
    if (!isNode(part)) continue;
    if (part.type === "RestElement") {
      const rest: Node =
        pattern.type === "ObjectPattern"
          ? { kind: "object", entries: [{ value }], ...range }
          : { kind: "operation", operator: "...", operands: [value], ...range };
      bind(reader, part.argument, rest, binding);
    } else if (part.type === "Property") {
      const property = readKey(reader, part.key, part.computed);
      reader.nested(part, () => { bind(reader, part.value, { kind: "member", object: value, property, ...range }, binding); });
    } else {
      const { start } = rangeOf(part);
      const property: Node = { kind: "string", value: String(index), contentStart: start, start, end: start };
      // The index stands nowhere in the text.
      const placed: Node = { ...property, offsets: Array.from({ length: property.value.length + 1 }, () => start) };
      reader.nested(part, () => { bind(reader, part, { kind: "member", object: value, property: placed, ...range }, binding); });
    }
  }
}
