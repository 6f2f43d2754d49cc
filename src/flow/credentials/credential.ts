import { namesCinclusKey, saysService } from "../../cinclus/names.ts";
import type { Node } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import type { Value } from "../value.ts";

export function credential(
  flow: Flow,
  position: CredentialPosition,
  name: string,
  value: Node,
  values = flow.values(value),
): Credential {
  const named = position === "other-header" && (saysService(name) || values.some(isCalledKey));
  return {
    position,
    name,
    values,
    place: { file: flow.file, start: value.start, end: value.end },
    near: () => flow.targetsNear(value),
    // A client without an address of its own talks to its own vendor, whatever else the file does.
    // What else could be anything (a body, a cookie) counts only right at a request.
    targets: () => {
      if (position === "authorization" || /^x-api-key$/i.test(name)) return flow.targetsOrName(value);
      return position === "api-key-header" || position === "basic" || position === "query" || named
        ? flow.targetsAround(value)
        : flow.targetsNear(value);
    },
  };
}

/** Whether a value is called a Cinclus key. */
export function isNamedKey(flow: Flow, value: Node): boolean {
  return flow.values(value).some(isCalledKey);
}

function isCalledKey({ unknowns }: Value): boolean {
  return unknowns.some(({ paths }) => paths.some((path) => namesCinclusKey(path)));
}

/** What has parts, each of which is a fact of its own. */
export function isContainer(flow: Flow, value: Node): boolean {
  return (
    value.kind === "object" ||
    value.kind === "function" ||
    value.kind === "list" ||
    (value.kind === "name" && flow.terminals(value).some(({ node }) => node.kind === "object"))
  );
}
