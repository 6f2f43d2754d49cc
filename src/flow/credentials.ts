import { isApiKeyHeader, isCredentialParameter, isRequestOption, makesMap, takesQuerySecond, holderNamed, saysUrl, setterNamed, takesBasic, takesBearer, type Holder } from "../libraries/requests.ts";
import { namesCinclusKey, saysCredential, saysService, saysVendor, wordsOf } from "../cinclus/names.ts";
import { plainName } from "../libraries/plain-name.ts";
import type { AssignNode, CallNode, Node, ObjectNode } from "../tree/node.ts";
import type { Credential, CredentialPosition } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { memberPath, propertyName } from "./names.ts";
import { hole, Value } from "./value.ts";

/** All places of a file in which a credential is sent, or handed to a client that will send it. */
export function collectCredentials(flow: Flow): Credential[] {
  const found: Credential[] = [];
  const seen = new Set<string>();
  const add = (credential: Credential | undefined): void => {
    if (!credential) return;
    const id = `${credential.position}:${String(credential.place.start)}:${String(credential.place.end)}`;
    if (seen.has(id)) return;
    seen.add(id);
    found.push(credential);
  };
  for (const node of flow.file.model.nodes) {
    switch (node.kind) {
      case "object": {
        const pair = namedPair(node);
        if (pair) {
          add(ofPair(flow, pair[0], pair[1], holderOf(flow, node)));
          break;
        }
        for (const { key, value } of node.entries) {
          const name = key && propertyName(key);
          if (name !== undefined) add(ofField(flow, name, value, holderOf(flow, node)));
        }
        break;
      }
      case "call":
        for (const credential of ofCall(flow, node)) add(credential);
        break;
      case "assign":
        add(ofAssignment(flow, node));
        break;
      case "list":
        if (node.items.length === 2) add(ofPair(flow, node.items[0], node.items[1], holderOf(flow, node)));
        break;
      case "string":
      case "template":
        add(ofHeaderLine(flow, node));
        for (const credential of ofPairsInText(flow, node)) add(credential);
        break;
      default:
        break;
    }
  }
  return found;
}

/** `{ key: "Authorization", value: "…" }`: a header or parameter told by two fields. */
function namedPair(node: ObjectNode): [Node, Node] | undefined {
  const field = (pattern: RegExp): Node | undefined => node.entries.find(({ key }) => key && pattern.test(propertyName(key) ?? ""))?.value;
  const name = field(/^(?:key|name|header)$/i);
  const value = field(/^value$/i);
  return name?.kind === "string" && value ? [name, value] : undefined;
}

function credential(flow: Flow, position: CredentialPosition, name: string, value: Node, values = flow.values(value)): Credential {
  const named = position === "other-header" && (saysService(name) || values.some(({ unknowns }) => unknowns.some(({ paths }) => paths.some((path) => namesCinclusKey(path)))));
  return {
    position,
    name,
    values,
    place: { file: flow.file, start: value.start, end: value.end },
    // A client without an address of its own talks to its own vendor, whatever else the file does.
    // What else could be anything (a body, a cookie) counts only right at a request.
    targets: () => (position === "authorization" || position === "api-key-header" || position === "basic" || position === "query" || named ? flow.targetsAround(value) : flow.targetsNear(value)),
  };
}

/** What an object holds, by the name of what it is given to: `headers: {…}`, `params={…}`, `const headers = {…}`. */
function holderOf(flow: Flow, node: Node): Holder | undefined {
  let child = node;
  for (let parent = flow.file.model.parentOf(child), steps = 0; parent && steps < 5; child = parent, parent = flow.file.model.parentOf(parent), steps++) {
    const at = child;
    switch (parent.kind) {
      case "object": {
        const entry = parent.entries.find(({ value }) => value === at);
        const name = entry?.key && propertyName(entry.key);
        // `bodyParameters: { parameters: [ … ] }`: the outer name says more.
        if (name === "parameters" && flow.file.model.program.nature === "data") break;
        return name === undefined ? undefined : holderNamed(name);
      }
      case "assign":
        return parent.value === at ? holderNamed(memberPath(parent.target)?.at(-1) ?? "") : undefined;
      case "call": {
        const argument = parent.args.find(({ value }) => value === at);
        if (argument?.name === "fields") return parent.args.some(({ value }) => value.kind === "string" && /^(?:get|head|delete)$/i.test(value.value)) ? "query" : "body";
        if (argument?.name !== undefined) return holderNamed(argument.name);
        const callee = memberPath(parent.callee) ?? [];
        const holder = holderNamed(callee.at(-1) ?? "") ?? setterNamed(callee.at(-1) ?? "");
        if (holder) return holder;
        if (makesMap(callee.at(-1) ?? "")) break;
        if (isQueryArgument(parent, at, callee)) return "query";
        const receiver = callee.at(-2);
        if (receiver !== undefined && holderNamed(receiver)) return holderNamed(receiver);
        if (["stringify", "dumps", "jsonencode", "encode", "marshal", "tojson", "json"].includes(plainName(callee.at(-1) ?? ""))) return "body";
        break;
      }
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

/** `Http::get(url, ['api_key' => $key])`, `Uri.https(host, path, { 'api_key': key })`. */
function isQueryArgument(call: CallNode, argument: Node, callee: readonly string[]): boolean {
  const index = call.args.findIndex(({ value }) => value === argument);
  if (argument.kind !== "object" && argument.kind !== "list") return false;
  if (callee.at(-2) === "Uri" && index === 2) return true;
  const names = argument.kind === "object" ? argument.entries.map(({ key }) => key) : argument.items.map((item) => (item.kind === "list" ? item.items[0] : undefined));
  const options = names.some((key) => key && isRequestOption(propertyName(key) ?? ""));
  return index === 1 && takesQuerySecond(callee.at(-1) ?? "") && !options;
}

function ofField(flow: Flow, name: string, value: Node, holder: Holder | undefined): Credential | undefined {
  // Go's `url.Values{"key": {key}}` and `http.Header{"Authorization": {…}}`
  if (value.kind === "list" && value.items.length === 1 && value.items[0] && value.items[0].kind !== "list") return ofField(flow, name, value.items[0], holder);
  if (isContainer(flow, value)) {
    return /^(?:basic_?)?auth$/i.test(name) && !holder ? ofAuthOption(flow, value) : undefined;
  }
  const header = positionOfHeader(name, holder);
  if (header) return credential(flow, header, name, value);
  if ((!isCredentialParameter(name) && !saysCredential(name)) || /^proxy-/i.test(name)) return undefined;
  if (holder === "headers") return saysCredential(name) || isCredentialParameter(name) ? credential(flow, "other-header", name, value) : undefined;
  if (holder === "cookie") return credential(flow, "cookie", name, value);
  if (holder === "query") return isCredentialParameter(name) ? credential(flow, "query", name, value) : undefined;
  if (holder === "body") return credential(flow, "body", name, value);
  return !saysUrl(name) ? credential(flow, "client-option", name, value) : undefined;
}

function isContainer(flow: Flow, value: Node): boolean {
  return value.kind === "object" || value.kind === "function" || value.kind === "list" || (value.kind === "name" && flow.terminals(value).some(({ node }) => node.kind === "object"));
}

function positionOfHeader(name: string, holder: Holder | undefined): CredentialPosition | undefined {
  if (/^authorization$/i.test(name) && holder !== "body" && holder !== "query" && holder !== "cookie") return "authorization";
  if (isApiKeyHeader(name) && (name.includes("-") || holder === "headers")) return "api-key-header";
  if (/^cookie$/i.test(name) && holder === "headers") return "cookie";
  return undefined;
}

/** `auth: { username: key, password: "" }`, `auth=(key, "")`, `auth: {:bearer, key}`. */
function ofAuthOption(flow: Flow, value: Node): Credential | undefined {
  if (value.kind === "list" && value.items[0]?.kind === "string" && value.items[1]) {
    const scheme = value.items[0].value;
    if (/^bearer$/i.test(scheme)) return credential(flow, "client-option", "auth", value.items[1]);
    if (/^basic$/i.test(scheme)) return credential(flow, "basic", "auth", value.items[1]);
  }
  const [first] = value.kind === "list" ? value.items : value.kind === "object" ? value.entries.filter(({ key }) => key && /^(?:user(?:name)?|login)$/i.test(propertyName(key) ?? "")).map((entry) => entry.value) : [];
  if (first) return credential(flow, "basic", "auth", first);
  return undefined;
}

function ofAssignment(flow: Flow, node: AssignNode): Credential | undefined {
  if (node.target.kind !== "member") return ofPlainAssignment(flow, node);
  const path = memberPath(node.target);
  const name = propertyName(node.target.property);
  if (name === undefined || isContainer(flow, node.value)) return undefined;
  const around = path?.at(-2) ?? "";
  const holder = holderNamed(around) ?? holderOfTerminals(flow, node.target.object) ?? (path?.slice(0, -1).some((part) => holderNamed(part) === "headers") ? "headers" : undefined);
  const header = positionOfHeader(name, holder ?? (/^(?:authorization|x-api-key)$/i.test(name) ? "headers" : undefined));
  const at = node.target;
  const make = (position: CredentialPosition): Credential => ({ ...credential(flow, position, name, node.value), targets: () => flow.targetsOfAssigned(at, node.value, position !== "client-option") });
  if (/^(?:username|password|user|userinfo)$/i.test(name) && isUrlObject(flow, node.target)) return make("query");
  if (header) return make(header);
  if (!isCredentialParameter(name) && !saysCredential(name)) return undefined;
  if (holder === "headers") return make("other-header");
  if (holder === "query") return isCredentialParameter(name) ? make("query") : undefined;
  if (holder === "cookie") return make("cookie");
  if (holder === "body") return make("body");
  return make("client-option");
}

/** `const url = new URL(…); url.username = key`. */
function isUrlObject(flow: Flow, target: Node): boolean {
  return target.kind === "member" && flow.values(target.object).some(({ text }) => /^(?:https?|wss?):\/\//i.test(text));
}

/** In data and environments a name beside the address of the same prefix: `OPENAI_API_KEY` by `OPENAI_BASE_URL`. */
function ofPlainAssignment(flow: Flow, node: AssignNode): Credential | undefined {
  if (node.target.kind !== "name" || !saysCredential(node.target.name) || isContainer(flow, node.value)) return undefined;
  if (!node.environment && flow.file.model.program.nature === "code") return undefined;
  const name = node.target.name;
  return { ...credential(flow, "client-option", name, node.value), targets: () => flow.targetsBeside(node, name) };
}

function ofPair(flow: Flow, first: Node | undefined, second: Node | undefined, holder: Holder | undefined): Credential | undefined {
  if (first?.kind !== "string" || !second) return undefined;
  const header = positionOfHeader(first.value, holder ?? "headers");
  if (header) return credential(flow, header, first.value, second);
  if (isContainer(flow, second)) return undefined;
  if (holder === "query" && isCredentialParameter(first.value)) return credential(flow, "query", first.value, second);
  if (holder === "headers" && saysCredential(first.value)) return credential(flow, "other-header", first.value, second);
  return undefined;
}

/** A header written out in one text: `"Authorization: Bearer …"` of libcurl, PHP and the command line. */
function ofHeaderLine(flow: Flow, node: Node): Credential | undefined {
  if (node.kind === "string" && node.prose) return undefined;
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "template") return undefined;
  const [value] = flow.values(node);
  if (!value) return undefined;
  const match = /^\s*(authorization|x-api-key|cookie)\s*[:=]\s*/i.exec(value.text);
  if (!match || value.text.length - match[0].length < 1 || value.text.trimEnd().includes("\n")) return undefined;
  const name = (match[1] ?? "").toLowerCase();
  if (match[0].includes("=") && name !== "authorization") return undefined;
  const position = name === "authorization" ? "authorization" : name === "cookie" ? "cookie" : "api-key-header";
  const values = flow.values(node).map((given) => given.slice(match[0].length, given.text.trimEnd().length));
  return credential(flow, position, name, node, values);
}

/** A query or a form written out: `.query("api_key=" + key)`, `uri.query = "token=#{key}"`, `RawQuery: "key=" + key`. */
function ofPairsInText(flow: Flow, node: Node): Credential[] {
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "template" || (parent?.kind === "call" && parent.command)) return [];
  const value = flow.values(node).find(({ text }) => /^[?&]?[\w-]{2,30}=/.test(text) && !text.includes("\n"));
  const holder = value && holderOf(flow, node);
  if (!value || (holder !== "query" && holder !== "body")) return [];
  return [...value.text.matchAll(/(?:^|[?&])([\w-]{2,30})=([^&\s]+)/g)].flatMap((match) => {
    const [whole, name = "", given = ""] = match;
    if (!isCredentialParameter(name)) return [];
    const part = value.slice(match.index + whole.length - given.length, match.index + whole.length);
    return [{ ...credential(flow, holder, name, node, [part]), place: part.place ?? { file: flow.file, start: node.start, end: node.end } }];
  });
}

function ofCall(flow: Flow, call: CallNode): (Credential | undefined)[] {
  if (call.command) return ofCommand(flow, call);
  const path = memberPath(call.callee) ?? [];
  const last = path.at(-1) ?? "";
  const [first, second] = call.args;
  const found: (Credential | undefined)[] = [];
  if (/^set_?(?:username|password|user_?info)$/i.test(last) && first && call.callee.kind === "member" && isUrlObject(flow, call.callee)) found.push(credential(flow, "query", last, first.value));
  if (last === "auth" && first?.name === undefined && first && call.args.length === 1 && flow.values(first.value).some(({ text }) => /^(?:bearer|basic|token) /i.test(text))) found.push(credential(flow, "authorization", "Authorization", first.value));
  found.push(...ofCurlOptions(flow, call));
  // superagent: `.auth(key, "")` is Basic, `.auth(key, { type: "bearer" })` is not.
  if (last === "auth" && path.length > 1 && first && second && second.value.kind !== "object") found.push(credential(flow, "basic", last, first.value));
  for (const { name, value } of call.args) {
    if (name === undefined) continue;
    if (/^(?:basic_?)?auth$/i.test(name) && (value.kind === "list" || value.kind === "object")) found.push(ofAuthOption(flow, value));
    else found.push(ofField(flow, name, value, holderNamed(last) ?? holderNamed(path.slice(-2).join("")) ?? (makesMap(last) ? holderOf(flow, call) : undefined)));
  }
  if (first && (takesBearer(last) || takesBasic(last)) && first.name === undefined) {
    const spoken = first.value.kind === "string" && /^(?:bearer|basic|token)$/i.test(first.value.value) ? second : first;
    if (spoken) found.push(takesBasic(last) ? credential(flow, "basic", last, spoken.value) : bearer(flow, last, spoken.value));
  }
  found.push(...ofNamedPair(flow, call, path));
  found.push(...ofConstructor(flow, call, last));
  return found;
}

/** libcurl's own options for credentials: `curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, key)`. */
function ofCurlOptions(flow: Flow, call: CallNode): Credential[] {
  return call.args.flatMap(({ value }, index) => {
    const option = memberPath(value)?.at(-1) ?? "";
    const given = call.args[index + 1]?.value;
    if (!given || !/^CURLOPT_(?:XOAUTH2_BEARER|USERPWD|USERNAME)$/.test(option)) return [];
    // The handle is handed around; the address is another of its options.
    return [{ ...credential(flow, option.endsWith("BEARER") ? "client-option" : "basic", option, given), targets: () => flow.targetsAround(given) }];
  });
}

/** A call that adds the word Bearer itself: what is sent is right whatever the value. */
function bearer(flow: Flow, name: string, value: Node): Credential {
  return { ...credential(flow, "client-option", name, value) };
}

/** `headers.set("Authorization", x)`, `request(:authorization, "Bearer", key)`, `setValue(x, forHTTPHeaderField: "Authorization")`. */
function ofNamedPair(flow: Flow, call: CallNode, path: readonly string[]): (Credential | undefined)[] {
  const last = path.at(-1) ?? "";
  const holder = setterNamed(last) ?? path.slice(0, -1).map(holderNamed).findLast((found) => found !== undefined) ?? holderOfReceiver(flow, call);
  const labelled = call.args.find(({ name }) => name !== undefined && /field$|^name$|^key$|^header$/i.test(name));
  const nameAt = labelled ? call.args.indexOf(labelled) : call.args.findIndex(({ value }) => constantName(flow, value) !== undefined);
  const nameNode = call.args[nameAt]?.value;
  const name = nameNode && constantName(flow, nameNode);
  if (name === undefined) return [];
  const valueArgument = labelled ? call.args.find((argument) => argument !== labelled) : call.args[nameAt + 1];
  if (!valueArgument) return [];
  const given = valueArgument.value;
  const value = given.kind === "list" && given.items.length === 1 && given.items[0] ? given.items[0] : given;
  if (value.kind === "function" || value.kind === "object") return [];
  const header = positionOfHeader(name, holder ?? "headers");
  if (header) {
    const third = call.args[nameAt + 2]?.value;
    // Faraday: `request :authorization, "Bearer", key`.
    if (third && value.kind === "string" && /^\w+$/.test(value.value)) return [joinedScheme(flow, header, name, value, third)];
    return [credential(flow, header, name, value)];
  }
  if (nameNode && /^authenticationheadervalue$/i.test(last)) return [joinedScheme(flow, "authorization", "Authorization", nameNode, value)];
  if (!isCredentialParameter(name) && !saysCredential(name)) return [];
  if (!/^(?:set|add|append|put|insert|query|with|param|field|header|cookie|queryitem|urlqueryitem|cookies|form|data|push|defparam|name)/i.test(last) && !holder && !/(?:param|parameter|query|header|cookie)s?$/i.test(last)) return [];
  if (holder === "headers") return [credential(flow, "other-header", name, value)];
  if (holder === "cookie") return [credential(flow, "cookie", name, value)];
  if (holder === "body") return [credential(flow, "body", name, value)];
  const asksUrl = holder === "query" || path.slice(0, -1).some((part) => /^(?:q|qs|url|uri|u|params?|query\w*|values|v|builder|urlbuilder|uribuilder)$/i.test(part)) || /query|(?:param|parameter)s?$/i.test(last);
  return asksUrl && isCredentialParameter(name) ? [credential(flow, "query", name, value)] : [];
}

function holderOfReceiver(flow: Flow, call: CallNode): Holder | undefined {
  return call.callee.kind === "member" ? holderOfTerminals(flow, call.callee.object) : undefined;
}

/** What a variable holds, by what it was made with: `q = HttpUtility.ParseQueryString("")`, `u.Query()`. */
function holderOfTerminals(flow: Flow, owner: Node): Holder | undefined {
  for (const { node } of flow.terminals(owner)) {
    const path = memberPath(node);
    const holder = path && (holderNamed(path.at(-1) ?? "") ?? setterNamed(path.at(-1) ?? ""));
    if (holder) return holder;
  }
  return undefined;
}

function constantName(flow: Flow, node: Node): string | undefined {
  if (node.kind === "string") return /^[\w-]{1,40}$/.test(node.value) ? node.value : undefined;
  if (node.kind === "member" || node.kind === "name") {
    const path = memberPath(node);
    const last = path?.at(-1);
    // `HttpHeaders.AUTHORIZATION`, `reqwest::header::AUTHORIZATION`, `HeaderNames.Authorization`
    if (last !== undefined && path && path.length > 1 && /^authorization$/i.test(last) && /header/i.test(path.at(-2) ?? "")) return "Authorization";
    if (last === "AUTHORIZATION") return "Authorization";
    const constants = flow.values(node).filter(({ constant, text }) => constant && /^[\w-]{1,40}$/.test(text));
    return constants[0]?.text;
  }
  return undefined;
}

function joinedScheme(flow: Flow, position: CredentialPosition, name: string, scheme: Node, value: Node): Credential {
  const inner = value.kind === "function" ? (value.body.at(-1) ?? value) : value;
  const schemes = flow.values(scheme).map(({ text }) => text);
  const values = flow.values(inner).map((given) => new Value([...spelled(flow, scheme, `${schemes[0] ?? ""} `), ...given.pieces]));
  return credential(flow, position, name, inner, values);
}

function spelled(flow: Flow, node: Node, text: string): Value["pieces"] {
  return node.kind === "string" ? [{ kind: "constant", text, literal: node, from: 0, file: flow.file, use: undefined }] : [];
}

/** A client's constructor takes the key first: `new OpenAI("…")`, `openai.NewClient("…")`, `DefaultConfig("…")`. */
function ofConstructor(flow: Flow, call: CallNode, last: string): (Credential | undefined)[] {
  const [first] = call.args;
  if (!first || first.name !== undefined || call.args.length > 3) return [];
  const credentialSetter = /^(?:with|set|add|use)?_?(?:\w*api_?key|\w*token|credentials?|auth_?key|\w*bearer|\w*secret)$/i.test(last) && saysCredential(last);
  const constructor = /(?:client|openai|service|config|configuration|llm|sdk|api|credential|bearertokencredential|apikeycredential|azurekeycredential|azureopenai|provider|chatmodel)$/i.test(last);
  if (!credentialSetter && !constructor) return [];
  return [first, ...call.args.slice(1, 2).filter(({ name }) => name === undefined)].flatMap(({ value }) =>
    value.kind === "string" || value.kind === "name" || value.kind === "member" || value.kind === "call" || value.kind === "template" ? [credential(flow, "client-option", last, value)] : [],
  );
}

/** `curl -u key: url`, `--oauth2-bearer key`, `-b "token=…"`, `-G -d api_key=…`. */
function ofCommand(flow: Flow, call: CallNode): (Credential | undefined)[] {
  const found: (Credential | undefined)[] = [];
  if (call.callee.kind === "string" && /^(?:proxy_set_header|header_up|requestheader|request_header|fastcgi_param|grpc_set_header|http-request)$/i.test(call.callee.value)) {
    const words = call.args.filter(({ name, value }) => name === undefined && !(value.kind === "string" && /^(?:set|add|append|edit|set-header)$/i.test(value.value)));
    return [ofPair(flow, words[0]?.value, words[1]?.value, "headers")];
  }
  const isGet = call.args.some(({ name }) => name === "get");
  for (const { name, value } of call.args) {
    switch (plainName(name ?? "")) {
      case "user":
      case "auth":
        if (call.args.some((argument) => plainName(argument.name ?? "") === "authtype" && argument.value.kind === "string" && argument.value.value === "bearer")) {
          found.push(credential(flow, "client-option", name ?? "", value));
          break;
        }
        found.push({ ...credential(flow, "basic", name ?? "", value, flow.values(value).map((given) => given.slice(0, !given.text.includes(":") ? undefined : given.text.indexOf(":")))) });
        break;
      case "oauth2bearer":
        found.push(credential(flow, "client-option", name ?? "", value));
        break;
      case "data":
      case "dataurlencode":
      case "dataraw":
      case "databinary":
      case "form":
      case "json":
      case "urlquery":
        found.push(...ofData(flow, value, isGet || name === "url-query"));
        break;
      case "cookie":
        found.push(credential(flow, "cookie", "cookie", value));
        break;
      case "header":
      case "headers":
        found.push(ofOtherHeader(flow, value));
        break;
      case "token":
      case "apikey":
      case "key": {
        // PowerShell: `-Token (ConvertTo-SecureString "…" -AsPlainText)`
        const plain = value.kind === "call" && value.command ? value.args.find((argument) => argument.name === undefined)?.value : undefined;
        found.push(credential(flow, "client-option", name ?? "", plain ?? value));
        break;
      }
      case "":
        found.push(...ofHttpieItem(flow, value));
        break;
      default:
        break;
    }
  }
  return found;
}

function ofData(flow: Flow, node: Node, isQuery: boolean): Credential[] {
  return flow.values(node).flatMap((value) => {
    const found: Credential[] = [];
    for (const match of value.text.matchAll(/(?:^|[&{,\s])\\?["']?([\w-]+)\\?["']?\s*[=:]\s*\\?["']?([^&"'\\,}\s]+)/g)) {
      const name = match[1] ?? "";
      if (!isCredentialParameter(name)) continue;
      const start = match.index + match[0].length - (match[2] ?? "").length;
      found.push(credential(flow, isQuery ? "query" : "body", name, node, [value.slice(start, start + (match[2] ?? "").length)]));
    }
    return found.slice(0, 1);
  });
}

function ofOtherHeader(flow: Flow, node: Node): Credential | undefined {
  const [value] = flow.values(node);
  const match = value && /^([\w-]+)\s*:\s*/.exec(value.text);
  const name = match?.[1] ?? "";
  if (!value || !match || /^(?:authorization|x-api-key|cookie)$/i.test(name) || !(saysCredential(name) || isCredentialParameter(name))) return undefined;
  return credential(flow, "other-header", name, node, [value.slice(match[0].length)]);
}

/** HTTPie: `api_key==value` goes into the query, `Name:value` is a header. */
function ofHttpieItem(flow: Flow, node: Node): Credential[] {
  return flow.values(node).slice(0, 1).flatMap((value) => {
    const match = /^([\w-]+)(==|:=|=|:)(?!\/\/)/.exec(value.text);
    const name = match?.[1] ?? "";
    if (!match || value.text.startsWith(hole)) return [];
    const rest = [value.slice(match[0].length)];
    if (match[2] === "==" && isCredentialParameter(name)) return [credential(flow, "query", name, node, rest)];
    if (match[2] === ":" && isApiKeyHeader(name)) return [credential(flow, "api-key-header", name, node, rest)];
    if (match[2] === "=" && isCredentialParameter(name)) return [credential(flow, "body", name, node, rest)];
    return [];
  });
}

/** Whether a credential's name can go with an address of that name: `OPENAI_API_KEY` with `OPENAI_BASE_URL`. */
export function belongTogether(credentialName: string, addressName: string): boolean {
  const prefix = (name: string): string => wordsOf(name).filter((word) => !/^(?:api|key|token|secret|auth|url|uri|base|host|endpoint|credential|credentials|access|hostname|server)$/.test(word)).join("_");
  const ofKey = prefix(credentialName);
  const ofAddress = prefix(addressName);
  return ofKey === ofAddress || (ofAddress === "" && !saysVendor(credentialName)) || (ofKey === "" && !saysVendor(addressName));
}

