import type { Cursor } from "./cursor.ts";
import type { Token } from "./token.ts";

/** A type longer than this many tokens is none. */
const longestType = 48;

/** Signs of which types are made besides words and brackets. */
const typeSigns = new Set([".", "::", "?", "!", "&", "&&", "*", "|", "->", "=>", "'", "@", "...", "~", "^", "?.", "$", "\\", "**"]);

/** What has been read of a type. */
interface TypeSoFar {
  isEmpty: boolean;
  /** How many angle brackets are open. */
  angles: number;
  /** The token before, unless it was a bracket or a lifetime, behind which anything may follow. */
  previous: Token | undefined;
}

/** Goes over a type that stands behind its name: `: &'a mut Map<String, String>`. */
export function skipType(cursor: Cursor): void {
  const read: TypeSoFar = { isEmpty: true, angles: 0, previous: undefined };
  while (!cursor.ended && !endsType(cursor, read)) {
    const isLifetime = cursor.token.type === "word" && read.previous?.text === "'";
    if (cursor.is("<")) read.angles++;
    else if (cursor.is(">")) read.angles--;
    if (cursor.is("(", "[", "{")) {
      cursor.skip();
      read.previous = undefined;
    } else {
      const passed = cursor.next();
      read.previous = isLifetime ? undefined : passed;
    }
    read.isEmpty = false;
  }
}

function endsType(cursor: Cursor, read: TypeSoFar): boolean {
  const { token } = cursor;
  const isWhole = read.angles === 0 && !read.isEmpty;
  // `|` and `&` go on with the type of the line before, where lines mean nothing.
  if (isWhole && token.newline && (cursor.lines || !cursor.is("|", "&"))) return true;
  if (token.type === "word") return endsTypeAtWord(cursor, read);
  if (token.type === "string" || token.type === "number") return false;
  switch (token.text) {
    case "<":
    case "[":
      return false;
    case ">":
      return read.angles === 0;
    case "(":
      // What a value can be called with is no type: Go's `as String (`.
      return cursor.dialect.only === "go" && read.previous?.type === "word" && !token.newline;
    case "{":
      // TypeScript: `key: { a: string }`, `A & { b: string }`.
      if (!read.isEmpty && !(read.previous && /^[|&<,]$/.test(read.previous.text))) return true;
      return cursor.dialect.only !== "javascript";
    case ",":
    case ":":
    case ";":
    case "=":
      // Inside angle brackets these part arguments, bounds and defaults.
      return read.angles === 0;
    case "=>":
      return cursor.dialect.only !== "javascript" && cursor.dialect.only !== "scala";
    default:
      return !typeSigns.has(token.text);
  }
}

function endsTypeAtWord(cursor: Cursor, { isEmpty, angles, previous }: TypeSoFar): boolean {
  const { text } = cursor.token;
  // Two words in a row: the second is no part of it, but for words that qualify (`dyn Send`).
  if (previous?.type === "word" && angles === 0 && !qualifiers.has(previous.text) && !qualifiers.has(text)) return true;
  // Rust: a lifetime, and `'static` is no keyword.
  if (previous?.text === "'") return false;
  return cursor.role() === "declare" && angles === 0 && !isEmpty;
}

/** Words that stand beside another word in one type. */
const qualifiers = new Set(
  (
    "dyn mut const impl some any inout keyof typeof readonly unique in out ref is extends infer escaping autoclosure Sendable " +
    "unsigned long short signed struct enum volatile New Of suspend async throws of weak final"
  ).split(" "),
);

const builtIn = /^(?:final |const )*(?:Q?String|str|Integer|Int|Boolean|Bool|Double|Long|Float|Object|Any|Unit|Void|Byte|Char|Short|URL|URI|size_t|u?int\d*_t|Self)[?!*& ]*$/;

/** The text of a type where it has a name of its own: what is built in needs no telling. */
export function typeText(cursor: Cursor, start: number, end: number): string | undefined {
  const text = end - start > longestTypeText ? "" : cursor.text.slice(start, end).trim();
  return /[A-Z]|[a-z]_[a-z]/.test(text) && !builtIn.test(text) ? text : undefined;
}

const longestTypeText = 160;

/**
 * How many tokens from a place on are a type that stands before a name (`final Map<String, String[]>`), 0 where
 * none does.
 */
export function lengthOfType(cursor: Cursor, from: number): number {
  let at = from;
  if (cursor.at(at).type !== "word" || cursor.at(at).sigil !== "") return 0;
  for (; at - from < longestType; ) {
    const token = cursor.at(at);
    const next = cursor.at(at + 1);
    if (token.type !== "word") return 0;
    at++;
    if (/^(?:const|unsigned|signed|long|short|struct|enum|union|static|class|volatile|final)$/.test(token.text) && next.type === "word") {
      // `unsigned long x`: a type of several words, unless the next one is the name.
      const afterNext = cursor.at(at + 1);
      if (afterNext.type === "word" || /^[<*&:?]/.test(afterNext.text) || afterNext.text === "::" || afterNext.text === ".") continue;
    }
    at = behindAngles(cursor, at);
    at = behindSuffix(cursor, at);
    const sign = cursor.at(at);
    if (sign.type === "operator" && (sign.text === "." || sign.text === "::") && cursor.at(at + 1).type === "word") {
      at++;
      continue;
    }
    return at - from;
  }
  return 0;
}

/** Behind `<…>`, or the same place where no type arguments are. */
export function behindAngles(cursor: Cursor, from: number): number {
  if (cursor.at(from).text !== "<" || cursor.at(from).type !== "operator") return from;
  let angles = 0;
  for (let at = from; at < from + longestType; at++) {
    const token = cursor.at(at);
    if (token.type === "word" || token.type === "number") continue;
    if (token.type !== "operator") return from;
    if (token.text === "<") angles++;
    else if (token.text === ">") {
      if (--angles === 0) return at + 1;
    } else if ((token.text === "(" || token.text === "[") && token.partner > at && token.partner < cursor.limit) at = token.partner;
    else if (!/^(?:[.,?&*:@|')\]]|::|->|=>|\.\.\.)$/.test(token.text)) return from;
  }
  return from;
}

/** Goes over `<…>`. False where no type arguments stand. */
export function passAngles(cursor: Cursor): boolean {
  const end = behindAngles(cursor, cursor.index);
  const stand = end > cursor.index;
  while (cursor.index < end) cursor.next();
  return stand;
}

/** Behind `[]`, `*`, `&`, `?`, and the `const` of pointers. */
function behindSuffix(cursor: Cursor, from: number): number {
  for (let at = from; ; at++) {
    const token = cursor.at(at);
    if (token.type === "operator" && /^(?:\*|&|\?|&&|\*\*|\.\.\.)$/.test(token.text)) continue;
    if (token.type === "operator" && token.text === "[" && token.partner === at + 1) {
      at = token.partner;
      continue;
    }
    if (at > from && token.type === "word" && /^(?:const|_Nonnull|_Nullable|__strong|restrict|__restrict)$/.test(token.text)) continue;
    return at;
  }
}
