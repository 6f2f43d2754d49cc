import type { Node } from "../../tree/node.ts";
import { argument, call, literal, member, operation, plainString } from "./nodes.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";

/** Tighter than a range: what stands on either side of its sign. */
const boundBinding = 11.5;

/** Reads `key[:4]`, `key[0..4]`, `key[0, 4]` as `key.slice(0, 4)`. Nothing where the bracket holds no such thing. */
export function parseSlice(cursor: Cursor, node: Node, start: number): Node | undefined {
  const sign = signOf(cursor);
  if (sign === undefined) return undefined;
  const open = cursor.token.start;
  const bounds = cursor.inBrackets({ lines: false }, () => parseBounds(cursor, sign));
  const name = plainString("slice", { start: open, end: open });
  return call(member(node, name, { start: node.start, end: Math.max(open, node.end) }), bounds.map(argument), cursor.range(start));
}

/** The sign between the bounds, if one stands in the bracket itself. */
function signOf(cursor: Cursor): string | undefined {
  const { partner } = cursor.token;
  const { only } = cursor.dialect;
  if (partner < 0) return undefined;
  for (let at = cursor.index + 1; at < partner; at++) {
    const token = cursor.at(at);
    if (token.type !== "operator") continue;
    if (token.text === ":" && (only === "python" || only === "go" || only === "julia")) return token.text;
    if (/^\.\.[.=<]?$/.test(token.text) && /^(?:rust|ruby|csharp|swift|scala|groovy)$/.test(only ?? "")) return token.text;
    // Ruby: where it begins, and how long it is.
    if (token.text === "," && only === "ruby") return cursor.at(at - 1).type === "number" && at === cursor.index + 2 ? token.text : undefined;
    if (token.partner > at) at = token.partner;
  }
  return undefined;
}

function parseBounds(cursor: Cursor, sign: string): Node[] {
  const from = cursor.is(sign) ? literal(0, { start: cursor.token.start, end: cursor.token.start }) : parseBound(cursor);
  while (!cursor.ended && !cursor.is(sign)) cursor.skip();
  cursor.next();
  const to = cursor.ended || cursor.is(sign) ? undefined : parseBound(cursor);
  while (!cursor.ended) cursor.skip();
  return [...(from ? [from] : []), ...(to ? [to] : [])];
}

function parseBound(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  // C#: `^4` counts from the end.
  const fromEnd = cursor.dialect.only === "csharp" && cursor.eat("^");
  const bound = parseExpression(cursor, boundBinding);
  if (!fromEnd || !bound) return bound;
  return bound.kind === "literal" && typeof bound.value === "number"
    ? literal(-bound.value, cursor.range(start))
    : operation("-", [bound], cursor.range(start));
}
