import { saysCredential } from "../../cinclus/names.ts";
import {
  isCredentialParameter,
  makesAuthorization,
  holderNamed,
  setterNamed,
  takesBasic,
  type Holder,
} from "../../libraries/requests.ts";
import type { Argument, CallNode, Node, StringNode } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName, memberPath } from "../names.ts";
import { Value } from "../value.ts";
import { credential, headerConstant, holderOfTerminals, positionOfHeader, mayBeSent } from "./positions.ts";

/** `headers.set("Authorization", x)`, `request(:authorization, "Bearer", key)`, `setValue(x, forHTTPHeaderField: "Authorization")`. */
export function ofNamedPair(flow: Flow, call: CallNode, path: readonly string[]): (Credential | undefined)[] {
  if (call.args.length < 2) return [];
  const last = path.at(-1) ?? "";
  const [scheme, key, more] = call.args;
  // `setCredentials(database.getUsername(), …)` names no scheme.
  const speaks = (node: Node): boolean =>
    flow.values(node).some(({ constant, text }) => constant && /^[\w-]{2,20}$/.test(text));
  if (
    scheme &&
    key &&
    !more &&
    makesAuthorization(last === "new" ? [calleeName(call) ?? last] : path) &&
    speaks(scheme.value)
  )
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

export function joinedScheme(
  flow: Flow,
  position: CredentialPosition,
  name: string,
  scheme: Node,
  value: Node,
): Credential {
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
  return {
    kind: "string",
    value,
    contentStart: start,
    offsets: Array.from({ length: value.length + 1 }, (_, unit) => (unit < value.length ? start : end)),
    start,
    end,
  };
}
