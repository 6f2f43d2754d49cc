import { saysCredential } from "../../cinclus/names.ts";
import type { Node } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import type { TypeReader } from "../types.ts";
import { Value, type SourceFile } from "../value.ts";
import { pathOfExpression, unhidden } from "./paths.ts";
import type { Follower } from "./terminal.ts";

/** Values of which only the names are known that they go by. */
export class Unknowns {
  readonly #follower: Follower;
  readonly #types: TypeReader | undefined;

  constructor(follower: Follower, types: TypeReader | undefined) {
    this.#follower = follower;
    this.#types = types;
  }

  /**
   * The value of an expression that nothing else is known of.
   *
   * @param via the names it went by on the way
   */
  value(node: Node, file: SourceFile, via: readonly string[] = []): Value {
    const own = pathOfExpression(
      unhidden(node, file),
      (argument) => this.#follower.values(argument, file).find(({ constant }) => constant)?.text,
    );
    const paths = [...(own.length ? [own] : []), ...(via.length ? [via] : []), ...this.#pathsByType(node, file)];
    return new Value([{ kind: "unknown", paths, source: { node, file }, use: undefined }]);
  }

  /** `given.apiKey` is a Cinclus key where the type of `given` is called so. */
  #pathsByType(node: Node, file: SourceFile): (readonly string[])[] {
    const property = node.kind === "member" ? propertyName(node.property) : undefined;
    if (!this.#types || node.kind !== "member" || property === undefined || !saysCredential(property)) return [];
    const type = this.#types.typeName(node.object, file);
    return type === undefined ? [] : [[type, property]];
  }
}
