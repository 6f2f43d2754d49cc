import type { Rule } from "../../src/rules/rule.ts";
import { reachesCinclus, type CinclusKeys } from "../../src/rules/keys.ts";
import type { UrlPart } from "../../src/flow/facts.ts";
import { isCredentialParameter } from "../../src/libraries/requests.ts";

const places = { query: "the query", path: "the path", userinfo: "the user part", fragment: "the fragment" };

export const rule: Rule = {
  id: "no-key-in-url",
  severity: "error",
  description: "Disallow Cinclus keys in URLs",
  advice:
    "URLs end up in logs, histories and referrers. Send the key in the header `Authorization: Bearer KEY` only. If a real key went out this way, revoke it in the Cinclus dashboard and make a new one.",
  *check(facts, keys) {
    for (const { key, place, inUrl } of facts.shaped) {
      if (inUrl) yield { place, message: "A WAYSCloud key stands in a URL.", key: { value: key, evidence: "shape" } };
    }
    for (const url of facts.urls) {
      if (url.prose || url.parts.length === 0 || !reachesCinclus(url.targets())) continue;
      const user = url.parts.filter(({ where }) => where === "userinfo");
      const telling = user.find(({ value }) => keys.holdsKey(value)) ?? user[0];
      for (const part of url.parts) {
        if (part.where === "userinfo" ? part !== telling : !isKeyPart(part, keys)) continue;
        yield {
          place: part.value.place ?? url.place,
          message: `The key of a request to Cinclus stands in ${places[part.where]} of its URL.`,
        };
      }
    }
    for (const { position, targets, place, values } of facts.credentials) {
      // `url.username = ""` takes one out.
      const isEmpty = values.length > 0 && values.every(({ text }) => text === "");
      if (position === "query" && !isEmpty && reachesCinclus(targets()))
        yield { place, message: "The key of a request to Cinclus is put into the query of its URL." };
    }
  },
};

function isKeyPart({ where, name, value }: UrlPart, keys: CinclusKeys): boolean {
  if (value.text === "") return false;
  if (name !== undefined && (isCredentialParameter(name) || keys.namesKey([name]))) return true;
  return where === "path" || name !== undefined ? keys.holdsKey(value) : false;
}
