import type { ClassNode, Entry, ListNode, Node, ObjectNode } from "../../tree/node.ts";
import { memberPath, propertyName } from "../names.ts";

/** Below this many parts a look at each is quicker than an index. */
const few = 12;

interface Indexed<P> {
  readonly part: P;
  readonly at: number;
}

/** The parts of objects and classes by their names: a table of thousands of rows is not gone through for each use. */
export class PartIndex {
  readonly #entries = new Map<ObjectNode, ReadonlyMap<string | undefined, readonly Indexed<Entry>[]>>();
  readonly #pairs = new Map<ListNode, ReadonlyMap<string, Node>>();
  readonly #members = new Map<ClassNode, ReadonlyMap<string | undefined, readonly Indexed<Node>[]>>();

  /** The entries of a name, and what is spread into the object, in the order of the text. */
  entriesOf(object: ObjectNode, name: string): readonly Entry[] {
    if (object.entries.length <= few)
      return object.entries.filter(({ key }) => key === undefined || propertyName(key) === name);
    const index = indexOf(this.#entries, object, object.entries, ({ key }) =>
      key ? (propertyName(key) ?? null) : undefined,
    );
    const spread = index.get(undefined) ?? [];
    const named = index.get(name) ?? [];
    const both =
      spread.length > 0 && named.length > 0
        ? [...spread, ...named].sort((one, other) => one.at - other.at)
        : [...spread, ...named];
    return both.map(({ part }) => part);
  }

  /** The value of the first pair of a name in a list of pairs: `["key", value]`. */
  pairOf(list: ListNode, name: string): Node | undefined {
    let pairs = this.#pairs.get(list);
    if (!pairs) {
      pairs = new Map(
        list.items.toReversed().flatMap((item) => {
          const [key, value] = item.kind === "list" ? item.items : [];
          return key?.kind === "string" && value ? [[key.value, value] as const] : [];
        }),
      );
      this.#pairs.set(list, pairs);
    }
    return pairs.get(name);
  }

  /** The fields and methods of a name. */
  membersOf(owner: ClassNode, name: string): readonly Node[] {
    if (owner.members.length <= few) return owner.members.filter((member) => nameOfMember(member) === name);
    return (indexOf(this.#members, owner, owner.members, nameOfMember).get(name) ?? []).map(({ part }) => part);
  }
}

/** The name of a part; `null` where it has none that is known. */
function indexOf<O, P>(
  known: Map<O, ReadonlyMap<string | undefined, readonly Indexed<P>[]>>,
  owner: O,
  parts: readonly P[],
  nameOf: (part: P) => string | null | undefined,
): ReadonlyMap<string | undefined, readonly Indexed<P>[]> {
  const indexed = known.get(owner);
  if (indexed) return indexed;
  const made = new Map<string | undefined, Indexed<P>[]>();
  for (const [at, part] of parts.entries()) {
    const name = nameOf(part);
    if (name === null) continue;
    const same = made.get(name);
    if (same) same.push({ part, at });
    else made.set(name, [{ part, at }]);
  }
  known.set(owner, made);
  return made;
}

function nameOfMember(member: Node): string | null {
  if (member.kind === "assign") return memberPath(member.target)?.at(-1) ?? null;
  return member.kind === "function" ? (member.name ?? null) : null;
}
