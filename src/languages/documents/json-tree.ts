import type { Node as JsonNode, ParseError } from "jsonc-parser";
import { loadPackage } from "../../load-package.ts";
import type { Node } from "../../tree/node.ts";
import { type Passage, PassageBuilder, passageOf, proseOf } from "./passage.ts";

export type { JsonNode };

export interface Json {
  readonly root?: JsonNode;
  /** Where it stops being JSON, for a text that is cut off or broken. */
  readonly brokenAt?: number;
}

/** JSON with the places of its parts, as far as it can be read. */
export function readJson(text: string): Json {
  const { parseTree } = loadPackage("jsonc-parser");
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const [first] = errors;
    return { ...(root && { root }), ...(first && { brokenAt: first.offset }) };
  } catch {
    // The parser calls itself for every level, so that a text of nothing but brackets exhausts the stack.
    return { brokenAt: 0 };
  }
}

/** What was read of a text, and behind it, as prose, what could not be: all of it where nothing was read. */
export function withRest(text: string, read: readonly Node[], brokenAt: number | undefined): readonly Node[] {
  if (brokenAt === undefined) return read;
  return [...read, ...proseOf(passageOf(text, read.length > 0 ? brokenAt : 0, text.length))];
}

/** The names and values of an object; nothing of anything else. */
export function membersOf(node: JsonNode | undefined): { key: JsonNode; value: JsonNode }[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [{ key, value }] : [];
  });
}

/** The value that an object has under one of these names: the first that is there. */
export function valueAt(node: JsonNode | undefined, ...names: readonly string[]): JsonNode | undefined {
  const members = membersOf(node);
  for (const name of names) {
    const found = members.find(({ key }) => key.value === name);
    if (found) return found.value;
  }
  return undefined;
}

/** The items of an array; nothing of anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** The value of a string. */
export function stringAt(node: JsonNode | undefined): string | undefined {
  const value: unknown = node?.value;
  return typeof value === "string" ? value : undefined;
}

const shortEscapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** What a string says, escapes undone. */
export function passageOfString(text: string, node: JsonNode): Passage {
  return addString(new PassageBuilder(text), text, node).passage(node.offset + 1);
}

/** A text written as one string, or as a list of strings, one a line, whose line breaks are part of them. */
export function passageOfLines(text: string, node: JsonNode, breaks = ""): Passage {
  const builder = new PassageBuilder(text);
  addLines(builder, text, node, breaks);
  return builder.passage(node.offset);
}

/** The same, behind what was put together already. */
export function addLines(builder: PassageBuilder, text: string, node: JsonNode, breaks = ""): void {
  for (const line of node.type === "string" ? [node] : itemsOf(node)) {
    if (line.type !== "string") continue;
    addString(builder, text, line);
    if (breaks !== "") builder.replace(breaks, line.offset + line.length, line.offset + line.length);
  }
}

function addString(builder: PassageBuilder, text: string, node: JsonNode): PassageBuilder {
  const last = node.offset + node.length - 1;
  const end = last > node.offset && text.charAt(last) === '"' ? last : last + 1;
  let at = node.offset + 1;
  while (at < end) {
    const slash = text.indexOf("\\", at);
    if (slash < 0 || slash >= end) break;
    builder.copy(at, slash);
    const sign = text.charAt(slash + 1);
    const code = sign === "u" ? /^[0-9a-f]{4}/i.exec(text.slice(slash + 2, slash + 6)) : null;
    at = Math.min(end, slash + (code ? 6 : 2));
    builder.replace(code ? String.fromCharCode(parseInt(code[0], 16)) : (shortEscapes[sign] ?? sign), slash, at);
  }
  return builder.copy(at, end);
}
