import type { HostKind } from "../../cinclus/hosts.ts";
import type { Node, Range } from "../../tree/node.ts";
import type { SourceFile } from "../value.ts";
import type { Evaluator } from "../values/evaluator.ts";
import { Addresses } from "./addresses.ts";
import { Climb } from "./climb.ts";
import { add, none, type Kinds } from "./kinds.ts";
import { OwnHosts } from "./own-hosts.ts";
import { Sections } from "./sections.ts";

/**
 * Finds out to which host something belongs: a header, an option, a switch. The nearest thing that has an address
 * decides: the call it is in and the chain of calls around that, the object it is in, the variable it ends up in
 * and what is done with that, then the function, the class, the file.
 */
export class Targets {
  readonly #addresses: Addresses;
  readonly #own: OwnHosts;
  readonly #climb: Climb;
  readonly #around = new Map<Node, Kinds>();
  readonly #sections = new Map<SourceFile, Sections>();

  constructor(evaluator: Evaluator, hosts: readonly string[]) {
    this.#addresses = new Addresses(evaluator, hosts);
    this.#own = new OwnHosts(evaluator, this.#addresses);
    this.#climb = new Climb(evaluator, this.#addresses, this.#own);
  }

  /** The hosts that something at this node is sent to. */
  around(node: Node, file: SourceFile): Kinds {
    const known = this.#around.get(node);
    if (known) return known;
    this.#around.set(node, none);
    const climbed = this.#climb.from(node, file, true);
    const found = climbed.size > 0 ? climbed : this.byReference(node, file);
    this.#around.set(node, found);
    return found;
  }

  /** The hosts of what stands right around: the call, the object, the variable; not those of the function or the file. */
  near(node: Node, file: SourceFile): Kinds {
    return this.#climb.from(node, file, false);
  }

  /**
   * The hosts of the sections of a configuration that refer to the one that something stands in, and of those that it
   * refers to: a middleware of the router whose service is Cinclus, a plugin for the service of a name.
   */
  byReference(node: Node, file: SourceFile): Kinds {
    if (file.model.program.nature !== "data") return none;
    const sections = this.#sectionsOf(file);
    const kinds = new Set<HostKind>();
    const addReferred = (from: Node): void => {
      for (const section of sections.referredBy(from)) add(kinds, this.#addresses.inside(section, file));
    };
    addReferred(node);
    if (kinds.size > 0) return kinds;
    for (const reference of sections.referencesTo(node)) {
      add(kinds, this.#climb.from(reference, file, true));
      addReferred(reference);
    }
    return kinds;
  }

  #sectionsOf(file: SourceFile): Sections {
    const known = this.#sections.get(file);
    if (known) return known;
    const made = new Sections(file);
    this.#sections.set(file, made);
    return made;
  }

  /** The hosts of what something is written to: `client` of `client.headers["Authorization"] = …`. */
  assigned(target: Node, value: Node, file: SourceFile, whole: boolean): Kinds {
    const found = this.#climb.fromTarget(target, value, file);
    if (found.size > 0) return found;
    return whole ? this.around(value, file) : this.near(value, file);
  }

  /** The hosts that a value itself names: an address, an object or a client made with one. */
  of(node: Node, file: SourceFile): Kinds {
    return this.#own.of(node, file);
  }

  /** The hosts of all addresses in a range of the file. */
  within(range: Range, file: SourceFile): Kinds {
    return this.#addresses.within(range, file);
  }
}
