import type { Argument, Entry, Node } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import { parseClassBody } from "./classes.ts";
import type { Cursor } from "./cursor.ts";
import { parseEntryList, parseLiteral } from "./literals.ts";
import { argument, call, field, named, nameOf } from "./nodes.ts";
import { parseExpression } from "./expressions.ts";
import { passAngles } from "./types.ts";

/** Reads `new X(…)` with what may follow: an initialiser, a body of its own. */
export function parseNew(cursor: Cursor): Node | undefined {
  const keyword = cursor.next();
  const { start } = keyword;
  const { dialect } = cursor;
  // `new[] { … }`, C++'s placement, `new() { … }`
  if (cursor.is("[")) {
    cursor.skip();
    return cursor.is("{") ? parseLiteral(cursor) : undefined;
  }
  if (cursor.is("\\", "::")) cursor.next();
  // C#: `new { a = b }` has no type.
  if (cursor.is("{") && dialect.only === "csharp") return { ...parseLiteral(cursor, true), start };
  let callee: Node = named("new", keyword);
  if (cursor.token.type === "word") callee = parseTypeName(cursor);
  else if (!cursor.is("(", "{")) {
    const value = parseExpression(cursor, 20);
    return value && call(value, [], cursor.range(start));
  }
  const isArray = cursor.is("[");
  while (cursor.is("[") && dialect.only !== "javascript") cursor.skip();
  if (isArray && cursor.is("{")) return parseLiteral(cursor);
  const args: Argument[] = cursor.is("(") ? parseArguments(cursor) : [];
  if (cursor.is("with", "from") && dialect.only === "vb") cursor.next();
  if (cursor.is("{") && !cursor.noBraces) {
    if (dialect.only === "csharp" || dialect.only === "vb" || dialect.only === "c") args.push(...parseInitialiser(cursor));
    else if (dialect.typesFirst || dialect.only === "php" || dialect.only === "scala") {
      const from = cursor.token.start;
      const members = parseClassBody(cursor);
      args.push(argument({ kind: "class", name: "", heritage: [callee], members, ...cursor.range(Math.min(from, callee.start)) }));
    }
  }
  return call(callee, args, cursor.range(start));
}

function parseTypeName(cursor: Cursor): Node {
  let name: Node = nameOf(cursor.next());
  for (;;) {
    passAngles(cursor);
    if (cursor.is("?") && cursor.peek().text === "[") cursor.next();
    if (!cursor.is(".", "::", "\\") || cursor.peek().type !== "word") return name;
    cursor.next();
    name = field(name, cursor.next());
  }
}

/** C#: `{ "key", value }` among the items of a dictionary. */
function pairOf(value: Node): Entry[] {
  const [key, given, more] = value.kind === "list" ? value.items : [];
  return key && given && !more ? [{ key, value: given }] : [];
}

/** Reads the fields of a struct literal or an object initialiser as arguments: `{ A = b, ["k"] = v }`, `{A: b}`, `{a, b}`. */
export function parseInitialiser(cursor: Cursor): Argument[] {
  const entries = cursor.inBrackets({ lines: cursor.dialect.linesPart ?? false }, () => parseEntryList(cursor));
  const pairs = entries.flatMap(({ key, value }) => (key === undefined ? pairOf(value) : []));
  if (cursor.dialect.only === "csharp" && pairs.length > 0 && pairs.length === entries.length) {
    const range = { start: entries[0]?.value.start ?? 0, end: entries.at(-1)?.value.end ?? 0 };
    return [{ value: { kind: "object", entries: pairs, ...range } }];
  }
  return entries.map(({ key, value, spread }): Argument => {
    if (key?.kind === "string") return { name: key.value, nameRange: { start: key.start, end: key.end }, value };
    if (key) return { value: { kind: "object", entries: [{ key, value }], start: Math.min(key.start, value.start), end: value.end } };
    // Rust: `Config { url, key }`
    if (value.kind === "name" && cursor.dialect.only === "rust" && !spread) {
      return { name: value.name, nameRange: { start: value.start, end: value.end }, value };
    }
    return { value, ...(spread && { spread }) };
  });
}
