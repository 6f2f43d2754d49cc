import { type EsNode, type EsNodeOf, is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Edit, Rewrite } from "../report.ts";
import { hasSpread, isPlainExpression, propertyNamed } from "./nodes.ts";
import type { Problem } from "./rewriter.ts";

const says = "Send the key as `Authorization: Bearer` instead.";

/** A parameter at the end of what stands before its value. */
const parameter = /([?&])[\w.-]+=$/;

/**
 * Takes a key out of the address of a `fetch` and puts it into the header. Only what is read from somewhere is moved:
 * a literal key has to go, not to move.
 */
export function moveToHeader({ report, text, chain }: Problem): Rewrite | undefined {
  const callAt = chain.findLastIndex((node) => is(node, "CallExpression") && isFetch(node));
  const call = chain[callAt];
  if (!is(call, "CallExpression")) return undefined;
  const [address, options]: readonly EsNode[] = call.arguments;
  if (!address || !holds(address, report)) return undefined;
  const cut = is(address, "TemplateLiteral") ? outOfTemplate(address, report, text) : outOfSum(address, report, text);
  if (!cut) return undefined;
  const key = is(cut.value, "CallExpression") && is(cut.value.callee, "Identifier") && cut.value.callee.name === "encodeURIComponent" ? cut.value.arguments[0] : cut.value;
  if (!key || !isPlainExpression(key)) return undefined;
  const { start, end } = rangeOf(key);
  const header = intoHeaders(address, options, `Authorization: \`Bearer \${${text.slice(start, end)}}\``, text);
  return header && { says, edits: [...cut.edits, header], certain: false };
}

function isFetch({ callee }: EsNodeOf<"CallExpression">): boolean {
  if (is(callee, "Identifier")) return callee.name === "fetch";
  return is(callee, "MemberExpression") && is(callee.object, "Identifier") && /^(?:globalThis|window|self)$/.test(callee.object.name) && is(callee.property, "Identifier") && callee.property.name === "fetch";
}

function holds(node: EsNode, { start, end }: { start: number; end: number }): boolean {
  const own = rangeOf(node);
  return own.start <= start && end <= own.end;
}

interface Cut {
  readonly value: EsNode;
  readonly edits: readonly Edit[];
}

/** `…?api_key=${key}&zone=NO` */
function outOfTemplate(template: EsNodeOf<"TemplateLiteral">, place: { start: number; end: number }, text: string): Cut | undefined {
  const index = template.expressions.findIndex((expression) => holds(expression, place));
  const value = template.expressions[index];
  if (!value) return undefined;
  const own = rangeOf(value);
  const opening = text.lastIndexOf("${", own.start);
  const closing = text.indexOf("}", own.end);
  const before = parameter.exec(text.slice(rangeOf(template).start, opening));
  if (!before || closing < 0 || text.slice(opening + 2, own.start).trim() !== "" || text.slice(own.end, closing).trim() !== "") return undefined;
  const from = opening - before[0].length;
  const next = text.charAt(closing + 1);
  if (!/[&#`]/.test(next)) return undefined;
  // The first of several parameters leaves its question mark to the next one.
  const edit = before[1] === "?" && next === "&" ? { start: from + 1, end: closing + 2, text: "" } : { start: from, end: closing + 1, text: "" };
  return { value, edits: [edit] };
}

/** `"…?api_key=" + key` */
function outOfSum(sum: EsNode, place: { start: number; end: number }, text: string): Cut | undefined {
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

function intoHeaders(address: EsNode, options: EsNode | undefined, header: string, text: string): Edit | undefined {
  const { end } = rangeOf(address);
  if (!options) return { start: end, end, text: `, { headers: { ${header} } }` };
  if (!is(options, "ObjectExpression") || hasSpread(options)) return undefined;
  const headers = propertyNamed(options, /^headers$/);
  if (!headers) return intoObject(options, `headers: { ${header} }`, text);
  if (!is(headers.value, "ObjectExpression") || hasSpread(headers.value) || propertyNamed(headers.value, /^authorization$/i)) return undefined;
  return intoObject(headers.value, header, text);
}

function intoObject(object: EsNodeOf<"ObjectExpression">, property: string, text: string): Edit {
  const { start } = rangeOf(object);
  const first = object.properties[0];
  if (!first) return { ...rangeOf(object), text: `{ ${property} }` };
  const at = rangeOf(first).start;
  const gap = text.slice(start + 1, at);
  return { start: at, end: at, text: `${property},${/[\r\n]/.test(gap) && gap.trim() === "" ? gap : " "}` };
}
