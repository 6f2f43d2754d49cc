import type { Cursor } from "./cursor.ts";

/** How a binary operator is understood. */
export interface Binary {
  readonly text: string;
  /** Higher binds tighter. */
  readonly binding: number;
  readonly kind: "concat" | "choice" | "plain" | "assign" | "ternary" | "pair" | "pipe" | "cascade" | "cast" | "range" | "apply";
}

export const weakest = 0;
/** Above pairs: a key, a value of a pair. */
const pairBinding = 3.5;

const plainBindings: Readonly<Record<string, number>> = {
  "&&": 8, "==": 10, "!=": 10, "===": 10, "!==": 10, "<": 10, ">": 10, "<=": 10, ">=": 10, "<=>": 10, "=~": 10, "!~": 10,
  "|": 12, "^": 12, "&": 12, "<<": 13, "-": 15, "+": 15, "++": 15, "*": 16, "/": 16, "%": 16, "//": 16, "**": 17,
  "~": 10, "<>": 10, ":::": 11,
};

const wordBindings: Readonly<Record<string, number>> = {
  and: 6, or: 5, xor: 5, in: 10, is: 10, instanceof: 10, like: 10, isnot: 10, andalso: 6, orelse: 5, catch: 5, mod: 16, div: 16, eq: 10, ne: 10,
  lt: 10, gt: 10, le: 10, ge: 10, cmp: 10, x: 16,
};

/** The operator that stands at the cursor, if one can follow a value here. */
export function binaryHere(cursor: Cursor): Binary | undefined {
  const { token, dialect } = cursor;
  if (token.type !== "operator" && token.type !== "word") return undefined;
  if (token.sigil !== "") return undefined;
  const { text } = token;
  if (cursor.broken && !dialect.continuing.has(text)) return undefined;
  if (token.type === "word") return wordHere(cursor, dialect.caseInsensitive ? text.toLowerCase() : text);
  if (dialect.application) {
    if (/^(?:\$!?|<\|)$/.test(text)) return { text, binding: 2, kind: "apply" };
    if (text === ".~" || text === "?~") return { text, binding: 5, kind: "apply" };
    if (/^(?:<\$>|=<<|<\*>)$/.test(text)) return { text, binding: 9, kind: "apply" };
    if (/^(?:&|>>=|<&>)$/.test(text)) return { text, binding: 3, kind: "pipe" };
  }
  if (dialect.concat.includes(text)) return { text, binding: 15, kind: "concat" };
  if (dialect.assigns.includes(text)) return { text, binding: 1, kind: "assign" };
  if (/^(?:[-+*/%&|^.]|\*\*|<<|~|\.\.|\/\/|\?\?|\|\||&&|<>|\+\+)=$/.test(text)) return { text, binding: 1, kind: "assign" };
  if ((text === "->" || text === "->>") && dialect.only === "r") return { text, binding: 1, kind: "assign" };
  if (dialect.pairs?.includes(text)) return { text, binding: pairBinding, kind: "pair" };
  if (dialect.choices?.includes(text)) return { text, binding: 7, kind: "choice" };
  if (text === "||" || text === "??" || text === "?:" || (text === "//" && dialect.only === "perl")) {
    return { text, binding: 7, kind: "choice" };
  }
  if (text === "?" && dialect.ternary) return { text, binding: 4, kind: "ternary" };
  if (text === "|>" || text === "%>%") return { text, binding: 11, kind: "pipe" };
  if ((text === ".." || text === "?..") && dialect.only === "dart") return { text, binding: 1.5, kind: "cascade" };
  if (/^\.\.[.<=]?$/.test(text)) return dialect.members.includes(text) ? undefined : { text, binding: 11, kind: "range" };
  if (/^%\w*%$/.test(text)) return { text, binding: 11, kind: "plain" };
  const binding = plainBindings[text];
  return binding === undefined ? undefined : { text, binding, kind: text === "+" ? "concat" : "plain" };
}

function wordHere(cursor: Cursor, text: string): Binary | undefined {
  const { dialect } = cursor;
  if (dialect.pairs?.includes(text)) return { text, binding: pairBinding, kind: "pair" };
  if (text === "as" && cursor.role() === "operator") return { text, binding: 18, kind: "cast" };
  if (cursor.role() === "operator") {
    const binding = wordBindings[text] ?? 10;
    const weak = dialect.weakWords && (text === "or" || text === "and" || text === "xor");
    return { text, binding: weak ? 0.5 : binding, kind: text === "or" || text === "orelse" || text === "catch" ? "choice" : "plain" };
  }
  const isInfix = dialect.infixWords && !cursor.token.newline && cursor.token.space && cursor.role() === undefined;
  return isInfix && startsOperand(cursor) ? { text, binding: 11, kind: "plain" } : undefined;
}

function startsOperand(cursor: Cursor): boolean {
  const next = cursor.peek();
  return !next.newline && next.space && (next.type === "string" || next.type === "number" || next.type === "word");
}
