import { saysService } from "../../cinclus/names.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import type { Follower } from "./terminal.ts";

/** What only unwraps what it is asked of: C#'s `options.Value`, `provider.get()`. */
const unwraps = /^(?:value|current_?value|get|get_?value|current|snapshot|unwrap|borrow|read|lock|as_?ref|load)$/i;

/**
 * What something is called by its type or by what made it, where that says Cinclus: `CinclusSettings` of a parameter
 * declared so, `loadCinclusConfig` of what that function gave.
 */
export function serviceTypeOf(owner: Node, file: SourceFile, follower: Follower): string | undefined {
  const inner = unwrapped(owner);
  const told = namesOf(inner, file);
  const names =
    told.length > 0
      ? told
      : follower
          .terminals(inner, file)
          .flatMap(({ node, file: home }) =>
            node.kind === "class"
              ? [node.name]
              : node.kind === "call"
                ? (prefixMade(node, home, follower) ?? makersOf(node))
                : node !== inner
                  ? namesOf(node, home)
                  : [],
          );
  return names.every((name) => serviceWord(name) !== undefined) ? serviceWord(names[0] ?? "") : undefined;
}

function unwrapped(node: Node): Node {
  let at = node;
  for (let count = 0; count < 4; count++) {
    const callee = at.kind === "call" && !at.command && at.args.length === 0 ? at.callee : at;
    if (callee.kind !== "member" || !unwraps.test(propertyName(callee.property) ?? "")) break;
    at = callee.object;
  }
  return at;
}

/** The types that a name or a field is declared with. */
function namesOf(node: Node, { model }: SourceFile): readonly string[] {
  if (node.kind === "name") return model.variableOf(node)?.types ?? [];
  const field = node.kind === "member" ? propertyName(node.property) : undefined;
  return field === undefined ? [] : model.typesOf(field);
}

/** `new CinclusSettings(…)`, `CinclusSettings::load()`, `loadCinclusConfig()`. */
function makersOf(call: CallNode): string[] {
  const last = calleeName(call) ?? "";
  const owner = memberPath(call.callee)?.at(-2) ?? "";
  if (call.command) return [];
  if (/^(?:load|from|parse|get|new|read|default|create|make|build|instance|shared)/i.test(last) || /^[A-Z]/.test(last))
    return [saysService(last) ? last : /^[A-Z]/.test(owner) ? owner : last];
  return [];
}

/** Before the names of a class's fields in the environment: pydantic's `env_prefix="CINCLUS_"`. */
function prefixMade(call: CallNode, file: SourceFile, follower: Follower): string[] | undefined {
  if (call.command || file.model.program.language !== "python") return undefined;
  const prefixes = follower.terminals(call.callee, file).flatMap(({ node, file: home }) => {
    const written = node.kind === "class" ? home.text.slice(node.start, Math.min(node.end, node.start + 4000)) : "";
    return /\benv_prefix["']?\s{0,4}[=:]\s{0,4}["'](\w{1,60})["']/.exec(written)?.[1] ?? [];
  });
  return prefixes.length > 0 ? prefixes : undefined;
}

/** The word of a type that says Cinclus: of `IOptions<CinclusOptions>` the inner one. */
function serviceWord(type: string): string | undefined {
  return type.match(/\w{1,80}/g)?.find((word) => saysService(word));
}
