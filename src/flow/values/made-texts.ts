import { decodesBase64, formats, joins, makesList, makesTextOfCodes, takesPart } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { Argument, CallNode, Node, StringNode } from "../../tree/node.ts";
import { calleeName, constantArgument, memberPath } from "../names.ts";
import { functionResult } from "../results.ts";
import { decodedText, filledPattern, isUrlClass, joinedTexts, replacedText } from "./texts.ts";
import { trimmedValue } from "./trimming.ts";
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
  const decoded = decodedByName(call, name, file, reader);
  if (decoded?.length) return decoded;
  if ((decodesBase64.has(name) && positional.length > 0) || (name === "from" && constantArgument(call, 1) === "base64")) {
    return positional[0] ? decodedText(reader.values(positional[0].value, file)) : undefined;
  }
  // Ruby's `"…".unpack1("m")`
  if (/^unpack1?$/.test(name) && receiver && /^m0?$/.test(constantArgument(call, 0) ?? ""))
    return decodedText(reader.values(receiver, file));
  if (/^(?:trim|strip|chomp|trimspace|trimws)$/.test(name)) {
    const text = receiver && positional.length === 0 ? receiver : positional[0]?.value;
    return text && reader.values(text, file).map(trimmedValue);
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
  const pattern = name === "string" ? call.args.find((argument) => argument.name === "format") : undefined;
  if (pattern) {
    const filled = filledPattern(pattern.value, call.args, used);
    if (filled?.length) return filled;
  }
  if (formats.has(name) || calleeName(call) === "%") {
    const filled = filledPattern(
      isPattern(receiver, name, positional, file, reader) ? receiver : undefined,
      call.args,
      used,
    );
    if (filled?.length) return filled;
  }
  if (name === "buildstring") return builtText(call, used);
  if (!joins.has(name) && !isUrlClass(name, positional.length)) return undefined;
  const parts = joinedParts({ call, name, file, reader }, receiver, positional);
  return parts && joinedTexts(parts);
}

/** Base64 that is decoded by an object or under a label: `Base64.getDecoder().decode("…")`, Swift's `Data(base64Encoded: "…")`. */
function decodedByName(call: CallNode, name: string, file: SourceFile, reader: TextReader): readonly Value[] | undefined {
  const [first] = call.args;
  if (!first) return undefined;
  const label = first.name?.toLowerCase();
  if (label === "base64encoded") return decodedText(reader.values(first.value, file));
  const isDecoder = memberPath(call.callee)?.slice(0, -1).some((part) => /base64|^standard$|decoder$/i.test(part)) ?? false;
  if (isDecoder && /^(?:decode|decodestring|decodebytes)$/.test(name) && label === undefined)
    return decodedText(reader.values(first.value, file));
  // What makes a text of bytes: those of a text that was decoded.
  const makesText = /^(?:getstring|decode|fromcharcodes|fromutf8|rawtochar|string|utf8|latin1)$/.test(name);
  if (!makesText || (label !== undefined && label !== "data" && label !== "decoding" && label !== "bytes")) return undefined;
  return reader.values(first.value, file).filter(({ pieces }) => pieces.some((piece) => piece.kind === "constant" && piece.decoded));
}

/** Kotlin's `buildString { append("…"); append(key) }` */
function builtText({ args }: CallNode, used: (node: Node) => readonly Value[]): readonly Value[] | undefined {
  const block = args.at(-1)?.value;
  if (block?.kind !== "function") return undefined;
  const parts = block.body.flatMap((step) => {
    const given = step.kind === "call" && calleeName(step) === "append" ? step.args[0]?.value : undefined;
    return given ? [used(given)] : [];
  });
  return parts.length > 0 && parts.length === block.body.length ? joinedTexts(parts) : undefined;
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
  const listed = [receiver, ...positional.map(({ value }) => value)].filter((part) => part !== undefined);
  const list = listed.flatMap((part) => reader.terminals(part, file)).find(isListed);
  if (!list && isUrlClass(name, positional.length)) {
    // JavaScript's URL takes the path first, everyone else the base.
    const [first, second] = positional.map(used);
    if (!first || !second) return undefined;
    return second.some(({ text }) => /^[a-z]+:\/\//i.test(text)) ? [second, first] : [first, second];
  }
  const appendsLists = (name === "concat" && positional.length > 0 && memberPath(call.callee)?.at(-2) !== "table") || name === "append";
  if (list && !appendsLists) {
    const separator =
      call.args.find(({ name: label }) => label === "collapse" || label === "separator" || label === "sep")?.value ?? listed.find((part) => part.kind === "string");
    const items = itemsOf(list.node).map((value) => reader.used(value, list.file));
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
    const separator = call.args.find((argument) => argument.name === "sep")?.value;
    const between = (before: Node | undefined): readonly Value[] =>
      separator ? reader.values(separator, file) : before ? spaceAfter(before, file) : [];
    return positional.flatMap((argument, index) =>
      index ? [between(positional[index - 1]?.value), used(argument)] : [used(argument)],
    );
  }
  const [separator, ...joined] = positional;
  // Perl's `join " ", "Bearer", $key`, Java's and C#'s `String.join(" ", "Bearer", key)`, Commons' `joinWith`
  const isBefore =
    name === "joinwith" ||
    file.model.program.language === "perl" ||
    (joined.length > 1 && /^string(?:utils|s)?$/i.test(memberPath(call.callee)?.at(-2) ?? ""));
  if ((name === "join" || name === "joinwith") && isBefore && separator)
    return joined.flatMap((part, index) => (index ? [used(separator), used(part)] : [used(part)]));
  return call.args.length > 1 && name === "join" ? positional.map(used) : undefined;
}

/** A list as it is written, or a call that makes one: Scala's `Seq("a", "b")`, R's `c("a", "b")`. */
function isListed({ node }: Ref): boolean {
  return node.kind === "list" || (node.kind === "call" && node.args.length > 1 && makesList.has(plainName(calleeName(node) ?? "")));
}

function itemsOf(node: Node): readonly Node[] {
  return node.kind === "list" ? node.items : node.kind === "call" ? node.args.map(({ value }) => value) : [];
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
    (argument) => argument.name !== undefined && /^(?:default(?:_?value|_factory)?|fallback|unset|or_?else)$/i.test(argument.name),
  );
  if (given) return reader.values(functionResult(given.value), file).filter(({ constant }) => constant);
  // Spring: `@Value("${cinclus.key:…}")`
  if (first?.value.kind === "string" && calleeName(node) === "Value" && !second)
    return reader.values(first.value, file).flatMap((value) => {
      const match = /^\$\{[\w.-]{1,80}:(.{1,400})\}$/.exec(value.text);
      const from = match?.[1] === undefined ? -1 : value.text.length - 1 - match[1].length;
      return from < 0 ? [] : [value.slice(from, value.text.length - 1)];
    });
  if (!first || !second || positional.length > 3) return [];
  // The name may stand behind what it is asked of: `Keyword.get(options, :key, "…")`, `Application.get_env(:app, :key, "…")`.
  const isBehind = first.value.kind !== "string" || /env/i.test(memberPath(node.callee)?.at(-1) ?? "");
  const [asked, other] =
    positional.length === 3 && second.value.kind === "string" && isBehind ? [second, positional[2]] : [first, second];
  if (asked.value.kind !== "string" || !other) return [];
  const path = memberPath(node.callee) ?? [];
  if (
    !path.some((part) =>
      /env|config|flag|get|fetch|setting|option|prop|secret|param|read|default|either|or$/i.test(part),
    )
  )
    return [];
  return reader.values(functionResult(other.value), file).filter(({ constant }) => constant);
}
