import type { AssignNode, Entry, Node, Parameter, Program, Range } from "./node.ts";

/** Gives the same tree with every position mapped: that of an inner text becomes that of the outer one. */
export function relocateProgram(program: Program, map: (offset: number) => number): Program {
  return {
    ...program,
    body: program.body.map((node) => relocate(node, map)),
    comments: program.comments.map((range) => moved(range, map)),
  };
}

function moved<T extends Range>(range: T, map: (offset: number) => number): T {
  return { ...range, start: map(range.start), end: map(range.end) };
}

function relocate(node: Node, map: (offset: number) => number): Node {
  const at = (inner: Node): Node => relocate(inner, map);
  switch (node.kind) {
    case "string": {
      const offsets = node.offsets ?? verbatimOffsets(node.contentStart, node.value.length);
      return { ...moved(node, map), contentStart: map(node.contentStart), offsets: offsets.map(map) };
    }
    case "literal":
    case "name":
    case "import":
    case "declaration":
      return moved(node, map);
    case "embedded": {
      const offsets = node.offsets ?? verbatimOffsets(node.start, node.text.length);
      return { ...moved(node, map), offsets: offsets.map(map) };
    }
    case "template":
      return { ...moved(node, map), parts: node.parts.map(at) };
    case "member":
      return { ...moved(node, map), object: at(node.object), property: at(node.property) };
    case "call":
      return {
        ...moved(node, map),
        callee: at(node.callee),
        args: node.args.map((argument) => ({
          ...argument,
          ...(argument.nameRange ? { nameRange: moved(argument.nameRange, map) } : {}),
          value: at(argument.value),
        })),
      };
    case "object":
      return {
        ...moved(node, map),
        entries: node.entries.map(({ key, value }): Entry =>
          key ? { key: at(key), value: at(value) } : { value: at(value) },
        ),
      };
    case "list":
      return { ...moved(node, map), items: node.items.map(at) };
    case "choice":
      return { ...moved(node, map), options: node.options.map(at) };
    case "operation":
      return { ...moved(node, map), operands: node.operands.map(at) };
    case "function":
      return {
        ...moved(node, map),
        parameters: node.parameters.map((parameter) => relocateParameter(parameter, map)),
        body: node.body.map(at),
      };
    case "class":
      return { ...moved(node, map), heritage: node.heritage.map(at), members: node.members.map(at) };
    case "assign":
      return relocateAssign(node, map);
    case "block":
      return { ...moved(node, map), body: node.body.map(at) };
    case "return":
      return node.value ? { ...moved(node, map), value: at(node.value) } : moved(node, map);
    case "throw":
    case "export":
      return { ...moved(node, map), value: at(node.value) };
    case "program":
      return { ...moved(node, map), program: relocateProgram(node.program, map) };
  }
}

function relocateAssign(node: AssignNode, map: (offset: number) => number): AssignNode {
  return { ...moved(node, map), target: relocate(node.target, map), value: relocate(node.value, map) };
}

function relocateParameter(parameter: Parameter, map: (offset: number) => number): Parameter {
  return {
    ...moved(parameter, map),
    ...(parameter.default ? { default: relocate(parameter.default, map) } : {}),
    ...(parameter.pattern ? { pattern: parameter.pattern.map((node) => relocateAssign(node, map)) } : {}),
  };
}

function verbatimOffsets(start: number, length: number): number[] {
  return Array.from({ length: length + 1 }, (_, index) => start + index);
}
