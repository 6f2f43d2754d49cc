import type { Node } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, nameOf } from "./nodes.ts";
import { skipType } from "./types.ts";

/** What stands between the parameters and the body is no longer than this many parts. */
const longestSignature = 60;

/** Goes over return types and clauses; constructors' calls of their base and of their fields are kept. */
export function parseSignature(cursor: Cursor): Node[] {
  if (hasNoSignature(cursor)) return [];
  const found: Node[] = [];
  for (let count = 0; count < longestSignature && !cursor.ended && !endsSignature(cursor); count++) {
    if (cursor.is(":") && /^(?:c|csharp|dart)$/.test(cursor.dialect.only ?? "")) {
      cursor.next();
      found.push(...parseInitialisers(cursor));
    } else if (!passClause(cursor)) break;
  }
  return found;
}

/** Languages where the body follows the parameters at once: Ruby, Lua, Julia, R. */
function hasNoSignature(cursor: Cursor): boolean {
  const { only, blocks } = cursor.dialect;
  return only === "r" || (blocks === "end" && only !== "vb" && only !== "elixir");
}

function endsSignature(cursor: Cursor): boolean {
  const { only, blocks } = cursor.dialect;
  if (cursor.is("{", "=>", ";", "=", "}")) return true;
  if (cursor.is(":") && blocks === "indent") return true;
  if (cursor.token.newline && endsWithLine(cursor)) return true;
  if (only === "elixir") return cursor.is("do", ",");
  return only === "vb" && !cursor.is("as", "handles", "implements");
}

function endsWithLine(cursor: Cursor): boolean {
  if (cursor.dialect.lines !== true && !cursor.inClass) return false;
  return cursor.dialect.only !== "swift" || !cursor.is("where", "->", "async", "throws");
}

/** Goes over a clause. False where no other can follow. */
function passClause(cursor: Cursor): boolean {
  const { only } = cursor.dialect;
  if (cursor.is("->", ":") || (cursor.is("as") && only === "vb")) {
    cursor.next();
    skipType(cursor);
    return true;
  }
  // Go: the type of what is given back has no sign before it.
  if (only === "go" && !cursor.is("(")) {
    skipType(cursor);
    return false;
  }
  // PHP: `function () use ($key) {`
  if (only === "php" && cursor.eat("use")) {
    if (cursor.is("(")) cursor.skip();
    return true;
  }
  if (cursor.token.type === "string" || cursor.token.type === "number") return false;
  cursor.skip();
  return true;
}

/** C++ `: key_(key), url_{url}`, C# `: base(x)`, Dart `: _key = key`. */
function parseInitialisers(cursor: Cursor): Node[] {
  const found: Node[] = [];
  while (cursor.token.type === "word") {
    const { start } = cursor.token;
    const name = nameOf(cursor.next());
    while (cursor.is(".", "::", "<", ">") || (wordHere(cursor) && cursor.previous.type === "operator")) cursor.next();
    if (cursor.is("=")) {
      cursor.next();
      const value = parseExpression(cursor);
      if (value) found.push(assign(name, value, false, cursor.range(start)));
    } else if (cursor.is("(") || (cursor.is("{") && cursor.previous.type === "word" && cursor.dialect.only === "c")) {
      const args = parseArguments(cursor);
      const value = args[0]?.value;
      const isCall = cursor.dialect.only === "csharp" || name.name === "super" || name.name === "this";
      if (isCall) found.push({ kind: "call", callee: name, args, ...cursor.range(start) });
      else if (value) found.push(assign(name, value, false, cursor.range(start)));
    } else break;
    if (!cursor.eat(",")) break;
  }
  return found;
}

function wordHere({ token }: Cursor): boolean {
  return token.type === "word";
}
