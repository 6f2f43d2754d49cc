import { decodesBase64, formats, joins, makesTextOfCodes, takesPart } from "../../libraries/functions.ts";
import type { Argument, CallNode, Node, StringNode } from "../../tree/node.ts";
import { calleeName, constantArgument, memberPath } from "../names.ts";
import { functionResult } from "../results.ts";
import { decodedText, filledPattern, isUrlClass, joinedTexts, replacedText } from "./texts.ts";
import { hole, Value, type Ref, type SourceFile } from "../value.ts";

/** What the evaluator knows of other expressions. */
export interface TextReader {
  values(node: Node, file: SourceFile): readonly Value[];
  /** The same, with the expression as the place that brings the value in. */
  used(node: Node, file: SourceFile): readonly Value[];
  terminals(node: Node, file: SourceFile): readonly Ref[];
}

/** A call that may put a text together. */
export interface TextCall {
  readonly call: CallNode;
  /** The last part of its callee, as `plainName` gives it. */
  readonly name: string;
  readonly file: SourceFile;
  readonly reader: TextReader;
}

/** Functions that put their arguments together in order, without anything between. */
const appends = new Set([
  "concat",
  "append",
  "urljoin",
  "joinpath",
  "paste0",
  "strcat",
  "combine",
  "stringbyappendingstring",
  "plus",
]);

/** The text that a call puts together, where it is one that does: decoded, cut, replaced, filled in or joined. */
export function madeText({ call, name, file, reader }: TextCall): readonly Value[] | undefined {
  const positional = call.args.filter((argument) => argument.name === undefined);
  const receiver = call.callee.kind === "member" ? call.callee.object : undefined;
  const used = (argument: Node): readonly Value[] => reader.used(argument, file);
  if (decodesBase64.has(name) || (name === "from" && constantArgument(call, 1) === "base64")) {
    return positional[0] ? decodedText(reader.values(positional[0].value, file)) : undefined;
  }
  // Ruby's `"…".unpack1("m")`
  if (/^unpack1?$/.test(name) && receiver && /^m0?$/.test(constantArgument(call, 0) ?? ""))
    return decodedText(reader.values(receiver, file));
  if (/^(?:trim|strip|chomp|trimspace)$/.test(name)) {
    const text = receiver && positional.length === 0 ? receiver : positional[0]?.value;
    return text && reader.values(text, file).map(trimmed);
  }
  if (makesTextOfCodes.has(name)) {
    const made = textOfCodes(call, positional, file);
    if (made) return [made];
  }
  const isPart = takesPart.has(name) && !isOfList({ call, name, file, reader }, receiver ?? positional[0]?.value);
  if (isPart) {
    const bounds = receiver ? positional : positional.slice(1);
    return partOfText({ call, name, file, reader }, receiver ?? positional[0]?.value, bounds);
  }
  if (name === "replace" || name === "replaceall" || name === "gsub" || name === "strreplace") {
    return replacedText(
      receiver,
      positional.map(({ value }) => value),
      used,
    );
  }
  if (formats.has(name) || calleeName(call) === "%") {
    const filled = filledPattern(
      isPattern(receiver, name, positional, file, reader) ? receiver : undefined,
      call.args,
      used,
    );
    if (filled?.length) return filled;
  }
  if (!joins.has(name) && !isUrlClass(name, positional.length)) return undefined;
  const parts = joinedParts({ call, name, file, reader }, receiver, positional);
  return parts && joinedTexts(parts);
}

/** The white space around a text, taken away. */
function trimmed(value: Value): Value {
  const start = value.text.length - value.text.trimStart().length;
  const end = value.text.trimEnd().length;
  return start === 0 && end === value.text.length ? value : value.slice(start, Math.max(start, end));
}

/** `list.at(-1)` takes an item of a list, not characters of a text. */
function isOfList({ reader, file }: TextCall, of: Node | undefined): boolean {
  return of !== undefined && reader.terminals(of, file).some(({ node }) => node.kind === "list");
}

/** `String.fromCharCode(119, 97, …)`, `bytes([119, 97, …])`: a text given by its characters' numbers. */
function textOfCodes(call: CallNode, given: readonly Argument[], file: SourceFile): Value | undefined {
  const items = given.flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  const codes = items.map((item) => (item.kind === "literal" && typeof item.value === "number" ? item.value : -1));
  if (codes.length < 16 || !codes.every((code) => code > 0 && code < 0x1_00_00)) return undefined;
  const text = String.fromCharCode(...codes);
  const { start, end } = call;
  const literal: StringNode = {
    kind: "string",
    value: text,
    contentStart: start,
    start,
    end,
    offsets: [...codes.map(() => start), end],
  };
  return new Value([{ kind: "constant", text, literal, from: 0, decoded: true, file, use: undefined }]);
}

/** Whether the pattern is what the call is made on: `"Bearer {}".format(key)`, `pattern.formatted(key)`. */
function isPattern(
  receiver: Node | undefined,
  name: string,
  positional: readonly Argument[],
  file: SourceFile,
  reader: TextReader,
): boolean {
  if (!receiver) return false;
  if (receiver.kind === "string" || receiver.kind === "template" || name === "" || name === "formatted") return true;
  return positional.length > 0 && name === "format" && reader.values(receiver, file).some(({ constant }) => constant);
}

/** A part of a text: with bounds that leave ten characters or fewer it is a mask. */
function partOfText(
  { call, name, file, reader }: TextCall,
  of: Node | undefined,
  bounds: readonly Argument[],
): readonly Value[] {
  const [from, to] = bounds.map(({ value }) => boundOf(value));
  const kept = lengthKept(name, from, to);
  if (!of || (kept !== undefined && kept <= 10)) return [hiddenValue(call, file)];
  return reader.values(of, file);
}

/** A bound as a number; from the end, as `key.length - 4` says it, as a negative one. */
function boundOf(node: Node): number | undefined {
  if (node.kind === "literal") return typeof node.value === "number" ? node.value : undefined;
  // `key[:min(4, len(key))]`
  if (node.kind === "call" && /^min$/i.test(calleeName(node) ?? ""))
    return node.args.map(({ value }) => boundOf(value)).find((bound) => bound !== undefined);
  const number = node.kind === "operation" && node.operator === "-" ? node.operands.at(-1) : undefined;
  return number?.kind === "literal" && typeof number.value === "number" ? -number.value : undefined;
}

/** How many characters a slice leaves, where its bounds tell. */
function lengthKept(name: string, from: number | undefined, to: number | undefined): number | undefined {
  if (from !== undefined && from < 0 && to === undefined) return -from;
  if (name !== "slice" && !name.startsWith("sub")) return from;
  if (to === undefined) return undefined;
  return Math.abs(to) - (from !== undefined && from > 0 && name !== "substr" ? from : 0);
}

function joinedParts(
  { call, name, file, reader }: TextCall,
  receiver: Node | undefined,
  positional: readonly Argument[],
): (readonly Value[])[] | undefined {
  const used = ({ value }: { value: Node }): readonly Value[] => reader.used(value, file);
  if (isUrlClass(name, positional.length)) {
    // JavaScript's URL takes the path first, everyone else the base.
    const [first, second] = positional.map(used);
    if (!first || !second) return undefined;
    return second.some(({ text }) => /^[a-z]+:\/\//i.test(text)) ? [second, first] : [first, second];
  }
  const listed = [receiver, ...positional.map(({ value }) => value)].filter((part) => part !== undefined);
  const list = listed.flatMap((part) => reader.terminals(part, file)).find((terminal) => terminal.node.kind === "list");
  if (list?.node.kind === "list" && name !== "concat" && name !== "append") {
    const separator = listed.find((part) => part.kind === "string");
    const items = list.node.items.map((value) => reader.used(value, list.file));
    return separator
      ? items.flatMap((item, index) => (index ? [reader.values(separator, file), item] : [item]))
      : items;
  }
  if (appends.has(name)) {
    const isText = receiver && reader.values(receiver, file).some(({ text }) => text !== "" && text !== hole);
    return [...(isText ? [reader.used(receiver, file)] : []), ...positional.map(used)];
  }
  // R's `paste("Bearer", key)` puts a space between.
  if (name === "paste") {
    return positional.flatMap((argument, index) =>
      index ? [spaceAfter(positional[index - 1]?.value, file), used(argument)] : [used(argument)],
    );
  }
  const [separator, ...joined] = positional;
  // Perl's `join " ", "Bearer", $key`
  if (name === "join" && file.model.program.language === "perl" && separator)
    return joined.flatMap((part, index) => (index ? [used(separator), used(part)] : [used(part)]));
  return call.args.length > 1 && name === "join" ? positional.map(used) : undefined;
}

function spaceAfter(node: Node | undefined, file: SourceFile): readonly Value[] {
  return node?.kind === "string"
    ? [new Value([{ kind: "constant", text: " ", literal: node, from: 0, decoded: true, file, use: undefined }])]
    : [];
}

/** A value that gives nothing away: a length, a hash, a mask. */
export function hiddenValue(node: Node, file: SourceFile): Value {
  return new Value([{ kind: "unknown", paths: [], source: { node, file }, use: undefined }]);
}

/** What a read may fall back on: `getenv("X", "default")`, `ENV.fetch("X", "default")`, `field(default="…")`. */
export function fallbackTexts(node: CallNode, file: SourceFile, reader: TextReader): readonly Value[] {
  const positional = node.args.filter((argument) => argument.name === undefined);
  const [first, second] = positional;
  // `field(default="…")`, `Option(defaultValue: "…")`
  const given = node.args.find(
    (argument) => argument.name !== undefined && /^default(?:_?value|_factory)?$/i.test(argument.name),
  );
  if (given) return reader.values(functionResult(given.value), file).filter(({ constant }) => constant);
  if (first?.value.kind !== "string" || !second || positional.length > 3) return [];
  const path = memberPath(node.callee) ?? [];
  if (
    !path.some((part) =>
      /env|config|flag|get|fetch|setting|option|prop|secret|param|read|default|either|or$/i.test(part),
    )
  )
    return [];
  return reader.values(functionResult(second.value), file).filter(({ constant }) => constant);
}
