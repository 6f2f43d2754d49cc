import { formats, replaces, takesPart } from "../../libraries/functions.ts";
import type { Node } from "../../tree/node.ts";
import { calleeName } from "../names.ts";
import { Value, type SourceFile } from "../value.ts";
import { decodedBase64, decodedByName, textOfCodes, unpacked } from "./decoded-texts.ts";
import { joinedText } from "./joined-texts.ts";
import type { TextCall } from "./text-call.ts";
import { filledPattern, joinedTexts, replacedText } from "./texts.ts";
import { trimmedText } from "./trimming.ts";

/** One way of making a text by a call. Undefined where the call does something else, and the next way is asked. */
type Making = (call: TextCall) => readonly Value[] | undefined;

const makings: readonly Making[] = [
  decodedByName,
  decodedBase64,
  unpacked,
  trimmedText,
  textOfCodes,
  partOfText,
  replaced,
  filledByFormat,
  filled,
  builtText,
  joinedText,
];

/** The text that a call puts together, where it is one that does: decoded, cut, replaced, filled in or joined. */
export function madeText(call: TextCall): readonly Value[] | undefined {
  for (const making of makings) {
    const made = making(call);
    if (made) return made;
  }
  return undefined;
}

/** A part of a text: with bounds that leave ten characters or fewer it is a mask. */
function partOfText(call: TextCall): readonly Value[] | undefined {
  const { name, receiver, given, subject } = call;
  if (!takesPart.has(name) || isList(call, subject)) return undefined;
  const [from, to] = (receiver ? given : given.slice(1)).map(boundOf);
  const kept = lengthKept(name, from, to);
  if (!subject || (kept !== undefined && kept <= 10)) return [hiddenValue(call.node, call.file)];
  return call.values(subject);
}

/** `list.at(-1)` takes an item of a list, not characters of a text. */
function isList(call: TextCall, subject: Node | undefined): boolean {
  return subject !== undefined && call.terminals(subject).some(({ node }) => node.kind === "list");
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

/** `text.replace("{key}", key)`, PHP's `str_replace("{key}", key, text)` */
function replaced(call: TextCall): readonly Value[] | undefined {
  if (!replaces.has(call.name)) return undefined;
  return replacedText(call.receiver, call.given, (node) => call.used(node)) ?? [];
}

/** Swift's `String(format: "Bearer %@", key)` */
function filledByFormat(call: TextCall): readonly Value[] | undefined {
  const pattern = call.name === "string" ? call.node.args.find(({ name }) => name === "format") : undefined;
  return pattern && filledPattern(pattern.value, call.node.args, (node) => call.used(node));
}

/** `sprintf("Bearer %s", key)`, `"Bearer {}".format(key)`, `"Bearer %s" % key` */
function filled(call: TextCall): readonly Value[] | undefined {
  if (!formats.has(call.name) && calleeName(call.node) !== "%") return undefined;
  const pattern = isPattern(call) ? call.receiver : undefined;
  return filledPattern(pattern, call.node.args, (node) => call.used(node));
}

/** Whether the pattern is what the call is made on: `"Bearer {}".format(key)`, `pattern.formatted(key)`. */
function isPattern(call: TextCall): boolean {
  const { name, receiver, given } = call;
  if (!receiver) return false;
  if (receiver.kind === "string" || receiver.kind === "template" || name === "" || name === "formatted") return true;
  return given.length > 0 && name === "format" && call.values(receiver).some(({ constant }) => constant);
}

/** Kotlin's `buildString { append("…"); append(key) }` */
function builtText(call: TextCall): readonly Value[] | undefined {
  if (call.name !== "buildstring") return undefined;
  const block = call.node.args.at(-1)?.value;
  if (block?.kind !== "function") return [];
  const parts = block.body.flatMap((step) => {
    const given = step.kind === "call" && calleeName(step) === "append" ? step.args[0]?.value : undefined;
    return given ? [call.used(given)] : [];
  });
  return parts.length > 0 && parts.length === block.body.length ? joinedTexts(parts) : [];
}

/** A value that gives nothing away: a length, a hash, a mask. */
export function hiddenValue(node: Node, file: SourceFile): Value {
  return new Value([{ kind: "unknown", paths: [], source: { node, file }, use: undefined }]);
}
