import { namesCinclusKey, saysCredential, saysService } from "../../cinclus/names.ts";
import { asksForSecret, asksForSection, bindsSection, givesSecret } from "../../libraries/settings.ts";
import { rememberedOf } from "../../remembered.ts";
import { walk } from "../../tree/children.ts";
import type { CallNode, MemberNode, NameNode, Node } from "../../tree/node.ts";
import type { Variable } from "../model/scope.ts";
import { calleeName, constantArgument, memberPath, propertyName, rootName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { argumentsFor } from "./callers.ts";

/** How many names a section of a configuration goes by, one for the other. */
const mostNames = 4;
const mostWrites = 3;
/** How many secrets one value is asked for by. */
const mostSecrets = 8;

type Paths = readonly (readonly string[])[];

/**
 * The names of a credential in what its owner is called elsewhere, where that says Cinclus: `config.cinclus.apiKey` of
 * `given.apiKey` after `const given = config.cinclus`, and what a secret was asked for by, of `given.value`.
 */
export function pathsByAlias(node: Node, file: SourceFile): Paths {
  if (node.kind === "member" && node.object.kind === "call") return pathsOfSectionPart(node, node.object);
  const { root, path } = chainOf(node);
  const last = path.at(-1) ?? "";
  if (!root || path.length < 2 || path.some((name) => saysService(name))) return [];
  const variable = file.model.variableOf(root);
  if (!variable || !(saysCredential(last) || givesSecret(last))) return [];
  const { sections, secrets } = sourcesOf(variable, file);
  return [
    ...(saysCredential(last) ? sections.map((section) => [...section, ...path.slice(1)]) : []),
    ...(givesSecret(last) ? secrets : []),
  ];
}

/** `config.get("cinclus").apiKey` */
function pathsOfSectionPart({ property }: MemberNode, owner: CallNode): Paths {
  const part = propertyName(property);
  if (part === undefined || !saysCredential(part)) return [];
  const section = pathOfSection(owner);
  return saysService(section.at(-1) ?? "") ? [[...section, part]] : [];
}

/** The names of a chain, with the one that its last call asks for: `given.apiKey`, `given.get("apiKey")`. */
function chainOf(node: Node): { readonly root: NameNode | undefined; readonly path: readonly string[] } {
  if (node.kind !== "call" || node.command) return { root: rootName(node), path: memberPath(node) ?? [] };
  const asked = constantArgument(node, 0);
  const path = memberPath(node.callee) ?? [];
  return { root: rootName(node.callee), path: asked === undefined ? path : [...path, asked] };
}

/** Where the values of a variable come from. */
interface Sources {
  readonly sections: Paths;
  readonly secrets: Paths;
}

const sourcesOf = rememberedOf((variable: Variable, file: SourceFile): Sources => ({
  sections: sectionsOfVariable(variable, file, mostNames),
  secrets: variable.writes.slice(0, mostWrites).flatMap(secretAskedFor),
}));

/** `getSecret("cinclus-api-key")`, `new GetParameterCommand({ Name: "/prod/cinclus/api-key" })`, `open("/run/secrets/cinclus_api_key")`. */
function secretAskedFor(call: Node): Paths {
  const found: (readonly string[])[] = [];
  walk(call, (inner) => {
    if (inner.kind === "function") return false;
    if (inner.kind !== "call" || !asksForSecret(calleeName(inner) ?? "")) return undefined;
    walk(inner, (text) => {
      const names = text.kind === "string" && text.value.length < 200 ? text.value.split(/[./:]/) : [];
      if (namesCinclusKey(names)) found.push(names);
      return undefined;
    });
    return false;
  });
  return found.slice(0, mostSecrets);
}

function sectionsOf(node: Node, file: SourceFile, names: number): Paths {
  const section = pathOfSection(node);
  if (saysService(section.at(-1) ?? "")) return [section];
  // Scala's `for { given <- cinclusConfig }` is no loop.
  const inner =
    node.kind === "call" && calleeName(node) === "each" && file.model.program.language === "scala"
      ? node.args[0]
      : undefined;
  if (inner && names > 0) return sectionsOf(inner.value, file, names - 1);
  const variable = node.kind === "name" && names > 0 ? file.model.variableOf(node) : undefined;
  return variable ? sectionsOfVariable(variable, file, names) : [];
}

function sectionsOfVariable({ parameter, writes }: Variable, file: SourceFile, names: number): Paths {
  const given = parameter ? argumentsFor(parameter.of, parameter.index, file) : writes;
  return given.slice(0, mostWrites).flatMap((write) => sectionsOf(write, file, names - 1));
}

/** `config.cinclus`, `config.get("cinclus")`, `section("cinclus").bind()`; what another call gives is no section. */
function pathOfSection(node: Node, depth = 0): readonly string[] {
  if (node.kind !== "call") return memberPath(node) ?? [];
  const name = calleeName(node) ?? "";
  const asked = asksForSection(name)
    ? node.args
        .flatMap(({ name: label, value }) => (label === undefined && value.kind === "string" ? [value.value] : []))
        .find((text) => saysService(text))
    : undefined;
  if (asked !== undefined) return [...(memberPath(node.callee) ?? []), ...asked.split(/[.:/]/).filter(Boolean)];
  // `GetSection("Cinclus").Get<Options>()`, `prefixed("CINCLUS_").from_env()`
  const owner = node.callee.kind === "member" ? node.callee.object : undefined;
  return owner?.kind === "call" && depth < 3 && bindsSection(name) ? pathOfSection(owner, depth + 1) : [];
}
