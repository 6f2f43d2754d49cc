import type { Rule } from "../../src/rules/rule.ts";

export const rule: Rule = {
  id: "no-key-in-logs",
  severity: "warning",
  description: "Disallow Cinclus keys in logs, output and error messages",
  advice:
    "Logs are kept, copied and read by many. Log that a key is set, its length or its first characters instead. A real key that was logged should be revoked and replaced.",
  *check(facts, keys) {
    for (const { values, place } of facts.logged) {
      if (values.some((value) => keys.holdsKey(value)))
        yield { place, message: "A Cinclus key is written to a log, to output or to an error message." };
    }
  },
};
