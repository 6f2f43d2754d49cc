import { saysCredential } from "../../cinclus/names.ts";
import { holderNamed, isCredentialParameter, takesBasic, type Holder } from "../../libraries/requests.ts";
import type { AssignNode, MemberNode, Node } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import { credential, isContainer } from "./credential.ts";
import { holderOfTerminals } from "./holders.ts";
import { mayBeSent, positionIn, positionOfHeader } from "./positions.ts";
import { isUrlObject } from "./user-info.ts";

/** `request.headers.Authorization = …`, `url.username = …`, `client.apiKey = …`, `OPENAI_API_KEY=…`. */
export function ofAssignment(flow: Flow, node: AssignNode): Credential | undefined {
  const { target } = node;
  if (target.kind !== "member") return ofGatewayFilter(flow, node) ?? ofPlainAssignment(flow, node);
  const name = propertyName(target.property);
  if (name === undefined || !(mayBeSent(name) || isUserInfo(name) || takesBasic(name))) return undefined;
  const value = onlyPartOf(node.value);
  // C#'s `new AuthenticationHeaderValue("Bearer", key)` tells scheme and key apart, and is collected itself.
  if (isContainer(flow, value) || isCallOf(value, isHeaderValue)) return undefined;
  if (takesBasic(name)) return ofBasic(flow, node, name, value);
  const position = positionOf(flow, target, name);
  return (
    position && {
      ...credential(flow, position, name, value),
      targets: () => flow.targetsOfAssigned(target, node.value, position !== "client-option"),
      near: () => flow.targetsOfAssigned(target, node.value, false),
    }
  );
}

/** Go's `req.Header["Authorization"] = []string{…}`, C#'s `new AuthenticationHeaderValue(key)` */
function onlyPartOf(value: Node): Node {
  const parts = value.kind === "list" ? value.items : isCallOf(value, isHeaderValue) ? argumentsOf(value) : [];
  return parts.length === 1 ? (parts[0] ?? value) : value;
}

function isHeaderValue(callee: string): boolean {
  return /^AuthenticationHeaderValue$/i.test(callee);
}

function argumentsOf(node: Node): readonly Node[] {
  return node.kind === "call" ? node.args.map(({ value }) => value) : [];
}

/** Vapor's `headers.basicAuthorization = BasicAuthorization(…)`; a call that says so is collected itself. */
function ofBasic(flow: Flow, node: AssignNode, name: string, value: Node): Credential | undefined {
  if (isCallOf(node.value, takesBasic)) return undefined;
  return { ...credential(flow, "basic", name, value), targets: () => flow.targetsOfAssigned(node.target, value, true) };
}

function isCallOf(node: Node, isOne: (callee: string) => boolean): boolean {
  return node.kind === "call" && isOne(calleeName(node) ?? "");
}

function positionOf(flow: Flow, target: MemberNode, name: string): CredentialPosition | undefined {
  if (isUserInfo(name) && isUrlObject(flow, target)) return "query";
  const holder = holderOfOwner(flow, target);
  const isHeader = /^(?:authorization|x-api-key)$/i.test(name);
  const header = positionOfHeader(name, holder ?? (isHeader ? "headers" : undefined));
  if (header) return header;
  if (!isCredentialParameter(name) && !saysCredential(name)) return undefined;
  return holder ? positionIn(holder, name) : "client-option";
}

/** What the object holds of which a member is set. */
function holderOfOwner(flow: Flow, target: MemberNode): Holder | undefined {
  const owner = target.object;
  if (isClass(owner)) return undefined;
  const path = memberPath(target) ?? [];
  const around = path.at(-2) ?? "";
  const named = isClientOptions(flow, owner) ? undefined : holderNamed(around);
  if (named) return named;
  // furl's `url.args["key"] = …`
  if (around === "args") return "query";
  const made = holderOfTerminals(flow, owner);
  if (made) return made;
  return path.slice(0, -1).some((part) => holderNamed(part) === "headers") ? "headers" : undefined;
}

/** A class keeps what its objects are to send, whatever it is called: `HeadersBuilder.apiKey = …`. */
function isClass(owner: Node): boolean {
  return owner.kind === "name" && /^[A-Z][a-z]\w*[a-z][A-Z]/.test(owner.name);
}

/** What an object of an address calls its user part. */
function isUserInfo(name: string): boolean {
  return /^(?:username|password|user|userinfo)$/i.test(name);
}

/** What holds the address and the habits of a client is no query, whatever it is called: `params.apiKey = …`. */
function isClientOptions(flow: Flow, owner: Node): boolean {
  return flow
    .terminals(owner)
    .some(
      ({ node }) =>
        node.kind === "object" &&
        node.entries.some(({ key }) =>
          /^(?:base_?url|api_?base|max_?retries|default_?headers|timeout)$/i.test((key && propertyName(key)) ?? ""),
        ),
    );
}

/** Spring Cloud Gateway: `AddRequestHeader=X-API-Key, ${KEY}`, `SetRequestHeader=…`, `AddRequestParameter=…`. */
function ofGatewayFilter(flow: Flow, { target, value }: AssignNode): Credential | undefined {
  const kind = target.kind === "name" ? /^(?:Add|Set)Request(Header|Parameter)$/.exec(target.name)?.[1] : undefined;
  if (kind === undefined) return undefined;
  const values = flow.values(value);
  const [whole = "", name = ""] = /^([\w-]{1,40}),\s{0,4}/.exec(values[0]?.text ?? "") ?? [];
  const holder = kind === "Header" ? "headers" : "query";
  const position = mayBeSent(name) ? (positionOfHeader(name, holder) ?? positionIn(holder, name)) : undefined;
  const given = values.map((found) => found.slice(whole.length));
  return position && credential(flow, position, name, value, given);
}

/** In data and environments a name beside the address of the same prefix: `OPENAI_API_KEY` by `OPENAI_BASE_URL`. */
function ofPlainAssignment(flow: Flow, node: AssignNode): Credential | undefined {
  if (node.target.kind !== "name" || !saysCredential(node.target.name) || isContainer(flow, node.value))
    return undefined;
  if (!node.environment && flow.file.model.program.nature === "code") return undefined;
  const name = node.target.name;
  return { ...credential(flow, "client-option", name, node.value), targets: () => flow.targetsBeside(node, name) };
}
