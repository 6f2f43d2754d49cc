import type { Node, Parameter } from "../../tree/node.ts";
import { parseUntilClause } from "./blocks.ts";
import { parseClauses, parseRescues } from "./choices.ts";
import type { Cursor } from "./cursor.ts";
import { parseBarParameters, parseParameters } from "./parameters.ts";
import { argument, call, closure } from "./nodes.ts";
import { parseStatements } from "./statements.ts";

/** How far the parameters of a closure may reach. */
const longestHead = 40;

/** Reads a block in braces that is a value: `{ it.name }`, `{ request, _ in … }`, `{ |f| … }`. */
export function parseClosure(cursor: Cursor): Node {
  const { start } = cursor.token;
  const { lines = false } = cursor.dialect;
  const read = cursor.inBrackets({ lines }, () => {
    const parameters = parseHead(cursor);
    const isCases = cursor.is("case") && cursor.dialect.only === "scala";
    return { parameters, body: isCases ? parseClauses(cursor).flatMap(({ body }) => body) : parseStatements(cursor) };
  });
  return closure(read.parameters, read.body, cursor.range(start));
}

function parseHead(cursor: Cursor): Parameter[] {
  if (cursor.is("|") || cursor.is("||")) return parseBarParameters(cursor);
  const end = endOfHead(cursor);
  if (end < 0) return implicit(cursor);
  const parameters: Parameter[] = [];
  while (cursor.index < end) {
    const { token } = cursor;
    if (cursor.is("(") && cursor.token.partner > 0) parameters.push(...parseParameters(cursor).parameters);
    else if (cursor.is("[")) cursor.skip();
    // Swift: `request async throws -> String in`
    else if (cursor.is("->", "throws", "async")) cursor.index = end;
    else if (cursor.is(":")) skipTo(cursor, end);
    else if (token.type === "word" && cursor.role() === undefined) {
      // `String name ->`: the last word is the name.
      if (cursor.previous.type === "word" && cursor.dialect.typesFirst) parameters.pop();
      parameters.push({ name: token.text, start: token.start, end: token.end });
      cursor.next();
    } else cursor.next();
  }
  cursor.index = Math.max(cursor.index, end);
  cursor.next();
  return parameters;
}

/** Goes over a parameter's type. */
function skipTo(cursor: Cursor, end: number): void {
  while (cursor.index < end && !cursor.is(",")) cursor.skip();
}

function implicit(cursor: Cursor): Parameter[] {
  const { only } = cursor.dialect;
  const { start } = cursor.token;
  return only === "kotlin" || only === "groovy" ? [{ name: "it", start, end: start }] : [];
}

/** Where the mark stands that parts the parameters from the body, or -1. */
function endOfHead(cursor: Cursor): number {
  const { only } = cursor.dialect;
  const mark = only === "swift" ? "in" : only === "scala" ? "=>" : "->";
  if (only === "ruby" || only === "perl") return -1;
  if (cursor.is("case")) return -1;
  for (let at = cursor.index; at < cursor.index + longestHead; at++) {
    const token = cursor.at(at);
    if (token.type === "end" || token.type === "string" || token.type === "number") return -1;
    if (token.text === mark) return at;
    if (token.newline && at > cursor.index && only !== "swift") return -1;
    if ((token.text === "(" || token.text === "[") && token.partner > at) {
      at = token.partner;
      continue;
    }
    if (token.type === "operator" && !/^(?:[,:.<>?*&@!]|->|::)$/.test(token.text)) return -1;
    if (token.type === "word" && /^(?:return|let|var|val|if|for|guard|switch|when)$/.test(token.text)) return -1;
  }
  return -1;
}

/** Hands a `do … end` block to the call before it. */
export function parseDoBlock(cursor: Cursor, node: Node, start: number): Node | undefined {
  if (cursor.noDo) return undefined;
  const { start: from } = cursor.next();
  const parameters = cursor.is("|") || cursor.is("||") ? parseBarParameters(cursor) : [];
  const body = [...parseUntilClause(cursor), ...parseRescues(cursor)];
  if (cursor.role() === "end") cursor.next();
  const block = closure(parameters, body, cursor.range(from));
  const given = node.kind === "call" ? node : call(node, [], node);
  return call(given.callee, [...given.args, argument(block)], cursor.range(start));
}
