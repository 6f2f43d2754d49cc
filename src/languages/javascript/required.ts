import { is, unwrap } from "./nodes.ts";

/** The module of `require("./x")` or `await import("./x")`. */
export function requiredModule(given: unknown): string | undefined {
  const node = unwrap(given);
  if (is(node, "ImportExpression")) return plainString(node.source);
  if (!is(node, "CallExpression") || node.arguments.length !== 1) return undefined;
  return is(node.callee, "Identifier") && node.callee.name === "require" ? plainString(node.arguments[0]) : undefined;
}

function plainString(given: unknown): string | undefined {
  const node = unwrap(given);
  if (is(node, "Literal") && typeof node.value === "string") return node.value;
  return is(node, "TemplateLiteral") && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}
