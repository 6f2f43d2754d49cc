import type { Argument, AssignNode, CallNode, Entry, Node, ObjectNode, Program, StringNode } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { xml } from "./xml.ts";

/** Test plans of JMeter: each sampler with the headers that hold for it, as `http.request(…)`. */
export const jmeter: Language = {
  ids: ["jmeter"],
  read(text, id, context): Program {
    const body: Node[] = [];
    for (const node of xml.read(text, "xml", context).body) if (node.kind === "object") readTree(node, [], body);
    return { language: id, body, comments: [], directives: [], nature: "data" };
  },
};

/**
 * Reads the elements that stand side by side. Each is followed by a `hashTree` of what belongs to it; a manager of
 * headers holds for all beside it and below them.
 */
function readTree({ entries }: ObjectNode, inherited: readonly Entry[], found: Node[]): void {
  const elements = entries.flatMap(({ key, value }) => (key?.kind === "string" && value.kind === "object" ? [{ name: key.value, value }] : []));
  const headers = [...inherited, ...elements.filter(({ name }) => name === "HeaderManager").flatMap(({ value }) => pairsOf(value, "Header"))];
  for (const [index, { name, value }] of elements.entries()) {
    const below = elements[index + 1];
    if (name === "HTTPSamplerProxy" || name === "HTTPSampler" || name === "ConfigTestElement") {
      const own = below?.name === "hashTree" ? managersIn(below.value) : [];
      const call = readSampler(value, [...headers, ...own]);
      if (call) found.push(call);
    } else if (name === "Arguments") {
      for (const { key, value: text } of pairsOf(value, "Argument")) if (key?.kind === "string") found.push(variable(key, text));
    } else if (name === "hashTree" || name === "jmeterTestPlan") readTree(value, headers, found);
    else if (name === "TestPlan") readTree(value, [], found);
    else if (name === "elementProp" && textNamed(value, "elementType") === "Arguments") readTree({ ...value, entries: [{ key: named("Arguments", value), value }] }, [], found);
  }
}

function managersIn(tree: ObjectNode): Entry[] {
  return tree.entries.flatMap(({ key, value }) =>
    key?.kind === "string" && key.value === "HeaderManager" && value.kind === "object" ? pairsOf(value, "Header") : [],
  );
}

function readSampler(sampler: ObjectNode, headers: readonly Entry[]): CallNode | undefined {
  const args: Argument[] = [];
  for (const [property, name] of [["domain", "host"], ["protocol", "protocol"], ["port", "port"], ["path", "path"], ["method", "method"]] as const) {
    const value = propertyOf(sampler, `HTTPSampler.${property}`);
    if (value) args.push({ name, value });
  }
  if (args.length === 0) return undefined;
  const params = pairsOf(sampler, "Argument").filter(({ key }) => key?.kind === "string" && key.value !== "");
  const isBody = /^(?:POST|PUT|PATCH)$/.test(textOf(propertyOf(sampler, "HTTPSampler.method")) ?? "");
  if (params.length > 0) args.push({ name: isBody ? "body" : "params", value: objectOf(params) });
  // Copies: headers that hold for several requests are part of each.
  const copies = headers.map(({ key, value }): Entry => ({ ...(key && { key: { ...key } }), value: { ...value } }));
  if (copies.length > 0) args.push({ name: "headers", value: objectOf(copies) });
  const start = Math.min(...args.map(({ value }) => value.start));
  const end = Math.max(...args.map(({ value }) => value.end));
  const property: StringNode = { kind: "string", value: "request", start, end: start, contentStart: start, offsets: Array<number>(8).fill(start) };
  const callee: Node = { kind: "member", object: { kind: "name", name: "http", start, end: start }, property, start, end: start };
  return { kind: "call", callee, args, start, end };
}

function propertyOf(element: ObjectNode, name: string): Node | undefined {
  return element.entries.find(({ key }) => key?.kind === "string" && key.value === name)?.value;
}

/** The names and values of all headers or arguments in an element, however deep they stand in its collections. */
function pairsOf(element: ObjectNode, kind: "Header" | "Argument"): Entry[] {
  const key = propertyOf(element, `${kind}.name`);
  const value = propertyOf(element, `${kind}.value`);
  if (key?.kind === "string" && value) return [{ key: { ...key }, value: { ...value } }];
  return element.entries.flatMap((entry) =>
    entry.value.kind === "object" && entry.key?.kind === "string" && /^(?:collection|element)Prop$/.test(entry.key.value)
      ? pairsOf(entry.value, kind)
      : [],
  );
}

function variable(target: StringNode, value: Node): AssignNode {
  const { start, end } = target;
  return {
    kind: "assign",
    target: { kind: "name", name: target.value, start, end },
    value,
    declares: true,
    start: Math.min(start, value.start),
    end: Math.max(end, value.end),
  };
}

function objectOf(entries: readonly Entry[]): ObjectNode {
  const nodes = entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
  return {
    kind: "object",
    entries,
    start: Math.min(...nodes.map(({ start }) => start)),
    end: Math.max(...nodes.map(({ end }) => end)),
  };
}

function textNamed(element: ObjectNode, name: string): string | undefined {
  return textOf(propertyOf(element, name));
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "string" ? node.value : undefined;
}

function named(value: string, { start }: Node): StringNode {
  return { kind: "string", value, start, end: start, contentStart: start, offsets: Array<number>(value.length + 1).fill(start) };
}
