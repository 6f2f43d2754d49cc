import type { Ref, SourceFile } from "./value.ts";
import type { Node } from "../tree/node.ts";

/** What a compiler knows of a file that reading alone does not tell. */
export interface TypeReader {
  /** The constant that an expression always is, by its type: a literal, where one stands for it, or one made for it. */
  constant(node: Node, file: SourceFile): Ref | undefined;
  /** The name of a type that is about Cinclus: what has it, is what the type is called. */
  typeName(node: Node, file: SourceFile): string | undefined;
}
