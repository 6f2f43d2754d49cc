import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { CinclusKeys } from "../../src/rules/keys.ts";
import { cinclus, factsOf, type Files, written } from "../flow/facts-of.ts";

const shaped = fakeKey("service");
const plain = fakeKey("hex");

function keysOf(files: Files): CinclusKeys {
  return new CinclusKeys(factsOf(files));
}

describe("which literals are keys of Cinclus", () => {
  it.each([
    ["by shape", "a.ts", `const a = "${shaped}";`, shaped, "shape"],
    ["by the name of a variable", "a.ts", `const cinclusApiKey = "${plain}";`, plain, "name"],
    ["by the name of a setting", ".env", `CINCLUS_API_KEY=${plain}`, plain, "name"],
    ["by the names around it", "a.json", `{"cinclus": {"apiKey": "${plain}"}}`, plain, "name"],
    ["by the name of its file", "config/cinclus.json", `{"apiKey": "${plain}"}`, plain, "name"],
    ["behind a scheme", "a.ts", `const cinclusToken = "Bearer ${plain}";`, plain, "name"],
    ["in a comment", "a.ts", `// cinclus api key: ${plain}`, plain, "name"],
    ["by use as a header", "a.ts", `fetch("${cinclus}", { headers: { Authorization: "Bearer ${plain}" } });`, plain, "use"],
    ["by use in an address", "a.ts", `fetch("${cinclus}?api_key=${plain}");`, plain, "use"],
    ["by use, with a variable between", "a.ts", `const a = "${plain}";\nfetch("${cinclus}", { headers: { Authorization: \`Bearer \${a}\` } });`, plain, "use"],
  ])("%s", (_, path, text, value, evidence) => {
    const { literals } = keysOf({ [path]: text });
    expect(literals.map((literal) => [literal.value, literal.evidence, written(literal.place)])).toEqual([[value, evidence, value]]);
  });

  it.each([
    ["of another service by name", "a.ts", `const openaiApiKey = "${plain}";`],
    ["sent elsewhere", "a.ts", `fetch("https://api.example.com", { headers: { Authorization: "Bearer ${plain}" } });`],
    ["a stand-in", "a.ts", `const cinclusApiKey = "YOUR_CINCLUS_API_KEY";`],
    ["too short", "a.ts", `const cinclusApiKey = "a1B2c3";`],
    ["encrypted", "a.json", `{"encrypted": {"cinclusApiKey": "${plain}"}}`],
    ["without a name or use", "a.ts", `const a = "${plain}";`],
  ])("not one %s", (_, path, text) => {
    expect(keysOf({ [path]: text }).literals).toEqual([]);
  });

  it("tells each once, by what says most", () => {
    const { literals } = keysOf({ "a.ts": `const cinclusApiKey = "${shaped}";\nfetch("${cinclus}", { headers: { Authorization: "Bearer " + cinclusApiKey } });` });
    expect(literals.map(({ evidence }) => evidence)).toEqual(["shape"]);
  });
});

describe("which other values are", () => {
  it.each([
    ["CINCLUS_API_KEY", true],
    ["WAYSCLOUD_TOKEN", true],
    ["OPENAI_API_KEY", false],
    ["CINCLUS_BASE_URL", false],
  ])("by the name %s: %s", (name, expected) => {
    expect(keysOf({ "a.ts": "" }).namesKey([name])).toBe(expected);
  });

  it.each([
    ["a read by name", "console.log(process.env.CINCLUS_API_KEY);", true],
    ["a read of something else", "console.log(process.env.CINCLUS_MODEL);", false],
    ["a literal key", `console.log("${shaped}");`, true],
    ["what is sent to Cinclus", `console.log(token);\nfetch("${cinclus}", { headers: { Authorization: "Bearer " + token } });`, true],
    ["what is sent elsewhere", `console.log(token);\nfetch("https://api.example.com", { headers: { Authorization: "Bearer " + token } });`, false],
  ])("%s", (_, text, expected) => {
    const facts = factsOf({ "a.ts": text });
    const keys = new CinclusKeys(facts);
    expect(facts.logged.some(({ values }) => values.some((value) => keys.holdsKey(value)))).toBe(expected);
  });

  it.each([
    ["inside a stretch that names one", 0, true],
    ["not inside one that does not", 1, false],
  ])("%s", (_, line, expected) => {
    const lines = [`f(process.env.CINCLUS_API_KEY);`, `g(process.env.HOME);`];
    const start = line === 0 ? 0 : (lines[0]?.length ?? 0) + 1;
    expect(keysOf({ "a.ts": lines.join("\n") }).isNamedIn({ start, end: start + (lines[line]?.length ?? 0) })).toBe(expected);
  });
});
