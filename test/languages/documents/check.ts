import { expect } from "vitest";
import type { EmbeddedNode, Node, Program, StringNode } from "../../../src/tree/node.ts";

/** Every node below, in order. */
export function allNodes(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...allNodes(childrenOf(node))]);
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "template":
      return node.parts;
    case "call":
      return [node.callee, ...node.args.map((argument) => argument.value)];
    case "object":
      return node.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "list":
      return node.items;
    case "member":
      return [node.object, node.property];
    case "assign":
      return [node.target, node.value];
    case "operation":
      return node.operands;
    default:
      return [];
  }
}

/**
 * Checks that every unit of a string or an inner text stands where the tree says, and that nodes lie
 * within their parents. `written` tells which units may be written in another way in the text: escapes.
 */
export function checkPositions(text: string, program: Program, written = /[\\&"'`{}<>@]/): void {
  for (const node of allNodes(program.body)) {
    expect(node.start).toBeGreaterThanOrEqual(0);
    expect(node.end).toBeGreaterThanOrEqual(node.start);
    expect(node.end).toBeLessThanOrEqual(text.length);
    if (node.kind === "string" || node.kind === "embedded") checkUnits(text, node, written);
    for (const child of childrenOf(node)) {
      expect(child.start).toBeGreaterThanOrEqual(node.start);
      expect(child.end).toBeLessThanOrEqual(node.end);
    }
  }
  let last = 0;
  for (const comment of program.comments) {
    expect(comment.start).toBeGreaterThanOrEqual(last);
    expect(comment.end).toBeGreaterThan(comment.start);
    last = comment.start;
  }
}

function checkUnits(text: string, node: StringNode | EmbeddedNode, written: RegExp): void {
  const value = node.kind === "string" ? node.value : node.text;
  const { offsets } = node;
  if (!offsets) {
    const start = node.kind === "string" ? node.contentStart : node.start;
    expect(text.slice(start, start + value.length)).toBe(value);
    return;
  }
  expect(offsets.length).toBe(value.length + 1);
  let last = node.start;
  for (const [index, offset] of offsets.entries()) {
    if (offset < last || offset > node.end) expect.fail(`offset ${offset} of unit ${index} is out of order`);
    last = offset;
    if (index < value.length && offset < text.length && text.charAt(offset) !== value.charAt(index) && !written.test(text.charAt(offset))) {
      expect.fail(`${JSON.stringify(value.slice(index, index + 20))} does not stand at ${offset}`);
    }
  }
}
