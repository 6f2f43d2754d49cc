import { hostKind } from "../cinclus/hosts.ts";
import { plainName } from "../libraries/plain-name.ts";
import type { CallNode, Node } from "../tree/node.ts";
import type { Url } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName, isProxyOptions, memberPath, propertyName } from "./names.ts";

const schemeNames = new Set([
  "scheme",
  "schemes",
  "protocol",
  "proto",
  "urlscheme",
  "setscheme",
  "withscheme",
  "setprotocol",
  "uscheme",
  "upstreamprotocol",
]);
const portNames = new Set([
  "port",
  "portvalue",
  "portnumber",
  "peerport",
  "setport",
  "upstreamport",
  "remoteport",
  "targetport",
]);
const tlsNames = new Set([
  "usessl",
  "usehttps",
  "usetls",
  "enablessl",
  "https",
  "tls",
  "secure",
  "issecure",
  "withtls",
  "ssl",
]);

/** Classes and functions that speak plain HTTP whatever the port: the host is handed to them on its own. */
const plainOnly = new Set(["httpconnection", "http", "httpclientconnection", "urihttp"]);

/**
 * Addresses that are never written as one: host, scheme and port as fields, arguments or properties, and functions that
 * speak plain HTTP with the host they are given.
 */
export function collectStructuredUrls(flow: Flow): Url[] {
  const found: Url[] = [];
  const taken = new Set<Node>();
  const add = (
    url: Partial<Pick<Url, "scheme" | "port">>,
    place: Node,
    owner: Node | undefined,
    targets: Url["targets"],
  ): void => {
    // One expression is one problem, however many signs it shows.
    if (owner && taken.has(owner)) return;
    if (owner) taken.add(owner);
    found.push({
      ...url,
      targets,
      near: targets,
      parts: [],
      place: { file: flow.file, start: place.start, end: place.end },
      prose: false,
    });
  };
  for (const node of flow.file.model.hasPlainWord(tellsHow) ? flow.file.model.nodes : []) {
    if (node.kind === "object") {
      for (const { key, value } of node.entries) {
        const name = key && propertyName(key);
        if (name !== undefined)
          ofSetting(
            flow,
            name,
            value,
            node,
            () => (flow.file.model.program.nature === "data" ? flow.hostsIn(node) : flow.targetsNear(value)),
            add,
          );
      }
    }
    if (node.kind === "assign" && node.target.kind === "name") {
      // A builder's block: `url { protocol = URLProtocol.HTTP; host = "…" }`
      const { target, value } = node;
      const block = flow.file.model.enclosing(node, "function");
      if (block && flow.file.model.parentOf(block)?.kind === "call")
        ofSetting(flow, target.name, value, block, () => flow.hostsIn(block), add);
    }
    if (node.kind === "assign" && node.target.kind === "member") {
      const name = propertyName(node.target.property);
      const { target, value } = node;
      if (name !== undefined)
        ofSetting(flow, name, value, node, () => flow.targetsOfAssigned(target, value, false), add);
    }
  }
  // After the fields, which say more: of a call with a telling field only the field is told.
  const { model, text } = flow.file;
  const saysHow = /\b80\b/.test(text) || model.hasWord(isSayingHow);
  for (const call of model.all("call")) ofCall(flow, call, saysHow, add);
  return found;
}

/** Without any of these in the file a host among the arguments of a call tells nothing. */
const isSayingHow = (word: string): boolean => saysPlainScheme(word) || /scheme|proto|port$/i.test(word);

/** Names of what says how a host is talked to. */
function tellsHow(name: string): boolean {
  const plain = plainName(name);
  return schemeNames.has(plain) || portNames.has(plain) || tlsNames.has(plain);
}

type Add = (
  url: Partial<Pick<Url, "scheme" | "port">>,
  place: Node,
  owner: Node | undefined,
  targets: Url["targets"],
) => void;

function ofSetting(flow: Flow, name: string, value: Node, owner: Node, targets: Url["targets"], add: Add): void {
  if (!tellsHow(name)) return;
  const plain = plainName(name);
  const text = constantOf(flow, value);
  if (schemeNames.has(plain) && saysPlainScheme(text) && !translates(flow, value))
    add({ scheme: "http" }, value, owner, targets);
  else if (portNames.has(plain) && text === "80" && !isOwnPort(name, owner)) add({ port: "80" }, value, owner, targets);
  else if (tlsNames.has(plain) && text === "false" && plain !== "ssl" && !isProxyOptions(owner))
    add({ scheme: "http" }, value, owner, targets);
}

/** `PORT` of an environment is the one that the program itself listens on, unless a `HOST` stands beside it. */
function isOwnPort(name: string, owner: Node): boolean {
  return (
    name === "PORT" &&
    owner.kind === "object" &&
    !owner.entries.some(({ key }) => key && /^(?:HOST|HOSTNAME)$/.test(propertyName(key) ?? ""))
  );
}

/** `scheme = scheme switch { "http" => "ws", "https" => "wss" }`: the scheme was chosen elsewhere. */
function translates(flow: Flow, value: Node): boolean {
  const texts = new Set(flow.values(value).map(({ text }) => text.toLowerCase().replace(/:?(?:\/\/)?$/, "")));
  return texts.has("ws") && texts.has("wss");
}

function constantOf(flow: Flow, node: Node): string {
  if (node.kind === "literal") return String(node.value);
  if (node.kind === "list")
    return node.items.map((item) => constantOf(flow, item)).find((text) => /^https?$/i.test(text)) ?? "";
  // C#'s `Uri.UriSchemeHttp`
  if (
    node.kind === "member" &&
    /^(?:UriSchemeHttp|HTTP)$/.test(memberPath(node)?.at(-1) ?? "") &&
    flow.terminals(node).every((terminal) => terminal.node === node)
  )
    return "http";
  return flow.values(node).find(({ constant }) => constant)?.text ?? "";
}

function ofCall(flow: Flow, call: CallNode, saysHow: boolean, add: Add): void {
  if (call.command || call.args.every(({ name, value }) => name === undefined && value.kind === "function")) return;
  const path = memberPath(call.callee) ?? [];
  const last = plainName(calleeName(call) ?? "");
  const hosts = last === "build" ? call.args.filter(({ name }) => name === "host").map(({ value }) => value) : [];
  const positional = call.args
    .filter(({ name }) => name === undefined)
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  for (const { name, value } of call.args)
    if (name !== undefined) ofSetting(flow, name, value, call, () => flow.targetsNear(value), add);
  const [only] = positional;
  if (only && positional.length === 1 && (schemeNames.has(last) || portNames.has(last) || tlsNames.has(last))) {
    ofSetting(flow, last.replace(/^(?:set|with)/, ""), only, call, () => flow.targetsNear(call), add);
    return;
  }
  const speaksPlain =
    (plainOnly.has(last) && (last === "httpconnection" || /^(?:uri|Uri)$/.test(path.at(-2) ?? ""))) ||
    (last === "build" && path.at(-2) === "HTTP");
  const usesPlain = usesPlainModule(flow, call, path);
  const mayBePlain = speaksPlain || usesPlain;
  const telling = saysHow || mayBePlain ? [...positional, ...hosts].filter((value) => mayTell(flow, value)) : [];
  // A host alone says nothing of how it is talked to.
  const host = mayBePlain || telling.length > 1 ? telling.find((value) => isHost(flow, value)) : undefined;
  if (host) {
    const targets = (): ReturnType<Url["targets"]> =>
      new Set([hostKind(constantOf(flow, host).replace(/:\d+$/, ""), flow.additions.hosts)]);
    const says = positional.map((value) => constantOf(flow, value));
    const tls = call.args.some(
      ({ name, value }) => name !== undefined && tlsNames.has(plainName(name)) && constantOf(flow, value) === "true",
    );
    if (tls) return;
    if (says.some(saysPlainScheme)) add({ scheme: "http" }, call, call, targets);
    else if (says.includes("80")) add({ port: "80" }, call, call, targets);
    else if (mayBePlain) add({ scheme: "http" }, call, call, targets);
    return;
  }
  if (!usesPlain) return;
  // Node's `http.request({ hostname: … })`
  const options = positional.find((value) => flow.terminals(value).some(({ node }) => node.kind === "object"));
  if (options && !namesOtherHost(flow, options))
    add({ scheme: "http" }, call, objectOf(flow, options), () => flow.targetsOf(options));
}

function saysPlainScheme(text: string): boolean {
  return /^(?:http|ws):?(?:\/\/)?$/i.test(text);
}

/** Whether an argument may be a host, a scheme or a port; those that are written out are looked at. */
function mayTell(flow: Flow, node: Node): boolean {
  if (node.kind === "object" || node.kind === "function") return false;
  if (node.kind === "literal") return node.value === 80;
  return node.kind !== "string" || node.value === "80" || saysPlainScheme(node.value) || isHost(flow, node);
}

/** A proxy on the way: `http.request({ host: "proxy.internal", method: "CONNECT", path: "api…:443" })`. */
function namesOtherHost(flow: Flow, options: Node): boolean {
  const object = objectOf(flow, options);
  const hosts =
    object?.kind === "object"
      ? object.entries.filter(({ key }) => key && /^(?:host|hostname)$/.test(propertyName(key) ?? ""))
      : [];
  return hosts.some(({ value }) => {
    const text = constantOf(flow, value);
    return text !== "" && hostKind(text.replace(/:\d+$/, ""), flow.additions.hosts) === "other";
  });
}

function objectOf(flow: Flow, node: Node): Node | undefined {
  return flow
    .terminals(node)
    .map((terminal) => terminal.node)
    .find(({ kind }) => kind === "object");
}

function isHost(flow: Flow, node: Node): boolean {
  if (node.kind === "literal" || node.kind === "object" || node.kind === "function") return false;
  const text = constantOf(flow, node);
  return /^[\w.-]+(?::\d+)?$/.test(text) && hostKind(text.replace(/:\d+$/, ""), flow.additions.hosts) !== "other";
}

/** `http.request`, `http.get` of Node's module of that name, however it was brought in. */
function usesPlainModule(flow: Flow, call: CallNode, path: readonly string[]): boolean {
  const name = path.at(-1) ?? "";
  if (name !== "request" && name !== "get") return false;
  const module = flow.file.model.moduleOf(call.callee);
  return module === "http" || module === "node:http";
}
