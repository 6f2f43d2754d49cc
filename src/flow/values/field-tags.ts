import { namesCinclusKey, saysCredential } from "../../cinclus/names.ts";
import type { Node } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";

/** What Go's tags call a field in the environment and in files: `` APIKey string `env:"CINCLUS_API_KEY"` ``. */
const tag = /\b(?:env|envconfig|mapstructure|koanf|yaml|json|toml|ini|long|name|flag):"([\w.-]{1,80})/g;

/** The names by which a field of the file's own types is filled, where one of them is that of a Cinclus key. */
export function pathsByTag(node: Node, { model, text }: SourceFile): (readonly string[])[] {
  const field = model.program.language === "go" && node.kind === "member" ? propertyName(node.property) : undefined;
  if (field === undefined || !saysCredential(field)) return [];
  for (const type of model.nodes) {
    if (type.kind !== "class") continue;
    for (const member of type.members) {
      if (member.kind !== "string") continue;
      const line = text.slice(text.lastIndexOf("\n", member.start) + 1, member.start);
      if (/^\s*(\w{1,80})\s/.exec(line)?.[1] !== field) continue;
      const names = [...member.value.matchAll(tag)].map(([, name = ""]) => name.split("."));
      const told = names.filter((path) => namesCinclusKey(path));
      if (told.length > 0) return told;
    }
  }
  return [];
}
