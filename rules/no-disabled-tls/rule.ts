import { reachesCinclus } from "../../src/rules/keys.ts";
import type { Rule } from "../../src/rules/rule.ts";

export const rule: Rule = {
  id: "no-disabled-tls",
  severity: "error",
  description: "Disallow switching certificate checks off for requests to Cinclus",
  advice:
    "Without the check anyone on the way can read the key. Leave it on; for a proxy with a certificate of its own, add that certificate to the trusted ones (NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE, --cacert).",
  *check(facts, keys) {
    for (const { turns, place, processWide, reach, targets, secondary } of facts.switches) {
      if (turns !== "certificate checks off" || secondary) continue;
      const concerned = processWide
        ? reachesCinclus(facts.hostsIn(reach)) ||
          keys.literals.some(({ place: key }) => key.start >= reach.start && key.end <= reach.end) ||
          keys.isNamedIn(reach)
        : reachesCinclus(targets());
      if (concerned)
        yield {
          place,
          message: processWide
            ? "Certificate checks are switched off for a process that talks to Cinclus."
            : "Certificate checks are switched off for a request to Cinclus.",
        };
    }
  },
};
