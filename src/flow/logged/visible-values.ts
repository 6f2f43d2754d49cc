import type { Node, ObjectNode } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";

/** The values of an object that are there to see: not those of a spread that a later entry overwrites, or that were taken out. */
export function visibleValues(flow: Flow, object: ObjectNode): Node[] {
  const own = new Set(object.entries.flatMap(({ key }) => (key?.kind === "string" ? [key.value] : [])));
  const taken = takenOut(flow, object);
  return object.entries.flatMap(({ key, value }) => {
    if (key) return [value];
    return flow
      .terminals(value)
      .flatMap(({ node }) =>
        node.kind === "object"
          ? node.entries
              .filter(
                (entry) => !(entry.key?.kind === "string" && (own.has(entry.key.value) || taken.has(entry.key.value))),
              )
              .map((entry) => entry.value)
          : [],
      );
  });
}

/** `const { Authorization, ...rest } = headers`: what is taken apart beside the rest is not in it. */
function takenOut(flow: Flow, object: ObjectNode): ReadonlySet<string> {
  const assign = flow.file.model.parentOf(object);
  const spread = object.entries.find(({ key }) => !key)?.value;
  const owner = assign && flow.file.model.parentOf(assign);
  const siblings = owner?.kind === "block" || owner?.kind === "function" ? owner.body : flow.file.model.program.body;
  if (assign?.kind !== "assign" || spread?.kind !== "name") return new Set();
  return new Set(
    siblings.flatMap((node) => {
      const path =
        node.kind === "assign" && node.start <= assign.end && node.end >= assign.start - 200
          ? memberPath(node.value)
          : undefined;
      return path?.length === 2 && path[0] === spread.name ? [path[1] ?? ""] : [];
    }),
  );
}
