import { decidesOnCertificates, isProcessWide } from "../../libraries/tls.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { Argument, CallNode, Node, ObjectNode } from "../../tree/node.ts";
import { namedPair } from "../named-pair.ts";
import type { Switch } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { isProxyOptions, lastName, memberPath, propertyName } from "../names.ts";
import { argumentsFor } from "../values/callers.ts";
import { alwaysAccepts, namesOff } from "./accepts-all.ts";
import { allowsBrowsers } from "./browser-use.ts";
import { says, turnsOff } from "./constants.ts";
import { made } from "./made.ts";

/** A name that is given a value: an option, a field, a variable. */
export function ofSetting(
  flow: Flow,
  name: string,
  value: Node,
  at: Node | undefined,
  processWide = isProcessWide(name),
  around: Node = value,
): Switch[] {
  if (plainName(name) === "dangerouslyallowbrowser")
    return allowsBrowsers(flow, value) ? [made(flow, "browser use on", at ?? value, false, around)] : [];
  const handed = handedOver(flow, value);
  const told = handed
    // Under a name of its own it is told as an argument.
    .filter(
      ({ argument }) => !turnsOff(flow, argument.name ?? "", argument.value) && turnsOff(flow, name, argument.value),
    )
    .map(({ argument, call }) => made(flow, "certificate checks off", argument.value, processWide, call));
  if (told.length > 0) return told;
  const off =
    (handed.length === 0 && turnsOff(flow, name, value)) ||
    (decidesOnCertificates(name) && alwaysAccepts(flow, value)) ||
    namesOff(value);
  return off ? [made(flow, "certificate checks off", at ?? value, processWide, around)] : [];
}

export function ofAssignment(flow: Flow, target: Node, value: Node): Switch[] {
  const path = memberPath(target);
  const name = path?.at(-1);
  if (path === undefined || name === undefined) return [];
  if (isProcessWide(name) && path.length > 0 && (name !== "strictSSL" || path.length > 1))
    return ofSetting(flow, name, value, target, true);
  // A plain variable called `verify` or `ssl` turns nothing off by itself.
  if (path.length === 1 && !/ssl|tls|cert|insecure|verify_|rejectUnauthorized|_verify/i.test(name)) return [];
  return ofSetting(flow, name.split(".").at(-1) ?? name, value, target, false, target);
}

export function ofEntries(flow: Flow, object: ObjectNode): Switch[] {
  return object.entries.flatMap(({ key, value }) => {
    const name = key && (propertyName(key) ?? lastName(key))?.split(".").at(-1);
    if (name === "secure" && isProxyOptions(object) && says(flow, value, false))
      return [made(flow, "certificate checks off", key ?? value, false, value)];
    return name === undefined ? [] : ofSetting(flow, name, value, key);
  });
}

/** `{ name: "NODE_TLS_REJECT_UNAUTHORIZED", value: "0" }` of a container's environment. */
export function ofPairOfData(flow: Flow, node: ObjectNode): Switch[] {
  const [name, value] = (flow.file.model.program.nature === "data" ? namedPair(node) : undefined) ?? [];
  return name?.kind === "string" && value && isProcessWide(name.value) ? ofSetting(flow, name.value, value, value) : [];
}

/** Elixir's `hackney: [:insecure]`, with other options beside it or not. */
export function ofInsecure(flow: Flow, list: Node, words: readonly Node[]): Switch[] {
  const parent = flow.file.model.parentOf(list);
  const holder =
    parent?.kind === "call"
      ? parent.args.find(({ value }) => value === list)?.name
      : parent?.kind === "object"
        ? propertyName(flow.file.model.entryOf(list)?.key ?? list)
        : undefined;
  if (!/^(?:hackney|ssl|tls|options|opts)$/.test(holder ?? "")) return [];
  return words.flatMap((item) =>
    item.kind === "string" && item.value === "insecure"
      ? [made(flow, "certificate checks off", item, false, list)]
      : [],
  );
}

/** What callers in the same file hand to the parameter that a value is: there the switch is turned, for their request. */
function handedOver({ file }: Flow, value: Node): { readonly argument: Argument; readonly call: CallNode }[] {
  const parameter = value.kind === "name" ? file.model.variableOf(value)?.parameter : undefined;
  const given = parameter ? argumentsFor(parameter.of, parameter.index, file) : [];
  return given.flatMap((node) => {
    const call = file.model.parentOf(node);
    const argument = call?.kind === "call" ? call.args.find((one) => one.value === node) : undefined;
    return call?.kind === "call" && argument ? [{ argument, call }] : [];
  });
}
