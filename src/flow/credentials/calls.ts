import { saysCredential } from "../../cinclus/names.ts";
import { holderNamed, isCredentialParameter, makesMap, takesBasic, takesBearer } from "../../libraries/requests.ts";
import { remembered } from "../../remembered.ts";
import type { Argument, CallNode, FunctionNode, Node } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName, lastName, memberPath, propertyName } from "../names.ts";
import { resultsOf } from "../results.ts";
import type { Called } from "./called.ts";
import { ofCommand } from "./commands.ts";
import { ofConstructor } from "./constructors.ts";
import { credential, isNamedKey } from "./credential.ts";
import { ofAuthOption, ofField } from "./fields.ts";
import { holderOf } from "./holders.ts";
import { ofNamedPair } from "./named-pairs.ts";
import { joinedScheme } from "./schemes.ts";
import { isUrlObject } from "./user-info.ts";

type Found = readonly (Credential | undefined)[];

/** A way of handing a credential to a call. */
interface Idiom {
  /** What the function is called. Without it and `makes` any may be meant. */
  readonly named?: (last: string) => boolean;
  /** What the function or the class that is made is called. */
  readonly makes?: (made: string) => boolean;
  readonly find: (flow: Flow, called: Called) => Found | Credential | undefined;
}

const named = (pattern: RegExp): ((name: string) => boolean) => pattern.test.bind(pattern);

/** In this order: of two that tell the same place in the same way the first counts. */
const idioms: readonly Idiom[] = [
  { named: named(/^set_?(?:username|password|user_?info)$/i), find: ofUserSetter },
  { named: named(/^auth$/), find: ofWholeHeader },
  { named: named(/^set_?auth_?scheme$/i), find: ofSchemeSetter },
  { named: named(/^User(?:Password)?$/), find: ofGoUserInfo },
  { named: named(/setopt/i), find: ofCurlOptions },
  { named: named(/^auth$/), find: ofSuperagentAuth },
  { find: ofNamedArguments },
  { named: named(/^with_?token$/i), find: ofOtherScheme },
  { named: takesBearer, find: ofBearer },
  { named: (last) => takesBasic(last) || last === "authenticate", find: ofBasic },
  { find: ofLabelledBasic },
  { find: ofBasicMode },
  { makes: named(/^(?:Http|Basic_?Client_?)?Cookie$/), find: ofCookie },
  { find: ofNamedPair },
  { find: ofConstructor },
  { named: named(/^authorization$/), find: ofHeaderSetter },
];

/** By the two names of a call, each of which is asked once. */
const idiomsOf = remembered((last) => {
  const byName = idioms.filter((idiom) => idiom.named?.(last) ?? true);
  return remembered((made) => byName.filter((idiom) => idiom.makes?.(made) ?? true));
});

/** What a call is given that it will send: its arguments, its options, the parts of a header. */
export function ofCall(flow: Flow, call: CallNode): Found {
  if (call.command) return ofCommand(flow, call);
  const path = memberPath(call.callee) ?? [];
  const last = path.at(-1) ?? "";
  const made = last === "new" ? (calleeName(call) ?? last) : last;
  const [first, second] = call.args;
  const called: Called = { call, path, last, made, first, second };
  return idiomsOf(last)(made).flatMap(({ find }) => find(flow, called));
}

/** `url.set_username(key)`. */
function ofUserSetter(flow: Flow, { call, last, first }: Called): Credential | undefined {
  const isOne = first && call.callee.kind === "member" && isUrlObject(flow, call.callee);
  return isOne ? credential(flow, "query", last, first.value) : undefined;
}

/** Supertest's and others' `auth("Bearer …")`: the whole header is its only argument. */
function ofWholeHeader(flow: Flow, { call, first }: Called): Credential | undefined {
  if (!first || first.name !== undefined || call.args.length !== 1) return undefined;
  const saysScheme = flow
    .values(first.value)
    .some(
      ({ text, constant }) => /^(?:bearer|basic|token) /i.test(text) || (!constant && /^[\w-]{2,20} \S/.test(text)),
    );
  return saysScheme ? credential(flow, "authorization", "Authorization", first.value) : undefined;
}

/** resty: `SetAuthScheme("ApiKey").SetAuthToken(key)`. */
function ofSchemeSetter(flow: Flow, { first }: Called): Credential | undefined {
  const isOther = first && flow.values(first.value).some(({ text }) => !/^bearer$/i.test(text));
  return isOther ? credential(flow, "authorization", "Authorization", first.value) : undefined;
}

/** Go's `url.User(key)` and `url.UserPassword("key", key)`. */
function ofGoUserInfo(flow: Flow, { call, path, last }: Called): Credential | undefined {
  if (path.at(-2) !== "url") return undefined;
  const given = call.args.find(({ value }) => value.kind !== "string") ?? call.args[0];
  return credential(flow, "query", last, given?.value ?? call);
}

/** libcurl's own options for credentials: `curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, key)`. */
function ofCurlOptions(flow: Flow, { call }: Called): Found {
  return call.args.flatMap(({ value }, index) => {
    const option = lastName(value) ?? "";
    const given = call.args[index + 1]?.value;
    if (!given || !/^CURLOPT_(?:XOAUTH2_BEARER|USERPWD|USERNAME)$/.test(option)) return [];
    const position = option.endsWith("BEARER") ? "client-option" : "basic";
    // The handle is handed around; the address is another of its options.
    return [{ ...credential(flow, position, option, given), targets: () => flow.targetsAround(given) }];
  });
}

/** superagent: `.auth(key, "")` is Basic, `.auth(key, { type: "bearer" })` is not. */
function ofSuperagentAuth(flow: Flow, { path, last, first, second }: Called): Credential | undefined {
  if (path.length < 2 || !first || !second) return undefined;
  return credential(flow, second.value.kind === "object" ? "client-option" : "basic", last, first.value);
}

function ofNamedArguments(flow: Flow, called: Called): Found {
  return called.call.args.map(({ name, value }) =>
    name === undefined ? undefined : ofNamedArgument(flow, called, name, value),
  );
}

function ofNamedArgument(flow: Flow, called: Called, name: string, value: Node): Credential | undefined {
  // Refit: `AuthorizationHeaderValueGetter = () => key`.
  if (value.kind === "function" && /authorization/i.test(name))
    return credential(flow, "client-option", name, resultOf(value));
  if (/^(?:basic_?)?auth$/i.test(name) && (value.kind === "list" || value.kind === "object"))
    return ofAuthOption(flow, value);
  if (isFieldOfBody(flow, called, name, value)) return credential(flow, "body", name, value);
  const { call, path, last } = called;
  const holder = (): ReturnType<typeof holderNamed> =>
    holderNamed(last) ?? holderNamed(path.slice(-2).join("")) ?? (makesMap(last) ? holderOf(flow, call) : undefined);
  return ofField(flow, name, value, holder);
}

/** The last value a function gives, out of what wraps it: C#'s `Task.FromResult(key)`. */
function resultOf(fn: FunctionNode): Node {
  const result = resultsOf(fn).at(-1) ?? fn;
  const wrapped = result.kind === "call" && calleeName(result) === "FromResult" ? result.args[0]?.value : undefined;
  return wrapped ?? result;
}

/** Ruby's Faraday takes the fields of the body as they are: `http.post("/v1/embeddings", input: text, token: key)`. */
function isFieldOfBody(flow: Flow, { last }: Called, name: string, value: Node): boolean {
  return (
    /^(?:post|put|patch)$/.test(last) &&
    saysCredential(name) &&
    !/^(?:authorization|x-api-key|cookie)$/i.test(name) &&
    flow.file.model.program.language === "ruby" &&
    value.kind !== "object"
  );
}

/** Laravel's `withToken($key, "Token")` takes another scheme than Bearer. */
function ofOtherScheme(flow: Flow, called: Called): Credential | undefined {
  const scheme = otherScheme(called);
  return scheme && called.first
    ? joinedScheme(flow, "authorization", "Authorization", scheme, called.first.value)
    : undefined;
}

function otherScheme({ last, second }: Called): Node | undefined {
  const isOther =
    /^with_?token$/i.test(last) && second?.value.kind === "string" && !/^bearer$/i.test(second.value.value);
  return isOther && second.name === undefined ? second.value : undefined;
}

/** A call that adds the word Bearer itself: what is sent is right whatever the value. */
function ofBearer(flow: Flow, called: Called): Credential | undefined {
  const given = otherScheme(called) ? undefined : givenOf(called);
  return given && credential(flow, "client-option", called.last, given.value);
}

/** `basic_auth(key, "")`, `authenticate(key, "")` of R's httr. */
function ofBasic(flow: Flow, called: Called): Credential | undefined {
  const { last } = called;
  if (last === "authenticate" && flow.file.model.program.language !== "r") return undefined;
  const given = isChecked(flow, called) ? undefined : givenOf(called);
  return given && credential(flow, "basic", last, given.value);
}

/** The credential of a function that takes one; some are told the scheme before it. */
function givenOf({ first, second }: Called): Argument | undefined {
  if (first?.name !== undefined) return undefined;
  return first?.value.kind === "string" && /^(?:bearer|basic|token)$/i.test(first.value.value) ? second : first;
}

/** A server that asks for Basic is given what checks it: Ktor's `basic("team") { validate { … } }`. One's own helper is told the address first. */
function isChecked(flow: Flow, { call, first }: Called): boolean {
  return (
    call.args.some(({ value }) => value.kind === "function" || isListOfUsers(value)) ||
    (first !== undefined && flow.values(first.value).some(({ text }) => /^https?:/i.test(text)))
  );
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

/** Under labels the key may be either: `BasicAuthorization(username: key, password: "")`. */
function ofLabelledBasic(flow: Flow, { call, path, last, first }: Called): Credential | undefined {
  if (first?.name === undefined || !takesBasic(last === "init" ? (path.at(-2) ?? last) : last)) return undefined;
  const given = call.args.find(({ value }) => value.kind !== "string") ?? first;
  return credential(flow, "basic", last, given.value);
}

/** The kind of authentication is told beside the credential: `cpr::Authentication{key, "", cpr::AuthMode::BASIC}`. */
function ofBasicMode(flow: Flow, { call, last, first }: Called): Credential | undefined {
  const isTold = call.args.length > 1 && call.args.some(({ value }) => isBasicMode(value));
  return first && isTold && !isBasicMode(first.value) ? credential(flow, "basic", last, first.value) : undefined;
}

function isBasicMode(value: Node): boolean {
  const path = value.kind === "member" ? (memberPath(value) ?? []) : [];
  return /^basic$/i.test(path.at(-1) ?? "") && /auth/i.test(path.at(-2) ?? "");
}

/** A cookie of its own: Go's `http.Cookie{Name: "session", Value: key}`, `new Cookie("session", key)`. */
function ofCookie(flow: Flow, { call }: Called): Credential | undefined {
  const [name, given] = ["name", "value"].map((field, index) => {
    const labelled = call.args.find((argument) => argument.name?.toLowerCase() === field);
    const placed = call.args[index];
    return (labelled ?? (placed?.name === undefined ? placed : undefined))?.value;
  });
  if (!given) return undefined;
  const written = name?.kind === "string" ? name.value : "cookie";
  return saysCredential(written) || isCredentialParameter(written) || isNamedKey(flow, given)
    ? credential(flow, "cookie", written, given)
    : undefined;
}

/** Mojolicious: `$tx->req->headers->authorization("Bearer …")`. */
function ofHeaderSetter(flow: Flow, { call, path, first }: Called): Credential | undefined {
  const sets = path.at(-2) === "headers" && call.args.length === 1;
  return sets && first ? credential(flow, "authorization", "Authorization", first.value) : undefined;
}
