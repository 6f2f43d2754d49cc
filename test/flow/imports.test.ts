import { describe, expect, it } from "vitest";

import { authorizations, cinclus, factsOf, type Files } from "./facts-of.ts";

const send = (expression: string): string => `fetch("${cinclus}", { headers: { Authorization: ${expression} } });\n`;
const plain = `export const a = "alpha";`;

describe("a value from another file", () => {
  it.each<[string, string, Files]>([
    ["a named import", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": plain }],
    ["an import to another name", `import { a as c } from "./b";\n${send("c")}`, { "src/b.ts": plain }],
    ["a default import", `import a from "./b";\n${send("a")}`, { "src/b.ts": `export default "alpha";` }],
    ["a default object", `import c from "./b";\n${send("c.a")}`, { "src/b.ts": `export default { a: "alpha" };` }],
    ["a namespace", `import * as b from "./b";\n${send("b.a")}`, { "src/b.ts": plain }],
    ["export of a list", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `const x = "alpha";\nexport { x as a };` }],
    ["a re-export", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export { a } from "./c";`, "src/c.ts": plain }],
    ["a re-export under another name", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export { x as a } from "./c";`, "src/c.ts": `export const x = "alpha";` }],
    ["a re-export of all", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export * from "./c";`, "src/c.ts": plain }],
    ["an import that is exported", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `import { a } from "./c";\nexport { a };`, "src/c.ts": plain }],
    ["an index file", `import { a } from "./b";\n${send("a")}`, { "src/b/index.ts": plain }],
    ["a folder above", `import { a } from "../b";\n${send("a")}`, { "b.ts": plain }],
    ["its name once compiled", `import { a } from "./b.js";\n${send("a")}`, { "src/b.ts": plain }],
    ["its own name", `import { a } from "./b.mts";\n${send("a")}`, { "src/b.mts": plain }],
    ["require", `const { a } = require("./b");\n${send("a")}`, { "src/b.js": `exports.a = "alpha";` }],
    ["require of an object", `const b = require("./b");\n${send("b.a")}`, { "src/b.js": `module.exports = { a: "alpha" };` }],
    ["require of a field", `const a = require("./b").a;\n${send("a")}`, { "src/b.js": `module.exports = { a: "alpha" };` }],
    ["a dynamic import", `const { a } = await import("./b");\n${send("a")}`, { "src/b.ts": plain }],
    ["a function", `import { f } from "./b";\n${send("f()")}`, { "src/b.ts": `export function f() { return "alpha"; }` }],
    ["an object's field", `import { o } from "./b";\n${send("o.a")}`, { "src/b.ts": `export const o = { a: "alpha" };` }],
    ["an alias", `import { a } from "@/b";\n${send("a")}`, { "src/b.ts": plain }],
    ["an alias of SvelteKit", `import { a } from "$lib/b";\n${send("a")}`, { "src/lib/b.ts": plain }],
    ["a workspace package", `import { a } from "@acme/settings";\n${send("a")}`, { "packages/settings/package.json": `{"name": "@acme/settings"}`, "packages/settings/src/index.ts": plain }],
    ["a workspace package with an entry", `import { a } from "@acme/settings";\n${send("a")}`, { "packages/settings/package.json": `{"main": "./lib/m.ts"}`, "packages/settings/lib/m.ts": plain }],
    ["a component's script", `import { a } from "./B.vue";\n${send("a")}`, { "src/B.vue": `<script>\n${plain}\n</script>` }],
    ["a cycle", `import { a } from "./b";\nexport const x = 1;\n${send("a")}`, { "src/b.ts": `import { x } from "./client";\n${plain}\nexport const y = x;` }],
  ])("by %s", (_, text, others) => {
    expect(authorizations(factsOf({ "src/client.ts": text, ...others }))).toEqual(["alpha"]);
  });

  it.each<[string, string, Files]>([
    ["JSON", `import b from "./b.json";\n${send("b.a")}`, { "src/b.json": `{"a": "alpha"}` }],
    ["nested JSON", `import b from "./b.json" with { type: "json" };\n${send("b.p.a")}`, { "src/b.json": `{"p": {"a": "alpha"}}` }],
    ["require of JSON", `const b = require("./b.json");\n${send("b.a")}`, { "src/b.json": `{"a": "alpha"}` }],
  ])("by %s", (_, text, others) => {
    expect(authorizations(factsOf({ "src/client.ts": text, ...others }))).toEqual(["alpha"]);
  });

  it.each<[string, string, Files]>([
    ["is not there", `import { a } from "./b";\n${send("a")}`, {}],
    ["has no such export", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export const b = "alpha";` }],
    ["cannot be read", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export const a = = "alpha` + "`${" }],
    ["is outside the root", `import { a } from "../../b";\n${send("a")}`, { "b.ts": plain, "../b.ts": plain }],
    ["is a package of others", `import { a } from "b";\n${send("a")}`, { "src/b.ts": plain, "b.ts": plain }],
    ["is a module of Node", `import { a } from "node:b";\n${send("a")}`, { "src/b.ts": plain }],
    ["exports from itself", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export * from "./b";\nexport { a } from "./b";` }],
    ["re-exports in a circle", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `export * from "./c";`, "src/c.ts": `export * from "./b";` }],
    ["gives the name in a circle", `import { a } from "./b";\n${send("a")}`, { "src/b.ts": `import { a } from "./c";\nexport { a };`, "src/c.ts": `import { a } from "./b";\nexport { a };` }],
    ["is the file itself", `import { a } from "./client";\n${send("a")}\nexport { a };`, {}],
  ])("stays unknown where the file %s", (_, text, others) => {
    expect(authorizations(factsOf({ "src/client.ts": text, ...others }))).not.toContain("alpha");
  });

  it("is told as an import, with what it brings in", () => {
    const facts = factsOf({ "src/client.ts": `import { a, b as c } from "./b";`, "src/b.ts": `${plain}\nexport const b = "beta";` });
    expect(facts.imported().map(({ path, values }) => [path.join("."), values.map(({ text }) => text)])).toEqual([
      ["a", ["alpha"]],
      ["b", ["beta"]],
    ]);
  });
});

it("reads no more than some files for one", () => {
  const chain = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`src/m${index}.ts`, `export * from "./m${index + 1}";\nexport const x${index} = 1;`]));
  const reads: string[] = [];
  const files: Files = new Proxy({ "src/client.ts": `import { a } from "./m0";\n${send("a")}`, ...chain }, {
    getOwnPropertyDescriptor(target, name) {
      reads.push(String(name));
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
  expect(authorizations(factsOf(files))).toEqual(["?"]);
  // Object.entries asks for every file once, to find the first.
  expect(reads.length).toBeLessThan(3001 + 2000);
});
