import { namesCinclusKey, saysCredential, saysService } from "../../cinclus/names.ts";
import { walk } from "../../tree/children.ts";
import type { NameNode, Node } from "../../tree/node.ts";
import { calleeName, constantArgument, memberPath, propertyName, rootName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { argumentsFor } from "./callers.ts";

/** How many names a section of a configuration goes by, one for the other. */
const mostNames = 4;
const mostWrites = 3;

/**
 * The names of a credential in what its owner is called elsewhere, where that says Cinclus: `config.cinclus.apiKey` of
 * `given.apiKey` after `const given = config.cinclus`, and what a secret was asked for by, of `given.value`.
 */
export function pathsByAlias(node: Node, file: SourceFile): (readonly string[])[] {
  const asked = node.kind === "call" && !node.command ? node : undefined;
  const named = asked && constantArgument(asked, 0);
  const chain = asked ? asked.callee : node;
  const path = [...(memberPath(chain) ?? []), ...(named === undefined ? [] : [named])];
  const last = path.at(-1) ?? "";
  const root = rootName(chain);
  const part = node.kind === "member" && node.object.kind === "call" ? propertyName(node.property) : undefined;
  if (node.kind === "member" && part !== undefined && saysCredential(part)) {
    const section = pathOfSection(node.object);
    return saysService(section.at(-1) ?? "") ? [[...section, part]] : [];
  }
  if (path.length < 2 || !root || path.some((name) => saysService(name))) return [];
  const sections = saysCredential(last) ? sectionsOf(root, file, mostNames) : [];
  const secrets = givesSecret.test(last) ? writesOf(root, file).flatMap(secretAskedFor) : [];
  return [...sections.map((section) => [...section, ...path.slice(1)]), ...secrets];
}

/** Parts of what a store of secrets or a file gives, and how they are read. */
const givesSecret = /^(?:value|secret_?(?:string|value|text)|plaintext|payload|read|read_text)$/i;

/** `getSecret("cinclus-api-key")`, `new GetParameterCommand({ Name: "/prod/cinclus/api-key" })`, `open("/run/secrets/cinclus_api_key")`. */
function secretAskedFor(call: Node): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  walk(call, (inner) => {
    if (inner.kind === "function") return false;
    if (inner.kind !== "call" || !/secret|parameter|credential|password|^open$/i.test(calleeName(inner) ?? ""))
      return undefined;
    walk(inner, (text) => {
      const names = text.kind === "string" && text.value.length < 200 ? text.value.split(/[./:]/) : [];
      if (namesCinclusKey(names)) found.push(names);
      return undefined;
    });
    return false;
  });
  return found;
}

function writesOf(root: NameNode, file: SourceFile): readonly Node[] {
  return (file.model.variableOf(root)?.writes ?? []).slice(0, mostWrites);
}

function sectionsOf(node: Node, file: SourceFile, names: number): (readonly string[])[] {
  const section = pathOfSection(node);
  if (saysService(section.at(-1) ?? "")) return [section];
  // Scala's `for { given <- cinclusConfig }` is no loop.
  const inner =
    node.kind === "call" && calleeName(node) === "each" && file.model.program.language === "scala"
      ? node.args[0]
      : undefined;
  if (inner && names > 0) return sectionsOf(inner.value, file, names - 1);
  const variable = node.kind === "name" && names > 0 ? file.model.variableOf(node) : undefined;
  if (!variable) return [];
  const { parameter } = variable;
  const given = parameter ? argumentsFor(parameter.of, parameter.index, file) : variable.writes;
  return given.slice(0, mostWrites).flatMap((write) => sectionsOf(write, file, names - 1));
}

/** `config.cinclus`, `config.get("cinclus")`, `section("cinclus").bind()`; what another call gives is no section. */
function pathOfSection(node: Node, depth = 0): readonly string[] {
  if (node.kind !== "call") return memberPath(node) ?? [];
  const name = calleeName(node) ?? "";
  const asked = asksForSection.test(name)
    ? node.args.map((_, index) => constantArgument(node, index)).find((text) => text !== undefined && saysService(text))
    : undefined;
  if (asked !== undefined) return [...(memberPath(node.callee) ?? []), ...asked.split(/[.:/]/).filter(Boolean)];
  // `GetSection("Cinclus").Get<Options>()`, `prefixed("CINCLUS_").from_env()`
  const owner = node.callee.kind === "member" ? node.callee.object : undefined;
  return owner?.kind === "call" && depth < 3 && bindsSection.test(name) ? pathOfSection(owner, depth + 1) : [];
}

const asksForSection =
  /^(?:get|section|get_?section|value|dig|fetch|pick|get_?config(?:uration)?|config|settings|config_?for|(?:get|fetch|compile)_env!?|sub|child|prefixed|with_?prefix)$/i;

/** Functions that put a section into a type of one's own. */
const bindsSection =
  /^(?:get|bind|as|from_?env|build|extract|(?:try_)?deserialize|unwrap|expect|get_?or_?throw|to_?object)$/i;
