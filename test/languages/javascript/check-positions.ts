import type { Node, Program, Range } from "../../../src/tree/node.ts";

/** What is wrong with the positions of a tree: nodes outside of their parents, strings that do not stand where they say. */
export function checkPositions(program: Program, text: string): string[] {
  return program.body.flatMap((node) => checkNode(node, { start: 0, end: text.length }, text));
}

function checkNode(node: Node, parent: Range, text: string): string[] {
  const problems: string[] = [];
  const at = `${node.kind} at ${node.start} to ${node.end}`;
  if (node.start > node.end || node.start < parent.start || node.end > parent.end) {
    problems.push(`${at} is outside of ${parent.start} to ${parent.end}`);
  }
  if (node.kind === "string") {
    const { value, contentStart, offsets } = node;
    if (contentStart < node.start) problems.push(`${at} has its content before itself`);
    if (!offsets && !text.startsWith(value, contentStart)) problems.push(`${at} does not stand in the text verbatim`);
    if (offsets && offsets.length !== value.length + 1) problems.push(`${at} has ${offsets.length} offsets`);
    if (offsets?.some((offset, index) => offset < (offsets[index - 1] ?? node.start) || offset > node.end)) {
      problems.push(`${at} has offsets in no order`);
    }
  }
  return [...problems, ...partsOf(node).flatMap((part) => checkNode(part, node, text))];
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "template":
      return node.parts;
    case "member":
      return [node.object, node.property];
    case "call":
      return [node.callee, ...node.args.map(({ value }) => value)];
    case "object":
      return node.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "list":
      return node.items;
    case "choice":
      return node.options;
    case "operation":
      return node.operands;
    case "function":
      return [...node.parameters.flatMap(({ default: value, pattern = [] }) => [...(value ? [value] : []), ...pattern]), ...node.body];
    case "class":
      return [...node.heritage, ...node.members];
    case "assign":
      return [node.target, node.value];
    case "block":
      return node.body;
    case "return":
      return node.value ? [node.value] : [];
    case "throw":
    case "export":
      return [node.value];
    default:
      return [];
  }
}
