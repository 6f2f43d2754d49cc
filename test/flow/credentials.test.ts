import { expect, it } from "vitest";

import { factsOf } from "./facts-of.ts";

it.each([
  ["a field of headers", "headers.apiKey = key;", ["other-header"]],
  ["a static field of a class that makes headers", "HeadersBuilder.apiKey = key;", ["client-option"]],
])("%s", (_, text, positions) => {
  expect(factsOf({ "a.dart": `void f(String key) { ${text} }` }).credentials.map(({ position }) => position)).toEqual(positions);
});

const cinclusUrl = "https://api.cinclus.wayscloud.services/v1";

/** What is sent in a file, and where as far as that is known. */
function sentIn(path: string, text: string): string[] {
  return factsOf({ [path]: text }).credentials.map(({ position, name, targets }) => [position, name, ...targets()].join(" "));
}

it("names and values may stand by turns", () => {
  const text = `class A { void ask(String key) { send("${cinclusUrl}", Map.of("Accept", "text/plain", "Authorization", "Token " + key)); } }`;
  expect(sentIn("A.java", text)).toEqual(["authorization Authorization cinclus"]);
});

it("a header's value that is made of the key alone is the whole header", () => {
  const text = 'class A { void F(string key) { http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(key); } }';
  expect(sentIn("A.cs", text)).toEqual(["authorization Authorization"]);
});

it("filters of a gateway set headers and parameters", () => {
  const text = `routes:\n  - uri: ${cinclusUrl}\n    filters:\n      - AddRequestHeader=X-API-Key, \${KEY}\n      - AddRequestParameter=api_key, \${KEY}\n      - AddRequestHeader=Accept, text/plain\n`;
  expect(sentIn("application.yml", text)).toEqual(["api-key-header X-API-Key cinclus", "query api_key cinclus"]);
});

it.each([
  ["beside an address that goes with it", "OPENAI_BASE_URL", ["client-option OPENAI_API_KEY cinclus"]],
  ["beside that of something else", "SEARCH_BASE_URL", ["client-option OPENAI_API_KEY"]],
])("a setting in a container's list stands %s", (_, address, sent) => {
  const text = JSON.stringify({ environment: [{ name: address, value: cinclusUrl }, { name: "OPENAI_API_KEY", value: "x" }] });
  expect(sentIn("task.json", text)).toEqual(sent);
});
