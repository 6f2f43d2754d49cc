import { type EsNode, is } from "../../languages/javascript/nodes.ts";
import { nameOfProperty } from "./nodes.ts";

/** What Cloudflare calls with the environment as the second argument. */
const handlers: ReadonlySet<string | undefined> = new Set(["fetch", "scheduled", "queue", "email", "tail"]);

/** The environment that a worker is handed by its platform: `env` of `fetch(request, env)`, `context.env` of `onRequest(context)`. */
export function handedEnvironment(around: readonly EsNode[]): string | undefined {
  for (const [index, node] of [...around.entries()].reverse()) {
    if (!is(node, "FunctionDeclaration") && !is(node, "FunctionExpression") && !is(node, "ArrowFunctionExpression")) continue;
    const name = nameOfFunction(node, around[index - 1]);
    const [first, second]: readonly EsNode[] = node.params;
    const isModule = around.some((one) => is(one, "ExportDefaultDeclaration"));
    if (isModule && handlers.has(name) && is(second, "Identifier")) return second.name;
    if (name === undefined || !/^onRequest(?:Get|Post|Put|Patch|Delete|Head|Options)?$/.test(name)) continue;
    if (is(first, "Identifier")) return `${first.name}.env`;
    if (is(first, "ObjectPattern") && first.properties.some((property) => is(property, "Property") && nameOfProperty(property) === "env" && is(property.value, "Identifier") && property.value.name === "env")) return "env";
  }
  return undefined;
}

function nameOfFunction(node: EsNode, parent: EsNode | undefined): string | undefined {
  if (is(node, "FunctionDeclaration")) return node.id?.name;
  if (is(parent, "Property")) return nameOfProperty(parent);
  return is(parent, "VariableDeclarator") && is(parent.id, "Identifier") ? parent.id.name : undefined;
}
