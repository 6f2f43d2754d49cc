import { isCredentialLike } from "../../cinclus/stand-ins.ts";
import type { ListNode, Node } from "../../tree/node.ts";
import { dotted } from "./dotted.ts";

/** Longer rows are lists: what stands before a value is another value. */
const longestRow = 8;

/** `["CINCLUS_API_KEY", "…"]`, `("cinclus", "api_key", "…")`: what stands before a value in a row names it. */
export function throughList(path: readonly string[], { items }: ListNode, child: Node): readonly string[] {
  if (path.length > 0 || items.length > longestRow) return path;
  const before = items.slice(0, items.indexOf(child)).filter((item) => item.kind === "string");
  const names = before.slice(-2).map(({ value }) => value);
  const areNames = !names.some(isCredentialLike) && names.every((name) => /^[\w.:/ -]{1,79}[A-Za-z0-9]$/.test(name));
  return areNames ? names.flatMap(dotted) : path;
}
