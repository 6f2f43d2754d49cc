import { saysService, saysVendor, wordsOf } from "../../cinclus/names.ts";
import { rememberedOf } from "../../remembered.ts";
import type { Node } from "../../tree/node.ts";
import type { SourceFile } from "../value.ts";
import { none, type Kinds } from "./kinds.ts";

/**
 * Where a request goes in a file without any address: the class `CinclusClient` or the file `cinclus.py` says it,
 * unless one of them says another vendor as well.
 */
export function hostsByName(node: Node, file: SourceFile): Kinds {
  const names = [(file.path.split("/").at(-1) ?? "").split(".")[0] ?? ""];
  for (let up = file.model.parentOf(node); up; up = file.model.parentOf(up))
    if (up.kind === "class") names.push(up.name);
  const named = names.filter((name) => saysService(name));
  if (named.length === 0 || names.some((name) => saysVendor(name)) || isOtherVariant(node, file)) return none;
  return new Set([named.some((name) => /cinclus/i.test(name)) ? "cinclus" : "platform"]);
}

/** In a file with a class `CinclusAuthHandler`, the class `FeedAuthHandler` is about somebody else. */
export function isOtherVariant(node: Node, file: SourceFile): boolean {
  const owner = file.model.enclosing(node, "class");
  if (owner?.kind !== "class" || owner.name === "" || saysService(owner.name)) return false;
  const kind = kindOf(owner.name);
  return kind !== "" && kindsOfService(file).has(kind);
}

/** What a class is, whoever it is for: `AuthHandler` of `CinclusAuthHandler`. */
function kindOf(className: string): string {
  return wordsOf(className).slice(1).join(" ");
}

const kindsOfService = rememberedOf(
  ({ model }: SourceFile): ReadonlySet<string> =>
    new Set([...model.classNames].flatMap((name) => (saysService(name) ? [kindOf(name)] : []))),
);
