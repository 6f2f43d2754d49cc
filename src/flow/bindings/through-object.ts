import { namesCinclusKey, saysCredential } from "../../cinclus/names.ts";
import { belongTogether } from "../../cinclus/owners.ts";
import { holdsValue, saysKind, saysName, saysOwner } from "../../libraries/fields-beside.ts";
import { rememberedOf } from "../../remembered.ts";
import type { Entry, Node, ObjectNode } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { dotted } from "./dotted.ts";

/** The names with that of the entry, or what entries beside it say of it: `{ name: "CINCLUS_API_KEY", value: "…" }`. */
export function throughObject(
  path: readonly string[],
  object: ObjectNode,
  child: Node,
  file: SourceFile,
): readonly string[] {
  const entry = file.model.entryOf(child);
  const key = nameOf(entry);
  if (key === undefined) return path;
  const named =
    path.length === 0 && holdsValue(key) ? (siblingText(object, "names", entry) ?? kindOfRow(object)) : undefined;
  const own = [...dotted(named ?? key), ...path];
  const inRow = named === undefined && own.length === 1 && !saysCredential(key) ? keyInRow(object, child, file) : [];
  return [...ownerOf(object, entry, named ?? key), ...own, ...inRow];
}

/** A row of a table: `cinclus_api_key; ops; …` */
function keyInRow({ entries }: ObjectNode, child: Node, file: SourceFile): string[] {
  if (!/^[ct]sv$/.test(file.model.program.language)) return [];
  for (const { value } of entries)
    if (value.kind === "string" && value !== child && isNameOfKey(value.value)) return [value.value];
  return [];
}

function isNameOfKey(text: string): boolean {
  return /^[\w.-]{3,60}$/.test(text) && namesCinclusKey([text]);
}

/** Whose entry it is, where another entry says so: `service: cinclus` beside `kind: api_key`. */
function ownerOf(object: ObjectNode, entry: Entry | undefined, name: string): string[] {
  const owner = siblingText(object, "owners", entry) ?? "";
  if (!/^(?:cinclus|wayscloud)(?:$|[-_ /.:])/i.test(owner)) return [];
  const isOfNobody = belongTogether(dotted(name).at(-1) ?? name, "url");
  return isOfNobody ? ["cinclus"] : [];
}

/** What kind of thing a row holds: `kind: api_key`, `type: token`. */
function kindOfRow({ entries }: ObjectNode): string | undefined {
  for (const entry of entries)
    if (entry.value.kind === "string" && saysKind(nameOf(entry) ?? "") && isKind(entry.value.value))
      return entry.value.value;
  return undefined;
}

const kindsOfNoKey = /commit|hash|sha|checksum|digest|fingerprint|model|version/i;

function isKind(text: string): boolean {
  return /^[\w .-]{2,30}$/.test(text) && (saysCredential(text) || kindsOfNoKey.test(text));
}

interface Telling {
  readonly entry: Entry;
  readonly text: string;
}

function siblingText(object: ObjectNode, which: "names" | "owners", except: Entry | undefined): string | undefined {
  return tellingEntries(object)[which].find(({ entry }) => entry !== except)?.text;
}

/** The entries that tell of others: objects have thousands. */
const tellingEntries = rememberedOf((object: ObjectNode) => ({
  names: tellingBy(object, saysName),
  owners: tellingBy(object, saysOwner),
}));

/** The first two that name Cinclus, then the first two of all: one of them may be the entry that is asked about. */
function tellingBy({ entries }: ObjectNode, tells: (name: string) => boolean): Telling[] {
  const all = entries.flatMap((entry): Telling[] => {
    if (entry.value.kind !== "string") return [];
    const name = nameOf(entry);
    return name !== undefined && tells(name) ? [{ entry, text: entry.value.value }] : [];
  });
  return [...all.filter(({ text }) => /cinclus|wayscloud/i.test(text)).slice(0, 2), ...all.slice(0, 2)];
}

function nameOf(entry: Entry | undefined): string | undefined {
  return entry?.key && propertyName(entry.key);
}
