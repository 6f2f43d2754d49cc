import { mayBeOfSwitch } from "../../libraries/tls.ts";
import type { Range } from "../../tree/node.ts";
import { holderOf } from "../credentials/holders.ts";
import type { Switch } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { Overlaps } from "../overlaps.ts";
import { Stretches } from "../stretches.ts";
import { isAskedFor } from "./asked-for.ts";
import { ofCall } from "./calls.ts";
import { ofLaxClass, ofTrustManager } from "./lax-classes.ts";
import { ofAssignment, ofEntries, ofInsecure, ofPairOfData } from "./settings.ts";

/** Switches that turn certificate checks off, and those that let an SDK run in a browser. */
export function collectSwitches(flow: Flow): Switch[] {
  const found: Switch[] = [];
  const { model } = flow.file;
  // Commands have switches of one letter.
  if (!model.hasPlainWord(mayBeOfSwitch) && !model.all("call").some(({ command }) => command)) return found;
  for (const node of flow.file.model.nodes) {
    switch (node.kind) {
      case "object": {
        found.push(
          ...ofInsecure(
            flow,
            node,
            node.entries.flatMap(({ key, value }) => (key ? [] : [value])),
          ),
        );
        found.push(...ofPairOfData(flow, node));
        const set = ofEntries(flow, node);
        // What is sent as a body may have fields of any name.
        if (set.length > 0 && holderOf(flow, node) !== "body") found.push(...set);
        break;
      }
      case "assign":
        found.push(...ofAssignment(flow, node.target, node.value));
        break;
      case "call":
        found.push(...ofCall(flow, node));
        break;
      case "list":
        found.push(...ofInsecure(flow, node, node.items));
        break;
      case "function":
        found.push(...ofTrustManager(flow, node));
        found.push(...ofLaxClass(flow, node));
        break;
      default:
        break;
    }
  }
  const constant = innermost(found).filter((given) => !isAskedFor(flow.file.model, given.node));
  const others = new Stretches(
    constant
      .filter((given) => !isAboutHost(flow, given))
      .map((given) => ({ start: given.place.start, end: given.place.start, given })),
  );
  return constant.map((given) => (isSecondary(flow, given, others) ? { ...given, secondary: true } : given));
}

/** Of a call that is given a switch and that switch only the inner one is told. */
function innermost(found: readonly Switch[]): Switch[] {
  const places = new Overlaps<Switch>();
  for (const given of found) places.add(given.place, given);
  return found.filter(({ place, turns }) =>
    places
      .at(place)
      .every(
        ({ place: { start, end }, turns: alsoTurns }) =>
          alsoTurns !== turns || start < place.start || end > place.end || end - start === place.end - place.start,
      ),
  );
}

/** How far from each other two switches of one connection stand at most. */
const farthestBeside = 400;

/**
 * The check of the host's name is told only where that of the certificate is not off as well.
 *
 * @param others the switches that are not about the host's name, by where they begin
 */
function isSecondary(flow: Flow, given: Switch, others: Stretches<Range & { readonly given: Switch }>): boolean {
  if (given.turns !== "certificate checks off" || !isAboutHost(flow, given)) return false;
  const { model } = flow.file;
  const { start } = given.place;
  return others
    .within({ start: start - farthestBeside + 1, end: start + farthestBeside - 1 })
    .some(
      ({ given: other }) =>
        other.turns === given.turns &&
        model.enclosing(other.node, "function") === model.enclosing(given.node, "function"),
    );
}

function isAboutHost(flow: Flow, given: Switch): boolean {
  return /host|peer_?name/i.test(nameAt(flow, given));
}

/** The name of a switch: the word that it is, or that stands right before its value. */
function nameAt(flow: Flow, { place }: Switch): string {
  const own = flow.file.text.slice(place.start, Math.min(place.end, place.start + 60));
  const before =
    /([\w.]+)["']?[\s:=>,(]{0,6}$/.exec(flow.file.text.slice(Math.max(0, place.start - 60), place.start))?.[1] ?? "";
  return /^[A-Za-z_]\w{4,}/.test(own) && !/^(?:false|true|none|null)\b/i.test(own) ? own : before;
}
