import { type EsNode, type EsNodeOf, is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Edit, Rewrite } from "../report.ts";
import { hasSpread, isPlainExpression, propertyNamed, withoutProperty } from "./nodes.ts";
import type { Problem } from "./rewriter.ts";

const says = "Send the key as `Authorization: Bearer` instead.";

/** A parameter at the end of what stands before its value. */
const parameter = /([?&])[\w.-]+=$/;

/**
 * Takes a key out of the query of a request and puts it into the header. Only what is read from somewhere is moved:
 * a literal key has to go, not to move.
 */
export function moveToHeader({ report, text, chain }: Problem): Rewrite | undefined {
  const call = chain.findLast((node) => is(node, "CallExpression") && optionsAt(node) !== undefined);
  if (!is(call, "CallExpression")) return undefined;
  const given: readonly EsNode[] = call.arguments;
  const [address] = given;
  const at = optionsAt(call) ?? 1;
  const options = given[at];
  if (options && holds(options, report)) return fromOptions(options, report, text);
  // What stands between the address and the options cannot be left out.
  if (!address || !holds(address, report) || given.length < at) return undefined;
  const cut = is(address, "TemplateLiteral") ? outOfTemplate(address, report, text) : outOfSum(address, report, text);
  if (!cut) return undefined;
  const key = is(cut.value, "CallExpression") && is(cut.value.callee, "Identifier") && cut.value.callee.name === "encodeURIComponent" ? cut.value.arguments[0] : cut.value;
  if (!key || !isPlainExpression(key)) return undefined;
  const header = intoHeaders(given[at - 1] ?? address, options, bearerOf(key, text), text);
  return header && { says, edits: [...cut.edits, header], certain: false };
}

function bearerOf(key: EsNode, text: string): string {
  const { start, end } = rangeOf(key);
  return `Authorization: \`Bearer \${${text.slice(start, end)}}\``;
}

/** Functions that take an address and options with `headers`, and what they are methods of. */
const takeOptions = /^(?:fetch|\$fetch|ofetch|(?:globalThis|window|self)\.fetch|(?:axios|ky|got)(?:\.(?:get|delete|head|options))?|(?:ky|got)\.(?:post|put|patch))$/;
const takeBodyFirst = /^axios\.(?:post|put|patch)$/;

/** Which argument of a call holds the options; nothing where the function is not known. */
function optionsAt({ callee }: EsNodeOf<"CallExpression">): number | undefined {
  const name = is(callee, "MemberExpression") && !callee.computed && is(callee.object, "Identifier") && is(callee.property, "Identifier") ? `${callee.object.name}.${callee.property.name}` : is(callee, "Identifier") ? callee.name : "";
  if (takeOptions.test(name)) return 1;
  return takeBodyFirst.test(name) ? 2 : undefined;
}

/** `axios.get(url, { params: { api_key: key } })`: out of the query, into the headers beside it. */
function fromOptions(options: EsNode, place: { start: number; end: number }, text: string): Rewrite | undefined {
  if (!is(options, "ObjectExpression") || hasSpread(options)) return undefined;
  const query = propertyNamed(options, /^(?:params|query|searchParams)$/);
  if (!query || !is(query.value, "ObjectExpression")) return undefined;
  const parameter = query.value.properties.find((property) => holds(property, place));
  if (!is(parameter, "Property") || !isPlainExpression(parameter.value)) return undefined;
  const isOnly = query.value.properties.length === 1;
  const cut = isOnly ? withoutProperty(options, query, text) : withoutProperty(query.value, parameter, text);
  const headers = propertyNamed(options, /^headers$/);
  const header = bearerOf(parameter.value, text);
  if (!cut) return undefined;
  if (isOnly && !headers) return { says, edits: [{ ...rangeOf(query), text: `headers: { ${header} }` }], certain: false };
  // Beside each other, the two changes would overlap.
  if (isOnly && options.properties.length === 2) return undefined;
  const added = intoHeaders(options, options, header, text);
  return added && { says, edits: [cut, added], certain: false };
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
