import type { EmbeddedNode, Node, Program, ProgramNode } from "../tree/node.ts";
import { forEachChild, isLeaf } from "../tree/children.ts";
import { textsInStrings } from "./texts-in-strings.ts";
import { relocateProgram } from "../tree/relocate.ts";

/** Reads an inner text in the language that the outer one names. */
export type InnerReader = (text: string, language: string) => Program;

/** Texts in texts in texts: how deep. How many is as good as bounded, since each has letters of its own. */
const deepest = 4;

/**
 * Puts the program of every embedded text in its place, with positions of the outer text, so that the whole
 * text is one tree.
 */
export function expand(program: Program, read: InnerReader, depth = 0): Program {
  const replace = (node: Node): Node => {
    if (node.kind !== "embedded") return withChildren(node, replace);
    if (depth >= deepest) return node;
    return readInPlace(node, read, depth);
  };
  const body = program.body.some(holdsEmbedded) ? program.body.map(replace) : program.body;
  if (program.nature !== "code" || depth >= deepest) return { ...program, body };
  // Code keeps such strings as what they are, and the texts in them are read besides.
  const inner = textsInStrings(program.body).map(({ text, language, offsets, values }): Node => {
    const node: EmbeddedNode = {
      kind: "embedded",
      language,
      text,
      offsets,
      start: offsets[0] ?? 0,
      end: offsets.at(-1) ?? 0,
      role: "example",
    };
    const inPlace = readInPlace(node, read, depth);
    return values && values.size > 0 ? withValues(inPlace, values) : inPlace;
  });
  return { ...program, body: [...body, ...inner] };
}

function readInPlace(node: EmbeddedNode, read: InnerReader, depth: number): ProgramNode {
  const inner = expand(read(node.text, node.language), read, depth + 1);
  const { offsets } = node;
  const program = relocateProgram(
    inner,
    (offset) => offsets?.[Math.min(offset, offsets.length - 1)] ?? node.start + offset,
  );
  return {
    kind: "program",
    start: node.start,
    end: node.end,
    program,
    ...(node.runs ? { runs: node.runs } : {}),
    ...(node.role ? { role: node.role } : {}),
  };
}

/** Puts the expressions of the outer text where the inner one has variables for them; copies, since each node has one place. */
function withValues(program: ProgramNode, values: ReadonlyMap<string, Node>): ProgramNode {
  const put = (node: Node): Node => {
    const value = node.kind === "name" ? values.get(node.name) : undefined;
    return value ? structuredClone(value) : mapChildren(node, put);
  };
  return { ...program, program: { ...program.program, body: program.program.body.map(put) } };
}

function holdsEmbedded(node: Node): boolean {
  if (node.kind === "embedded") return true;
  if (isLeaf(node)) return false;
  let holds = false;
  forEachChild(node, (child) => {
    holds ||= holdsEmbedded(child);
  });
  return holds;
}

/** The node with its children replaced; itself where nothing below it is embedded. */
function withChildren(node: Node, replace: (node: Node) => Node): Node {
  return holdsEmbedded(node) ? mapChildren(node, replace) : node;
}

function mapChildren(node: Node, replace: (node: Node) => Node): Node {
  switch (node.kind) {
    case "template":
      return { ...node, parts: node.parts.map(replace) };
    case "call":
      return {
        ...node,
        callee: replace(node.callee),
        args: node.args.map((argument) => ({ ...argument, value: replace(argument.value) })),
      };
    case "object":
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: replace(entry.value) })) };
    case "list":
      return { ...node, items: node.items.map(replace) };
    case "choice":
      return { ...node, options: node.options.map(replace) };
    case "operation":
      return { ...node, operands: node.operands.map(replace) };
    case "function":
      return { ...node, body: node.body.map(replace) };
    case "class":
      return { ...node, members: node.members.map(replace) };
    case "assign":
      return { ...node, value: replace(node.value) };
    case "block":
      return { ...node, body: node.body.map(replace) };
    case "member":
      return { ...node, object: replace(node.object) };
    case "return":
      return node.value ? { ...node, value: replace(node.value) } : node;
    case "throw":
    case "export":
      return { ...node, value: replace(node.value) };
    case "program":
      return { ...node, program: { ...node.program, body: node.program.body.map(replace) } };
    default:
      return node;
  }
}
