import { plainName } from "../../libraries/plain-name.ts";
import type { CallNode } from "../../tree/node.ts";
import { calleeName, constantArgument } from "../names.ts";
import { resultsOf } from "../results.ts";
import type { SourceFile } from "../value.ts";
import { givenByCommand, givenByLibrary } from "./library-calls.ts";
import type { Modules } from "./modules.ts";
import type { Follower, Terminal } from "./terminal.ts";

/** Follows a call to what it gives back: a module, what a function of the project returns, what a library's passes on. */
export function followCall(
  node: CallNode,
  file: SourceFile,
  follower: Follower,
  modules: Modules,
): readonly Terminal[] {
  const itself: Terminal = { node, file, via: [] };
  if (node.command) return givenByCommand(node, file, follower) ?? [itself];
  // A tag of YAML (`!secret x`, `!vault …`) stands for something else than its text.
  if (calleeName(node)?.startsWith("!") === true) return [itself];
  const name = plainName(calleeName(node) ?? "");
  if (name === "import" || name === "require") {
    const module = constantArgument(node, 0);
    const found = module === undefined ? [] : modules.follow(file, module, "*");
    return found.length ? found : [itself];
  }
  const returned = returnedBy(node, file, follower);
  return returned.length ? returned : (givenByLibrary(node, name, file, follower) ?? [itself]);
}

/** What a call of a function of the project gives back. */
function returnedBy(node: CallNode, file: SourceFile, follower: Follower): readonly Terminal[] {
  const { kind } = node.callee;
  const callees =
    kind === "name" || kind === "member" || kind === "function" ? follower.terminals(node.callee, file) : [];
  return callees.flatMap((callee) =>
    callee.node.kind === "function"
      ? resultsOf(callee.node).flatMap((result) => follower.terminals(result, callee.file))
      : [],
  );
}
