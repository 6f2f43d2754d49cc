import type { Problem, Rule } from "../../src/rules/rule.ts";
import { reachesCinclus, type CinclusKeys } from "../../src/rules/keys.ts";
import { ownerIn } from "../../src/cinclus/owners.ts";
import type { Credential, Facts, Url, UrlPart } from "../../src/flow/facts.ts";
import type { Value } from "../../src/flow/value.ts";
import { isCredentialParameter } from "../../src/libraries/requests.ts";

const places = { query: "the query", path: "the path", userinfo: "the user part", fragment: "the fragment" };

export const rule: Rule = {
  id: "no-key-in-url",
  severity: "error",
  description: "Disallow Cinclus keys in URLs",
  advice:
    "URLs end up in logs, histories and referrers. Send the key in the header `Authorization: Bearer KEY` only. If a real key went out this way, revoke it in the Cinclus dashboard and make a new one.",
  *check(facts, keys) {
    yield* shapedKeysInUrls(facts);
    for (const url of facts.urls) yield* keysInUrl(url, keys);
    yield* keysPutIntoQueries(facts, keys);
  },
};

/** A literal key that shows by its shape what it is, whoever the URL belongs to. */
function* shapedKeysInUrls({ shaped }: Facts): Iterable<Problem> {
  for (const { key, place, inUrl } of shaped) {
    if (inUrl) yield { place, message: "A WAYSCloud key stands in a URL.", key: { value: key, evidence: "shape" } };
  }
}

/** Keys in a URL as it is written or put together. */
function* keysInUrl(url: Url, keys: CinclusKeys): Iterable<Problem> {
  if (url.prose || !url.parts.some((part) => mayBeKeyPart(part, keys)) || !reachesCinclus(url.targets())) return;
  const user = url.parts.filter(({ where }) => where === "userinfo");
  const tellingUser = user.find(({ value }) => keys.holdsKey(value)) ?? user[0];
  for (const part of url.parts) {
    const isKey = part.where === "userinfo" ? part === tellingUser : isKeyPart(part, keys);
    if (isKey && goesToCinclus(url, part.name ?? "", [part.value], keys))
      yield {
        place: part.value.place ?? url.place,
        message: `The key of a request to Cinclus stands in ${places[part.where]} of its URL.`,
      };
  }
}

/** What is put into the query by the function for it: `url.searchParams.set("api_key", key)`, `params=` of a request. */
function* keysPutIntoQueries({ credentials }: Facts, keys: CinclusKeys): Iterable<Problem> {
  for (const credential of credentials) {
    const { position, place, values, name } = credential;
    // `url.username = ""` takes one out.
    const isEmpty = values.length > 0 && values.every(({ text }) => text === "");
    if (position === "query" && !isEmpty && goesToCinclus(credential, name, values, keys))
      yield { place, message: "The key of a request to Cinclus is put into the query of its URL." };
  }
}

/**
 * Whether a parameter goes to Cinclus: what stands right around it says so, or the function or file does and nothing
 * in the parameter says that it is something else, as `?token=` of one's own pages may be.
 */
function goesToCinclus(
  sent: Pick<Credential, "targets" | "near">,
  name: string,
  values: readonly Value[],
  keys: CinclusKeys,
): boolean {
  if (reachesCinclus(sent.near())) return true;
  const targets = sent.targets();
  // Of an address that is not known the key says whose it is, in a request that a tool keeps.
  if (targets.size === 0 && keys.isOfSavedRequest(values)) return true;
  if (!reachesCinclus(targets)) return false;
  if (values.some((value) => keys.holdsKey(value))) return true;
  return /api_?key$|^key$|^User(?:Password)?$|^user/i.test(name) && values.every(isOfNobody);
}

/** No part of a value says that it belongs to something else: `mapsKey`. */
function isOfNobody({ unknowns }: Value): boolean {
  return unknowns.every(({ paths }) => paths.every((path) => ownerIn(path.at(-1) ?? "") === ""));
}

/** What needs no look at where the address leads. */
function mayBeKeyPart(part: UrlPart, keys: CinclusKeys): boolean {
  return part.where === "userinfo" || isKeyPart(part, keys);
}

function isKeyPart({ where, name, value }: UrlPart, keys: CinclusKeys): boolean {
  if (value.text === "") return false;
  if (name !== undefined && (isCredentialParameter(name) || keys.namesKey([name]))) return true;
  return where === "path" || name !== undefined ? keys.holdsKey(value) : false;
}
