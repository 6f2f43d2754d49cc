import { appends, joins, makesList } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { Node } from "../../tree/node.ts";
import { calleeName, memberPath } from "../names.ts";
import { hole, Value, type Ref, type SourceFile } from "../value.ts";
import type { TextCall } from "./text-call.ts";
import { joinedTexts } from "./texts.ts";

/** What each part of a text may be, in order. */
type Parts = readonly (readonly Value[])[];

/** The text that a call makes of its arguments or the items of a list, one behind the other. */
export function joinedText(call: TextCall): readonly Value[] | undefined {
  if (!joins.has(call.name) && !resolvesUrl(call)) return undefined;
  const parts = joinedParts(call);
  return parts && joinedTexts(parts);
}

function joinedParts(call: TextCall): Parts | undefined {
  const { name, node, given } = call;
  const list = listGiven(call);
  if (list && !appendsLists(call)) return itemsJoined(call, list);
  if (!list && resolvesUrl(call)) return baseAndPath(call);
  if (appends.has(name)) return appended(call);
  if (name === "paste") return pasted(call);
  if (separatesByFirst(call)) return separatedByFirst(call);
  return name === "join" && node.args.length > 1 ? given.map((part) => call.used(part)) : undefined;
}

/** `new URL(path, base)`, `URI.join(base, path)`, `urljoin(base, path)` */
function resolvesUrl({ name, given }: TextCall): boolean {
  return given.length === 2 && /^(?:url|uri|urljoin|join|parseurl)$/.test(name);
}

/** JavaScript's URL takes the path first, everyone else the base. */
function baseAndPath(call: TextCall): Parts {
  const [first = [], second = []] = call.given.map((part) => call.used(part));
  return second.some(({ text }) => /^[a-z]+:\/\//i.test(text)) ? [second, first] : [first, second];
}

/** What is joined or what joins. */
function listed({ receiver, given }: TextCall): readonly Node[] {
  return receiver ? [receiver, ...given] : given;
}

function listGiven(call: TextCall): Ref | undefined {
  return listed(call)
    .flatMap((part) => call.terminals(part))
    .find(isListed);
}

/** A list as it is written, or a call that makes one: Scala's `Seq("a", "b")`, R's `c("a", "b")`. */
function isListed({ node }: Ref): boolean {
  if (node.kind === "list") return true;
  return node.kind === "call" && node.args.length > 1 && makesList.has(plainName(calleeName(node) ?? ""));
}

function itemsOf(node: Node): readonly Node[] {
  if (node.kind === "list") return node.items;
  return node.kind === "call" ? node.args.map(({ value }) => value) : [];
}

/** `list.concat(more)` makes a longer list; Lua's `table.concat(list)` makes a text. */
function appendsLists({ name, node, given }: TextCall): boolean {
  if (name === "append") return true;
  return name === "concat" && given.length > 0 && memberPath(node.callee)?.at(-2) !== "table";
}

/** `["Bearer", key].join(" ")`, Python's `" ".join(["Bearer", key])`, R's `paste(c("Bearer", key), collapse = " ")` */
function itemsJoined(call: TextCall, list: Ref): Parts {
  const labelled = call.node.args.find(({ name }) => name !== undefined && /^(?:collapse|separator|sep)$/.test(name));
  const separator = labelled?.value ?? listed(call).find((part) => part.kind === "string");
  const items = itemsOf(list.node).map((value) => call.used(value, list.file));
  if (!separator) return items;
  return items.flatMap((item, index) => (index > 0 ? [call.values(separator), item] : [item]));
}

/** Java's `"Bearer ".concat(key)`, R's `paste0("Bearer ", key)` */
function appended(call: TextCall): Parts {
  const { receiver, given } = call;
  const isText = receiver && call.values(receiver).some(({ text }) => text !== "" && text !== hole);
  return [...(isText ? [call.used(receiver)] : []), ...given.map((part) => call.used(part))];
}

/** R's `paste("Bearer", key)` puts a space between. */
function pasted(call: TextCall): Parts {
  const separator = call.node.args.find(({ name }) => name === "sep")?.value;
  return call.given.flatMap((part, index) => {
    const before = call.given[index - 1];
    if (!before) return [call.used(part)];
    return [separator ? call.values(separator) : spaceAfter(before, call.file), call.used(part)];
  });
}

function spaceAfter(node: Node, file: SourceFile): readonly Value[] {
  return node.kind === "string"
    ? [new Value([{ kind: "constant", text: " ", literal: node, from: 0, decoded: true, file, use: undefined }])]
    : [];
}

/** Perl's `join " ", "Bearer", $key`, Java's and C#'s `String.join(" ", "Bearer", key)`, Commons' `joinWith` */
function separatesByFirst({ name, node, file, given }: TextCall): boolean {
  if (given.length === 0) return false;
  if (name === "joinwith") return true;
  if (name !== "join") return false;
  const isOfClass = given.length > 2 && /^string(?:utils|s)?$/i.test(memberPath(node.callee)?.at(-2) ?? "");
  return isOfClass || file.model.program.language === "perl";
}

function separatedByFirst(call: TextCall): Parts {
  const [separator = [], ...parts] = call.given.map((part) => call.used(part));
  return parts.flatMap((part, index) => (index > 0 ? [separator, part] : [part]));
}
