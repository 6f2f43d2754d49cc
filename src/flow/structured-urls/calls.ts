import { hostKind, type HostKind } from "../../cinclus/hosts.ts";
import { namesTls, saysPlainScheme, speaksPlainHttp, tellsHow } from "../../libraries/address-parts.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { CallNode, Node, ObjectNode } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import { signOfSetting } from "./settings.ts";
import { constantOf, plainPort, plainScheme, type Sign } from "./sign.ts";

/**
 * What a call says of how a host is talked to: by its labelled arguments, as a setter, or by the host it is handed.
 *
 * @param saysHow whether anything in the file tells how a host is talked to that a call is handed
 */
export function signsOfCall(flow: Flow, call: CallNode, saysHow: boolean): Sign[] {
  if (call.command || takesOnlyBlocks(call)) return [];
  const labelled = call.args.map(({ name, value }) =>
    name === undefined
      ? undefined
      : signOfSetting(flow, { name, value, owner: call, targets: () => flow.targetsNear(value) }),
  );
  return [...labelled, signOfGiven(flow, call, saysHow)].filter((sign) => sign !== undefined);
}

function takesOnlyBlocks({ args }: CallNode): boolean {
  return args.every(({ name, value }) => name === undefined && value.kind === "function");
}

/** What the arguments without a label say. */
function signOfGiven(flow: Flow, call: CallNode, saysHow: boolean): Sign | undefined {
  const given = givenTo(call);
  const name = plainName(calleeName(call) ?? "");
  const [only, more] = given;
  // Java's `builder.scheme("http")`, `.setPort(80)`
  if (only && !more && tellsHow(name)) {
    const field = name.replace(/^(?:set|with)/, "");
    return signOfSetting(flow, { name: field, value: only, owner: call, targets: () => flow.targetsNear(call) });
  }
  const usesPlain = usesPlainModule(flow, call);
  const isPlain = usesPlain || speaksPlainHttp(name, memberPath(call.callee)?.at(-2) ?? "");
  const host = isPlain || saysHow ? hostHanded(flow, call, given, isPlain) : undefined;
  if (host) return signOfHost(flow, call, host, given, isPlain);
  return usesPlain ? signOfOptions(flow, call, given) : undefined;
}

function givenTo({ args }: CallNode): readonly Node[] {
  return args
    .filter(({ name }) => name === undefined)
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
}

/** `http.request`, `http.get` of Node's module of that name, however it was brought in. */
function usesPlainModule(flow: Flow, { callee }: CallNode): boolean {
  const name = memberPath(callee)?.at(-1) ?? "";
  if (name !== "request" && name !== "get") return false;
  const module = flow.file.model.moduleOf(callee);
  return module === "http" || module === "node:http";
}

/** The host among the arguments of a call; alone it says nothing of how it is talked to, unless the call does. */
function hostHanded(flow: Flow, call: CallNode, given: readonly Node[], isPlain: boolean): Node | undefined {
  const telling = [...given, ...hostBuilt(call)].filter((value) => mayTell(flow, value));
  return isPlain || telling.length > 1 ? telling.find((value) => isHost(flow, value)) : undefined;
}

/** Ruby's `URI::HTTP.build(host: "…")` */
function hostBuilt(call: CallNode): readonly Node[] {
  if (plainName(calleeName(call) ?? "") !== "build") return [];
  return call.args.filter(({ name }) => name === "host").map(({ value }) => value);
}

/** Whether an argument may be a host, a scheme or a port; those that are written out are looked at. */
function mayTell(flow: Flow, node: Node): boolean {
  if (node.kind === "object" || node.kind === "function") return false;
  if (node.kind === "literal") return node.value === 80;
  return node.kind !== "string" || node.value === "80" || saysPlainScheme(node.value) || isHost(flow, node);
}

function isHost(flow: Flow, node: Node): boolean {
  if (node.kind === "literal" || node.kind === "object" || node.kind === "function") return false;
  const text = constantOf(flow, node);
  return /^[\w.-]+(?::\d+)?$/.test(text) && kindOfHost(flow, text) !== "other";
}

function kindOfHost({ additions }: Flow, host: string): HostKind {
  return hostKind(host.replace(/:\d+$/, ""), additions.hosts);
}

function signOfHost(
  flow: Flow,
  call: CallNode,
  host: Node,
  given: readonly Node[],
  isPlain: boolean,
): Sign | undefined {
  const texts = given.map((value) => constantOf(flow, value));
  const switchesTlsOn = call.args.some(
    ({ name, value }) => name !== undefined && namesTls(name) && constantOf(flow, value) === "true",
  );
  if (switchesTlsOn) return undefined;
  const isSaid = texts.some(saysPlainScheme);
  const says = !isSaid && texts.includes("80") ? plainPort : isSaid || isPlain ? plainScheme : undefined;
  return says && { says, place: call, owner: call, targets: () => new Set([kindOfHost(flow, constantOf(flow, host))]) };
}

/** Node's `http.request({ hostname: … })` */
function signOfOptions(flow: Flow, call: CallNode, given: readonly Node[]): Sign | undefined {
  const options = given.find((value) => objectOf(flow, value) !== undefined);
  const object = options && objectOf(flow, options);
  if (!object || namesOtherHost(flow, object)) return undefined;
  return { says: plainScheme, place: call, owner: object, targets: () => flow.targetsOf(options) };
}

function objectOf(flow: Flow, node: Node): ObjectNode | undefined {
  return flow
    .terminals(node)
    .map((terminal) => terminal.node)
    .find((found) => found.kind === "object");
}

/** A proxy on the way: `http.request({ host: "proxy.internal", method: "CONNECT", path: "api…:443" })`. */
function namesOtherHost(flow: Flow, { entries }: ObjectNode): boolean {
  return entries.some(({ key, value }) => {
    const isNamed = key !== undefined && /^(?:host|hostname)$/.test(propertyName(key) ?? "");
    const host = isNamed ? constantOf(flow, value) : "";
    return host !== "" && kindOfHost(flow, host) === "other";
  });
}
