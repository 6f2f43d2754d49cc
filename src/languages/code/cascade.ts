import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { argument, assign, call, closure, member, named, plainString } from "./nodes.ts";
import { parsePostfix } from "./postfix.ts";

/** Reads Dart's `x..a = b..c()` as `x.apply { this.a = b; this.c() }`. */
export function parseCascade(cursor: Cursor, node: Node, start: number): Node {
  const from = cursor.token.start;
  const body: Node[] = [];
  while (cursor.is("..", "?..")) {
    const at = cursor.next();
    const section = cursor.deeper(() => parseSection(cursor), () => undefined);
    if (section) body.push(startingAtReceiver(section, at.start));
  }
  const mark = { start: from, end: from };
  const apply = member(node, plainString("apply", mark), { start: node.start, end: Math.max(from, node.end) });
  return call(apply, [argument(closure([], body, cursor.range(from)))], cursor.range(start));
}

/** One section: what stands there reaches into the receiver. */
function parseSection(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  const target = parsePostfix(cursor);
  if (!target || !cursor.is("=", "??=", "+=")) return target;
  cursor.next();
  // The next section begins behind the value, so that the value is none of it.
  const value = parseExpression(cursor, 2);
  return value ? assign(target, value, false, cursor.range(start)) : target;
}

/** Puts `this` below the innermost name of a chain. */
function startingAtReceiver(node: Node, at: number): Node {
  let depth = 0;
  const rooted = (inner: Node): Node => {
    if (depth++ > 400) return inner;
    switch (inner.kind) {
      case "name":
        return member(named("this", { start: at, end: at }), plainString(inner.name, inner), { start: at, end: inner.end });
      case "list":
        return inner.items[0] ? member(named("this", { start: at, end: at }), inner.items[0], { start: at, end: inner.end }) : inner;
      case "member":
        return { ...inner, object: rooted(inner.object), start: at };
      case "call":
        return { ...inner, callee: rooted(inner.callee), start: at };
      case "assign":
        return { ...inner, target: rooted(inner.target), start: at };
      default:
        return inner;
    }
  };
  return rooted(node);
}
