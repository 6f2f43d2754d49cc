import { walk } from "../tree/children.ts";
import type { Node } from "../tree/node.ts";
import type { Model } from "./model/model.ts";
import { memberPath } from "./names.ts";

/** What the options of a program go by, and those that ask for checks or for none. */
const options = /^(?:args?|opts?|options|flags?|cli|argv|params|program)$/i;
const aboutChecks = /verify|insecure|ssl|tls|cert/i;

/** `if not args.verify_ssl: session.verify = False`: whoever runs the program turns the switch, not the code. */
export function isAskedFor(model: Model, turned: Node): boolean {
  const block = model.enclosing(turned, "block", "function");
  const owner = block && model.parentOf(block);
  if (!block || (owner?.kind !== "function" && owner?.kind !== "block" && owner?.kind !== "program")) return false;
  const statements = owner.kind === "program" ? owner.program.body : owner.body;
  const condition = statements[statements.indexOf(block) - 1];
  if (condition?.kind !== "operation" || condition.operator !== "if") return false;
  let asks = false;
  walk(condition, (node) => {
    const path = node.kind === "member" ? memberPath(node) : undefined;
    asks ||= path !== undefined && options.test(path[0] ?? "") && aboutChecks.test(path.at(-1) ?? "");
    return undefined;
  });
  return asks;
}
