import type { Node, StringNode } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { parseLiteral } from "./literals.ts";
import { assign, call, declaration, named, nameOf, operation, plainString } from "./nodes.ts";
import { stringNode } from "./strings-to-nodes.ts";
import type { Token } from "./token.ts";
import { typeText } from "./types.ts";

function isWord({ type }: Token): boolean {
  return type === "word";
}

/** The fields of a struct: their types, and what their tags say they are read from. */
export function goFields(cursor: Cursor, tokens: readonly Token[]): Node[] {
  const ends = endsOfFields(tokens);
  let name: Token | undefined;
  return tokens.flatMap((token, index) => {
    const before = name;
    if (token.newline) name = token;
    if (token.type === "string" && token.text === "`") {
      const tag = stringNode(cursor, token);
      return [tag, ...(before && tag.kind === "string" ? fieldRead(before, tag) : [])];
    }
    // `Base, Other string` and an embedded `http.Client` are no single field.
    const next = tokens[index + 1];
    if (!token.newline || !isWord(token) || !next || next.newline || !(isWord(next) || next.text === "*")) return [];
    const type = typeText(cursor, next.start, ends[index] ?? next.end);
    return type === undefined ? [] : [declaration(token.text, type, token)];
  });
}

/** Where what begins with each token ends: at the next line or at a tag. */
function endsOfFields(tokens: readonly Token[]): readonly (number | undefined)[] {
  const ends: (number | undefined)[] = [];
  let end: number | undefined;
  for (let index = tokens.length - 1; index >= 0; index--) {
    ends[index] = end;
    const token = tokens[index];
    if (token && (token.newline || token.type === "string")) end = token.start;
  }
  return ends;
}

/** `Key string `env:"CINCLUS_API_KEY"``: what fills the struct reads the variable of the tag. */
function fieldRead(name: Token, tag: StringNode): Node[] {
  const match = /\b(env|envconfig|mapstructure|koanf|conf|config|yaml|json|toml|ini)\s{0,2}:\s{0,2}"([\w.-]{1,80})/.exec(tag.value);
  if (!match?.[1] || !match[2]) return [];
  const from = match.index + match[0].length - match[2].length;
  const place = (unit: number): number => tag.offsets?.[unit] ?? tag.contentStart + unit;
  const range = { start: place(from), end: place(from + match[2].length) };
  const read = call(named(match[1], range), [{ value: plainString(match[2], range) }], range);
  return [assign(nameOf(name), read, true, range)];
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
