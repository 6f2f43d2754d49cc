import type { Node } from "../../tree/node.ts";
import { parseLambda } from "./application.ts";
import { parseBareArguments } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression, parseFlat } from "./expressions.ts";
import { call, literal, operation } from "./nodes.ts";
import { parsePostfix } from "./postfix.ts";
import type { Token } from "./token.ts";

/** Reads what stands before a value, and the value. */
export function parseUnary(cursor: Cursor): Node | undefined {
  return cursor.deeper(
    () => parsePrefix(cursor),
    () => parseFlat(cursor),
  );
}

function parsePrefix(cursor: Cursor): Node | undefined {
  switch (cursor.token.type) {
    case "word":
      return isWordPrefix(cursor) ? parseWordPrefix(cursor) : parsePostfix(cursor);
    case "operator":
      return parseSignPrefix(cursor);
    default:
      return parsePostfix(cursor);
  }
}

/** Signs that say nothing of the value behind them: addresses, spreads, a plus. */
const transparentSigns = new Set(["*", "&", "+", "<-", "\\", "...", "..", "&&", "**", "?"]);

const calculatingSigns = new Set(["!", "-", "~", "++", "--"]);

function parseSignPrefix(cursor: Cursor): Node | undefined {
  const { text, start } = cursor.token;
  const { only, application } = cursor.dialect;
  // Haskell: `\x -> …`
  if (text === "\\" && application) return parseLambda(cursor);
  // Elixir: `&1`, `&String.trim/1`
  if (text === "&" && only === "elixir") return parsePostfix(cursor);
  // Rust's reference of a reference; a lost operator elsewhere.
  if (text === "&&" && only !== "rust") return undefined;
  // PHP: `@file($path)` keeps warnings back.
  if (transparentSigns.has(text) || (text === "@" && only === "php")) return parseTransparentSign(cursor);
  if (!calculatingSigns.has(text)) return parsePostfix(cursor);
  cursor.next();
  const operand = parseUnary(cursor);
  if (!operand) return undefined;
  const range = cursor.range(start);
  if (text === "-" && operand.kind === "literal" && typeof operand.value === "number") return literal(-operand.value, range);
  return operation(text, [operand], range);
}

function parseTransparentSign(cursor: Cursor): Node | undefined {
  const next = cursor.peek();
  if (next.type === "end" || (next.newline && cursor.lines)) return undefined;
  cursor.next();
  return parseUnary(cursor);
}

/** Whether what stands behind a keyword says that it is a plain name here, where the language does not forbid it. */
export function followsName({ type, text }: Token): boolean {
  return type === "operator" && /^(?:[.,;)\]}:]|[-+*/|&]?=|==|=>|->)$/.test(text);
}

function isWordPrefix(cursor: Cursor): boolean {
  switch (cursor.role()) {
    case "return":
    case "jump":
      return true;
    case "transparent":
    case "prefix":
    case "throw":
      return !followsName(cursor.peek());
    default:
      return false;
  }
}

function parseWordPrefix(cursor: Cursor): Node | undefined {
  const role = cursor.role();
  const { start, text } = cursor.next();
  switch (role) {
    case "transparent":
      // Swift: `try? f()`
      if (text === "try" && !cursor.eat("!")) cursor.eat("?");
      return parseUnary(cursor) ?? operation(text, [], cursor.range(start));
    case "prefix":
      return text === "assert" && cursor.dialect.only === "python" ? parseAssertion(cursor, start) : parseOperand(cursor, text, start);
    case "throw":
      return parseThrow(cursor, text, start);
    case "return": {
      const value = parseGivenBack(cursor);
      return { kind: "return", ...(value && { value }), ...cursor.range(start) };
    }
    default:
      return operation(text, [], cursor.range(start));
  }
}

/** `not x`, `typeof x` */
function parseOperand(cursor: Cursor, word: string, start: number): Node {
  const operand = parseExpression(cursor, 9);
  return operation(word, operand ? [operand] : [], cursor.range(start));
}

/** Python: `assert condition, message` */
function parseAssertion(cursor: Cursor, start: number): Node {
  const condition = parseExpression(cursor, 1.2);
  const message = condition && !cursor.broken && cursor.eat(",") ? parseExpression(cursor, 1.2) : undefined;
  return operation("assert", [condition, message].filter((one) => one !== undefined), cursor.range(start));
}

/** `throw new Failure("text")`; Ruby's and Elixir's `raise Failure, "text"`. */
function parseThrow(cursor: Cursor, word: string, start: number): Node {
  const value = parseGivenBack(cursor);
  if (!value) return operation(word, [], cursor.range(start));
  const more = cursor.dialect.commands === "all" && cursor.eat(",") ? parseBareArguments(cursor) : [];
  const thrown = more.length > 0 ? call(value, more, cursor.range(value.start)) : value;
  return { kind: "throw", value: thrown, ...cursor.range(start) };
}

/** What is returned or thrown. Nothing in Ruby's and Perl's `return if x`. */
function parseGivenBack(cursor: Cursor): Node | undefined {
  const role = cursor.role();
  const isModified = cursor.dialect.weakWords && (role === "if" || role === "loop");
  return cursor.broken || isModified ? undefined : parseExpression(cursor, 1);
}
