import { saysCredential } from "../../cinclus/names.ts";
import { isCredentialParameter, makesMap, holderNamed, takesBasic, takesBearer } from "../../libraries/requests.ts";
import type { CallNode, FunctionNode, Node } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName, lastName, memberPath, propertyName } from "../names.ts";
import { resultsOf } from "../results.ts";
import { ofCommand } from "./commands.ts";
import { ofConstructor } from "./constructors.ts";
import { joinedScheme, ofNamedPair } from "./named-pairs.ts";
import { credential, holderOf, isNamedKey, ofField, ofAuthOption, isUrlObject } from "./positions.ts";

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
    flow
      .values(first.value)
      .some(
        ({ text, constant }) => /^(?:bearer|basic|token) /i.test(text) || (!constant && /^[\w-]{2,20} \S/.test(text)),
      )
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
  // httr's `authenticate(key, "")`
  const isBasic = takesBasic(last) || (last === "authenticate" && flow.file.model.program.language === "r");
  // A server that asks for Basic is given what checks it: Ktor's `basic("team") { validate { … } }`.
  // One's own helper is told the address first.
  const checks =
    isBasic &&
    (call.args.some(({ value }) => value.kind === "function" || isListOfUsers(value)) ||
      (first !== undefined && flow.values(first.value).some(({ text }) => /^https?:/i.test(text))));
  // Laravel's `withToken($key, "Token")` takes another scheme than Bearer.
  const scheme = /^with_?token$/i.test(last) && second?.name === undefined ? second?.value : undefined;
  if (first && scheme?.kind === "string" && !/^bearer$/i.test(scheme.value)) {
    found.push(joinedScheme(flow, "authorization", "Authorization", scheme, first.value));
  } else if (first && !checks && (takesBearer(last) || isBasic) && first.name === undefined) {
    const spoken =
      first.value.kind === "string" && /^(?:bearer|basic|token)$/i.test(first.value.value) ? second : first;
    if (spoken) found.push(isBasic ? credential(flow, "basic", last, spoken.value) : bearer(flow, last, spoken.value));
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
