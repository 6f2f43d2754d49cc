import type { CallNode, NameNode, Node } from "../tree/node.ts";

/** The constant name of a key or a property: of a string, a bare identifier used as key, a constant template. */
export function propertyName(node: Node): string | undefined {
  if (node.kind === "string") return node.value;
  if (node.kind === "name") return node.name;
  if (node.kind === "literal" && typeof node.value === "number") return String(node.value);
  return undefined;
}

/**
 * The names of a chain, outermost first: `process.env.KEY` → `process`, `env`, `KEY`. Calls in the chain
 * count by their names: `config().get` → `config`, `get`. Undefined where there is no name at all.
 */
export function memberPath(node: Node): string[] | undefined {
  const path: string[] = [];
  for (let at = node; ;) {
    if (at.kind === "name") {
      path.push(at.name);
      return path.reverse();
    }
    if (at.kind === "member") {
      if (at.property.kind === "string") path.push(at.property.value);
      else path.push("");
      at = at.object;
    } else if (at.kind === "call") {
      at = at.callee;
    } else {
      // A literal that something is called on has no name of its own: `["a", "b"].join`.
      return path.length > 0 ? path.reverse() : undefined;
    }
  }
}

/** The last name of a chain, as `memberPath` has it. */
export function lastName(node: Node): string | undefined {
  switch (node.kind) {
    case "name":
      return node.name;
    case "member":
      return node.property.kind === "string" ? node.property.value : "";
    case "call":
      return lastName(node.callee);
    default:
      return undefined;
  }
}

/** The name that a chain of members begins with; none where it begins with something else. */
export function rootName(node: Node): NameNode | undefined {
  for (let at = node; ;) {
    if (at.kind === "name") return at;
    if (at.kind !== "member") return undefined;
    at = at.object;
  }
}

/** The options of Node's http-proxy: there `secure: false` means that certificates are not checked. */
export function isProxyOptions(node: Node): boolean {
  return (
    node.kind === "object" &&
    node.entries.some(({ key }) => key && /^(?:target|changeOrigin|xfwd)$/.test(propertyName(key) ?? ""))
  );
}

/** The constant text of a plain string argument. */
export function constantArgument(call: CallNode, index: number): string | undefined {
  const positional = call.args.filter(({ name }) => name === undefined);
  const value = positional[index]?.value;
  return value?.kind === "string" ? value.value : undefined;
}

/** The last name of what is called: `Set` of `req.Header.Set(…)`, the class of `new X(…)` and of Ruby's `X.new(…)`. */
export function calleeName(call: CallNode): string | undefined {
  const last = lastName(call.callee);
  if (last === "new" || last === "alloc" || last === "init") return memberPath(call.callee)?.slice(-2)[0];
  return last ?? (call.callee.kind === "string" ? call.callee.value : undefined);
}
