import { type EsNode, type EsNodeOf, is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Edit } from "../report.ts";
import { hasSpread, propertyNamed } from "./nodes.ts";

/** The header that carries a key as it should be carried. */
export function bearerOf(key: EsNode, text: string): string {
  const { start, end } = rangeOf(key);
  return `Authorization: \`Bearer \${${text.slice(start, end)}}\``;
}

/** Functions that take an address and options with `headers`, and what they are methods of. */
const takeOptions = /^(?:fetch|\$fetch|ofetch|(?:globalThis|window|self)\.fetch|(?:axios|ky|got)(?:\.(?:get|delete|head|options))?|(?:ky|got)\.(?:post|put|patch))$/;
const takeBodyFirst = /^axios\.(?:post|put|patch)$/;

/** Which argument of a call holds the options; nothing where the function is not known. */
export function optionsAt({ callee }: EsNodeOf<"CallExpression">): number | undefined {
  const name = is(callee, "MemberExpression") && !callee.computed && is(callee.object, "Identifier") && is(callee.property, "Identifier") ? `${callee.object.name}.${callee.property.name}` : is(callee, "Identifier") ? callee.name : "";
  if (takeOptions.test(name)) return 1;
  return takeBodyFirst.test(name) ? 2 : undefined;
}

/** Puts a header into the options of a request; nothing where they cannot be seen, or say it already. */
export function intoHeaders(address: EsNode, options: EsNode | undefined, header: string, text: string): Edit | undefined {
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
