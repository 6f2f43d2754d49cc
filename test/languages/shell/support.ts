import { shellLanguages } from "../../../src/languages/shell/index.ts";
import { walk } from "../../../src/tree/children.ts";
import type { Node, Program } from "../../../src/tree/node.ts";
import { printProgram } from "../../support/print-tree.ts";

/** Reads a text as one of the languages of the command line. */
export function read(id: string, text: string): Program {
  const language = shellLanguages.find(({ ids }) => ids.includes(id));
  if (!language) throw new Error(`nothing reads ${id}`);
  return language.read(text, id, { path: `file.${id}` });
}

export function print(id: string, text: string): string {
  return printProgram(read(id, text));
}

/** What is wrong with the positions of a tree; nothing if all is well. */
export function misplaced(program: Program, text: string): string[] {
  const problems: string[] = [];
  const open: { node: Node; start: number; end: number }[] = program.body.map((node) => ({
    node,
    start: 0,
    end: text.length,
  }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, start, end } = next;
    const shown = `${node.kind} ${node.start}-${node.end} in ${start}-${end}`;
    if (node.start < start || node.end > end || node.start > node.end) problems.push(shown);
    if (node.kind === "string") {
      if (node.offsets && node.offsets.length !== node.value.length + 1) problems.push(`offsets of ${shown}`);
      if (!node.offsets && !text.startsWith(node.value, node.contentStart)) problems.push(`text of ${shown}`);
    }
    if (node.kind === "embedded") {
      if (node.offsets && node.offsets.length !== node.text.length + 1) problems.push(`offsets of ${shown}`);
      if (!node.offsets && !text.startsWith(node.text, node.start)) problems.push(`text of ${shown}`);
    }
    for (const child of directChildren(node)) {
      // A here-document stands behind its command.
      const free = node.kind === "call" && node.command;
      open.push({ node: child, start: free ? 0 : node.start, end: free ? text.length : node.end });
    }
  }
  return problems;
}

function directChildren(node: Node): Node[] {
  const found: Node[] = [];
  walk(node, (inner) => {
    if (inner === node) return true;
    found.push(inner);
    return false;
  });
  return found;
}
