import type { Node } from "../../tree/node.ts";
import type { Switch } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { reachOf, targetsOfSwitch } from "./targets.ts";

/**
 * The fact of one switch.
 *
 * @param at the switch itself
 * @param around what tells whom it is for: the call or the object that holds it
 */
export function made(flow: Flow, turns: Switch["turns"], at: Node, processWide: boolean, around: Node): Switch {
  const holder = flow.file.model.parentOf(around) ?? around;
  return {
    turns,
    node: at,
    place: { file: flow.file, start: at.start, end: at.end },
    processWide,
    secondary: false,
    reach: reachOf(flow, at),
    scope: { file: flow.file, start: holder.start, end: holder.end },
    // A client without an address of its own talks to its own vendor.
    targets: () => (turns === "browser use on" ? flow.targetsNear(around) : targetsOfSwitch(flow, around, at)),
  };
}
