import { reachesCinclus } from "../../src/rules/keys.ts";
import type { Rule } from "../../src/rules/rule.ts";

export const rule: Rule = {
  id: "require-https",
  severity: "error",
  description: "Require HTTPS for requests to Cinclus",
  advice:
    "Cinclus answers over HTTPS only; over plain HTTP the key can be read on the way. Write `https://`. A key that was sent over HTTP should be revoked and replaced.",
  fixable: "code",
  *check(facts) {
    for (const { scheme, port, targets, place, prose } of facts.urls) {
      if (prose || !(scheme === "http" || scheme === "ws" || port === "80") || !reachesCinclus(targets())) continue;
      yield {
        place,
        message: scheme === "ws" ? "Cinclus is reached over ws:, not wss:." : "Cinclus is reached over plain HTTP.",
      };
    }
  },
};
