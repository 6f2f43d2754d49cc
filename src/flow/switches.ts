import {
  asksAboutCertificate,
  decidesInClass,
  decidesOnCertificates,
  firstTurnsChecksOff,
  isCertificateDecider,
  isProcessWide,
  isSwitch,
  mayBeOfSwitch,
  takesSwitch,
  turnsChecksOff,
  turnsChecksOffWhenCalled,
} from "../libraries/tls.ts";
import { plainName } from "../libraries/plain-name.ts";
import type { Argument, CallNode, FunctionNode, Node, ObjectNode } from "../tree/node.ts";
import { holderOf, namedPair } from "./credentials/positions.ts";
import { alwaysAccepts, isOwnClass, letsAllPass, namesOff } from "./accepts-all.ts";
import { isAskedFor } from "./asked-for.ts";
import { checksHandedOff } from "./handed-options.ts";
import type { Switch } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { argumentsFor } from "./values/callers.ts";
import { isProxyOptions, lastName, memberPath, propertyName } from "./names.ts";
import { reachOf, targetsOfSwitch } from "./switch-targets.ts";

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
        // A trust manager whose check does nothing trusts everyone.
        if (node.name !== undefined && /^check_?server_?trusted$/i.test(node.name) && doesNothing(node)) {
          found.push(
            made(flow, "certificate checks off", flow.file.model.enclosing(node, "class") ?? node, false, node),
          );
        }
        found.push(...ofLaxClass(flow, node));
        break;
      default:
        break;
    }
  }
  const constant = found.filter((given) => !isAskedFor(flow.file.model, given.node));
  return constant.map((given) => (isSecondary(flow, given, constant) ? { ...given, secondary: true } : given));
}

/** `{ name: "NODE_TLS_REJECT_UNAUTHORIZED", value: "0" }` of a container's environment. */
function ofPairOfData(flow: Flow, node: ObjectNode): Switch[] {
  const [name, value] = (flow.file.model.program.nature === "data" ? namedPair(node) : undefined) ?? [];
  return name?.kind === "string" && value && isProcessWide(name.value) ? ofSetting(flow, name.value, value, value) : [];
}

function ofEntries(flow: Flow, object: ObjectNode): Switch[] {
  return object.entries.flatMap(({ key, value }) => {
    const name = key && (propertyName(key) ?? lastName(key))?.split(".").at(-1);
    if (name === "secure" && isProxyOptions(object) && says(flow, value, false))
      return [made(flow, "certificate checks off", key ?? value, false, value)];
    return name === undefined ? [] : ofSetting(flow, name, value, key);
  });
}

/** A class whose method accepts every certificate or host: Java's `HostnameVerifier`, Unity's `CertificateHandler`. */
function ofLaxClass(flow: Flow, method: FunctionNode): Switch[] {
  const { model } = flow.file;
  if (method.name === undefined || !decidesInClass(method.name)) return [];
  const owner = model.enclosing(method, "class");
  const holder = owner && model.parentOf(owner);
  if (owner?.kind !== "class") return [];
  const bases = [...owner.heritage, ...(holder?.kind === "call" ? [holder.callee] : [])];
  if (!bases.some((base) => isCertificateDecider(calledName(base))) || !alwaysAccepts(flow, method)) return [];
  const uses = owner.name === "" ? [] : model.callsNamed(owner.name);
  const processWide = uses.some((use) => {
    const setter = model.parentOf(use);
    return setter?.kind === "call" && isProcessWide(memberPath(setter.callee)?.at(-1) ?? "");
  });
  const given =
    owner.name === ""
      ? made(flow, "certificate checks off", owner, false, owner)
      : made(flow, "certificate checks off", method, processWide, method);
  return uses.length === 0
    ? [given]
    : [{ ...given, targets: () => new Set(uses.flatMap((use) => [...flow.targetsNear(use)])) }];
}

function calledName(base: Node): string {
  return (base.kind === "call" ? memberPath(base.callee) : memberPath(base))?.at(-1) ?? "";
}

/** Elixir's `hackney: [:insecure]`, with other options beside it or not. */
function ofInsecure(flow: Flow, list: Node, words: readonly Node[]): Switch[] {
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

/** An empty body, `return`, `= Unit`. */
function doesNothing({ body }: FunctionNode): boolean {
  return body.every(
    (node) =>
      (node.kind === "return" && !node.value) ||
      (node.kind === "name" && node.name === "Unit") ||
      node.kind === "literal",
  );
}

/** The check of the host's name is told only where that of the certificate is not off as well. */
function isSecondary(flow: Flow, given: Switch, all: readonly Switch[]): boolean {
  const aboutHost = (one: Switch): boolean => /host|peer_?name/i.test(nameAt(flow, one));
  if (given.turns !== "certificate checks off" || !aboutHost(given)) return false;
  return all.some(
    (other) =>
      other !== given &&
      other.turns === given.turns &&
      !aboutHost(other) &&
      flow.file.model.enclosing(other.node, "function") === flow.file.model.enclosing(given.node, "function") &&
      Math.abs(other.place.start - given.place.start) < 400,
  );
}

/** The name of a switch: the word that it is, or that stands right before its value. */
function nameAt(flow: Flow, { place }: Switch): string {
  const own = flow.file.text.slice(place.start, Math.min(place.end, place.start + 60));
  const before =
    /([\w.]+)["']?[\s:=>,(]{0,6}$/.exec(flow.file.text.slice(Math.max(0, place.start - 60), place.start))?.[1] ?? "";
  return /^[A-Za-z_]\w{4,}/.test(own) && !/^(?:false|true|none|null)\b/i.test(own) ? own : before;
}

function ofAssignment(flow: Flow, target: Node, value: Node): Switch[] {
  const path = memberPath(target);
  const name = path?.at(-1);
  if (path === undefined || name === undefined) return [];
  if (isProcessWide(name) && path.length > 0 && (name !== "strictSSL" || path.length > 1))
    return ofSetting(flow, name, value, target, true);
  // A plain variable called `verify` or `ssl` turns nothing off by itself.
  if (path.length === 1 && !/ssl|tls|cert|insecure|verify_|rejectUnauthorized|_verify/i.test(name)) return [];
  return ofSetting(flow, name.split(".").at(-1) ?? name, value, target, false, target);
}

function ofSetting(
  flow: Flow,
  name: string,
  value: Node,
  at: Node | undefined,
  processWide = isProcessWide(name),
  around: Node = value,
): Switch[] {
  if (plainName(name) === "dangerouslyallowbrowser")
    return says(flow, value, true) ? [made(flow, "browser use on", at ?? value, false, around)] : [];
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

function made(flow: Flow, turns: Switch["turns"], at: Node, processWide: boolean, around: Node): Switch {
  return {
    turns,
    node: at,
    place: { file: flow.file, start: at.start, end: at.end },
    processWide,
    secondary: false,
    reach: reachOf(flow, at),
    scope: {
      file: flow.file,
      start: (flow.file.model.parentOf(around) ?? around).start,
      end: (flow.file.model.parentOf(around) ?? around).end,
    },
    // A client without an address of its own talks to its own vendor.
    targets: () => (turns === "browser use on" ? flow.targetsNear(around) : targetsOfSwitch(flow, around, at)),
  };
}

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

function turnsOff(flow: Flow, name: string, value: Node): boolean {
  return isSwitch(name) && constantsOf(flow, value).some((constant) => turnsChecksOff(name, constant));
}

function says(flow: Flow, value: Node, wanted: boolean): boolean {
  return constantsOf(flow, value).includes(wanted);
}

function ofCall(flow: Flow, call: CallNode): Switch[] {
  const path = memberPath(call.callee) ?? (call.callee.kind === "string" ? [call.callee.value] : []);
  const last = path.at(-1) ?? "";
  const found: Switch[] = [];
  for (const { name, value } of call.args) {
    if (name === undefined) continue;
    found.push(...ofSetting(flow, name, value, value));
  }
  if (call.command) {
    // What a tool of the build is told is about its own requests: `git config http.sslVerify false`.
    if (
      /^(?:git|npm|yarn|pnpm|pip3?|poetry|uv|composer|gem|bundle|cargo|docker|podman|helm|apt|apt-get|conda|go)$/.test(
        last,
      )
    )
      return found;
    // A directive of a proxy: `proxy_ssl_verify off;`
    call.args.forEach(({ name, value }, index) => {
      const before = call.args[index - 1]?.value;
      if (
        name === undefined &&
        before?.kind === "string" &&
        value.kind === "string" &&
        turnsChecksOff(before.value, value.value)
      )
        found.push(made(flow, "certificate checks off", before, false, call));
    });
    if (call.args.length === 0 && turnsChecksOffWhenCalled(last))
      found.push(made(flow, "certificate checks off", call, false, call));
    const [only] = call.args;
    if (only && call.args.length === 1 && only.name === undefined)
      found.push(...ofSetting(flow, last, only.value, call, false, call));
    for (const { literal, place } of checksHandedOff(flow, call))
      found.push({
        ...made(flow, "certificate checks off", literal, false, call),
        place,
        targets: () => flow.targetsOf(call),
      });
    return found;
  }
  // `curl_setopt($h, CURLOPT_SSL_VERIFYPEER, false)`, `setOption("verify", false)`, `.verify(false)`, `danger_accept_invalid_certs(true)`
  call.args.forEach(({ value, name }, index) => {
    if (name !== undefined) return;
    const option = index > 0 ? call.args[index - 1]?.value : undefined;
    const optionName = option && (option.kind === "string" ? option.value : memberPath(option)?.at(-1));
    if (optionName !== undefined && isSwitch(optionName) && constantsOf(flow, value).some((constant) => turnsChecksOff(optionName, constant)))
      found.push(made(flow, "certificate checks off", value, isProcessWide(optionName), call));
  });
  const [first, second] = call.args;
  const word = first?.value.kind === "string" ? first.value.value : "";
  const isOffByFirst = firstTurnsChecksOff(last) && first?.value.kind === "literal" && first.value.value === true;
  const isGivenSwitch = takesSwitch(last) && turnsChecksOffWhenCalled(word);
  if (first && (isOffByFirst || isGivenSwitch))
    found.push(made(flow, "certificate checks off", first.value, isGivenSwitch, call));
  if (second && asksAboutCertificate(word) && alwaysAccepts(flow, second.value))
    found.push(made(flow, "certificate checks off", first?.value ?? call, true, call));
  if (call.args.length === 1 && first?.name === undefined && first) {
    const set = last.replace(/^set_?/i, "");
    if (
      (isSwitch(set) || isSwitch(last)) &&
      constantsOf(flow, first.value).some((constant) => turnsChecksOff(set, constant) || turnsChecksOff(last, constant))
    )
      found.push(made(flow, "certificate checks off", first.value, isProcessWide(last), call));
    else if (decidesOnCertificates(last) && letsAllPass(flow, first.value))
      found.push(made(flow, "certificate checks off", first.value, isProcessWide(last), call));
    else if (namesOff(first.value) && first.value.kind !== "string")
      found.push(made(flow, "certificate checks off", first.value, false, call));
  }
  if (call.args.length > 1) found.push(...amongSeveral(flow, call, last));
  if (call.args.length === 0 && turnsChecksOffWhenCalled(last))
    found.push(
      made(flow, "certificate checks off", call.callee.kind === "member" ? call.callee.property : call, false, call),
    );
  return found;
}

/** `SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL)`, `context.init(null, Array(TrustAllManager), random)`, `loadTrustMaterial(null, (chain, type) -> true)`. */
function amongSeveral(flow: Flow, call: CallNode, last: string): Switch[] {
  for (const { name, value } of call.args) {
    if (name !== undefined) continue;
    const off =
      value.kind === "name" || value.kind === "member"
        ? namesOff(value) && !isOwnClass(flow, value)
        : value.kind === "function"
          ? decidesOnCertificates(last) && alwaysAccepts(flow, value)
          : last === "init" && listed(value).some((item) => namesOff(item) && !isOwnClass(flow, item));
    if (off) return [made(flow, "certificate checks off", value, false, call)];
  }
  return [];
}

function listed(value: Node): readonly Node[] {
  if (value.kind === "list") return value.items;
  return value.kind === "call" ? value.args.map((argument) => argument.value) : [];
}
