import type { HostKind } from "../../cinclus/hosts.ts";
import { belongTogether } from "../../cinclus/owners.ts";
import { saysUrl } from "../../libraries/requests.ts";
import { childrenOf } from "../../tree/children.ts";
import type { Node } from "../../tree/node.ts";
import { namedPair } from "../named-pair.ts";
import { memberPath, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import { add, type Kinds } from "./kinds.ts";

/** A setting of an environment: `NAME=value`, or an entry of a list of them, `{ name: "NAME", value: "…" }`. */
interface Setting {
  readonly node: Node;
  readonly name: string;
  readonly value: Node;
}

/** The addresses that stand beside a setting under a name that goes with its own: `OPENAI_BASE_URL` beside `OPENAI_API_KEY`. */
export class SettingsBeside {
  readonly #file: SourceFile;
  readonly #hostsOf: (value: Node) => Kinds;
  readonly #addresses = new Map<Node | undefined, readonly Setting[]>();

  /** @param hostsOf the hosts that a value itself names */
  constructor(file: SourceFile, hostsOf: (value: Node) => Kinds) {
    this.#file = file;
    this.#hostsOf = hostsOf;
  }

  /** @param node the assignment or the entry of a list that is called so */
  of(node: Node, name: string): Kinds {
    const found = new Set<HostKind>();
    for (const address of this.#addressesIn(this.#file.model.parentOf(node)))
      if (address.node !== node && belongTogether(name, address.name)) add(found, this.#hostsOf(address.value));
    return found;
  }

  /** The settings with an address right below a node; with none, at the top of the file. */
  #addressesIn(parent: Node | undefined): readonly Setting[] {
    const known = this.#addresses.get(parent);
    if (known) return known;
    const nodes = parent ? this.#below(parent) : this.#file.model.program.body;
    const found = nodes.flatMap((node) => settingOf(node) ?? []).filter(({ name }) => saysUrl(name));
    this.#addresses.set(parent, found);
    return found;
  }

  /** What stands right below a node, and below those that continue it: systemd's `Environment=` once a line. */
  #below(parent: Node): readonly Node[] {
    const { model } = this.#file;
    const entry = parent.kind === "list" ? model.entryOf(parent) : undefined;
    const owner = entry && model.parentOf(parent);
    const name = entry?.key && propertyName(entry.key);
    if (owner?.kind !== "object" || name === undefined) return childrenOf(parent);
    return owner.entries.flatMap(({ key, value }) =>
      key && propertyName(key) === name && value.kind === "list" ? value.items : [],
    );
  }
}

function settingOf(node: Node): Setting | undefined {
  if (node.kind === "object") {
    const [name, value] = namedPair(node) ?? [];
    return name?.kind === "string" && value ? { node, name: name.value, value } : undefined;
  }
  const name = node.kind === "assign" ? memberPath(node.target)?.at(-1) : undefined;
  return node.kind === "assign" && name !== undefined ? { node, name, value: node.value } : undefined;
}
