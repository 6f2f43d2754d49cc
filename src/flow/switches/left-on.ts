import { valueTurnsChecksOff } from "../../libraries/tls.ts";
import { rememberedOf } from "../../remembered.ts";
import type { AssignNode, CallNode, Node } from "../../tree/node.ts";
import type { Model } from "../model/model.ts";
import { addTo } from "../model/program-names.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";

/** How many calls or assignments that are alike are compared with a switch. */
const mostCompared = 40;

/** What a switch may be compared with, by what it does and to what. */
interface Settings {
  readonly calls: ReadonlyMap<string, readonly CallNode[]>;
  readonly fields: ReadonlyMap<string, readonly AssignNode[]>;
}

/** Whether another function of the file leaves on what this call turns off: `set_verify_mode(verify_peer)`, `accept_invalid_certs(false)`. */
export function isKeptElsewhere(model: Model, around: Node): boolean {
  const name = around.kind === "call" && !around.command && around.args.length > 0 ? calleeName(around) : undefined;
  if (around.kind !== "call" || name === undefined || name === "new" || !isLastConstant(around)) return false;
  const own = model.enclosing(around, "function");
  const alike = settingsOf(model).calls.get(setting(name, around)) ?? [];
  return alike.some(
    (call) =>
      model.enclosing(call, "function") !== own &&
      lastOf(call) !== lastOf(around) &&
      !call.args.flatMap(({ value }) => (memberPath(value) ?? []).slice(-2)).some(valueTurnsChecksOff),
  );
}

/** The same of a field: `tls.certificateVerification = .fullVerification` in one function, `= .none` in another. */
export function isLeftOnElsewhere(model: Model, { target, value }: AssignNode): boolean {
  const field = target.kind === "member" ? propertyName(target.property) : undefined;
  const own = model.enclosing(target, "function");
  if (field === undefined || !own) return false;
  return (settingsOf(model).fields.get(field) ?? []).some((other) => {
    const around = model.enclosing(other, "function");
    return around !== undefined && around !== own && constantName(other.value) !== constantName(value);
  });
}

const settingsOf = rememberedOf((model: Model): Settings => {
  const calls = new Map<string, CallNode[]>();
  const fields = new Map<string, AssignNode[]>();
  for (const call of model.all("call")) {
    const name = isLastConstant(call) ? calleeName(call) : undefined;
    if (name !== undefined) addFew(calls, setting(name, call), call);
  }
  for (const assign of model.all("assign")) {
    const field = assign.target.kind === "member" ? propertyName(assign.target.property) : undefined;
    if (field !== undefined) addFew(fields, field, assign);
  }
  return { calls, fields };
});

function addFew<V>(map: Map<string, V[]>, name: string, value: V): void {
  if ((map.get(name)?.length ?? 0) < mostCompared) addTo(map, name, value);
}

function isLastConstant({ args }: CallNode): boolean {
  const last = args.at(-1)?.value;
  return last !== undefined && (last.kind === "literal" || (last.kind === "member" && memberPath(last) !== undefined));
}

/** What a call sets: its name and all that it is given but the last. */
function setting(name: string, { args }: CallNode): string {
  return [name, ...args.slice(0, -1).map(({ value }) => constantName(value))].join();
}

function lastOf({ args }: CallNode): string | undefined {
  const last = args.at(-1)?.value;
  return last && constantName(last);
}

/** A constant as it is written: `false`, `.none`; a text of its own for whatever is none. */
function constantName(node: Node): string {
  if (node.kind === "literal") return String(node.value);
  return (memberPath(node) ?? []).join(".");
}
