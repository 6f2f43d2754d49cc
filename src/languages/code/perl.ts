import type { FunctionNode, Node, Parameter } from "../../tree/node.ts";
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
  for (const node of fn.body) {
    const name = node.kind === "assign" && node.target.kind === "name" ? node.target : undefined;
    const value = node.kind === "assign" ? (node.value.kind === "choice" ? node.value.options[0] : node.value) : undefined;
    if (!name || value?.kind !== "name" || (value.name !== "_" && value.name !== "shift")) break;
    const isOwner = parameters.length === 0 && /^(?:self|this|class|proto|invocant)$/.test(name.name);
    if (!isOwner) parameters.push({ name: name.name, start: name.start, end: name.end });
  }
  return parameters.length > 0 ? { ...fn, parameters } : fn;
}
