import type { Rule } from "../../src/rules/rule.ts";

const because = {
  shape: "This is a WAYSCloud key, written out.",
  name: "A name that says Cinclus key is given a literal that looks like one.",
  use: "A literal is sent to Cinclus as its key.",
};

export const rule: Rule = {
  id: "no-hardcoded-key",
  severity: "error",
  description: "Disallow literal Cinclus keys",
  advice:
    "Revoke the key in the Cinclus dashboard (API Keys) and make a new one: whoever has read this file has it. Keep the new one in the environment (CINCLUS_API_KEY) or in a secret store.",
  *check(_facts, keys) {
    for (const { value, place, evidence } of keys.literals) {
      yield { place, message: because[evidence], key: { value, evidence } };
    }
  },
};
