import type { CallNode, EmbeddedNode, LiteralNode, Node, Range, StringNode } from "../../tree/node.ts";
import { embed, placeOf, sliceString, verbatim } from "./piecewise.ts";

/** Longer runs of digits are rather ids or keys than amounts, and a number cannot hold them exactly. */
const longestNumber = 15;
const numberShape = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,3})?$/i;

/** What a word without quotes means in a data format: a number, a truth value, or text. */
export function readWord(source: string, start: number, end: number): StringNode | LiteralNode {
  return literalOf(source.slice(start, end), { start, end }) ?? verbatim(source, start, end);
}

/** The literal that a bare word stands for, if it stands for one. */
export function literalOf(word: string, { start, end }: Range): LiteralNode | undefined {
  switch (word) {
    case "true":
    case "True":
    case "TRUE":
      return { kind: "literal", start, end, value: true };
    case "false":
    case "False":
    case "FALSE":
      return { kind: "literal", start, end, value: false };
    case "null":
    case "Null":
    case "NULL":
    case "~":
      return { kind: "literal", start, end, value: null };
  }
  if (word.length > longestNumber || !numberShape.test(word)) return undefined;
  // A leading zero says that the digits are text to their writer: a phone number, a code.
  if (/^[-+]?0\d/.test(word)) return undefined;
  return { kind: "literal", start, end, value: Number(word) };
}

/** As `literalOf`, with the words that settings have for true and false. */
export function settingOf(word: string, range: Range): LiteralNode | undefined {
  // Not `NO`: that is a country, and a zone.
  if (/^(?:[yY]es|[oO]n)$/.test(word)) return { kind: "literal", start: range.start, end: range.end, value: true };
  if (/^(?:[nN]o|[oO]ff)$/.test(word)) return { kind: "literal", start: range.start, end: range.end, value: false };
  return literalOf(word, range);
}

/** A string that is JSON or a command line itself is handed on as such, so that what it says is seen. */
export function openText(node: StringNode): StringNode | EmbeddedNode {
  if (isJson(node.value)) return embed(node, "json");
  return node.value.includes("://") && fetching.test(node.value) ? embed(node, "shell") : node;
}

/** `curl …` at the beginning of a line or of a command. */
const fetching = /(?:^|[;&|(\n])[ \t]{0,40}(?:sudo[ \t]{1,8})?(?:curl|wget)[ \t]{1,40}[-'"$h]/;

const variableWithFallback = /^\$\{([\w.-]{1,200})(?::[-=]?|-)(?![?+])([^${}]{1,4000})\}$/;
const frameworkFallback = /^\$\{(?:env|opt|param|ssm|self):([\w./-]{1,200})\s{0,8},\s{0,8}(["']?)([^"'${}\n]{1,4000})\2\s{0,8}\}$/;
const templateFallback = /\bdefault[\s(]{1,8}(["'])([^"'{}\n]{1,4000})\1/;

/**
 * A whole value that is a reference with a fallback (`${X:-y}` of compose, `${X:y}` of Spring,
 * `${env:X, "y"}` of Serverless, `{{ x | default "y" }}` of templates) can be either; any other reference stays the text it is.
 */
export function openValue(node: StringNode): Node {
  const { value } = node;
  const framework = frameworkFallback.exec(value);
  if (framework) {
    const end = value.lastIndexOf(framework[3] ?? "");
    return choiceOf(node, framework[1] ?? "", value.indexOf(":") + 1, end, end + (framework[3] ?? "").length);
  }
  const variable = variableWithFallback.exec(value);
  if (variable) return choiceOf(node, variable[1] ?? "", 2, value.length - 1 - (variable[2] ?? "").length, value.length - 1);
  if (value.startsWith("{{") && value.endsWith("}}")) {
    const template = templateFallback.exec(value);
    const text = template?.[2] ?? "";
    const end = template ? template.index + template[0].length - 1 : 0;
    if (template) return choiceOf(node, templateName(value.slice(2, template.index)), 2, end - text.length, end);
  }
  return openText(node);
}

function choiceOf(node: StringNode, name: string, nameAt: number, from: number, to: number): Node {
  const nameStart = placeOf(node, nameAt);
  const nameNode: Node = { kind: "name", name, start: nameStart, end: placeOf(node, nameAt + name.length) };
  return { kind: "choice", start: node.start, end: node.end, options: [nameNode, sliceString(node, from, to)] };
}

/** Says whether a text is a JSON object or array with something in it. */
export function isJson(text: string): boolean {
  if (!/^\s{0,64}(?:\{\s{0,64}"|\[\s{0,64}[[{"\d])/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The range from the start of the first to the end of the last. */
export function span(nodes: readonly Node[], fallback: Range): Range {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first && last ? { start: first.start, end: Math.max(first.end, last.end) } : fallback;
}

/** What stands before the `| default` of a template. */
function templateName(expression: string): string {
  return expression.replace(/[|\s-]{0,20}$/, "").trim();
}

/** A value with a tag (`!vault`, or that it is Base64) is the call of a function of that name. */
export function tagged(tag: string, value: Node, range: Range): CallNode {
  const callee: Node = { kind: "name", name: tag, start: range.start, end: range.start };
  return { kind: "call", start: range.start, end: Math.max(range.end, value.end), callee, args: [{ value }] };
}
