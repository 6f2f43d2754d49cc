import type { Cursor } from "./cursor.ts";
import type { PreparedDialect } from "./dialect.ts";

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

const compoundAssigns = new Set("+= -= *= /= %= **= ++= .= ..= &= |= ^= ~= <<= <>= //= ??= ||= &&=".split(" "));

/** The operator that stands at the cursor, if one can follow a value here. */
export function binaryHere(cursor: Cursor): Binary | undefined {
  const { token, dialect } = cursor;
  if (token.type !== "operator" && token.type !== "word") return undefined;
  if (token.sigil !== "") return undefined;
  const { text } = token;
  if (cursor.broken && !dialect.continuing.has(text)) return undefined;
  return token.type === "word" ? wordHere(cursor, dialect.caseInsensitive ? text.toLowerCase() : text) : signHere(text, dialect);
}

/** How one kind of operators is written. Signs of several meanings have the first that claims them. */
type SignReading = (text: string, dialect: PreparedDialect) => Binary | undefined;

const signReadings: readonly SignReading[] = [
  applied, putTogether, assigned, paired, chosen, conditional, piped, cascaded, ranged, calculated,
];

/** What the signs of each dialect mean. The same few stand everywhere, so each is worked out once. */
const knownSigns = new WeakMap<PreparedDialect, Map<string, Binary | undefined>>();

/** Longer ones are made up by those who write the text: R's `%word%`. */
const longestKnown = 4;

function signHere(text: string, dialect: PreparedDialect): Binary | undefined {
  if (text.length > longestKnown) return meaningOf(text, dialect);
  const known = knownSigns.get(dialect) ?? new Map<string, Binary | undefined>();
  if (known.has(text)) return known.get(text);
  const meaning = meaningOf(text, dialect);
  knownSigns.set(dialect, known.set(text, meaning));
  return meaning;
}

function meaningOf(text: string, dialect: PreparedDialect): Binary | undefined {
  for (const reading of signReadings) {
    const found = reading(text, dialect);
    if (found) return found;
  }
  return undefined;
}

/** Functions of operators: Haskell's `f $ x`, `f <$> x`, Elm's `f <| x`, aeson's `a .~ b`, and `x & f` turned around. */
function applied(text: string, dialect: PreparedDialect): Binary | undefined {
  if (!dialect.application) return undefined;
  if (/^(?:\$!?|<\|)$/.test(text)) return { text, binding: 2, kind: "apply" };
  if (text === ".~" || text === "?~") return { text, binding: 5, kind: "apply" };
  if (/^(?:<\$>|=<<|<\*>)$/.test(text)) return { text, binding: 9, kind: "apply" };
  return /^(?:&|>>=|<&>)$/.test(text) ? { text, binding: 3, kind: "pipe" } : undefined;
}

function putTogether(text: string, dialect: PreparedDialect): Binary | undefined {
  return dialect.concat.includes(text) ? { text, binding: 15, kind: "concat" } : undefined;
}

function assigned(text: string, dialect: PreparedDialect): Binary | undefined {
  // R: `value -> name`
  const isToTheRight = (text === "->" || text === "->>") && dialect.only === "r";
  return dialect.assigns.includes(text) || compoundAssigns.has(text) || isToTheRight ? { text, binding: 1, kind: "assign" } : undefined;
}

function paired(text: string, dialect: PreparedDialect): Binary | undefined {
  return dialect.pairs?.includes(text) ? { text, binding: pairBinding, kind: "pair" } : undefined;
}

function chosen(text: string, dialect: PreparedDialect): Binary | undefined {
  const isEverywhere = text === "||" || text === "??" || text === "?:";
  return isEverywhere || dialect.choices?.includes(text) ? { text, binding: 7, kind: "choice" } : undefined;
}

/** `c ? a : b` */
function conditional(text: string, dialect: PreparedDialect): Binary | undefined {
  return text === "?" && dialect.ternary ? { text, binding: 4, kind: "ternary" } : undefined;
}

/** Elixir's `x |> f`, R's `x %>% f`. */
function piped(text: string): Binary | undefined {
  return text === "|>" || text === "%>%" ? { text, binding: 11, kind: "pipe" } : undefined;
}

/** Dart's `x..a()` */
function cascaded(text: string, dialect: PreparedDialect): Binary | undefined {
  return (text === ".." || text === "?..") && dialect.only === "dart" ? { text, binding: 1.5, kind: "cascade" } : undefined;
}

function ranged(text: string, dialect: PreparedDialect): Binary | undefined {
  return /^\.\.[.<=]?$/.test(text) && !dialect.members.includes(text) ? { text, binding: 11, kind: "range" } : undefined;
}

function calculated(text: string): Binary | undefined {
  // R: `a %in% b`
  if (/^%\w*%$/.test(text)) return { text, binding: 11, kind: "plain" };
  const binding = plainBindings[text];
  return binding === undefined ? undefined : { text, binding, kind: text === "+" ? "concat" : "plain" };
}

function wordHere(cursor: Cursor, text: string): Binary | undefined {
  const { dialect } = cursor;
  if (dialect.pairs?.includes(text)) return { text, binding: pairBinding, kind: "pair" };
  if (cursor.role() === "operator") return text === "as" ? { text, binding: 18, kind: "cast" } : operatorWord(text, dialect);
  const isInfix = dialect.infixWords && !cursor.token.newline && cursor.token.space && cursor.role() === undefined;
  return isInfix && startsOperand(cursor) ? { text, binding: 11, kind: "plain" } : undefined;
}

/** `a or b`, `x in xs` */
function operatorWord(text: string, dialect: PreparedDialect): Binary {
  const isWeak = dialect.weakWords && (text === "or" || text === "and" || text === "xor");
  const isChoice = text === "or" || text === "orelse" || text === "catch";
  return { text, binding: isWeak ? 0.5 : (wordBindings[text] ?? 10), kind: isChoice ? "choice" : "plain" };
}

function startsOperand(cursor: Cursor): boolean {
  const next = cursor.peek();
  return !next.newline && next.space && (next.type === "string" || next.type === "number" || next.type === "word");
}
