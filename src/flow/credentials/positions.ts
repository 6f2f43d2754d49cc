import { namesCinclusKey, saysCredential, saysService } from "../../cinclus/names.ts";
import { writesToLog } from "../../libraries/logs.ts";
import { plainName } from "../../libraries/plain-name.ts";
import {
  isApiKeyHeader,
  isCredentialParameter,
  isRequestOption,
  makesMap,
  takesQuerySecond,
  holderNamed,
  saysUrl,
  setterNamed,
  type Holder,
} from "../../libraries/requests.ts";
import { remembered } from "../../remembered.ts";
import type { CallNode, Node, ObjectNode } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath, propertyName } from "../names.ts";

/** `{ key: "Authorization", value: "…" }`: a header or parameter told by two fields. */
export function namedPair(node: ObjectNode): [Node, Node] | undefined {
  const field = (pattern: RegExp): Node | undefined =>
    node.entries.find(({ key }) => key && pattern.test(propertyName(key) ?? ""))?.value;
  const name = field(/^(?:key|name|header)$/i);
  const value = field(/^value$/i);
  return name?.kind === "string" && value ? [name, value] : undefined;
}

export function credential(
  flow: Flow,
  position: CredentialPosition,
  name: string,
  value: Node,
  values = flow.values(value),
): Credential {
  const named =
    position === "other-header" &&
    (saysService(name) ||
      values.some(({ unknowns }) => unknowns.some(({ paths }) => paths.some((path) => namesCinclusKey(path)))));
  return {
    position,
    name,
    values,
    place: { file: flow.file, start: value.start, end: value.end },
    near: () => flow.targetsNear(value),
    // A client without an address of its own talks to its own vendor, whatever else the file does.
    // What else could be anything (a body, a cookie) counts only right at a request.
    targets: () => {
      if (position === "authorization" || /^x-api-key$/i.test(name)) return flow.targetsOrName(value);
      return position === "api-key-header" || position === "basic" || position === "query" || named
        ? flow.targetsAround(value)
        : flow.targetsNear(value);
    },
  };
}

/** The header that a constant of a library names: `HttpHeaders.AUTHORIZATION`, `HttpHeaders.authorizationHeader`. */
export function headerConstant(node: Node): string | undefined {
  const path = node.kind === "member" ? memberPath(node) : undefined;
  return path && /^authorization(?:_?header)?$/i.test(path.at(-1) ?? "") && /header|field/i.test(path.at(-2) ?? "")
    ? "Authorization"
    : undefined;
}

/** The name of an entry, a library's constant by its last word: `RequestOptions::AUTH => […]`. */
export function nameOfEntry(flow: Flow, key: Node): string | undefined {
  const told = key.kind === "name" ? undefined : (propertyName(key) ?? headerConstant(key));
  if (told !== undefined || (key.kind !== "member" && key.kind !== "name")) return told;
  const constant = flow.values(key).find((value) => value.constant && /^[\w-]{1,40}$/.test(value.text));
  if (constant) return constant.text;
  const path = memberPath(key);
  return propertyName(key) ?? (/options?$/i.test(path?.at(-2) ?? "") ? path?.at(-1) : undefined);
}

/** What an object holds, by the name of what it is given to: `headers: {…}`, `params={…}`, `const headers = {…}`. */
export function holderOf(flow: Flow, node: Node, depth = 0): Holder | undefined {
  let child = node;
  // What a call gives back may hold something else than what it is given.
  let isHandedOver = false;
  for (
    let parent = flow.file.model.parentOf(child), steps = 0;
    parent && steps < 5;
    child = parent, parent = flow.file.model.parentOf(parent), steps++
  ) {
    const at = child;
    switch (parent.kind) {
      case "object": {
        const entry = flow.file.model.entryOf(at);
        const name = entry?.key && nameOfEntry(flow, entry.key);
        // `bodyParameters: { parameters: [ … ] }`: the outer name says more, unless the address stands beside.
        if (name === "parameters" && flow.file.model.program.nature === "data") {
          if (parent.entries.some(({ key }) => key && propertyName(key) === "url")) return "query";
          break;
        }
        // `search: { apiKey: … }` is what a search engine is set up with.
        if (name === "search") return undefined;
        // In data, `data` is what a secret or a configuration map holds.
        if (name === "data" && flow.file.model.program.nature === "data") return undefined;
        return name === undefined ? undefined : holderNamed(name);
      }
      case "assign":
        return parent.value === at
          ? (holderNamed(memberPath(parent.target)?.at(-1) ?? "") ??
              (isHandedOver ? undefined : holderOfReads(flow, parent.target, depth)))
          : undefined;
      case "call": {
        const argument = parent.args.find(({ value }) => value === at);
        if (argument?.name === "fields")
          return parent.args.some(({ value }) => value.kind === "string" && /^(?:get|head|delete)$/i.test(value.value))
            ? "query"
            : "body";
        if (argument?.name !== undefined)
          return writesToLog(memberPath(parent.callee) ?? []) ? undefined : holderNamed(argument.name);
        const callee = memberPath(parent.callee) ?? [];
        // A log's fields may have names of any kind.
        if (writesToLog(callee)) return undefined;
        const holder = holderNamed(callee.at(-1) ?? "") ?? setterNamed(callee.at(-1) ?? "");
        if (holder) return holder;
        if (makesMap(callee.at(-1) ?? "")) break;
        if (isQueryArgument(parent, at, callee)) return "query";
        const receiver = callee.at(-2);
        if (receiver !== undefined && holderNamed(receiver)) return holderNamed(receiver);
        if (
          ["stringify", "dumps", "jsonencode", "encode", "marshal", "tojson", "json"].includes(
            plainName(callee.at(-1) ?? ""),
          )
        )
          return "body";
        isHandedOver = true;
        break;
      }
      case "member":
        // `{ … }.compact`, `Object.freeze({ … })`
        if (
          parent.object !== at ||
          !/^(?:compact|freeze|dup|merge|to_h|tap|items|entries)$/.test(propertyName(parent.property) ?? "")
        )
          return undefined;
        break;
      case "function":
        // `headers() { return { … }; }`
        return parent.name === undefined ? undefined : holderNamed(parent.name);
      case "return":
      case "list":
      case "template":
      case "choice":
        break;
      default:
        return undefined;
    }
  }
  return undefined;
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
  const index = call.args.findIndex(({ value }) => value === argument);
  if (argument.kind !== "object" && argument.kind !== "list") return false;
  if (callee.at(-2) === "Uri" && index === 2) return true;
  const names =
    argument.kind === "object"
      ? argument.entries.map(({ key }) => key)
      : argument.items.map((item) => (item.kind === "list" ? item.items[0] : undefined));
  const options = names.some((key) => key && isRequestOption(propertyName(key) ?? ""));
  return index === 1 && takesQuerySecond(callee.at(-1) ?? "") && !options;
}

/** Whether a field or a parameter of this name may be sent as a credential, wherever it stands. */
export const mayBeSent = remembered(
  (name): boolean =>
    isCredentialParameter(name) ||
    saysCredential(name) ||
    isApiKeyHeader(name) ||
    /^(?:authorization|cookie|(?:(?:url|http|basic|auth)_?)?user_?name|httpHeaderValue\d{0,2}|(?:basic[-_]?)?auth(?:[-_]?basic)?)$/i.test(
      name,
    ),
);

/** @param holderOfField what the field stands in: asked only where its name may be one of a credential */
export function ofField(
  flow: Flow,
  name: string,
  value: Node,
  holderOfField: () => Holder | undefined,
): Credential | undefined {
  if (!mayBeSent(name)) return undefined;
  const holder = holderOfField();
  // Go's `url.Values{"key": {key}}` and `http.Header{"Authorization": {…}}`
  if (value.kind === "list" && value.items.length === 1 && value.items[0] && value.items[0].kind !== "list")
    return ofField(flow, name, value.items[0], () => holder);
  if (isContainer(flow, value)) {
    if (/^(?:basic[-_]?)?auth(?:[-_]?basic)?$/i.test(name) && !holder) return ofAuthOption(flow, value);
    const scheme = /^authorization$/i.test(name) && !holder && value.kind === "object" ? schemeTold(value) : undefined;
    if (scheme) return credential(flow, "authorization", name, scheme);
    // A setting with properties of its own: `api_key: { type: "str", value: "…" }`.
    const wrapped = saysCredential(name) && value.kind === "object" ? wrappedValue(value) : undefined;
    return wrapped && ofField(flow, name, wrapped, () => holder);
  }
  const header = positionOfHeader(name, holder);
  if (header) return credential(flow, header, name, value);
  // Grafana tells a header's name and its value apart: `httpHeaderName1`, `httpHeaderValue1`.
  if (
    /^httpHeaderValue\d{0,2}$/.test(name) &&
    value.kind === "string" &&
    /^(?:bearer|basic|token) \S/i.test(value.value)
  )
    return credential(flow, "authorization", name, value);
  // got's and Guzzle's options for Basic.
  if (/^(?:(?:url|http|basic|auth)_?)?user_?name$/i.test(name) && holder === undefined && isNamedKey(flow, value))
    return credential(flow, "basic", name, value);
  if ((!isCredentialParameter(name) && !saysCredential(name)) || /^proxy-/i.test(name)) return undefined;
  // Which of the stored credentials, by its id: `"credential": "5d1e6b60-…"`.
  if (/^credentials?$/i.test(name) && value.kind === "string" && /^[\da-f]{8}-[\da-f]{4}-/i.test(value.value))
    return undefined;
  if (holder === "headers")
    return saysCredential(name) || isCredentialParameter(name)
      ? credential(flow, "other-header", name, value)
      : undefined;
  if (holder === "cookie") return credential(flow, "cookie", name, value);
  if (holder === "query") return isCredentialParameter(name) ? credential(flow, "query", name, value) : undefined;
  if (holder === "body") return credential(flow, "body", name, value);
  return !saysUrl(name) ? credential(flow, "client-option", name, value) : undefined;
}

/** Whether a value is called a Cinclus key. */
export function isNamedKey(flow: Flow, value: Node): boolean {
  return flow
    .values(value)
    .some(({ unknowns }) => unknowns.some(({ paths }) => paths.some((path) => namesCinclusKey(path))));
}

/** Prometheus tells the scheme and the credential apart: `authorization: { type: Token, credentials_file: … }`. */
function schemeTold({ entries }: ObjectNode): Node | undefined {
  const names = entries.map(({ key }) => (key && propertyName(key)) ?? "");
  if (!names.some((name) => /^(?:credentials?(?:_file)?|parameter|token|value|key)$/i.test(name))) return undefined;
  const told = entries.find(({ key }) => /^(?:type|scheme)$/i.test((key && propertyName(key)) ?? ""))?.value;
  return told?.kind === "string" && /^[\w-]{1,20}$/.test(told.value) ? told : undefined;
}

function wrappedValue({ entries }: ObjectNode): Node | undefined {
  const found = entries.find(({ key }) => key && propertyName(key) === "value")?.value;
  return found?.kind === "string" || found?.kind === "template" ? found : undefined;
}

export function isContainer(flow: Flow, value: Node): boolean {
  return (
    value.kind === "object" ||
    value.kind === "function" ||
    value.kind === "list" ||
    (value.kind === "name" && flow.terminals(value).some(({ node }) => node.kind === "object"))
  );
}

export function positionOfHeader(name: string, holder: Holder | undefined): CredentialPosition | undefined {
  if (/^authorization$/i.test(name) && holder !== "body" && holder !== "query" && holder !== "cookie")
    return "authorization";
  if (isApiKeyHeader(name) && (name.includes("-") || holder === "headers")) return "api-key-header";
  if (/^cookie$/i.test(name) && holder === "headers") return "cookie";
  return undefined;
}

/** `auth: { username: key, password: "" }`, `auth=(key, "")`, `auth: {:bearer, key}`. */
export function ofAuthOption(flow: Flow, value: Node): Credential | undefined {
  if (value.kind === "list" && value.items[0]?.kind === "string" && value.items[1]) {
    const scheme = value.items[0].value;
    if (/^bearer$/i.test(scheme)) return credential(flow, "client-option", "auth", value.items[1]);
    if (/^basic$/i.test(scheme)) return credential(flow, "basic", "auth", value.items[1]);
  }
  const [first] =
    value.kind === "list"
      ? // The user's name may be any; the key is what is not written out.
        value.items.toSorted((one, other) => Number(one.kind === "string") - Number(other.kind === "string"))
      : value.kind === "object"
        ? value.entries
            .filter(({ key }) => key && /^(?:user(?:name)?|login)$/i.test(propertyName(key) ?? ""))
            .map((entry) => entry.value)
        : [];
  if (first) return credential(flow, "basic", "auth", first);
  return undefined;
}

export function ofPair(
  flow: Flow,
  first: Node | undefined,
  second: Node | undefined,
  holderOfPair: () => Holder | undefined,
): Credential | undefined {
  if (first?.kind !== "string" || !second || !mayBeSent(first.value)) return undefined;
  const holder = holderOfPair();
  const header = positionOfHeader(first.value, holder ?? "headers");
  if (header) return credential(flow, header, first.value, second);
  if (isContainer(flow, second)) return undefined;
  if (holder === "query" && isCredentialParameter(first.value)) return credential(flow, "query", first.value, second);
  if (!saysCredential(first.value)) return undefined;
  if (holder === "headers") return credential(flow, "other-header", first.value, second);
  if (holder === "body" || holder === "cookie") return credential(flow, holder, first.value, second);
  return undefined;
}

/** What a variable holds, by what it was made with: `q = HttpUtility.ParseQueryString("")`, `u.Query()`. */
export function holderOfTerminals(flow: Flow, owner: Node): Holder | undefined {
  for (const { node } of flow.terminals(owner)) {
    const path = memberPath(node);
    const holder = path && (holderNamed(path.at(-1) ?? "") ?? setterNamed(path.at(-1) ?? ""));
    if (holder) return holder;
  }
  return undefined;
}

/** `const url = new URL(…); url.username = key`. */
export function isUrlObject(flow: Flow, target: Node): boolean {
  return target.kind === "member" && flow.values(target.object).some(({ text }) => /^(?:https?|wss?):\/\//i.test(text));
}
