import { saysCredential } from "../../cinclus/names.ts";
import {
  holderNamed,
  isCredentialParameter,
  makesAuthorization,
  setterNamed,
  setsField,
  takesBasic,
  type Holder,
} from "../../libraries/requests.ts";
import type { Argument, Node } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName, memberPath } from "../names.ts";
import type { Called } from "./called.ts";
import { credential } from "./credential.ts";
import { headerConstant } from "./entries.ts";
import { holderOfTerminals } from "./holders.ts";
import { mayBeSent, positionOfHeader } from "./positions.ts";
import { joinedScheme } from "./schemes.ts";

/** A name and its value among the arguments of a call. */
interface NamedPair {
  readonly name: string;
  readonly value: Node;
  /** What stands after them. */
  readonly next: Node | undefined;
}

/** `headers.set("Authorization", x)`, `request(:authorization, "Bearer", key)`, `setValue(x, forHTTPHeaderField: "Authorization")`. */
export function ofNamedPair(flow: Flow, called: Called): readonly (Credential | undefined)[] {
  const { call, last } = called;
  if (call.args.length < 2) return [];
  const joined = ofSchemeAndKey(flow, called);
  if (joined) return [joined];
  if ((call.args.length === 2 && isCallback(call.args[1])) || definesParameter(last)) return [];
  return pairsAmong(flow, call.args)
    .filter(({ name }) => mayBeSent(name))
    .map((pair) => ofPairOf(flow, called, pair));
}

function ofPairOf(flow: Flow, called: Called, { name, value, next }: NamedPair): Credential | undefined {
  if (value.kind === "function" || value.kind === "object") return undefined;
  const holder = setterNamed(called.last) ?? holderInPath(called.path) ?? holderOfReceiver(flow, called);
  const header = positionOfHeader(name, holder ?? "headers");
  if (!header) {
    const position = positionOf(called, name, holder);
    return position && credential(flow, position, name, value);
  }
  // `header("Authorization", Credentials.basic(key, ""))` is told as Basic.
  if (value.kind === "call" && takesBasic(calleeName(value) ?? "")) return undefined;
  // Faraday: `request :authorization, "Bearer", key`.
  if (next && value.kind === "string" && /^\w+$/.test(value.value))
    return joinedScheme(flow, header, name, value, next);
  return credential(flow, header, name, value);
}

/** `new AuthenticationHeaderValue("Token", key)`; `setCredentials(database.getUsername(), …)` names no scheme. */
function ofSchemeAndKey(flow: Flow, { call, path, last, made }: Called): Credential | undefined {
  const [scheme, key, more] = call.args;
  if (!scheme || !key || more || !makesAuthorization(last === "new" ? [made] : path)) return undefined;
  const saysScheme = flow.values(scheme.value).some(({ constant, text }) => constant && /^[\w-]{2,20}$/.test(text));
  return saysScheme ? joinedScheme(flow, "authorization", "Authorization", scheme.value, key.value) : undefined;
}

/** Of a name and a function, `on("token", (token) => …)`, nothing is sent. */
function isCallback(argument: Argument | undefined): boolean {
  return argument?.name === undefined && (argument?.value.kind === "function" || argument?.value.kind === "object");
}

/** `Map.of("Accept", "*", "Authorization", key)`, `headersOf(…)`: names and values by turns; else there is one pair. */
function pairsAmong(flow: Flow, args: readonly Argument[]): NamedPair[] {
  const isPairs = args.length > 2 && args.length % 2 === 0 && args.every(({ name }) => name === undefined);
  const names = args.filter((_, index) => index % 2 === 0).map(({ value }) => value);
  if (!isPairs || !names.every((name) => name.kind === "string" && isName(name.value))) {
    const pair = pairAmong(flow, args);
    return pair ? [pair] : [];
  }
  return names.flatMap((name, index) => {
    const value = args[2 * index + 1]?.value;
    return name.kind === "string" && value ? [{ name: name.value, value, next: undefined }] : [];
  });
}

/** A label says which argument is the name; else it is the first constant one, and the value comes after it. */
function pairAmong(flow: Flow, args: readonly Argument[]): NamedPair | undefined {
  const labelled = args.find(({ name }) => name !== undefined && /field$|^name$|^key$|^header$/i.test(name));
  const nameAt = labelled
    ? args.indexOf(labelled)
    : args.slice(0, -1).findIndex(({ value }) => constantName(flow, value) !== undefined);
  const nameNode = args[nameAt]?.value;
  const name = nameNode && constantName(flow, nameNode);
  const given = (labelled ? args.find((argument) => argument !== labelled) : args[nameAt + 1])?.value;
  if (name === undefined || !given) return undefined;
  const value = given.kind === "list" && given.items.length === 1 && given.items[0] ? given.items[0] : given;
  return { name, value, next: args[nameAt + 2]?.value };
}

/** Jenkins' parameters of a job: `string(name: "TOKEN", defaultValue: "")`. */
function definesParameter(called: string): boolean {
  return /^(?:string|boolean|choice|text|password|credentials|file)Param$/.test(called);
}

function holderInPath(path: readonly string[]): Holder | undefined {
  return path
    .slice(0, -1)
    .map(holderNamed)
    .findLast((found) => found !== undefined);
}

function holderOfReceiver(flow: Flow, { call }: Called): Holder | undefined {
  return call.callee.kind === "member" ? holderOfTerminals(flow, call.callee.object) : undefined;
}

/** Where what is no header by its name is sent. */
function positionOf({ path, last }: Called, name: string, holder: Holder | undefined): CredentialPosition | undefined {
  if (!isCredentialParameter(name) && !saysCredential(name)) return undefined;
  if (!holder && !setsField(last)) return undefined;
  if (holder === "headers" || (!holder && /^x-/i.test(name))) return "other-header";
  // A cookie that an answer of one's own sets is sent by nobody to Cinclus.
  if (holder === "cookie") return /^(?:res|resp|response|reply|ctx)$/i.test(path[0] ?? "") ? undefined : "cookie";
  if (holder === "body") return "body";
  const isQuery =
    holder === "query" || path.slice(0, -1).some(isQueryOrUrl) || /query|(?:param|parameter)s?$/i.test(last);
  return isQuery && isCredentialParameter(name) ? "query" : undefined;
}

function isQueryOrUrl(name: string): boolean {
  return /^(?:q|qs|url|uri|u|params?|query\w*|values|v|builder|urlbuilder|uribuilder)$/i.test(name);
}

/** The constant text of an argument that names a header or a parameter. */
function constantName(flow: Flow, node: Node): string | undefined {
  switch (node.kind) {
    case "string":
      return isName(node.value) ? node.value : undefined;
    case "call":
      // A macro around a text: `U("Authorization")`, `QByteArrayLiteral("Authorization")`.
      return node.args.length === 1 && node.args[0]?.value.kind === "string" ? constantOf(flow, node) : undefined;
    case "member":
    case "name":
      return headerConstant(node) ?? headerCase(flow, node) ?? constantOf(flow, node);
    default:
      return undefined;
  }
}

function isName(text: string): boolean {
  return /^[\w-]{1,40}$/.test(text);
}

function constantOf(flow: Flow, node: Node): string | undefined {
  return flow.values(node).find(({ constant, text }) => constant && isName(text))?.text;
}

/** `reqwest::header::AUTHORIZATION`, `COOKIE`; Swift's `.authorization` is a name alone. */
function headerCase({ file: { model } }: Flow, node: Node): string | undefined {
  const last = memberPath(node)?.at(-1);
  const isCase = node.kind === "name" && model.program.language === "swift" && model.variableOf(node) === undefined;
  if (last === "AUTHORIZATION" || (isCase && last === "authorization")) return "Authorization";
  return last === "COOKIE" ? "Cookie" : undefined;
}
