import { namesCinclusKey, saysCredential } from "../../cinclus/names.ts";
import { namesInTag } from "../../libraries/settings.ts";
import { rememberedOf } from "../../remembered.ts";
import type { Node, StringNode } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";

type Paths = readonly (readonly string[])[];

/** A tag that is longer, or further along on its line, is none of a field. */
const longestLine = 400;

/** The names by which a field of the file's own types is filled, where one of them is that of a Cinclus key. */
export function pathsByTag(node: Node, file: SourceFile): Paths {
  const isMember = file.model.program.language === "go" && node.kind === "member";
  const field = isMember ? propertyName(node.property) : undefined;
  return field !== undefined && saysCredential(field) ? (fieldsByTag(file).get(field) ?? []) : [];
}

/** The fields of a file's own types that are filled by the name of a Cinclus key. */
const fieldsByTag = rememberedOf((file: SourceFile): ReadonlyMap<string, Paths> => {
  const fields = new Map<string, Paths>();
  for (const type of file.model.nodes) {
    if (type.kind !== "class") continue;
    for (const member of type.members) {
      if (member.kind !== "string") continue;
      const told = namesInTag(member.value.slice(0, longestLine))
        .map((name) => name.split("."))
        .filter((path) => namesCinclusKey(path));
      const field = told.length > 0 ? fieldOf(member, file) : undefined;
      // Of types that have a field of the same name the first one tells.
      if (field !== undefined && !fields.has(field)) fields.set(field, told);
    }
  }
  return fields;
});

/** The field that a tag stands behind: the first word of its line. */
function fieldOf({ start }: StringNode, { text }: SourceFile): string | undefined {
  const before = text.slice(Math.max(0, start - longestLine), start);
  const line = before.lastIndexOf("\n") + 1;
  if (line === 0 && start > longestLine) return undefined;
  return /^\s*(\w{1,80})\s/.exec(before.slice(line))?.[1];
}
