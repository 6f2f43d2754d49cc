import type { FunctionNode, NameNode, Node, Parameter } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, nameOf } from "./nodes.ts";

/** `Readonly my $KEY => "…"`, `Readonly::Scalar my $KEY => "…"`, `const my $KEY => "…"`: a constant. */
export function parseReadonly(cursor: Cursor): readonly Node[] | undefined {
  const { start, text } = cursor.token;
  if (text !== "Readonly" && text !== "const") return undefined;
  let ahead = 1;
  if (cursor.peek(ahead).text === "::") ahead += 2;
  if (/^(?:my|our)$/.test(cursor.peek(ahead).text)) ahead++;
  if (cursor.peek(ahead).sigil === "" || cursor.peek(ahead + 1).text !== "=>") return undefined;
  while (ahead-- > 0) cursor.next();
  const name = nameOf(cursor.next());
  cursor.next();
  const value = parseExpression(cursor);
  return value ? [assign(name, value, true, cursor.range(start))] : [];
}

/**
 * A function with the parameters that its body takes out of `@_`: `my ($self, $key) = @_`, `my $key = shift`. The object
 * that a method is called on is none of the arguments.
 */
export function withTakenParameters(fn: FunctionNode): FunctionNode {
  const parameters: Parameter[] = [];
  const kept: Node[] = [];
  let at = 0;
  for (const node of fn.body) {
    const taken = node.kind === "assign" && node.target.kind === "name" ? takenBy(node.target, node.value) : undefined;
    if (!taken) break;
    at++;
    if (parameters.length === 0 && /^(?:self|this|class|proto|invocant)$/.test(taken.name)) kept.push(node);
    else parameters.push(taken);
  }
  return parameters.length > 0 ? { ...fn, parameters, body: [...kept, ...fn.body.slice(at)] } : fn;
}

/** `shift // "x"` has a default. */
function takenBy({ name, start, end }: NameNode, value: Node): Parameter | undefined {
  const [first, otherwise] = value.kind === "choice" ? value.options : [value];
  if (first?.kind !== "name" || (first.name !== "_" && first.name !== "shift")) return undefined;
  return { name, start, end, ...(otherwise && { default: otherwise }) };
}
