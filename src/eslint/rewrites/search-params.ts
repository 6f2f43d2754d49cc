import { childrenOf, type EsNode, type EsNodeOf, is, rangeOf, unwrap } from "../../languages/javascript/nodes.ts";
import type { Range } from "../../tree/node.ts";
import type { Edit } from "../report.ts";
import { holds, isPlainExpression, withoutStatement } from "./nodes.ts";
import { bearerOf, intoHeaders, optionsAt } from "./request.ts";

/**
 * `url.searchParams.set("api_key", key);` goes, and the only request to that URL gets the header. Only where the URL is
 * made, changed and requested in the same block, and is used for nothing else.
 */
export function outOfStatement(place: Range, chain: readonly EsNode[], text: string): readonly Edit[] | undefined {
  const index = chain.findLastIndex((node) => is(node, "ExpressionStatement"));
  const statement = chain[index];
  const body = chain[index - 1];
  if (!is(statement, "ExpressionStatement") || (!is(body, "Program") && !is(body, "BlockStatement"))) return undefined;
  const name = changedUrl(statement.expression);
  const value = is(statement.expression, "CallExpression") ? statement.expression.arguments[1] : undefined;
  if (name === undefined || !value || !holds(value, place) || !isPlainExpression(value) || !isMadeIn(body, name)) return undefined;
  const request = onlyRequest(body, name);
  if (!request || rangeOf(request).start < rangeOf(statement).end || changesBefore(body, rootOf(value), statement)) return undefined;
  const at = optionsAt(request) ?? 1;
  const before = request.arguments[at - 1];
  const header = before && intoHeaders(before, request.arguments[at], bearerOf(value, text), text);
  return header && [withoutStatement(statement, text), header];
}

/** The name of a URL that a call gives a parameter. */
function changedUrl(call: EsNode): string | undefined {
  if (!is(call, "CallExpression") || call.arguments.length !== 2 || !is(call.callee, "MemberExpression") || call.callee.computed) return undefined;
  const { object, property } = call.callee;
  if (!is(property, "Identifier") || !/^(?:set|append)$/.test(property.name)) return undefined;
  const isParameters = is(object, "MemberExpression") && !object.computed && is(object.property, "Identifier") && object.property.name === "searchParams";
  return isParameters && is(object.object, "Identifier") ? object.object.name : undefined;
}

/** Whether one of the statements makes a URL of that name that stays the same: `const url = new URL(…)`. */
function isMadeIn(body: EsNodeOf<"Program"> | EsNodeOf<"BlockStatement">, name: string): boolean {
  return body.body.some((statement) => {
    const plain: EsNode = statement;
    return (
      is(plain, "VariableDeclaration") &&
      plain.kind === "const" &&
      plain.declarations.some(({ id, init }) => is(id, "Identifier") && id.name === name && is(init, "NewExpression") && is(init.callee, "Identifier") && init.callee.name === "URL")
    );
  });
}

/** The one request to a URL, where everything else that is done with the URL is giving it parameters. */
function onlyRequest(body: EsNode, name: string): EsNodeOf<"CallExpression"> | undefined {
  const requests: EsNodeOf<"CallExpression">[] = [];
  for (const [node, ...around] of usesOf(body, name)) {
    const [parent, grandparent, call] = around;
    if (is(parent, "VariableDeclarator") && parent.id === node) continue;
    // What another function does, it may do at another time, or more than once.
    if (around.some((one) => is(one, "FunctionDeclaration") || is(one, "FunctionExpression") || is(one, "ArrowFunctionExpression"))) return undefined;
    if (is(grandparent, "MemberExpression") && call && changedUrl(call) === name) continue;
    const request = requestOf(node, around);
    if (!request) return undefined;
    requests.push(request);
  }
  return requests.length === 1 ? requests[0] : undefined;
}

/** The call whose address a URL is: as it is, or as `url.href` and `url.toString()`. */
function requestOf(node: EsNode | undefined, around: readonly EsNode[]): EsNodeOf<"CallExpression"> | undefined {
  const [parent, grandparent] = around;
  const isText = is(parent, "MemberExpression") && parent.object === node && is(parent.property, "Identifier");
  const isCalled = isText && is(grandparent, "CallExpression") && grandparent.callee === parent && /^toString$/.test(is(parent.property, "Identifier") ? parent.property.name : "");
  const address = isCalled ? grandparent : isText && is(parent.property, "Identifier") && parent.property.name === "href" ? parent : node;
  const call = isCalled ? around[2] : address === parent ? grandparent : parent;
  return is(call, "CallExpression") && optionsAt(call) !== undefined && call.arguments[0] === address ? call : undefined;
}

/** Whether a name may mean something else between a statement and what comes behind it. */
function changesBefore(body: EsNode, name: string | undefined, statement: EsNode): boolean {
  if (name === undefined) return false;
  return usesOf(body, name).some(
    ([node, ...around]) =>
      node !== undefined &&
      rangeOf(node).start > rangeOf(statement).end &&
      around.some(
        (one) =>
          (is(one, "VariableDeclarator") && holds(one.id, rangeOf(node))) ||
          (is(one, "AssignmentExpression") && holds(one.left, rangeOf(node))) ||
          is(one, "CatchClause"),
      ),
  );
}

function rootOf(value: EsNode): string | undefined {
  let root = unwrap(value);
  while (is(root, "MemberExpression") || is(root, "LogicalExpression")) root = unwrap(is(root, "MemberExpression") ? root.object : root.left);
  return is(root, "Identifier") ? root.name : undefined;
}

/** Every place where a name stands that is no property's, with the nodes around it, the innermost first. */
function usesOf(body: EsNode, name: string): (readonly EsNode[])[] {
  const found: (readonly EsNode[])[] = [];
  const open: { node: EsNode; up: Link | undefined }[] = [{ node: body, up: undefined }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, up } = next;
    const isProperty = up && is(up.node, "MemberExpression") && up.node.property === node && !up.node.computed;
    if (is(node, "Identifier") && node.name === name && !isProperty) found.push([node, ...linked(up)]);
    for (const child of childrenOf(node)) open.push({ node: child, up: { node, up } });
  }
  return found;
}

interface Link {
  readonly node: EsNode;
  readonly up: Link | undefined;
}

function linked(from: Link | undefined): EsNode[] {
  const nodes: EsNode[] = [];
  for (let link = from; link; link = link.up) nodes.push(link.node);
  return nodes;
}
