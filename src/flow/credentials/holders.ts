import { writesToLog } from "../../libraries/logs.ts";
import {
  holderNamed,
  isRequestOption,
  makesMap,
  setterNamed,
  takesQuerySecond,
  writesJson,
  type Holder,
} from "../../libraries/requests.ts";
import { rememberedOf } from "../../remembered.ts";
import type { CallNode, FunctionNode, ListNode, Node, ObjectNode } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath, propertyName } from "../names.ts";
import { nameOfEntry } from "./entries.ts";

/** How many steps up the tree what holds a value is looked for. */
const highest = 5;

/** What a step up the tree says: what holds the value, that nothing does, or to go on. */
type Step = Holder | "nothing" | "further" | "handed over";

/** What an object holds, by the name of what it is given to: `headers: {…}`, `params={…}`, `const headers = {…}`. */
export function holderOf(flow: Flow, node: Node, depth = 0): Holder | undefined {
  let child = node;
  // What a call gives back may hold something else than what it is given.
  let isHandedOver = false;
  for (let steps = 0; steps < highest; steps++) {
    const parent = flow.file.model.parentOf(child);
    if (!parent) return undefined;
    if (parent.kind === "assign") {
      if (parent.value !== child) return undefined;
      const named = holderNamed(memberPath(parent.target)?.at(-1) ?? "");
      return named ?? (isHandedOver ? undefined : holderOfReads(flow, parent.target, depth));
    }
    const step = stepTo(flow, parent, child);
    if (step === "nothing") return undefined;
    if (step !== "further" && step !== "handed over") return step;
    isHandedOver ||= step === "handed over";
    child = parent;
  }
  return undefined;
}

function stepTo(flow: Flow, parent: Node, child: Node): Step {
  switch (parent.kind) {
    case "object":
      return stepToObject(flow, parent, child);
    case "call":
      return stepToCall(parent, child);
    case "member":
      // `{ … }.compact`, `Object.freeze({ … })`
      return parent.object === child && givesTheSame.test(propertyName(parent.property) ?? "") ? "further" : "nothing";
    case "function":
      return ofFunction(parent);
    case "return":
    case "list":
    case "template":
    case "choice":
      return "further";
    default:
      return "nothing";
  }
}

const givesTheSame = /^(?:compact|freeze|dup|merge|to_h|tap|items|entries)$/;

function stepToObject(flow: Flow, parent: ObjectNode, child: Node): Step {
  const entry = flow.file.model.entryOf(child);
  const name = entry?.key && nameOfEntry(flow, entry.key);
  const isData = flow.file.model.program.nature === "data";
  // `bodyParameters: { parameters: [ … ] }`: the outer name says more, unless the address stands beside.
  if (name === "parameters" && isData)
    return parent.entries.some(({ key }) => key && propertyName(key) === "url") ? "query" : "further";
  // `search: { apiKey: … }` is what a search engine is set up with.
  if (name === "search") return "nothing";
  // In data, `data` is what a secret or a configuration map holds.
  if (name === "data" && isData) return "nothing";
  return (name === undefined ? undefined : holderNamed(name)) ?? "nothing";
}

function stepToCall(call: CallNode, child: Node): Step {
  const argument = call.args.find(({ value }) => value === child);
  if (argument?.name === "fields") return asksOnly(call) ? "query" : "body";
  const path = memberPath(call.callee) ?? [];
  // A log's fields may have names of any kind.
  if (writesToLog(path)) return "nothing";
  if (argument?.name !== undefined) return holderNamed(argument.name) ?? "nothing";
  const called = path.at(-1) ?? "";
  const holder = holderNamed(called) ?? setterNamed(called);
  if (holder) return holder;
  if (makesMap(called)) return "further";
  if (isQueryArgument(call, child, path)) return "query";
  const receiver = path.at(-2);
  return (receiver === undefined ? undefined : holderNamed(receiver)) ?? (writesJson(called) ? "body" : "handed over");
}

/** urllib3's `request("GET", url, fields={…})` puts the fields into the query. */
function asksOnly(call: CallNode): boolean {
  return call.args.some(({ value }) => value.kind === "string" && /^(?:get|head|delete)$/i.test(value.value));
}

/** `headers() { return { … }; }` */
function ofFunction({ name }: FunctionNode): Step {
  return (name === undefined ? undefined : holderNamed(name)) ?? "nothing";
}

/** What a list or an object goes into by its name: `const pairs = [["apikey", key]]; session.get(url, params=pairs)`. */
function holderOfReads(flow: Flow, target: Node, depth: number): Holder | undefined {
  const variable = target.kind === "name" && depth === 0 ? flow.file.model.variableOf(target) : undefined;
  for (const read of variable?.reads.slice(0, 5) ?? []) {
    // Of a part that is taken out nothing follows for the whole.
    const parent = flow.file.model.parentOf(read);
    const isPart =
      (parent?.kind === "member" && parent.object === read) || (parent?.kind === "call" && parent.callee === read);
    const holder = isPart ? undefined : holderOf(flow, read, depth + 1);
    if (holder) return holder;
  }
  return undefined;
}

/** `Http::get(url, ['api_key' => $key])`, `Uri.https(host, path, { 'api_key': key })`. */
function isQueryArgument(call: CallNode, argument: Node, callee: readonly string[]): boolean {
  if (argument.kind !== "object" && argument.kind !== "list") return false;
  if (callee.at(-2) === "Uri" && call.args[2]?.value === argument) return true;
  return call.args[1]?.value === argument && takesQuerySecond(callee.at(-1) ?? "") && !holdsOptions(argument);
}

/** Whether an object or a list of pairs is a request's options: each pair of a list asks. */
const holdsOptions = rememberedOf((holder: ListNode | ObjectNode): boolean => {
  const names =
    holder.kind === "object"
      ? holder.entries.map(({ key }) => key)
      : holder.items.map((item) => (item.kind === "list" ? item.items[0] : undefined));
  return names.some((key) => key !== undefined && isRequestOption(propertyName(key) ?? ""));
});

/** What a variable holds, by what it was made with: `q = HttpUtility.ParseQueryString("")`, `u.Query()`. */
export function holderOfTerminals(flow: Flow, owner: Node): Holder | undefined {
  for (const { node } of flow.terminals(owner)) {
    const path = memberPath(node);
    const holder = path && (holderNamed(path.at(-1) ?? "") ?? setterNamed(path.at(-1) ?? ""));
    if (holder) return holder;
  }
  return undefined;
}
