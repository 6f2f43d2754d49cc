import { rememberedOf } from "../remembered.ts";
import type { FunctionNode, Node } from "../tree/node.ts";

/** Every value a function returns, its last expression where the language returns that. */
export const resultsOf = rememberedOf((fn: FunctionNode): readonly Node[] => {
  const results: Node[] = [];
  const open: Node[] = [...fn.body];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === "return" && node.value) results.push(node.value);
    else if (node.kind === "block") open.push(...node.body);
    else if (node.kind === "operation") open.push(...node.operands);
  }
  const last = fn.body.at(-1);
  if (fn.returnsLast && last && last.kind !== "return") results.push(last);
  return results;
});

/** A function handed over to make the value stands for what it returns: `lazy { "…" }`, `useMemo(() => "…")`. */
export function functionResult(node: Node): Node {
  if (node.kind !== "function") return node;
  const results = resultsOf(node);
  return results[0] ?? node;
}
