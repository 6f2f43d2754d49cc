import { rememberedOf } from "../../remembered.ts";
import type { Node, ObjectNode } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import { Overlaps } from "../overlaps.ts";
import type { SourceFile } from "../value.ts";

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
  const around = { file: flow.file, start: assign.start - farthestBefore, end: assign.end + 1 };
  const parts = partsIn(siblings, flow.file).at(around);
  return new Set(parts.flatMap(([whole, part]) => (whole === spread.name ? [part] : [])));
}

/** How far before it what is taken apart beside a rest stands at most. */
const farthestBefore = 200;

type Parts = Overlaps<readonly [string, string]>;

/** The assignments of parts among some statements: `const { Authorization } = headers`. */
const partsIn = rememberedOf((siblings: readonly Node[], file: SourceFile): Parts => {
  const parts: Parts = new Overlaps();
  for (const node of siblings) {
    const path = node.kind === "assign" ? memberPath(node.value) : undefined;
    const [whole, part] = path?.length === 2 ? path : [];
    if (whole !== undefined && part !== undefined)
      parts.add({ file, start: node.start, end: node.end + 1 }, [whole, part]);
  }
  return parts;
});
