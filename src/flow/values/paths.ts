import { saysCredential, saysService } from "../../cinclus/names.ts";
import {
  asksForPage,
  compares,
  decorates,
  goesDownByNames,
  labelsName,
  makesClient,
} from "../../libraries/asked-by-name.ts";
import { makesLogField } from "../../libraries/logs.ts";
import type { CallNode, MemberNode, Node } from "../../tree/node.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";

/** A value that is taken apart stands behind a made-up name, `{39}`: what it is, is what was assigned to that. */
export function unhidden(node: Node, file: SourceFile): Node {
  if (node.kind !== "member" || node.object.kind !== "name" || !node.object.name.startsWith("{")) return node;
  const [written] = file.model.variableOf(node.object)?.writes ?? [];
  return written ? { ...node, object: written } : node;
}

/** Names further away say nothing about what a value is. */
const longestChain = 24;
/** How many of the names that a call is given are told. */
const mostNames = 8;

/** The text that an expression stands for, where it is known. */
type ConstantOf = (node: Node) => string | undefined;

/** `process.env.KEY` → its names; `os.getenv("KEY")` → the names of the callee, then `KEY`. */
export function pathOfExpression(node: Node, constantOf: ConstantOf, depth = 0): string[] {
  if (depth > longestChain) return [];
  if (node.kind === "name") return [node.name];
  if (node.kind === "member") return pathOfMember(node, constantOf, depth);
  if (node.kind === "call") return pathOfVariableAsCommand(node) ?? pathOfCall(node, constantOf, depth);
  return [];
}

function pathOfMember(node: MemberNode, constantOf: ConstantOf, depth: number): string[] {
  const property = nameOfProperty(node.property, constantOf);
  const owner = pathOfExpression(node.object, constantOf, depth + 1);
  if (takesCharacters(node, property ?? "", owner)) return [];
  return property === undefined ? owner : [...owner, ...dotted(property)];
}

/** `process.env[NAME]` is what the name stands for. */
function nameOfProperty(property: Node, constantOf: ConstantOf): string | undefined {
  if (property.kind === "name") return constantOf(property) ?? property.name;
  return propertyName(property) ?? constantOf(property);
}

/** One character, or a slice: `key[0]`, `key[:6]`. An element of a list is one where the name is of many. */
function takesCharacters({ property, object }: MemberNode, name: string, owner: readonly string[]): boolean {
  const isPlace = property.kind !== "name" && /^\d*$/.test(name);
  return isPlace && object.kind !== "call" && !/s$/i.test(owner.at(-1) ?? "");
}

/** Azure Pipelines puts its variables into scripts like commands: `$(CINCLUS_API_KEY)`. Undefined of anything else. */
function pathOfVariableAsCommand({ command, callee, args }: CallNode): string[] | undefined {
  if (!command || args.length > 0 || callee.kind !== "string") return undefined;
  return /^[A-Z][A-Z\d]*_[A-Z\d_]+$/.test(callee.value) ? [callee.value] : [];
}

function pathOfCall(node: CallNode, constantOf: ConstantOf, depth: number): string[] {
  const path = memberPath(node.callee) ?? [];
  if (makesLogField(path) || compares(calleeName(node) ?? "") || decorates(path)) return [];
  // What a loop runs over are the values themselves: `for name in CINCLUS_API_KEY OTHER`.
  if (node.callee.kind === "name" && node.callee.name === "each") {
    const [only, more] = node.args;
    return only && !more ? pathOfExpression(only.value, constantOf, depth + 1) : [];
  }
  const named = namesAsked(node, path, constantOf);
  // What a client was made with is no name of what it gives: `new Client("some-token").name`.
  const chain = pathOfExpression(node.callee, constantOf, depth + 1).filter(
    (name) => !name.includes("-") || !saysCredential(name),
  );
  return [...chain, ...named.flatMap(dotted)];
}

/** The names that a call asks by: of `os.getenv("KEY", "default")` the first constant argument. */
function namesAsked(node: CallNode, path: readonly string[], constantOf: ConstantOf): string[] {
  const callee = calleeName(node) ?? "";
  const names = node.args.flatMap(({ name: label, value }) => {
    const text = label === undefined || labelsName(label) ? textAsked(value, constantOf) : undefined;
    if (text === undefined || !mayBeName(text, path)) return [];
    return makesClient(callee) && saysCredential(text) ? [] : [text];
  });
  if (goesDownByNames(callee)) return names.slice(0, mostNames);
  const [section = "", field = ""] = names;
  // Python's configparser: `get("cinclus", "api_key")`
  const isOfSection = callee === "get" && saysService(section) && saysCredential(field);
  return names.slice(0, isOfSection ? 2 : 1);
}

function textAsked(value: Node, constantOf: ConstantOf): string | undefined {
  if (value.kind === "string") return settingIn(value.value);
  return value.kind === "name" ? constantOf(value) : undefined;
}

function mayBeName(text: string, path: readonly string[]): boolean {
  if (!/^[\w.:/$@#-]{1,99}$/.test(text) || text.includes("://")) return false;
  return !text.startsWith("/") || !asksForPage(path);
}

/** Spring's `"${cinclus.api-key:}"` reads `cinclus.api-key`. */
function settingIn(text: string): string {
  return /^\$\{([\w.-]{1,80})(?::[^{}]{0,80})?\}$/.exec(text)?.[1] ?? text;
}

/** `cinclus.api-key`, `services/cinclus/key`: a path in one string. */
function dotted(text: string): string[] {
  return text.split(/[./:]/).filter((part) => part !== "");
}
