import type { Program, Range } from "../../tree/node.ts";
import { readExpression } from "./expressions.ts";
import { directivesOf, readBody } from "./functions.ts";
import { isNode, rangeOf } from "./nodes.ts";
import { Reader } from "./reader.ts";
import { readStatement } from "./statements.ts";

/**
 * The neutral tree of a program in JavaScript, TypeScript or JSX.
 *
 * @param ast a Program of the ESTree family, with `range` or `start` and `end` in each node
 * @param text what it was parsed from: what the positions are offsets into
 * @param comments those of the parser; without them the program's own, where it has them
 */
export function programFromEstree(ast: object, text: string, comments?: readonly object[]): Program {
  const statements = "body" in ast ? ast.body : [];
  const reader = new Reader(text, { expression: readExpression, statement: readStatement });
  const directives = directivesOf(reader, statements);
  const body = reader.collect(() => { readBody(reader, statements, directives.length); });
  return { language: "javascript", body, comments: commentRanges(ast, comments), directives, nature: "code" };
}

/** With the first line that names an interpreter, which parsers count among the comments or not. */
function commentRanges(ast: object, comments: readonly object[] | undefined): Range[] {
  const given: unknown[] = comments ? [...comments] : "comments" in ast && Array.isArray(ast.comments) ? ast.comments : [];
  const ranges = given.filter(isNode).map(rangeOf);
  return "hashbang" in ast && isNode(ast.hashbang) ? [rangeOf(ast.hashbang), ...ranges] : ranges;
}
