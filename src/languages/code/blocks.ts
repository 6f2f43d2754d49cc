import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseStatements } from "./statements.ts";

/** Reads the statements in the braces that stand at the cursor. */
export function parseBlock(cursor: Cursor): Node[] {
  const { lines = false } = cursor.dialect;
  return cursor.inBrackets({ lines }, () => parseStatements(cursor));
}

/** Reads statements up to a word that ends or divides a block, and the `end`. */
export function parseUntilEnd(cursor: Cursor): Node[] {
  const body = parseUntilClause(cursor);
  eatEnd(cursor);
  return body;
}

/** Reads statements up to a word that ends or divides a block. */
export function parseUntilClause(cursor: Cursor): Node[] {
  return cursor.reading({ lines: cursor.dialect.lines ?? false, noDo: false, noBraces: false }, () =>
    parseStatements(cursor, () => {
      const role = cursor.role();
      return role === "end" || role === "clause" || (role === "case" && cursor.dialect.blocks === "end");
    }),
  );
}

/** `end`, with what it ends in languages that say so: `End Sub`. */
export function eatEnd(cursor: Cursor): void {
  if (cursor.role() !== "end") return;
  const { text } = cursor.next();
  const isVisualBasic = cursor.dialect.only === "vb";
  if (isVisualBasic && /^(?:end|loop|next)$/i.test(text) && !cursor.token.newline && cursor.token.type === "word") cursor.next();
  // `until x`
  if (/^until$/.test(text)) while (!cursor.ended && !cursor.token.newline) cursor.skip();
}

/** Reads the lines that stand deeper than the one the block's header began on. */
export function parseIndented(cursor: Cursor, indent: number): Node[] {
  const first = cursor.token;
  if (!first.newline) return cursor.reading({ lines: true, noBraces: false }, () => parseStatements(cursor, () => cursor.token.newline));
  if (first.indent <= indent) return [];
  return cursor.reading({ lines: true, noBraces: false }, () =>
    parseStatements(cursor, () => cursor.token.newline && cursor.token.indent < first.indent),
  );
}

/** Whether a block of the language's kind begins here. */
export function blockHere(cursor: Cursor): boolean {
  return cursor.is("{") || (cursor.dialect.blocks === "indent" && cursor.is(":"));
}

/**
 * Reads the body of a statement: a block in braces, an indented one, one up to a word, or one statement.
 */
export function parseStatementBody(cursor: Cursor, indent: number): Node[] {
  if (cursor.is("{")) return parseBlock(cursor);
  if (cursor.dialect.blocks === "indent" && cursor.eat(":")) return parseIndented(cursor, indent);
  if (cursor.dialect.blocks === "end") {
    if (!cursor.eat("then")) cursor.eat("do");
    return parseUntilClause(cursor);
  }
  cursor.eat(":");
  return cursor.reading({ noBraces: false }, () => parseStatements(cursor, firstOnly(cursor)));
}

/** Lets one statement pass. */
function firstOnly(cursor: Cursor): () => boolean {
  const begin = cursor.index;
  return () => cursor.index > begin;
}
