import { namesCinclusKey, saysCredential } from "../../cinclus/names.ts";
import type { Node } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import type { TypeReader } from "../types.ts";
import { Value, type SourceFile } from "../value.ts";
import { pathsByAlias } from "./aliases.ts";
import { pathsByTag } from "./field-tags.ts";
import { pathOfExpression, unhidden } from "./paths.ts";
import type { Follower } from "./terminal.ts";
import { serviceTypeOf } from "./type-names.ts";

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
    const told = [
      ...namesOnTheWay(via),
      ...this.#pathsByType(node, file),
      ...pathsByAlias(node, file),
      ...pathsByTag(node, file),
    ];
    const paths = [...(own.length ? [own] : []), ...(via.length ? [via] : []), ...told];
    return new Value([{ kind: "unknown", paths, source: { node, file }, use: undefined }]);
  }

  /** `given.apiKey`, `given.getApiKey()` is a Cinclus key where the type of `given` is called so. */
  #pathsByType(node: Node, file: SourceFile): (readonly string[])[] {
    const part = node.kind === "call" && !node.command && node.args.length === 0 ? node.callee : node;
    const property = part.kind === "member" ? propertyName(part.property) : undefined;
    if (part.kind !== "member" || property === undefined || !saysCredential(property)) return [];
    const type = this.#types?.typeName(part.object, file) ?? serviceTypeOf(part.object, file, this.#follower);
    return type === undefined ? [] : [[type, property]];
  }
}

/** What says Cinclus key on the way is not undone by a shorter name after it: `const k = settings.cinclusKey`. */
function namesOnTheWay(via: readonly string[]): (readonly string[])[] {
  return via.flatMap((_, index) => {
    const names = via.slice(0, index + 1);
    return index < via.length - 1 && namesCinclusKey(names) ? [names] : [];
  });
}
