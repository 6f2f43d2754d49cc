/** How a string is read once its opening is known. */
export interface StringShape {
  /** What ends it. */
  readonly close: string;
  /**
   * `backslash` undoes every escape, `quote` only that of the closing quote and of the backslash,
   * `doubled` reads a closing quote written twice as one, `none` reads everything as it stands.
   */
  readonly escapes: "backslash" | "quote" | "doubled" | "none";
  readonly multiline?: boolean;
  /** Brackets of this kind inside are counted: `q{a {b} c}`. */
  readonly nests?: string;
  readonly holes?: readonly Hole[];
  /** `$name` inside is code; the value says how far it reaches. */
  readonly names?: NameHole;
  /** It is a list of words. */
  readonly words?: boolean;
  /** A line break right behind the opening is not part of it. */
  readonly dropsFirstBreak?: boolean;
  /** The text begins on the next line and ends at a line that says this. */
  readonly heredoc?: { readonly tag: string };
  /** It is no text but a pattern. */
  readonly regex?: boolean;
  /** A second piece follows that begins where the first ends: `s/a/b/`. */
  readonly pieces?: number;
}

/** Code inside a string, between two marks. */
export interface Hole {
  readonly open: string;
  readonly close: string;
  /** The mark written twice stands for itself: `{{`. */
  readonly doubled?: boolean;
  /** A format may follow behind a colon: `{x:>10}`. */
  readonly format?: boolean;
}

export type NameHole = "plain" | "dotted" | "php" | "perl" | "ruby";

export interface StringForm {
  /** Sticky; matches the opening. */
  readonly open: RegExp;
  readonly shape: StringShape | ((match: RegExpExecArray) => StringShape);
  /** Only where a value can begin, because the opening is an operator elsewhere: `%w`, `/`, `<<X`. */
  readonly atValue?: boolean;
}

export interface BlockComment {
  readonly open: string;
  readonly close: string;
  readonly nests?: boolean;
  /** Both marks count only at the beginning of a line. */
  readonly atLineStart?: boolean;
}

/** What a word does at the beginning of a statement or an expression. */
export type Role =
  | "function"
  | "class"
  | "declare"
  | "modifier"
  | "return"
  | "throw"
  | "if"
  | "loop"
  | "switch"
  | "try"
  | "block"
  | "clause"
  | "case"
  | "import"
  | "skip"
  | "jump"
  | "transparent"
  | "prefix"
  | "operator"
  | "new"
  | "true"
  | "false"
  | "null"
  | "end"
  | "lambda"
  | "type"
  | "output";

/** One language's differences, as data. Everything else is the same for all. */
export interface Dialect {
  /** The first is the one of `Program.language`. */
  readonly ids: readonly string[];
  readonly lineComments: readonly string[];
  readonly blockComments: readonly BlockComment[];
  /** Tried in order; a longer opening goes before a shorter one. */
  readonly strings: readonly StringForm[];
  /** The roles of its words, for each role the words parted by spaces. */
  readonly words: Partial<Record<Role, string>>;
  readonly caseInsensitive?: boolean;
  /** Signs that may begin a word besides letters and `_`. */
  readonly wordStart?: string;
  /** Signs that may end a word: `?` and `!` in Ruby. */
  readonly wordEnd?: string;
  /** Signs that may stand inside a word: `.` in R. */
  readonly wordInside?: string;
  /** Signs before a variable that are no part of its name. */
  readonly sigils?: string;
  /** Operators of more than one sign that others do not have. */
  readonly operators?: readonly string[];
  /** A line break ends a statement. */
  readonly lines?: boolean;
  /** Operators that go on with the expression of the line before, besides those that do everywhere. */
  readonly continues?: readonly string[];
  readonly blocks: "braces" | "indent" | "end";
  /** What `{` is where a value can stand. */
  readonly braces: "object" | "block" | "closure" | "list";
  /** Operators that put strings together. */
  readonly concat: readonly string[];
  /** `.` puts strings together, so that it reaches for no member. */
  readonly dotJoins?: boolean;
  /** Operators that reach for a member. */
  readonly members: readonly string[];
  /** What an operand of an assignment is parted by. */
  readonly assigns: readonly string[];
  /** Assignments that declare. */
  readonly declares?: readonly string[];
  /** What a name of a named argument ends with. */
  readonly namedBy: readonly string[];
  /** Operators (and words) that make a pair of key and value. */
  readonly pairs?: readonly string[];
  /** Signs between a key and its value, besides those of all languages. */
  readonly keySigns?: readonly string[];
  /** Operators between values of which any may be taken. */
  readonly choices?: readonly string[];
  /** A line break parts the entries of an object or a list. */
  readonly linesPart?: boolean;
  /** What parts the parameters of a lambda from its body. */
  readonly arrow?: string;
  /** `String x = …`: the type stands before the name. */
  readonly typesFirst?: boolean;
  /** `(String) x` */
  readonly casts?: boolean;
  /** `f<T>(x)` */
  readonly generics?: boolean;
  /** `f(x) { … }` hands the block over. */
  readonly trailingBlocks?: boolean;
  /** `puts x`: `all` where any value may follow, `literals` where only a string or a table may. */
  readonly commands?: "all" | "literals";
  /** `f a b` calls f; lines that stand deeper go on with the one above, and bodies are told by their columns. */
  readonly application?: boolean;
  /** `Name{…}` or `Name {…}` makes a value of that type. */
  readonly structs?: "any" | "capital";
  /** `a foo b` calls foo. */
  readonly infixWords?: boolean;
  /** `c ? a : b` */
  readonly ternary?: boolean;
  /** The last expression of a function is its value. */
  readonly lastIsValue?: boolean;
  /** Names of the receiver. */
  readonly self: readonly string[];
  /** `or` and `and` bind weaker than an assignment. */
  readonly weakWords?: boolean;
  /** The rare things that one language alone has. */
  readonly only?: "objectivec" | "elixir" | "ruby" | "perl" | "php" | "rust" | "go" | "python" | "csharp" | "dart" | "r"
    | "c" | "vb" | "sql" | "julia" | "matlab" | "erlang" | "lua" | "javascript" | "swift" | "kotlin" | "scala" | "groovy" | "java";
}

/** A dialect with what the parsers look up often. */
export interface PreparedDialect extends Dialect {
  readonly roles: ReadonlyMap<string, Role>;
  readonly operatorsByLength: readonly ReadonlySet<string>[];
  readonly continuing: ReadonlySet<string>;
}

const commonOperators =
  "... ..= ..< === !== <=> **= ??= ||= &&= //= <<= |= &= ^= -> => := :: .. ?. ?-> ?: ?? || && == != <= >= =~ !~ += -= *= /= %= ++ -- << ** .=";
const commonContinuations = ". ?. -> :: ?: ?? || && |> ?->";

const prepared = new WeakMap<Dialect, PreparedDialect>();

/** Looks a dialect's tables up once. */
export function prepare(dialect: Dialect): PreparedDialect {
  const known = prepared.get(dialect);
  if (known) return known;
  const roles = new Map<string, Role>();
  for (const [role, words] of rolesOf(dialect)) {
    for (const word of words.split(" ")) if (word) roles.set(word, role);
  }
  const operators = [...commonOperators.split(" "), ...(dialect.operators ?? [])];
  const made: PreparedDialect = {
    ...dialect,
    roles,
    operatorsByLength: [4, 3, 2].map((length) => new Set(operators.filter((one) => one.length === length))),
    continuing: new Set([...commonContinuations.split(" "), ...(dialect.continues ?? [])]),
  };
  prepared.set(dialect, made);
  return made;
}

const roleNames: readonly Role[] = [
  "function", "class", "declare", "modifier", "return", "throw", "if", "loop", "switch", "try", "block", "clause", "case",
  "import", "skip", "jump", "transparent", "prefix", "operator", "new", "true", "false", "null", "end", "lambda", "type",
  "output",
];

function rolesOf(dialect: Dialect): [Role, string][] {
  return roleNames.flatMap((role): [Role, string][] => {
    const words = dialect.words[role];
    return words ? [[role, words]] : [];
  });
}
