import { saysCredential } from "../../cinclus/names.ts";
import type { Node, ObjectNode } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import { addTo, type ProgramNames } from "./program-names.ts";

/** How many entries of one name are compared. */
const mostEntries = 40;

/**
 * Enters what an object of data may give to the scripts in it: `env: { BASE: … }`, `{ name: "BASE", value: … }`.
 * A credential stays known by its name: what stands there is a reference or a stand-in for it.
 */
export function collectSettings(object: ObjectNode, names: ProgramNames): void {
  const field = (wanted: string): Node | undefined =>
    object.entries.find(({ key }) => key && propertyName(key) === wanted)?.value;
  const name = field("name");
  const given = field("value");
  if (name?.kind === "string" && given) enter(name.value, given, names);
  for (const { key, value } of object.entries) enter((key && propertyName(key)) ?? "", value, names);
}

function enter(name: string, value: Node, names: ProgramNames): void {
  const isText = value.kind === "string" || value.kind === "template" || value.kind === "choice";
  if (isText && /^[A-Za-z_]\w*$/.test(name) && !saysCredential(name)) addTo(names.settings, name, value);
}

/** The entries of a name that share the deepest node with the place that reads it. */
export function nearestSettings(names: ProgramNames, at: Node, name: string): readonly Node[] {
  const given = (names.settings.get(name) ?? []).slice(0, mostEntries);
  if (given.length < 2) return given;
  const around = new Map<Node, number>();
  for (let up = names.parents.get(at); up; up = names.parents.get(up)) around.set(up, around.size);
  const distances = given.map((value) => {
    let up: Node | undefined = value;
    while (up && !around.has(up)) up = names.parents.get(up);
    return (up && around.get(up)) ?? around.size;
  });
  const nearest = Math.min(...distances);
  return given.filter((_, index) => distances[index] === nearest);
}
