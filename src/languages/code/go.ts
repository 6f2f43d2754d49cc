import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { parseLiteral } from "./literals.ts";
import { operation } from "./nodes.ts";
import type { Token } from "./token.ts";

function isWord({ type }: Token): boolean {
  return type === "word";
}

/** Reads what begins with a type: `[]string{…}`, `map[string]string{…}`, `[]byte(x)`. */
export function parseGoType(cursor: Cursor): Node {
  const { start } = cursor.token;
  for (let count = 0; count < 24 && !cursor.ended; count++) {
    if (cursor.is("{")) return { ...parseLiteral(cursor), start };
    // A conversion gives what it converts.
    if (cursor.is("(")) return cursor.inBrackets({ lines: false }, () => parseExpression(cursor)) ?? operation("", [], cursor.range(start));
    if ((cursor.is("struct") || cursor.is("interface")) && cursor.peek().text === "{") {
      cursor.next();
      cursor.skip();
    } else if (cursor.is("[") || cursor.is("*", ".", "<-") || (cursor.token.type === "word" && !cursor.broken)) {
      const { type, text } = cursor.token;
      cursor.skip();
      if (type === "word" && text !== "chan" && isWord(cursor.token)) break;
    } else break;
  }
  return operation("", [], cursor.range(start));
}
