import { hidesSecret } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { FunctionNode, Node } from "../../tree/node.ts";
import { constantArgument, memberPath, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { dotted } from "./dotted.ts";
import { throughCall } from "./through-call.ts";
import { throughList } from "./through-list.ts";
import { throughObject } from "./through-object.ts";

/**
 * The names that a value is bound to, outermost first: the keys, variables, arguments, functions and classes it stands
 * in. Empty where it is only compared, hashed or told.
 */
export function bindingPath(node: Node, file: SourceFile): readonly string[] {
  const { model } = file;
  let path: readonly string[] = [];
  let child = node;
  for (let parent = model.parentOf(child); parent; child = parent, parent = model.parentOf(parent)) {
    if (isNotKept(child, parent)) return [];
    const longer = pathThrough(parent, child, path, file);
    if (!longer) return path;
    path = longer;
    // A method of the text itself: `"…".to_string()`, Ruby's `"…".freeze`.
    const call = parent.kind === "member" ? model.parentOf(parent) : undefined;
    if (call?.kind === "call" && call.callee === parent) parent = call;
  }
  return path;
}

/** Whether what a value stands in only compares it, calls it, finds something by it or shows nothing of it. */
function isNotKept(child: Node, parent: Node): boolean {
  switch (parent.kind) {
    case "member":
      return parent.object !== child || hidesSecret.has(plainName(propertyName(parent.property) ?? ""));
    case "call":
      return parent.callee === child;
    case "operation":
      return parent.operator !== "" && parent.operator !== "if";
    default:
      return false;
  }
}

/** The names with those that a node gives to what stands in it; undefined where they end before it. */
function pathThrough(
  parent: Node,
  child: Node,
  path: readonly string[],
  file: SourceFile,
): readonly string[] | undefined {
  switch (parent.kind) {
    case "choice":
      return path.length === 0 ? namesOfOther(parent.options, child) : path;
    case "call":
      return throughCall(path, parent, child);
    case "object":
      return throughObject(path, parent, child, file);
    case "list":
      return throughList(path, parent, child);
    case "assign":
      return parent.value === child ? [...namesOfTarget(parent.target), ...path] : undefined;
    case "export":
      return parent.exported === "default" ? path : [parent.exported, ...path];
    case "function":
      return [...namesInFunction(parent, child, file), ...path];
    case "class":
      return [parent.name, ...path];
    default:
      return path;
  }
}

/** `process.env.CINCLUS_API_KEY ?? "…"`: the literal is what the name before it stands for. */
function namesOfOther(options: readonly Node[], child: Node): string[] {
  for (const option of options) {
    if (option === child) continue;
    const names =
      option.kind === "call" ? dotted(constantArgument(option, 0) ?? "") : (memberPath(option) ?? []).slice(-3);
    if (names.length > 0 && names.every((name) => /^[\w-]{2,80}$/.test(name))) return names;
  }
  return [];
}

function namesOfTarget(target: Node): string[] {
  const property = target.kind === "member" ? [propertyName(target.property) ?? ""] : [];
  return (memberPath(target) ?? property).filter((name) => name !== "this");
}

/** The body's statements say nothing about each other; what is returned bears the function's name. */
function namesInFunction(fn: FunctionNode, child: Node, file: SourceFile): string[] {
  const parameter = fn.parameters.find((given) => given.default === child)?.name;
  return [file.model.nameOfFunction(fn), parameter].filter((name) => name !== undefined);
}
