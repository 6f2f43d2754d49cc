import { expect, it } from "vitest";

import { factsOf } from "./facts-of.ts";

const { model } = factsOf({
  "a.tsx": `import { load } from "./settings";\nconst options = { "http.strictSSL": false };\nfunction setVerify(mode) { return client.verifyPeer; }\nexport default () => <Chat apiKey={load()} title="a short text" />;\n`,
}).file;

it.each(["load", "./settings", "options", "http.strictSSL", "setVerify", "verifyPeer", "apiKey", "a short text"])("has the word %s", (word) => {
  expect(model.hasWord((one) => one === word)).toBe(true);
});

it.each(["strictssl", "httpstrictssl", "verify", "setverify", "verifypeer", "apikey"])("has the plain word %s", (word) => {
  expect(model.hasPlainWord((one) => one === word)).toBe(true);
});

it("has no other word", () => {
  expect(model.hasWord((word) => word === "insecure")).toBe(false);
  expect(model.hasPlainWord((word) => word === "insecure")).toBe(false);
});
