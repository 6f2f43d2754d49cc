import { saysCredential } from "../../cinclus/names.ts";
import { isCredentialParameter, saysUrl, type Holder } from "../../libraries/requests.ts";
import type { ListNode, Node, ObjectNode } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { propertyName } from "../names.ts";
import { credential, isContainer, isNamedKey } from "./credential.ts";
import { mayBeSent, positionIn, positionOfHeader } from "./positions.ts";

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
  if (isContainer(flow, value)) return ofFieldWithParts(flow, name, value, holder);
  const header = positionOfHeader(name, holder);
  if (header) return credential(flow, header, name, value);
  if (isHeaderValueApart(name, value)) return credential(flow, "authorization", name, value);
  // got's and Guzzle's options for Basic.
  if (/^(?:(?:url|http|basic|auth)_?)?user_?name$/i.test(name) && holder === undefined && isNamedKey(flow, value))
    return credential(flow, "basic", name, value);
  if ((!isCredentialParameter(name) && !saysCredential(name)) || /^proxy-/i.test(name)) return undefined;
  if (isIdOfCredential(name, value)) return undefined;
  const position = holder ? positionIn(holder, name) : saysUrl(name) ? undefined : "client-option";
  return position && credential(flow, position, name, value);
}

function ofFieldWithParts(flow: Flow, name: string, value: Node, holder: Holder | undefined): Credential | undefined {
  if (/^(?:basic[-_]?)?auth(?:[-_]?basic)?$/i.test(name) && !holder) return ofAuthOption(flow, value);
  if (value.kind !== "object") return undefined;
  const scheme = /^authorization$/i.test(name) && !holder ? schemeTold(value) : undefined;
  if (scheme) return credential(flow, "authorization", name, scheme);
  // A setting with properties of its own: `api_key: { type: "str", value: "…" }`.
  const wrapped = saysCredential(name) ? wrappedValue(value) : undefined;
  return wrapped && ofField(flow, name, wrapped, () => holder);
}

/** Grafana tells a header's name and its value apart: `httpHeaderName1`, `httpHeaderValue1`. */
function isHeaderValueApart(name: string, value: Node): boolean {
  return (
    /^httpHeaderValue\d{0,2}$/.test(name) && value.kind === "string" && /^(?:bearer|basic|token) \S/i.test(value.value)
  );
}

/** Which of the stored credentials, by its id: `"credential": "5d1e6b60-…"`. */
function isIdOfCredential(name: string, value: Node): boolean {
  return /^credentials?$/i.test(name) && value.kind === "string" && /^[\da-f]{8}-[\da-f]{4}-/i.test(value.value);
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

/** `auth: { username: key, password: "" }`, `auth=(key, "")`, `auth: {:bearer, key}`. */
export function ofAuthOption(flow: Flow, value: Node): Credential | undefined {
  if (value.kind === "list") return ofAuthPair(flow, value);
  if (value.kind !== "object") return undefined;
  const user = value.entries.find(({ key }) => key && /^(?:user(?:name)?|login)$/i.test(propertyName(key) ?? ""));
  return user && credential(flow, "basic", "auth", user.value);
}

function ofAuthPair(flow: Flow, { items }: ListNode): Credential | undefined {
  const [scheme, told] = items;
  if (scheme?.kind === "string" && told && /^(?:bearer|basic)$/i.test(scheme.value))
    return credential(flow, /^bearer$/i.test(scheme.value) ? "client-option" : "basic", "auth", told);
  // The user's name may be any; the key is what is not written out.
  const key = items.find((item) => item.kind !== "string") ?? scheme;
  return key && credential(flow, "basic", "auth", key);
}

/** A name and a value side by side, in a list or in an object of two fields. */
export function ofPair(
  flow: Flow,
  first: Node | undefined,
  second: Node | undefined,
  holderOfPair: () => Holder | undefined,
): Credential | undefined {
  if (first?.kind !== "string" || !second || !mayBeSent(first.value)) return undefined;
  const name = first.value;
  const holder = holderOfPair();
  const header = positionOfHeader(name, holder ?? "headers");
  if (header) return credential(flow, header, name, second);
  if (!holder || isContainer(flow, second) || (holder !== "query" && !saysCredential(name))) return undefined;
  const position = positionIn(holder, name);
  return position && credential(flow, position, name, second);
}
