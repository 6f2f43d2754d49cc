import type { Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import type { Source } from "./source.ts";
import type { WordBuilder } from "./word.ts";

/** What Jinja, Go, Task, mise and their kin replace before a shell sees the script. A longer one is none. */
const expression = /\{\{([^{}\n]{1,300})\}\}/y;
const path = /^[-~]?\s{0,8}[._$]{0,2}([A-Za-z_][\w-]*(?:\.[\w-]+)*)\s*/;
/** `env "KEY"`, `lookup('env', 'KEY')`, `$dotenv KEY` */
const environment = /^[-~]?\s{0,8}\$?(?:env|getenv|env_var|lookup|dotenv|processEnv|get_env)\b/;
/** Filters that leave the value to be read. */
const keeping = /^(?:default|d|string|trim|quote|squote|shellQuote|shq|toString|to_json|to_nice_json|toJson|tojson|upper|lower|replace|required|mandatory|b64encode|b64enc|safe|e)\b/;

/** Reads the expression of a template that begins here, if one does; also in quotes, which it knows nothing of. */
export function readTemplateExpression(cursor: Cursor, builder: WordBuilder): boolean {
  const found = cursor.char === "{" ? cursor.match(expression) : undefined;
  if (!found || cursor.pos + found[0].length > cursor.end) return false;
  const start = cursor.pos;
  cursor.pos += found[0].length;
  builder.expansion(valueOf(cursor.source, found[1] ?? "", start + 2, start, cursor.pos), start, cursor.pos);
  return true;
}

/** The variable that an expression stands for; of anything computed nothing is known. */
function valueOf(source: Source, written: string, from: number, start: number, end: number): Node {
  const inner = written.replace(/[-~]$/, "").trimEnd();
  const plain = path.exec(inner);
  // The name of the variable comes last.
  const asked = environment.test(inner) ? inner.split(/\W+/).findLast((word) => word !== "") : undefined;
  const named = asked !== undefined && asked !== plain?.[1] && !inner.includes("|") ? asked : plain?.[1];
  const rest = named === plain?.[1] ? inner.slice(plain?.[0].length ?? 0) : "";
  const isValue = rest === "" || (rest.startsWith("|") && rest.slice(1).split("|").every((filter) => keeping.test(filter.trim())));
  if (named === undefined || !isValue) return { kind: "operation", ...source.range(start, end), operator: "{{", operands: [] };
  let at = from + written.lastIndexOf(named);
  let node: Node | undefined;
  for (const part of named.split(".")) {
    const range = source.range(at, at + part.length);
    node = node
      ? { kind: "member", start: node.start, end: range.end, object: node, property: source.verbatim(at, at + part.length) }
      : { kind: "name", ...range, name: part };
    at += part.length + 1;
  }
  return { ...(node ?? { kind: "name", name: named }), ...source.range(start, end) };
}
