import { walk } from "../../tree/children.ts";
import type { Node, Program } from "../../tree/node.ts";
import type { Model } from "../model/model.ts";
import { memberPath } from "../names.ts";

/** What the options of a program go by, and those that ask for checks or for none. */
const options = /^(?:args?|opts?|options|flags?|cli|argv|params|program)$/i;
const aboutChecks = /verify|insecure|ssl|tls|cert/i;

/** `if not args.verify_ssl: session.verify = False`: whoever runs the program turns the switch, or the environment, not the code. */
export function isAskedFor(model: Model, turned: Node): boolean {
  const block = model.enclosing(turned, "block", "function");
  const owner = block && model.parentOf(block);
  if (!block) return false;
  const statements = statementsOf(owner ?? { kind: "program", program: model.program });
  const condition = statements[statements.indexOf(block) - 1];
  if (condition?.kind !== "operation" || condition.operator !== "if") return false;
  let asks = false;
  walk(condition, (node) => {
    const path = node.kind === "member" ? memberPath(node) : undefined;
    asks ||= readsEnvironment(model, node);
    asks ||= path !== undefined && options.test(path[0] ?? "") && aboutChecks.test(path.at(-1) ?? "");
    return undefined;
  });
  return asks;
}

function statementsOf(owner: Node | { readonly kind: "program"; readonly program: Program }): readonly Node[] {
  if (owner.kind === "program") return owner.program.body;
  return owner.kind === "function" || owner.kind === "block" ? owner.body : [];
}

/** `if (process.env.LAX_TLS)`, `if [[ "$DEV_PROXY" == 1 ]]`: a condition on the environment (`rules.md`, fine print). */
function readsEnvironment(model: Model, node: Node): boolean {
  if (node.kind === "name")
    return isShell(model) && /^[A-Z][A-Z\d_]+$/.test(node.name) && model.variableOf(node) === undefined;
  if (node.kind !== "member" && node.kind !== "call") return false;
  return /(?:^|\.)(?:env|environ)(?:\.|$)|get_?env|lookup_?env/i.test(
    (memberPath(node.kind === "call" ? node.callee : node) ?? []).join("."),
  );
}

function isShell({ program }: Model): boolean {
  return /^(?:shell|powershell|batch|makefile|just)$/.test(program.language);
}
