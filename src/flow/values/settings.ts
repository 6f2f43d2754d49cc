import type { Node } from "../../tree/node.ts";
import type { SourceFile } from "../value.ts";
import { mostWrites, named, type Follower, type Terminal } from "./terminal.ts";

/** What data around a script gives to a name in it: `$BASE` and `${{ env.BASE }}` of a CI file, `{{.BASE}}` of a Taskfile. */
export function settingsOf(
  node: Node,
  name: string,
  file: SourceFile,
  follower: Follower,
): readonly Terminal[] | undefined {
  if (file.model.program.nature !== "data" || file.model.enclosing(node, "program") === undefined) return undefined;
  const found = file.model
    .settingsFor(node, name)
    .slice(0, mostWrites)
    .flatMap((value) => follower.terminals(value, file));
  return found.length > 0 ? named(found, name) : undefined;
}
