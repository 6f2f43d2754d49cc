import { saysCredential } from "../../cinclus/names.ts";
import {
  isCredentialParameter,
  makesAuthorization,
  makesMap,
  holderNamed,
  setterNamed,
  takesBasic,
  takesBearer,
  type Holder,
} from "../../libraries/requests.ts";
import { remembered } from "../../remembered.ts";
import type { Argument, CallNode, FunctionNode, Node, StringNode } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName, lastName, memberPath, propertyName } from "../names.ts";
import { resultsOf } from "../results.ts";
import { Value } from "../value.ts";
import { ofCommand } from "./commands.ts";
import {
  credential,
  headerConstant,
  holderOf,
  isNamedKey,
  ofField,
  positionOfHeader,
  ofAuthOption,
  holderOfTerminals,
  isUrlObject,
  mayBeSent,
} from "./positions.ts";

export function ofCall(flow: Flow, call: CallNode): (Credential | undefined)[] {
  if (call.command) return ofCommand(flow, call);
  const path = memberPath(call.callee) ?? [];
  const last = path.at(-1) ?? "";
  const [first, second] = call.args;
  const found: (Credential | undefined)[] = [];
  if (
    /^set_?(?:username|password|user_?info)$/i.test(last) &&
    first &&
    call.callee.kind === "member" &&
    isUrlObject(flow, call.callee)
  )
    found.push(credential(flow, "query", last, first.value));
  if (
    last === "auth" &&
    first?.name === undefined &&
    first &&
    call.args.length === 1 &&
    flow.values(first.value).some(({ text, constant }) => /^(?:bearer|basic|token) /i.test(text) || (!constant && /^[\w-]{2,20} \S/.test(text)))
  )
    found.push(credential(flow, "authorization", "Authorization", first.value));
  // resty: `SetAuthScheme("ApiKey").SetAuthToken(key)`
  if (
    /^set_?auth_?scheme$/i.test(last) &&
    first &&
    flow.values(first.value).some(({ text }) => !/^bearer$/i.test(text))
  )
    found.push(credential(flow, "authorization", "Authorization", first.value));
  // Go's `url.User(key)` and `url.UserPassword("key", key)`.
  if (/^User(?:Password)?$/.test(last) && path.at(-2) === "url")
    found.push(
      credential(
        flow,
        "query",
        last,
        (call.args.find(({ value }) => value.kind !== "string") ?? call.args[0] ?? { value: call }).value,
      ),
    );
  found.push(...ofCurlOptions(flow, call));
  // superagent: `.auth(key, "")` is Basic, `.auth(key, { type: "bearer" })` is not.
  if (last === "auth" && path.length > 1 && first && second)
    found.push(credential(flow, second.value.kind === "object" ? "client-option" : "basic", last, first.value));
  for (const { name, value } of call.args) {
    if (name === undefined) continue;
    // Refit: `AuthorizationHeaderValueGetter = () => key`.
    if (value.kind === "function" && /authorization/i.test(name))
      found.push(credential(flow, "client-option", name, resultOf(value)));
    else if (/^(?:basic_?)?auth$/i.test(name) && (value.kind === "list" || value.kind === "object"))
      found.push(ofAuthOption(flow, value));
    // Ruby's Faraday takes the fields of the body as they are: `http.post("/v1/embeddings", input: text, token: key)`.
    else if (
      /^(?:post|put|patch)$/.test(last) &&
      saysCredential(name) &&
      !/^(?:authorization|x-api-key|cookie)$/i.test(name) &&
      flow.file.model.program.language === "ruby" &&
      value.kind !== "object"
    )
      found.push(credential(flow, "body", name, value));
    else
      found.push(
        ofField(
          flow,
          name,
          value,
          () =>
            holderNamed(last) ??
            holderNamed(path.slice(-2).join("")) ??
            (makesMap(last) ? holderOf(flow, call) : undefined),
        ),
      );
  }
  // A server that asks for Basic is given what checks it: Ktor's `basic("team") { validate { … } }`.
  // One's own helper is told the address first.
  const checks =
    takesBasic(last) &&
    (call.args.some(({ value }) => value.kind === "function" || isListOfUsers(value)) ||
      (first !== undefined && flow.values(first.value).some(({ text }) => /^https?:/i.test(text))));
  // Laravel's `withToken($key, "Token")` takes another scheme than Bearer.
  const scheme = /^with_?token$/i.test(last) && second?.name === undefined ? second?.value : undefined;
  if (first && scheme?.kind === "string" && !/^bearer$/i.test(scheme.value)) {
    found.push(joinedScheme(flow, "authorization", "Authorization", scheme, first.value));
  } else if (first && !checks && (takesBearer(last) || takesBasic(last)) && first.name === undefined) {
    const spoken =
      first.value.kind === "string" && /^(?:bearer|basic|token)$/i.test(first.value.value) ? second : first;
    if (spoken)
      found.push(takesBasic(last) ? credential(flow, "basic", last, spoken.value) : bearer(flow, last, spoken.value));
  }
  if (first?.name !== undefined && takesBasic(last === "init" ? (path.at(-2) ?? last) : last)) {
    // Under labels the key may be either: `BasicAuthorization(username: key, password: "")`.
    const given = call.args.find(({ value }) => value.kind !== "string") ?? first;
    found.push(credential(flow, "basic", last, given.value));
  }
  // The kind of authentication is told beside the credential: `cpr::Authentication{key, "", cpr::AuthMode::BASIC}`.
  const toldBasic = call.args.some(({ value }) => isBasicMode(value));
  if (first && toldBasic && call.args.length > 1 && !isBasicMode(first.value))
    found.push(credential(flow, "basic", last, first.value));
  found.push(ofCookie(flow, call, last));
  found.push(...ofNamedPair(flow, call, path));
  found.push(...ofConstructor(flow, call, last === "new" ? (calleeName(call) ?? last) : last));
  found.push(ofHeaderSetter(flow, call, path));
  return found;
}

/** What the middleware of a server is given: `basicAuth({ users: { … } })`. */
function isListOfUsers(value: Node): boolean {
  return (
    value.kind === "object" &&
    value.entries.some(
      ({ key }) => key && /^(?:users|authorizer|challenge|realm|verify)$/i.test(propertyName(key) ?? ""),
    )
  );
}

function isBasicMode(value: Node): boolean {
  const path = value.kind === "member" ? (memberPath(value) ?? []) : [];
  return /^basic$/i.test(path.at(-1) ?? "") && /auth/i.test(path.at(-2) ?? "");
}

/** The last value a function gives, out of what wraps it: C#'s `Task.FromResult(key)`. */
function resultOf(fn: FunctionNode): Node {
  const result = resultsOf(fn).at(-1) ?? fn;
  const wrapped = result.kind === "call" && calleeName(result) === "FromResult" ? result.args[0]?.value : undefined;
  return wrapped ?? result;
}

/** libcurl's own options for credentials: `curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, key)`. */
function ofCurlOptions(flow: Flow, call: CallNode): Credential[] {
  if (call.args.length < 2) return [];
  return call.args.flatMap(({ value }, index) => {
    const option = lastName(value) ?? "";
    const given = call.args[index + 1]?.value;
    if (!given || !/^CURLOPT_(?:XOAUTH2_BEARER|USERPWD|USERNAME)$/.test(option)) return [];
    // The handle is handed around; the address is another of its options.
    return [
      {
        ...credential(flow, option.endsWith("BEARER") ? "client-option" : "basic", option, given),
        targets: () => flow.targetsAround(given),
      },
    ];
  });
}

/** A cookie of its own: Go's `http.Cookie{Name: "session", Value: key}`, `new Cookie("session", key)`. */
function ofCookie(flow: Flow, call: CallNode, last: string): Credential | undefined {
  if (!/^(?:Http|Basic_?Client_?)?Cookie$/.test(last === "new" ? (calleeName(call) ?? last) : last)) return undefined;
  const [name, given] = ["name", "value"].map(
    (field, index) =>
      (
        call.args.find((argument) => argument.name?.toLowerCase() === field) ??
        (call.args[index]?.name === undefined ? call.args[index] : undefined)
      )?.value,
  );
  if (!given) return undefined;
  const written = name?.kind === "string" ? name.value : "cookie";
  return saysCredential(written) || isCredentialParameter(written) || isNamedKey(flow, given)
    ? credential(flow, "cookie", written, given)
    : undefined;
}

/** Mojolicious: `$tx->req->headers->authorization("Bearer …")`. */
function ofHeaderSetter(flow: Flow, call: CallNode, path: readonly string[]): Credential | undefined {
  const [first] = call.args;
  const sets = path.at(-1) === "authorization" && path.at(-2) === "headers" && call.args.length === 1;
  return sets && first ? credential(flow, "authorization", "Authorization", first.value) : undefined;
}

/** A call that adds the word Bearer itself: what is sent is right whatever the value. */
function bearer(flow: Flow, name: string, value: Node): Credential {
  return { ...credential(flow, "client-option", name, value) };
}

/** `headers.set("Authorization", x)`, `request(:authorization, "Bearer", key)`, `setValue(x, forHTTPHeaderField: "Authorization")`. */
function ofNamedPair(flow: Flow, call: CallNode, path: readonly string[]): (Credential | undefined)[] {
  if (call.args.length < 2) return [];
  const last = path.at(-1) ?? "";
  const [scheme, key, more] = call.args;
  if (scheme && key && !more && makesAuthorization(last === "new" ? [calleeName(call) ?? last] : path))
    return [joinedScheme(flow, "authorization", "Authorization", scheme.value, key.value)];
  if (!more && isCallback(key)) return [];
  const labelled = call.args.find(({ name }) => name !== undefined && /field$|^name$|^key$|^header$/i.test(name));
  const nameAt = labelled
    ? call.args.indexOf(labelled)
    : call.args.slice(0, -1).findIndex(({ value }) => constantName(flow, value) !== undefined);
  const nameNode = call.args[nameAt]?.value;
  const name = nameNode && constantName(flow, nameNode);
  if (name === undefined || !mayBeSent(name)) return [];
  const valueArgument = labelled ? call.args.find((argument) => argument !== labelled) : call.args[nameAt + 1];
  if (!valueArgument) return [];
  const given = valueArgument.value;
  // Jenkins' parameters of a job.
  if (/^(?:string|boolean|choice|text|password|credentials|file)Param$/.test(last)) return [];
  const value = given.kind === "list" && given.items.length === 1 && given.items[0] ? given.items[0] : given;
  if (value.kind === "function" || value.kind === "object") return [];
  const holder =
    setterNamed(last) ??
    path
      .slice(0, -1)
      .map(holderNamed)
      .findLast((found) => found !== undefined) ??
    holderOfReceiver(flow, call);
  const header = positionOfHeader(name, holder ?? "headers");
  // `header("Authorization", Credentials.basic(key, ""))` is told as Basic.
  if (header && value.kind === "call" && takesBasic(calleeName(value) ?? "")) return [];
  if (header) {
    const third = call.args[nameAt + 2]?.value;
    // Faraday: `request :authorization, "Bearer", key`.
    if (third && value.kind === "string" && /^\w+$/.test(value.value))
      return [joinedScheme(flow, header, name, value, third)];
    return [credential(flow, header, name, value)];
  }
  if (!isCredentialParameter(name) && !saysCredential(name)) return [];
  if (
    !/^(?:set|add|append|put|insert|query|with|param|field|header|cookie|queryitem|urlqueryitem|cookies|form|data|push|defparam|name)/i.test(
      last,
    ) &&
    !holder &&
    !/(?:param|parameter|query|header|cookie)s?$/i.test(last)
  )
    return [];
  if (holder === "headers" || (!holder && /^x-/i.test(name))) return [credential(flow, "other-header", name, value)];
  // A cookie that an answer of one's own sets is sent by nobody to Cinclus.
  if (holder === "cookie" && /^(?:res|resp|response|reply|ctx)$/i.test(path[0] ?? "")) return [];
  if (holder === "cookie") return [credential(flow, "cookie", name, value)];
  if (holder === "body") return [credential(flow, "body", name, value)];
  const asksUrl =
    holder === "query" ||
    path
      .slice(0, -1)
      .some((part) => /^(?:q|qs|url|uri|u|params?|query\w*|values|v|builder|urlbuilder|uribuilder)$/i.test(part)) ||
    /query|(?:param|parameter)s?$/i.test(last);
  return asksUrl && isCredentialParameter(name) ? [credential(flow, "query", name, value)] : [];
}

/** Of a name and a function, `on("token", (token) => …)`, nothing is sent. */
function isCallback(argument: Argument | undefined): boolean {
  return argument?.name === undefined && (argument?.value.kind === "function" || argument?.value.kind === "object");
}

function holderOfReceiver(flow: Flow, call: CallNode): Holder | undefined {
  return call.callee.kind === "member" ? holderOfTerminals(flow, call.callee.object) : undefined;
}

function constantName(flow: Flow, node: Node): string | undefined {
  if (node.kind === "string") return /^[\w-]{1,40}$/.test(node.value) ? node.value : undefined;
  // A macro around a text: `U("Authorization")`, `QByteArrayLiteral("Authorization")`.
  if (node.kind === "call" && node.args.length === 1 && node.args[0]?.value.kind === "string")
    return flow.values(node).find(({ constant, text }) => constant && /^[\w-]{1,40}$/.test(text))?.text;
  if (node.kind === "member" || node.kind === "name") {
    const path = memberPath(node);
    const last = path?.at(-1);
    // `HttpHeaders.AUTHORIZATION`, `reqwest::header::AUTHORIZATION`, `HeaderNames.Authorization`
    const header = headerConstant(node);
    if (header !== undefined) return header;
    // Swift's `.authorization` is a name alone.
    const isCase =
      node.kind === "name" &&
      flow.file.model.program.language === "swift" &&
      flow.file.model.variableOf(node) === undefined;
    if (last === "AUTHORIZATION" || (isCase && last === "authorization")) return "Authorization";
    if (last === "COOKIE") return "Cookie";
    const constants = flow.values(node).filter(({ constant, text }) => constant && /^[\w-]{1,40}$/.test(text));
    return constants[0]?.text;
  }
  return undefined;
}

function joinedScheme(flow: Flow, position: CredentialPosition, name: string, scheme: Node, value: Node): Credential {
  const inner = value.kind === "function" ? (value.body.at(-1) ?? value) : value;
  const [spoken] = flow.values(scheme).filter(({ constant }) => constant);
  // `AuthScheme.Bearer`, `AuthenticationScheme.BASIC`: the constant is called what it says.
  const word = spoken?.text ?? memberPath(scheme)?.at(-1) ?? "";
  const literal = spoken?.pieces.find((piece) => piece.kind === "constant")?.literal;
  const values = flow
    .values(inner)
    .map((given) => new Value([...spelled(flow, literal ?? namedText(scheme, word), `${word} `), ...given.pieces]));
  return credential(flow, position, name, inner, values);
}

function spelled(flow: Flow, literal: StringNode, text: string): Value["pieces"] {
  return [{ kind: "constant", text, literal, from: 0, file: flow.file, use: undefined }];
}

function namedText({ start, end }: Node, value: string): StringNode {
  return { kind: "string", value, contentStart: start, offsets: Array.from({ length: value.length + 1 }, (_, unit) => (unit < value.length ? start : end)), start, end };
}

/** A client's constructor takes the key first: `new OpenAI("…")`, `openai.NewClient("…")`, `DefaultConfig("…")`. */
function ofConstructor(flow: Flow, call: CallNode, last: string): (Credential | undefined)[] {
  const [first] = call.args;
  // Semantic Kernel: `AddOpenAIChatCompletion("model", endpoint, key)`
  if (/^Add\w{0,20}OpenAI\w{4,40}$/.test(last)) {
    const given = call.args.filter(({ name }) => name === undefined).slice(1);
    return given.map(({ value }) => credential(flow, "client-option", last, value));
  }
  if (!first || first.name !== undefined || call.args.length > 3 || !takesKeyFirst(last)) return [];
  // Jenkins' `credentials("id")` looks a credential up.
  if (last === "credentials" && flow.file.model.program.language === "groovy") return [];
  // What a hook's signature is checked with is never sent: `UnwrapWebhookParams.builder().secret(…)`.
  const isOfHook =
    /secret$/i.test(last) && (memberPath(call.callee) ?? []).some((name) => /webhook|signature/i.test(name));
  if (isOfHook) return [];
  return [first, ...call.args.slice(1, 2).filter(({ name }) => name === undefined)].flatMap(({ value }) =>
    value.kind === "string" ||
    (value.kind === "name" && !isSurrounding(value.name)) ||
    value.kind === "member" ||
    value.kind === "call" ||
    value.kind === "template"
      ? [credential(flow, "client-option", last, value)]
      : [],
  );
}

/** Whether what is called is a client, its configuration, or a setter of its credential. */
const takesKeyFirst = remembered((last): boolean => {
  const setsCredential =
    /^(?:with|set|add|use)?_?(?:\w*api_?key|\w*token|credentials?|auth_?key|\w*bearer|\w*secret)$/i.test(last) &&
    saysCredential(last);
  const constructs =
    /(?:client|openai(?:ex)?|service|config|configuration|llm|sdk|api|credential|bearertokencredential|apikeycredential|azurekeycredential|azureopenai|provider|chatmodel)$/i.test(
      last,
    );
  return setsCredential || constructs;
});

/** What is handed through everywhere is no key: `newTestClient(t)`, `newService(ctx, logger)`. */
function isSurrounding(name: string): boolean {
  return /^(?:t|tb|b|testing|ctx|context|self|this|req|request|conf|cfg|config|opts|options|log|logger)$/.test(name);
}
