/** An expression in double braces, of Jinja, Go's templates, Handlebars, or a tool for requests. */
export interface BracedExpression {
  readonly start: number;
  readonly end: number;
  /** The variable it stands for, outermost name first; undefined for anything computed. */
  readonly path: readonly string[] | undefined;
  /** Where the variable's name begins. */
  readonly at: number;
}

/** A longer one is none. */
const expression = /\{\{([^{}\n]{1,300})\}\}/g;
const variable = /^[-~]?\s{0,8}(?:\$env\.|process\.env\.)?[._$]{0,2}([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s{0,8}/;
/** `env "KEY"`, `lookup('env', 'KEY')`, `$dotenv KEY` */
const environment = /^[-~]?\s{0,8}\$?(?:env|getenv|env_var|lookup|dotenv|processEnv|get_env)\b/;
/** Filters that leave the value to be read. */
const keeping =
  /^(?:default|d|string|trim|quote|squote|shellQuote|shq|toString|to_json|to_nice_json|to_yaml|to_nice_yaml|toJson|tojson|upper|lower|replace|required|mandatory|b64encode|b64enc|safe|e)\b/;

/** The expressions in double braces that a text holds. */
export function bracedExpressions(text: string): BracedExpression[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(expression)].map(({ 0: whole, 1: written = "", index }) => {
    const name = nameIn(written);
    const at = name === undefined ? index : index + 2 + written.lastIndexOf(name);
    return { start: index, end: index + whole.length, path: name?.split("."), at };
  });
}

function nameIn(written: string): string | undefined {
  const inner = written.replace(/[-~]$/, "").trimEnd();
  const plain = variable.exec(inner);
  if (environment.test(inner) && !inner.includes("|")) {
    // The name of the variable comes last.
    const last = inner.split(/\W+/).findLast((word) => word !== "");
    if (last !== plain?.[1]) return last;
  }
  const [before, ...filters] = inner.slice(plain?.[0].length ?? 0).split("|");
  return before === "" && filters.every((filter) => keeping.test(filter.trim())) ? plain?.[1] : undefined;
}
