import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";

import { configurationJsonSchema } from "../../src/policy/json-schema.ts";

describe("the JSON Schema in the package", () => {
  const ajv = new Ajv({ strictTypes: false });
  formats.default(ajv);
  const isValid = ajv.compile(configurationJsonSchema());

  it("takes a configuration with everything", () => {
    expect(
      isValid({
        $schema: "./node_modules/cinclus-guard/schema.json",
        hosts: ["*.acme.example"],
        keyPatterns: ["acme_[A-Za-z0-9]{32}"],
        names: ["ACME_LLM_KEY"],
        rules: { "no-key-in-logs": "off" },
        ignore: ["vendor"],
        allow: [{ path: "docs/**", rule: "require-https", reason: "shows what not to do", expires: "2027-01-31" }],
        clientFiles: ["apps/web/**"],
        serverFiles: ["apps/web/server/**"],
      }),
    ).toBe(true);
  });

  it.each([[{ host: [] }], [{ rules: { "no-key-in-logs": "warning" } }], [{ allow: [{ path: "a" }] }], [{ hosts: "a" }]])(
    "refuses %j",
    (configuration) => {
      expect(isValid(configuration)).toBe(false);
    },
  );
});
