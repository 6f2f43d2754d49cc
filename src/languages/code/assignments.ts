import type { AssignNode, Node, Range } from "../../tree/node.ts";
import { assign, member, named, operation, plainString } from "./nodes.ts";

/** Deeper patterns are not taken apart. */
const deepestPattern = 20;

/**
 * The assignments that a target and a value mean: one for a plain target, one for each name of a pattern
 * (`a, b = f()`, `{a, b: c} = e`, `Some(x) = y`).
 */
export function makeAssignments(target: Node, value: Node, declares: boolean, range: Range, depth = 0): AssignNode[] {
  if (depth < deepestPattern) {
    if (target.kind === "list") return ofList(target.items, value, declares, depth);
    if (target.kind === "object") {
      return target.entries.flatMap(({ key, value: inner }) => {
        const property = key?.kind === "string" ? key : inner.kind === "name" ? plainString(inner.name, inner) : undefined;
        if (!property) return makeAssignments(inner, value, declares, spanOf(inner, value), depth + 1);
        // The field taken stands where the name that takes it does.
        const taken = member(value, property, spanOf(value, property));
        return makeAssignments(inner, taken, declares, spanOf(inner, taken), depth + 1);
      });
    }
    // `Some(x)`, `{:ok, body}`: what is matched is what is inside.
    if (target.kind === "call" && declares) {
      return target.args.flatMap((inner) =>
        makeAssignments(inner.value, value, declares, spanOf(inner.value, value), depth + 1),
      );
    }
    if (target.kind === "choice") {
      return target.options.flatMap((one) => makeAssignments(one, value, declares, spanOf(one, value), depth + 1));
    }
  }
  if (target.kind === "assign") {
    // A default: `{ a = 1 } = b` may take either.
    const both: Node = { kind: "choice", options: [value, target.value], ...spanOf(value, target.value) };
    return [assign(target.target, both, declares, spanOf(range, both))];
  }
  if (target.kind === "name" && target.name === "_" && depth > 0) return [];
  return [assign(target, value, declares, range)];
}

function ofList(items: readonly Node[], value: Node, declares: boolean, depth: number): AssignNode[] {
  // Go's `_, _ = f()`: nothing is kept of it, but it is called.
  const [first] = items;
  if (first && items.every((item) => item.kind === "name" && item.name === "_")) return [assign(first, value, declares, spanOf(first, value))];
  return items.flatMap((item, index) => {
    if (item.kind === "literal" || item.kind === "string") return [];
    const single = value.kind === "list" ? value.items[index] : undefined;
    if (!single && value.kind !== "list" && isOutcome(item))
      return makeAssignments(item, operation("", keepsCall(item, items) ? [value] : [], item), declares, spanOf(item, value), depth + 1);
    const given = single ?? (value.kind === "list" ? member(value, named(String(index), item), spanOf(value, item)) : value);
    return makeAssignments(item, given, declares, spanOf(item, given), depth + 1);
  });
}

/** Go's `key, err := load()`: how it went is not what it gave. */
function isOutcome(item: Node): boolean {
  return item.kind === "name" && /^(?:err|ok|error|found|exists|\w{1,40}(?:Err|Error|Ok|OK))$/.test(item.name);
}

/** Whether nothing but how it went is kept of a call, and this is the first to say so: the call has its place here then. */
function keepsCall(item: Node, items: readonly Node[]): boolean {
  return items.every((other) => isOutcome(other) || (other.kind === "name" && other.name === "_")) && items.find(isOutcome) === item;
}

function spanOf(first: Range, second: Range): Range {
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
}
