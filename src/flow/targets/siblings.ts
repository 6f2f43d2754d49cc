import type { HostKind } from "../../cinclus/hosts.ts";
import { saysCredential } from "../../cinclus/names.ts";
import { belongTogether, ownerIn } from "../../cinclus/owners.ts";
import { saysUrl } from "../../libraries/requests.ts";
import { walk } from "../../tree/children.ts";
import type { CallNode, Entry, ListNode, Node, ObjectNode } from "../../tree/node.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import type { Addresses } from "./addresses.ts";
import { add, none, type Kinds } from "./kinds.ts";
import { KindsBeside } from "./kinds-beside.ts";
import type { OwnHosts } from "./own-hosts.ts";
import { isOptions, setsHeaderByDirective } from "./signs.ts";

/** What stands beside something: entries of the same object, directives of the same block, words of the same class. */
export class Siblings {
  readonly #addresses: Addresses;
  readonly #own: OwnHosts;
  readonly #entries = new Map<ObjectNode, readonly Entry[]>();
  readonly #addressesOf = new Map<ObjectNode, KindsBeside>();
  readonly #pairs = new Map<ListNode, KindsBeside>();
  readonly #directives = new Map<readonly Node[], KindsBeside>();
  readonly #sections = new Map<ObjectNode, KindsBeside>();
  readonly #keys = new Map<ObjectNode, ReadonlyMap<Node, Node | undefined>>();

  constructor(addresses: Addresses, own: OwnHosts) {
    this.#addresses = addresses;
    this.#own = own;
  }

  /** What the other entries of an object, the key and the sections around an entry tell. */
  inObject(object: ObjectNode, child: Node, file: SourceFile): Kinds {
    const kinds = new Set(this.#ofAddresses(object, child, file));
    if (kinds.size === 0) add(kinds, this.#ofKey(child, file));
    if (kinds.size === 0 && file.model.program.nature === "data") add(kinds, this.#ofSection(object, child, file));
    return kinds;
  }

  /** What those entries tell that give an address, as far as it may be that of another entry. */
  #ofAddresses(object: ObjectNode, child: Node, file: SourceFile): Kinds {
    const entries = this.#addressEntries(object);
    const entry = file.model.entryOf(child);
    if (entry?.value === child && isForAny(entry.key)) {
      const told = (): Map<Node, Kinds> => new Map(entries.map(({ value }) => [value, this.#own.of(value, file)]));
      return besideIn(this.#addressesOf, object, told).of(child);
    }
    const kinds = new Set<HostKind>();
    for (const { key, value } of entries)
      if (value !== child && key !== child && mayBeFor(key, entry?.key)) add(kinds, this.#own.of(value, file));
    return kinds;
  }

  /** The pairs that stand in a list beside something: Tesla's `[{BaseUrl, "https://…"}, {BearerAuth, token: key}]`. */
  inList(list: ListNode, child: Node, file: SourceFile): Kinds {
    const told = (): Map<Node, Kinds> => {
      const found = new Map<Node, Kinds>();
      for (const item of list.items) {
        const [name, value] = item.kind === "list" && item.items.length === 2 ? item.items : [];
        if (name && value && saysUrl(memberPath(name)?.at(-1) ?? "")) found.set(item, this.#own.of(value, file));
      }
      return found;
    };
    return besideIn(this.#pairs, list, told).of(child);
  }

  /** The other directives of a proxy's configuration that stand with one. */
  ofDirective(directive: Node, beside: readonly Node[], file: SourceFile): Kinds {
    if (directive.kind !== "call" || !directive.command || file.model.program.nature === "code") return none;
    const told = (): Map<Node, Kinds> =>
      new Map(
        beside.flatMap((sibling) =>
          sibling.kind === "call" ? [[sibling, this.#namedByDirective(sibling, file)] as const] : [],
        ),
      );
    return besideIn(this.#directives, beside, told).of(directive);
  }

  /** What a class says of itself in its body: HTTParty's `base_uri "https://…"`. */
  inClassBody(members: readonly Node[], file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    for (const member of members)
      if (member.kind === "call" && member.args.some(({ value }) => saysUrl(memberPath(value)?.at(-1) ?? ""))) {
        // Tesla's `plug Tesla.Middleware.BaseUrl, "https://…"`
        for (const { value } of member.args) add(kinds, this.#own.of(value, file));
      } else if (member.kind === "call" && saysUrl(calleeName(member) ?? "")) add(kinds, this.#own.of(member, file));
    return kinds;
  }

  /** The entries of an object that may give an address. */
  #addressEntries(object: ObjectNode): readonly Entry[] {
    const known = this.#entries.get(object);
    if (known) return known;
    const found = object.entries.filter(({ key, value }) => {
      const name = key && propertyName(key);
      // The page that a request comes from, among its headers, is not where it goes.
      if (name !== undefined && /^(?:origin|referr?er)$/i.test(name) && holdsHeaders(object)) return false;
      return name === undefined || saysUrl(name) || (value.kind === "object" && isOptions(name));
    });
    this.#entries.set(object, found);
    return found;
  }

  /** The address that an entry is for, as its key: `{ "https://api…": { token: "…" } }`, git's `[http "https://api…"]`. */
  #ofKey(child: Node, file: SourceFile): Kinds {
    const key = file.model.entryOf(child)?.key;
    return key?.kind === "string" && key.value.includes(".") ? this.#addresses.of(key, file) : none;
  }

  /** In data, what configures a connection stands in a part of its own: `tls_config` beside `static_configs`. */
  #ofSection(section: ObjectNode, child: Node, file: SourceFile): Kinds {
    // Of the section's own entries: a header told by two fields stands in the section under its own name as well.
    let keys = this.#keys.get(section);
    if (!keys) {
      keys = new Map(section.entries.toReversed().map(({ key, value }) => [value, key]));
      this.#keys.set(section, keys);
    }
    const key = keys.get(child);
    if (!key || !configuresConnection(propertyName(key) ?? "", child)) return none;
    const told = (): Map<Node, Kinds> =>
      new Map(section.entries.map(({ value }) => [value, this.#namedInside(value, file)]));
    return besideIn(this.#sections, section, told).of(child);
  }

  #namedInside(value: Node, file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    walk(value, (node) => {
      if (node.kind === "string") add(kinds, this.#addresses.of(node, file));
      return undefined;
    });
    return kinds;
  }

  #namedByDirective(directive: CallNode, file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    const name = directive.callee.kind === "string" ? directive.callee.value : "";
    if (setsHeaderByDirective(name)) return kinds;
    for (const { value } of directive.args)
      if (value.kind === "string" || value.kind === "template") add(kinds, this.#own.of(value, file));
    return kinds;
  }
}

/** What stands together in one owner, worked out with the first question about any of it. */
function besideIn<O>(known: Map<O, KindsBeside>, owner: O, told: () => ReadonlyMap<Node, Kinds>): KindsBeside {
  const beside = known.get(owner) ?? new KindsBeside(told());
  known.set(owner, beside);
  return beside;
}

function holdsHeaders({ entries }: ObjectNode): boolean {
  return entries.some(
    ({ key }) =>
      key && /^(?:authorization|accept|content-type|user-agent|cookie|x-api-key)$/i.test(propertyName(key) ?? ""),
  );
}

/** Whether an entry of data is about the connection that the whole section describes, and no credential of its own. */
function configuresConnection(name: string, value: Node): boolean {
  if (value.kind === "string" && saysCredential(name) && !/authorization/i.test(name)) return false;
  return /tls|ssl|http|transport|params|query|auth|credential|secur|client|request|options|header/i.test(name);
}

/** Whether an address may be that of a credential beside it: `session_secret` is none of `cinclus_base_url`. */
function mayBeFor(address: Node | undefined, credential: Node | undefined): boolean {
  const name = (credential && propertyName(credential)) ?? "";
  return isForAny(credential) || belongTogether(name, (address && propertyName(address)) ?? "");
}

/** Whether what an entry is called says nothing of whose credential it is. */
function isForAny(credential: Node | undefined): boolean {
  const name = credential && propertyName(credential);
  return name === undefined || !saysCredential(name) || ownerIn(name) === "";
}
