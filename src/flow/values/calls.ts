import { plainName } from "../../libraries/plain-name.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import { calleeName, constantArgument } from "../names.ts";
import { resultsOf } from "../results.ts";
import type { SourceFile } from "../value.ts";
import { givenByCommand, givenByLibrary } from "./library-calls.ts";
import type { Modules } from "./modules.ts";
import { mostWrites, type Follower, type Terminal } from "./terminal.ts";

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
  const returned = [...returnedBy(node, file, follower), ...appliedBy(node, file, follower)];
  if (returned.length === 0 && isOwn(node, file, follower)) return [itself];
  return returned.length ? returned : (givenByLibrary(node, name, file, follower) ?? [itself]);
}

/** Whether a class of the project is made: whatever it is called, it is no function of a library. */
function isOwn({ callee }: CallNode, file: SourceFile, follower: Follower): boolean {
  return callee.kind === "name" && follower.terminals(callee, file).some(({ node }) => node.kind === "class" || isConstructor(node, file));
}

function isConstructor(node: Node, file: SourceFile): boolean {
  const owner = node.kind === "function" ? file.model.parentOf(node) : undefined;
  return owner?.kind === "class" && node.kind === "function" && node.name === owner.name;
}

/** Scala's `config("key")` and `keys(1)` take a part of a collection. */
function appliedBy(node: CallNode, file: SourceFile, follower: Follower): readonly Terminal[] {
  const [asked, more] = node.args;
  if (file.model.program.language !== "scala" || node.callee.kind !== "name" || !asked || more) return [];
  const { value } = asked;
  const name = value.kind === "string" ? value.value : value.kind === "literal" ? String(value.value) : undefined;
  const isCollection = follower.terminals(node.callee, file).some((terminal) => terminal.node.kind === "call");
  return name !== undefined && isCollection ? follower.part(node.callee, name, file) : [];
}

/** What a call of a function of the project gives back. */
function returnedBy(node: CallNode, file: SourceFile, follower: Follower): readonly Terminal[] {
  const { kind } = node.callee;
  const callees =
    kind === "name" || kind === "member" || kind === "function" ? follower.terminals(node.callee, file) : [];
  return callees.flatMap((callee) =>
    // A record's field is read by a call: Java's `config.key()`.
    callee.node.kind === "string" && node.args.length === 0 && kind === "member"
      ? [callee]
      : callee.node.kind === "function"
      ? resultsOf(callee.node).slice(0, mostWrites).flatMap((result) => follower.terminals(result, callee.file))
      : [],
  );
}
