import { isSwitch, turnsChecksOff } from "../../libraries/tls.ts";
import type { Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";

/** The constants that a value comes down to; a choice is none (`rules.md`, fine print). */
function constantsOf(flow: Flow, value: Node): (number | boolean | null | string)[] {
  if (value.kind === "literal") return [value.value];
  if (value.kind === "choice") return [];
  if (value.kind === "name" || value.kind === "member") {
    const terminals = flow.terminals(value).filter(({ node }) => node !== value);
    // `.none`, `Verification.NONE`
    if (terminals.length === 0) return [memberPath(value)?.at(-1) ?? ""];
    return terminals.flatMap(({ node }): (number | boolean | null | string)[] =>
      node.kind === "literal" || node.kind === "string" ? [node.value] : [],
    );
  }
  return value.kind === "string" ? [value.value] : [];
}

/** Whether an option of this name, set to this value, turns checks off. */
export function turnsOff(flow: Flow, name: string, value: Node): boolean {
  return isSwitch(name) && constantsOf(flow, value).some((constant) => turnsChecksOff(name, constant));
}

export function says(flow: Flow, value: Node, wanted: boolean): boolean {
  return constantsOf(flow, value).includes(wanted);
}
