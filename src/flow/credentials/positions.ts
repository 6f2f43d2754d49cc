import { saysCredential } from "../../cinclus/names.ts";
import { isApiKeyHeader, isCredentialParameter, type Holder } from "../../libraries/requests.ts";
import { remembered } from "../../remembered.ts";
import type { CredentialPosition } from "../facts.ts";

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

/** Where a header is sent that is one by its name. */
export function positionOfHeader(name: string, holder: Holder | undefined): CredentialPosition | undefined {
  if (/^authorization$/i.test(name) && holder !== "body" && holder !== "query" && holder !== "cookie")
    return "authorization";
  if (isApiKeyHeader(name) && (name.includes("-") || holder === "headers")) return "api-key-header";
  if (/^cookie$/i.test(name) && holder === "headers") return "cookie";
  return undefined;
}

/** Where any other name is sent, by what holds it. A query may have fields that only sound like a credential. */
export function positionIn(holder: Holder, name: string): CredentialPosition | undefined {
  if (holder === "headers") return "other-header";
  return holder !== "query" || isCredentialParameter(name) ? holder : undefined;
}
