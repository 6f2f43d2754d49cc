import { saysService } from "../../cinclus/names.ts";
import { givesReceiver } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { MemberNode } from "../../tree/node.ts";
import { environmentPath, environmentVariable } from "../model/environment.ts";
import { memberPath, propertyName, rootName } from "../names.ts";
import { resultsOf } from "../results.ts";
import type { SourceFile } from "../value.ts";
import { settingsOf } from "./settings.ts";
import { mostWrites, named, type Follower, type Terminal } from "./terminal.ts";
import { cutsSpaceOff } from "./trimming.ts";

/** Follows `a.b` to what was written to the field, and to the part of what `a` comes down to. */
export function followMember(node: MemberNode, file: SourceFile, follower: Follower): readonly Terminal[] {
  const itself: Terminal = { node, file, via: [] };
  const name = nameOfProperty(node, file, follower);
  if (name === undefined) return [itself];
  const path = memberPath(node);
  const written = path ? writtenTo(node, path, file, follower) : [];
  if (written.length) return namedPart(gotBy(written, node, follower), path, name);
  const root = rootName(node);
  const variable = root && file.model.variableOf(root);
  const fields = variable && path ? (variable.fields.get(path.slice(1).join(".")) ?? []) : [];
  const found = [
    ...fields.slice(0, mostWrites).flatMap((value) => follower.terminals(value, file)),
    ...follower.part(node.object, name, file),
  ];
  if (found.length) return namedPart(gotBy(found, node, follower), path, name);
  const texts = givenWithoutBrackets(node, name, file, follower);
  return texts.length ? texts : ((root && !variable ? settingsOf(node, name, file, follower) : undefined) ?? [itself]);
}

/** A part goes by its own name and, where one of them says Cinclus, by that of its owner: `keys.cinclus`, `cinclus.key`. */
function namedPart(found: readonly Terminal[], path: readonly string[] | undefined, name: string): readonly Terminal[] {
  const owner = path?.at(-2);
  const isTold = owner !== undefined && owner !== "this" && (saysService(owner) || saysService(name));
  return named(isTold ? named(found, owner) : found, name);
}

/** `config[which]`: what the name stands for, where that is known. */
function nameOfProperty({ property }: MemberNode, file: SourceFile, follower: Follower): string | undefined {
  const constant = follower.values(property, file).find((value) => value.constant)?.text;
  return property.kind === "name" ? (constant ?? property.name) : (propertyName(property) ?? constant);
}

/** What is written to a field of `this`, or to a part of something that no name of the file stands for. */
function writtenTo(
  node: MemberNode,
  path: readonly string[],
  file: SourceFile,
  follower: Follower,
): readonly Terminal[] {
  if (path[0] === "this" || path[0] === "Self") {
    const found = file.model
      .fieldWrites(node, path.slice(1).join("."))
      .slice(0, mostWrites)
      .filter((write) => write !== node)
      .flatMap((write) => follower.terminals(write, file));
    if (found.length) return found;
  }
  const root = rootName(node);
  const variable = environmentVariable(path);
  const writes = [
    ...(root && file.model.variableOf(root) ? [] : file.model.globalWrites(path.join("."))).slice(0, mostWrites),
    ...(variable === undefined ? [] : file.model.globalWrites(environmentPath(variable))).slice(0, mostWrites),
  ];
  return [...new Set(writes)].slice(0, mostWrites).flatMap((write) => follower.terminals(write, file));
}

/** What getters and properties give, where they are not called but read. */
function gotBy(found: readonly Terminal[], node: MemberNode, follower: Follower): readonly Terminal[] {
  return found.flatMap((terminal) => {
    const { node: fn, file } = terminal;
    const parent = file.model.parentOf(node);
    const isCalled = parent?.kind === "call" && parent.callee === node;
    if (fn.kind !== "function" || fn.parameters.length > 0 || isCalled) return [terminal];
    if (file.model.parentOf(fn)?.kind !== "class") return [terminal];
    const results = resultsOf(fn).flatMap((result) => follower.terminals(result, file));
    return results.length > 0 ? results : [terminal];
  });
}

/** Ruby, Scala and Nim call without brackets: `"…".freeze`; PHP's and Swift's enums have values of their own. */
function givenWithoutBrackets(
  node: MemberNode,
  name: string,
  file: SourceFile,
  follower: Follower,
): readonly Terminal[] {
  if (!givesReceiver.has(plainName(name)) && !/^(?:raw)?value$/i.test(name)) return [];
  const isFrozen = name === "freeze" || name === "dup";
  const texts = follower.terminals(node.object, file).filter((one) => isText(one) || (isFrozen && isCollection(one)));
  return cutsSpaceOff(plainName(name), texts) ? [] : texts;
}

function isCollection({ node }: Terminal): boolean {
  return node.kind === "object" || node.kind === "list";
}

function isText({ node }: Terminal): boolean {
  return node.kind === "string" || node.kind === "template";
}
