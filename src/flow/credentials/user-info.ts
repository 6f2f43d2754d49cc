import type { Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";

/** `const url = new URL(…); url.username = key`. */
export function isUrlObject(flow: Flow, target: Node): boolean {
  return target.kind === "member" && flow.values(target.object).some(({ text }) => /^(?:https?|wss?):\/\//i.test(text));
}
