import { reachesCinclus } from "../../src/rules/keys.ts";
import type { Rule } from "../../src/rules/rule.ts";

export const rule: Rule = {
  id: "no-client-side-key",
  severity: "error",
  description: "Disallow Cinclus keys in what is delivered to browsers and devices",
  advice: "Whatever is delivered can be read by everyone who gets it. Call Cinclus from a server of your own, and let the client call that. Revoke a key that was delivered and make a new one.",
  *check(facts, keys) {
    for (const { by, path, values, place, via } of facts.exposures) {
      const named = keys.namesKey(path);
      if (by === "name" ? named : named || values.some((value) => keys.holdsKey(value))) {
        yield { place, message: by === "name" ? `${via} delivers whatever has a name like this to clients.` : `${via} delivers the key to clients.` };
      }
    }
    for (const { value, place, evidence } of keys.literals) {
      if (facts.runs(place) === "client") yield { place, message: "A Cinclus key stands in code that is delivered to clients.", key: { value, evidence } };
    }
    for (const { piece, place } of facts.reads) {
      if (keys.isNamedKey(piece) && facts.runs(place) === "client") yield { place, message: "A Cinclus key is read in code that is delivered to clients." };
    }
    for (const { turns, place, targets } of facts.switches) {
      if (turns === "browser use on" && reachesCinclus(targets())) yield { place, message: "An SDK that is pointed at Cinclus is allowed to run in browsers, with the key." };
    }
  },
};
