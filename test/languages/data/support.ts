import { expect } from "vitest";
import { dataLanguages } from "../../../src/languages/data/index.ts";
import type { Node, Program } from "../../../src/tree/node.ts";
import { printProgram } from "../../support/print-tree.ts";

/** Reads a text as the data language of that id. */
export function read(id: string, text: string, path = `file.${id}`): Program {
  const language = dataLanguages.find((one) => one.ids.includes(id));
  if (!language) throw new Error(`There is no data language ${id}.`);
  return language.read(text, id, { path });
}

/** The tree of a text in a line or a few; its positions are checked on the way. */
export function print(id: string, text: string, path?: string): string {
  const program = read(id, text, path);
  checkPlaces(text, program);
  return printProgram(program);
}

/** All nodes of a program, outer ones first; nodes that aliases repeat come once. */
export function allNodes(program: Program): Node[] {
  const seen = new Set<Node>();
  const open: Node[] = [...program.body];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...childrenOf(node));
  }
  return [...seen];
}

/** Asserts that every node stands inside the text, and every string where it says it does. */
export function checkPlaces(text: string, program: Program): void {
  for (const node of allNodes(program)) {
    expect(node.start, describe(node)).toBeGreaterThanOrEqual(0);
    expect(node.end, describe(node)).toBeGreaterThanOrEqual(node.start);
    expect(node.end, describe(node)).toBeLessThanOrEqual(text.length);
    if (node.kind === "string") checkText(text, node.value, node.contentStart, node.offsets, node);
    if (node.kind === "embedded") checkText(text, node.text, node.start, node.offsets, node);
    // What an alias repeats stands at its anchor, outside of what holds the alias.
    if (program.language !== "yaml") {
      for (const child of childrenOf(node)) {
        expect(child.start, describe(node)).toBeGreaterThanOrEqual(node.start);
        expect(child.end, describe(node)).toBeLessThanOrEqual(node.end);
      }
    }
  }
  for (const comment of program.comments) expect(comment.end).toBeLessThanOrEqual(text.length);
}

function checkText(text: string, value: string, start: number, offsets: readonly number[] | undefined, node: Node): void {
  if (!offsets) {
    expect(text.slice(start, start + value.length), describe(node)).toBe(value);
    return;
  }
  expect(offsets.length, describe(node)).toBe(value.length + 1);
  let before = 0;
  for (const offset of offsets) {
    if (offset < before || offset > text.length) expect.fail(`offset ${offset} after ${before} in ${describe(node)}`);
    before = offset;
  }
}

function describe(node: Node): string {
  return JSON.stringify({ ...node, offsets: undefined }).slice(0, 300);
}

/** The nodes right inside a node. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "template":
      return node.parts;
    case "member":
      return [node.object, node.property];
    case "call":
      return [node.callee, ...node.args.map((argument) => argument.value)];
    case "object":
      return node.entries.flatMap((entry) => (entry.key ? [entry.key, entry.value] : [entry.value]));
    case "list":
      return node.items;
    case "choice":
      return node.options;
    case "operation":
      return node.operands;
    case "assign":
      return [node.target, node.value];
    case "block":
      return node.body;
    default:
      return [];
  }
}
