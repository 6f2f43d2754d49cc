import { saysCredential } from "../../cinclus/names.ts";
import { isCredentialParameter, holderNamed, takesBasic } from "../../libraries/requests.ts";
import { makesError, writesToLog } from "../../libraries/logs.ts";
import type { AssignNode, CallNode, Node, StringNode, TemplateNode } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import type { Value } from "../value.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import { ofCall } from "./calls.ts";
import { ownHeader } from "./commands.ts";
import {
  namedPair,
  credential,
  nameOfEntry,
  holderOf,
  ofField,
  isContainer,
  mayBeSent,
  positionOfHeader,
  ofPair,
  holderOfTerminals,
  isUrlObject,
} from "./positions.ts";

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
          add(ofPair(flow, pair[0], pair[1], () => holderOf(flow, node)));
          break;
        }
        for (const { key, value } of node.entries) {
          const name = key && nameOfEntry(flow, key);
          if (name !== undefined) add(ofField(flow, name, value, () => holderOf(flow, node)));
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
        if (node.items.length === 2 && !namesHeadersOnly(flow, node))
          add(ofPair(flow, node.items[0], node.items[1], () => holderOf(flow, node)));
        break;
      case "string":
      case "template":
        if (mayBeHeaderLine(node)) add(ofHeaderLine(flow, node));
        if (mayBePairs(node)) for (const credential of ofPairsInText(flow, node)) add(credential);
        break;
      default:
        break;
    }
  }
  return found;
}

/** `request_headers_to_remove: [x-api-key, cookie]`: names, and no pair of a name and a value. */
function namesHeadersOnly({ file: { model } }: Flow, list: Node): boolean {
  const key = model.entryOf(list)?.key;
  return /remove|delete|drop|expose|allow|vary|filter|hide|strip|redact|names/i.test((key && propertyName(key)) ?? "");
}

function ofAssignment(flow: Flow, node: AssignNode): Credential | undefined {
  if (node.target.kind !== "member") return ofPlainAssignment(flow, node);
  const name = propertyName(node.target.property);
  if (name === undefined || !(mayBeSent(name) || isUserInfo(name) || takesBasic(name))) return undefined;
  const path = memberPath(node.target);
  const [item, more] = node.value.kind === "list" ? node.value.items : [];
  // Go's `req.Header["Authorization"] = []string{…}`
  const value = item && !more ? item : node.value;
  if (isContainer(flow, value)) return undefined;
  // C#'s `new AuthenticationHeaderValue("Bearer", key)` tells scheme and key apart, and is collected itself.
  if (node.value.kind === "call" && /^AuthenticationHeaderValue$/i.test(calleeName(node.value) ?? "")) return undefined;
  // Vapor's `headers.basicAuthorization = BasicAuthorization(…)`; a call that says so is collected itself.
  if (takesBasic(name))
    return node.value.kind === "call" && takesBasic(calleeName(node.value) ?? "")
      ? undefined
      : { ...credential(flow, "basic", name, value), targets: () => flow.targetsOfAssigned(node.target, value, true) };
  const around = path?.at(-2) ?? "";
  const holder = isClass(node.target.object)
    ? undefined
    : ((isClientOptions(flow, node.target.object) ? undefined : holderNamed(around)) ??
      // furl's `url.args["key"] = …`
      (around === "args" ? "query" : undefined) ??
      holderOfTerminals(flow, node.target.object) ??
      (path?.slice(0, -1).some((part) => holderNamed(part) === "headers") ? "headers" : undefined));
  const header = positionOfHeader(
    name,
    holder ?? (/^(?:authorization|x-api-key)$/i.test(name) ? "headers" : undefined),
  );
  const at = node.target;
  const make = (position: CredentialPosition): Credential => ({
    ...credential(flow, position, name, value),
    targets: () => flow.targetsOfAssigned(at, node.value, position !== "client-option"),
    near: () => flow.targetsOfAssigned(at, node.value, false),
  });
  if (isUserInfo(name) && isUrlObject(flow, node.target)) return make("query");
  if (header) return make(header);
  if (!isCredentialParameter(name) && !saysCredential(name)) return undefined;
  if (holder === "headers") return make("other-header");
  if (holder === "query") return isCredentialParameter(name) ? make("query") : undefined;
  if (holder === "cookie") return make("cookie");
  if (holder === "body") return make("body");
  return make("client-option");
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

/** In data and environments a name beside the address of the same prefix: `OPENAI_API_KEY` by `OPENAI_BASE_URL`. */
function ofPlainAssignment(flow: Flow, node: AssignNode): Credential | undefined {
  if (node.target.kind !== "name" || !saysCredential(node.target.name) || isContainer(flow, node.value))
    return undefined;
  if (!node.environment && flow.file.model.program.nature === "code") return undefined;
  const name = node.target.name;
  return { ...credential(flow, "client-option", name, node.value), targets: () => flow.targetsBeside(node, name) };
}

const credentialHeaders = ["authorization", "x-api-key", "cookie"];
const credentialHeader = new RegExp(credentialHeaders.join("|"), "i");

/** Whether a text may be one or several lines of headers with a credential among them. */
function mayBeHeaderLine(node: StringNode | TemplateNode): boolean {
  if (node.kind === "string") return credentialHeader.test(node.value);
  const [first, second] = node.parts;
  if (first?.kind !== "string")
    return second?.kind !== "string" || /^\s*(?:[:=]|bearer|basic|token|key)/i.test(second.value);
  const beginning = first.value.trimStart().toLowerCase();
  if (credentialHeaders.some((name) => name.startsWith(beginning))) return true;
  return node.parts.some((part) => part.kind === "string" && credentialHeader.test(part.value));
}

/** Whether a text may begin with a name and its value, as far as what it begins with is written out. */
function mayBePairs(node: StringNode | TemplateNode): boolean {
  if (node.kind === "string") return /^[?&]?[\w-]{2,30}(?:=|\s{0,4}:)/.test(node.value);
  const [first, second] = node.parts;
  if (first?.kind !== "string") return second?.kind !== "string" || /^[\w-]{0,30}(?:[=:\s]|$)/.test(second.value);
  return /^[?&]?[\w-]{0,30}(?:[=:\s]|$)/.test(first.value);
}

/** A header written out in one text: `"Authorization: Bearer …"` of libcurl, PHP and the command line. */
function ofHeaderLine(flow: Flow, node: Node): Credential | undefined {
  if (node.kind === "string" && node.prose) return undefined;
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "template") return undefined;
  // What is said about a header sends none: `t.Fatalf("Authorization = %q", got)`.
  if (parent?.kind === "call" && (parent.command ? isPrintedForCaller(flow, parent, node) : isTold(parent)))
    return undefined;
  const [whole] = flow.values(node);
  const value = whole && headerLine(whole);
  if (!value) return undefined;
  const match = /^\s*(authorization|x-api-key|cookie)\s*[:=]\s*/i.exec(value.text);
  if (!match || value.text.length - match[0].length < 1) return undefined;
  const name = (match[1] ?? "").toLowerCase();
  if (match[0].includes("=") && name !== "authorization") return undefined;
  const position = name === "authorization" ? "authorization" : name === "cookie" ? "cookie" : "api-key-header";
  const values = flow
    .values(node)
    .flatMap((given) => headerLine(given) ?? [])
    .map((line) => line.slice(match[0].length));
  return credential(flow, position, name, node, values);
}

/** A function of a shell that prints a header of what it is given: `printf 'Authorization: %s' "$1"`. It is told where it is called. */
function isPrintedForCaller(flow: Flow, call: CallNode, printed: Node): boolean {
  if (call.callee.kind !== "string" || !/^(?:echo|printf|print|write-output)$/i.test(call.callee.value)) return false;
  const fn = flow.file.model.enclosing(call, "function");
  if (!fn || fn.parameters.length === 0) return false;
  const words =
    printed.kind === "string" && !printed.value.includes("%") ? [printed] : call.args.map(({ value }) => value);
  return words
    .flatMap((word) => (word.kind === "template" ? word.parts : [word]))
    .some((part) => part.kind === "name" && fn.parameters.some(({ name }) => name === part.name));
}

function isTold(call: CallNode): boolean {
  const path = memberPath(call.callee) ?? [];
  return writesToLog(path) || makesError(path);
}

/** The line of a text that is a header with a credential, where all its lines are headers: PHP's stream contexts take them so. */
function headerLine(value: Value): Value | undefined {
  const text = value.text.trimEnd();
  if (!text.includes("\n")) return value.slice(0, text.length);
  let start = 0;
  let found: Value | undefined;
  for (const line of text.split("\n")) {
    if (!/^\s*[\w-]{1,40}:/.test(line)) return undefined;
    if (/^\s*(?:authorization|x-api-key|cookie):/i.test(line))
      found = value.slice(start, start + line.trimEnd().length);
    start += line.length + 1;
  }
  return found;
}

/** Kong writes what it adds to a request as names and values in one: `headers: ["X-Key:…"]`, `querystring: ["api_key:…"]`. */
function ofColonPair(flow: Flow, node: Node): Credential | undefined {
  const [value] = flow.values(node);
  const match = value && /^([\w-]{2,30})\s{0,4}:\s{0,4}(?!\/\/)(?=\S)/.exec(value.text);
  const holder = match ? holderOf(flow, node) : undefined;
  if (!value || !match) return undefined;
  if (holder === "headers") {
    const header = ownHeader(value);
    return header && credential(flow, "other-header", header.name, node, [header.value]);
  }
  const [whole, name = ""] = match;
  if ((holder !== "query" && holder !== "body") || !isCredentialParameter(name)) return undefined;
  return credential(flow, holder, name, node, [value.slice(whole.length)]);
}

/** A query or a form written out: `.query("api_key=" + key)`, `uri.query = "token=#{key}"`, `RawQuery: "key=" + key`. */
function ofPairsInText(flow: Flow, node: Node): Credential[] {
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "list" && flow.file.model.program.nature === "data") {
    const told = ofColonPair(flow, node);
    if (told) return [told];
  }
  if (parent?.kind === "template" || (parent?.kind === "call" && parent.command)) return [];
  const value = flow.values(node).find(({ text }) => /^[?&]?[\w-]{2,30}=/.test(text) && !text.includes("\n"));
  const holder = value && holderOf(flow, node);
  if (!value || (holder !== "query" && holder !== "body")) return [];
  return [...value.text.matchAll(/(?:^|[?&])([\w-]{2,30})=([^&\s]+)/g)].flatMap((match) => {
    const [whole, name = "", given = ""] = match;
    if (!isCredentialParameter(name)) return [];
    const part = value.slice(match.index + whole.length - given.length, match.index + whole.length);
    return [
      {
        ...credential(flow, holder, name, node, [part]),
        place: part.place ?? { file: flow.file, start: node.start, end: node.end },
      },
    ];
  });
}
