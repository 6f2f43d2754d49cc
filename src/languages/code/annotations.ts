import type { Argument, Node } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, call, field, nameOf } from "./nodes.ts";

/** Reads `@Name`, `@a.b("x")`: always a call. */
export function parseAnnotation(cursor: Cursor): Node {
  const { start } = cursor.next();
  let callee: Node = nameOf(cursor.next());
  // Kotlin: `@field:Json(…)`
  while ((cursor.is(".") || (cursor.is(":") && !cursor.token.space && cursor.dialect.only === "kotlin")) && cursor.peek().type === "word") {
    cursor.next();
    callee = field(callee, cursor.next());
  }
  if (cursor.dialect.only === "julia" && !cursor.is("(") && !cursor.broken) {
    return call(callee, parseMacroArguments(cursor), cursor.range(start));
  }
  const args = cursor.is("(") && !(cursor.token.newline && cursor.lines) ? parseArguments(cursor) : [];
  return call(callee, args, cursor.range(start));
}

/** Reads an annotation. Spring: the field behind `@Value("${key:…}")` takes what that gives. */
export function parseAnnotationOfField(cursor: Cursor): Node {
  const annotation = parseAnnotation(cursor);
  if (annotation.kind !== "call" || annotation.callee.kind !== "name" || annotation.callee.name !== "Value") return annotation;
  let ahead = 0;
  while (ahead < 8 && cursor.peek(ahead).type === "word") ahead++;
  const name = cursor.peek(ahead - 1);
  if (ahead < 2 || cursor.peek(ahead).text !== ";") return annotation;
  return assign(nameOf(name), annotation, true, { start: annotation.start, end: name.end });
}

/** C# `[Header("a"), Get]` */
export function parseAnnotationList(cursor: Cursor): Node[] {
  return cursor.inBrackets({ lines: false }, () => {
    const found: Node[] = [];
    while (!cursor.ended) {
      const before = cursor.index;
      const node = parseExpression(cursor);
      if (node) found.push(node.kind === "call" ? node : call(node, [], node));
      if (cursor.index === before) cursor.next();
      cursor.eat(",");
    }
    return found;
  });
}

/** Julia's `@info "text" key other=value` */
function parseMacroArguments(cursor: Cursor): Argument[] {
  const args: Argument[] = [];
  while (!cursor.ended && !cursor.broken && !cursor.is(";", ",") && cursor.role() !== "end") {
    const before = cursor.index;
    const value = parseExpression(cursor);
    if (value?.kind === "assign" && value.target.kind === "name") {
      args.push({ name: value.target.name, nameRange: { start: value.target.start, end: value.target.end }, value: value.value });
    } else if (value) args.push({ value });
    if (cursor.index === before) cursor.next();
  }
  return args;
}

/** Elixir's `@key "x"` in a module. Nothing where the attribute is only read. */
export function parseModuleAttribute(cursor: Cursor): readonly Node[] | undefined {
  const { token } = cursor;
  const next = cursor.peek();
  if (next.newline || next.type === "end" || (next.type === "operator" && !/^(?:[[{%&\-<~]|<<)$/.test(next.text))) return undefined;
  cursor.next();
  const name = nameOf({ text: token.text, start: token.start + token.sigil.length, end: token.end });
  const value = parseExpression(cursor);
  if (!value) return [];
  const isProse = /^(?:module|type)?doc$/.test(token.text);
  const given: Node = isProse && value.kind === "string" ? { ...value, prose: true } : value;
  return [assign(name, given, true, cursor.range(token.start))];
}
