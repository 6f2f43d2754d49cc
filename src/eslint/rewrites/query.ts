import { type EsNode, is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Range } from "../../tree/node.ts";
import type { Rewrite } from "../report.ts";
import { hasSpread, holds, isPlainExpression, propertyNamed, withoutProperty } from "./nodes.ts";
import { bearerOf, intoHeaders, optionsAt } from "./request.ts";
import type { Problem } from "./rewriter.ts";
import { outOfStatement } from "./search-params.ts";
import { outOfAddress } from "./url-parts.ts";

const says = "Send the key as `Authorization: Bearer` instead.";

/**
 * Takes a key out of the URL of a request and puts it into the header. Only what is read from somewhere is moved:
 * a literal key has to go, not to move.
 */
export function moveToHeader({ report, text, chain }: Problem): Rewrite | undefined {
  const call = chain.findLast((node) => is(node, "CallExpression") && optionsAt(node) !== undefined);
  if (!is(call, "CallExpression")) {
    const edits = outOfStatement(report, chain, text);
    return edits && { says, edits, certain: false };
  }
  const given: readonly EsNode[] = call.arguments;
  const [address] = given;
  const at = optionsAt(call) ?? 1;
  const options = given[at];
  if (options && holds(options, report)) return fromOptions(options, report, text);
  // What stands between the address and the options cannot be left out.
  if (!address || !holds(address, report) || given.length < at) return undefined;
  const cut = outOfAddress(address, report, chain, text);
  if (!cut || cut.edits.length === 0) return undefined;
  const key = is(cut.value, "CallExpression") && is(cut.value.callee, "Identifier") && cut.value.callee.name === "encodeURIComponent" ? cut.value.arguments[0] : cut.value;
  if (!key || !isPlainExpression(key)) return undefined;
  const header = intoHeaders(given[at - 1] ?? address, options, bearerOf(key, text), text);
  return header && { says, edits: [...cut.edits, header], certain: false };
}

/** `axios.get(url, { params: { api_key: key } })`: out of the query, into the headers beside it. */
function fromOptions(options: EsNode, place: Range, text: string): Rewrite | undefined {
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
