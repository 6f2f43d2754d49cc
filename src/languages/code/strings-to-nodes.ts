import type { Node } from "../../tree/node.ts";
import { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { literal, member, named, operation, plainString, stringOfPart, template } from "./nodes.ts";
import type { StringPart, Token } from "./token.ts";

/** The node of a string token: a string, a template, a list of words. */
export function stringNode(cursor: Cursor, token: Token): Node {
  const parts = token.parts ?? [];
  if (token.words) {
    const items = parts.flatMap((part) => (part.kind === "text" ? [stringOfPart(part)] : []));
    return { kind: "list", items, start: token.start, end: token.end };
  }
  const [first, ...others] = parts;
  if (!first) {
    const contentStart = Math.min(token.start + token.text.length, token.end);
    return { kind: "string", value: "", start: token.start, end: token.end, contentStart };
  }
  if (others.length === 0 && first.kind === "text") return stringOfPart(first, token);
  return template(parts.map((part) => partNode(cursor, part)), token);
}

function partNode(cursor: Cursor, part: StringPart): Node {
  if (part.kind === "text") return stringOfPart(part);
  const inner = new Cursor(cursor.text, part.tokens, cursor.dialect, cursor.work, cursor.depth, part.start);
  inner.receiver = cursor.receiver;
  return inner.deeper(
    () => {
      const nodes: Node[] = [];
      while (!inner.ended) {
        const node = inner.reading({ lines: false }, () => parseExpression(inner));
        if (node) nodes.push(node);
        // `\(key, privacy: .public)`: what stands behind the value says how it is shown.
        if (node && cursor.dialect.only === "swift" && inner.is(",")) return hidesFromLog(inner) ? operation("", [], part) : node;
        if (!node) inner.next();
      }
      const [only] = nodes;
      if (nodes.length === 1 && only) return phpSubscript(cursor, only);
      return operation("", nodes, part);
    },
    () => operation("", [], part),
  );
}

/** `privacy: .private`: a log shows a mark in its place. */
function hidesFromLog(inner: Cursor): boolean {
  return /\bprivacy\s*:\s*\.(?:private|sensitive)\b/.test(inner.text.slice(inner.token.start, inner.token.start + 200).split(/[\n"]/)[0] ?? "");
}

/** `"$row[key]"` means `$row["key"]` in a PHP string. */
function phpSubscript(cursor: Cursor, node: Node): Node {
  if (cursor.dialect.only !== "php" || node.kind !== "member" || node.property.kind !== "name") return node;
  return cursor.text.charAt(node.property.start) === "$"
    ? node
    : member(node.object, plainString(node.property.name, node.property), node);
}

/** The node of a pattern. Its text is none that the program has as a value. */
export function regexNode(token: Token): Node {
  return operation("regex", [], token);
}

export function numberNode(token: Token): Node {
  const digits = /^(?:0[xXbBoO][\da-fA-F]+|[\d.]+(?:[eE][+-]?\d+)?)/.exec(token.text.replace(/_/g, ""))?.[0];
  const value = Number(digits);
  return literal(Number.isNaN(value) ? 0 : value, token);
}

/** `this`, for what stands for it: `self`, a receiver, the `@` of a field. */
export function receiver(range: { readonly start: number; readonly end: number }): Node {
  return named("this", range);
}
