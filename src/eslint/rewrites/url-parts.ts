import { type EsNode, type EsNodeOf, is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Range } from "../../tree/node.ts";
import type { Edit } from "../report.ts";
import { hasSpread, holds, withoutProperty } from "./nodes.ts";

/** A parameter at the end of what stands before its value. */
const parameter = /([?&])[\w.-]+=$/;

/** What stands before and behind a value that a URL carries before its host: `https://KEY@…`, `https://KEY:@…`, `https://user:KEY@…`. */
const beforeUserinfo = /^https:\/\/(?:[\w.-]{0,60}:)?$/;
const behindUserinfo = /^(?::[\w.-]{0,60})?@/;

/** A value in a URL, and what takes it out of there. */
export interface Cut {
  readonly value: EsNode;
  readonly edits: readonly Edit[];
}

/**
 * Takes what stands at a place out of the address of a request.
 *
 * @param chain the nodes that hold the place, the outermost first
 */
export function outOfAddress(address: EsNode, place: Range, chain: readonly EsNode[], text: string): Cut | undefined {
  const inParameters = outOfParameters(place, chain.slice(chain.indexOf(address)), text);
  if (inParameters) return inParameters;
  const inSums = chain.slice(chain.indexOf(address)).findLast((node) => is(node, "BinaryExpression"));
  if (is(address, "TemplateLiteral")) return outOfTemplate(address, place, text);
  return outOfSum(address, place, text) ?? (inSums && userinfoOutOfSum(inSums, chain[chain.indexOf(inSums) - 1], place, text));
}

/** `…?api_key=${key}&zone=NO`, `https://${key}@…` */
function outOfTemplate(template: EsNodeOf<"TemplateLiteral">, place: Range, text: string): Cut | undefined {
  const index = template.expressions.findIndex((expression) => holds(expression, place));
  const value = template.expressions[index];
  if (!value) return undefined;
  const own = rangeOf(value);
  const opening = text.lastIndexOf("${", own.start);
  const closing = text.indexOf("}", own.end);
  if (closing < 0 || text.slice(opening + 2, own.start).trim() !== "" || text.slice(own.end, closing).trim() !== "") return undefined;
  const first = rangeOf(template).start + 1;
  const userinfo = behindUserinfo.exec(text.slice(closing + 1, closing + 80));
  if (userinfo && beforeUserinfo.test(text.slice(first, opening))) {
    return { value, edits: [{ start: first + "https://".length, end: closing + 1 + userinfo[0].length, text: "" }] };
  }
  const before = parameter.exec(text.slice(first, opening));
  if (!before) return undefined;
  const from = opening - before[0].length;
  const next = text.charAt(closing + 1);
  if (!/[&#`]/.test(next)) return undefined;
  // The first of several parameters leaves its question mark to the next one.
  const edit = before[1] === "?" && next === "&" ? { start: from + 1, end: closing + 2, text: "" } : { start: from, end: closing + 1, text: "" };
  return { value, edits: [edit] };
}

/** `"…?api_key=" + key` */
function outOfSum(sum: EsNode, place: Range, text: string): Cut | undefined {
  if (!is(sum, "BinaryExpression") || sum.operator !== "+" || !is(sum.left, "Literal") || !holds(sum.right, place)) return undefined;
  const left = rangeOf(sum.left);
  const before = parameter.exec(text.slice(left.start, left.end - 1));
  if (!before) return undefined;
  return {
    value: sum.right,
    edits: [
      { start: left.end - 1 - before[0].length, end: left.end - 1, text: "" },
      { start: left.end, end: rangeOf(sum).end, text: "" },
    ],
  };
}

/** `"https://" + key + "@…"`, where the two literals become one. */
function userinfoOutOfSum(sum: EsNodeOf<"BinaryExpression">, around: EsNode | undefined, place: Range, text: string): Cut | undefined {
  if (sum.operator !== "+" || !is(sum.left, "Literal") || !holds(sum.right, place)) return undefined;
  if (!is(around, "BinaryExpression") || around.operator !== "+" || around.left !== sum || !is(around.right, "Literal")) return undefined;
  const [left, right] = [rangeOf(sum.left), rangeOf(around.right)];
  const behind = behindUserinfo.exec(text.slice(right.start + 1, right.end - 1));
  if (!behind || !beforeUserinfo.test(text.slice(left.start + 1, left.end - 1)) || text.charAt(left.start) !== text.charAt(right.start)) return undefined;
  return { value: sum.right, edits: [{ start: left.start + 1 + "https://".length, end: right.start + 1 + behind[0].length, text: "" }] };
}

/** `"…?" + new URLSearchParams({ api_key: key, zone: "NO" })` */
function outOfParameters(place: Range, chain: readonly EsNode[], text: string): Cut | undefined {
  const index = chain.findLastIndex((node) => is(node, "NewExpression") && is(node.callee, "Identifier") && node.callee.name === "URLSearchParams");
  const made = chain[index];
  const object = is(made, "NewExpression") ? made.arguments[0] : undefined;
  if (!made || !is(object, "ObjectExpression") || hasSpread(object)) return undefined;
  const found = object.properties.find((property) => holds(property, place));
  if (!is(found, "Property")) return undefined;
  const edit = object.properties.length > 1 ? withoutProperty(object, found, text) : undefined;
  if (edit) return { value: found.value, edits: [edit] };
  return object.properties.length === 1 ? { value: found.value, edits: withoutQuery(made, chain.slice(0, index), text) } : undefined;
}

/** The whole query goes, with its question mark. */
function withoutQuery(made: EsNode, around: readonly EsNode[], text: string): Edit[] {
  // `new URLSearchParams(…).toString()`
  const isTold = is(around.at(-1), "MemberExpression") && is(around.at(-2), "CallExpression");
  const whole = (isTold ? around.at(-2) : undefined) ?? made;
  const holder = around.at(isTold ? -3 : -1);
  const { start, end } = rangeOf(whole);
  if (is(holder, "TemplateLiteral")) {
    const isAll = text.slice(start - 3, start) === "?${" && text.slice(end, end + 2) === "}`";
    return isAll ? [{ start: start - 3, end: end + 1, text: "" }] : [];
  }
  if (!is(holder, "BinaryExpression") || !is(holder.left, "Literal")) return [];
  const left = rangeOf(holder.left);
  if (text.charAt(left.end - 2) !== "?") return [];
  return [
    { start: left.end - 2, end: left.end - 1, text: "" },
    { start: left.end, end: rangeOf(holder).end, text: "" },
  ];
}
