import { saysCredential, saysService } from "../../cinclus/names.ts";
import type { Node } from "../../tree/node.ts";
import { calleeName, constantArgument, memberPath, rootName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { argumentsFor } from "./callers.ts";

/** How many names a section of a configuration goes by, one for the other. */
const mostNames = 4;
const mostWrites = 3;

/**
 * The names of a credential in what its owner is called elsewhere, where that says Cinclus: `config.cinclus.apiKey` of
 * `given.apiKey` after `const given = config.cinclus`.
 */
export function pathsByAlias(node: Node, file: SourceFile): (readonly string[])[] {
  const path = memberPath(node) ?? [];
  const last = path.at(-1) ?? "";
  const root = rootName(node);
  if (path.length < 2 || !root || !saysCredential(last) || path.some((name) => saysService(name))) return [];
  return sectionsOf(root, file, mostNames).map((section) => [...section, ...path.slice(1)]);
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

/** `config.cinclus`, `config.get("cinclus")`, `section("cinclus")`; what another call gives is no section. */
function pathOfSection(node: Node): readonly string[] {
  if (node.kind !== "call") return memberPath(node) ?? [];
  const asked = /^(?:get|section|get_?section|value|dig|fetch|pick|get_?config|config|settings)$/i.test(
    calleeName(node) ?? "",
  )
    ? constantArgument(node, 0)
    : undefined;
  return asked === undefined ? [] : [...(memberPath(node.callee) ?? []), ...asked.split(/[.:/]/)];
}
