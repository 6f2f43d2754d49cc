import { describe, expect, it } from "vitest";

import type { Facts, Url } from "../../src/flow/facts.ts";
import { cinclus, factsOf, shown, written } from "./facts-of.ts";

function partsOf({ urls }: Facts): string[] {
  return urls.flatMap(({ parts }) => parts.map(({ where, name, value }) => `${where}${name === undefined ? "" : ` ${name}`}: ${shown(value)}`));
}

function urlsOf(text: string, path = "src/client.ts"): readonly Url[] {
  return factsOf({ [path]: text }).urls;
}

const host = "https://api.cinclus.wayscloud.services";

describe("the parts of an address", () => {
  it.each([
    ["none", `fetch("${host}");`, []],
    ["a path", `fetch("${host}/v1/models");`, ["path: v1", "path: models"]],
    ["a query", `fetch("${host}/?api_key=alpha&x=1");`, ["query api_key: alpha", "query x: 1"]],
    ["a query without a path", `fetch("${host}?api_key=alpha");`, ["query api_key: alpha"]],
    ["a query in HTML", `fetch("${host}/?a=1&amp;b=2");`, ["query a: 1", "query b: 2"]],
    ["a query without a value", `fetch("${host}/?alpha");`, ["query: alpha"]],
    ["an encoded name", `fetch("${host}/?api%5Fkey=alpha");`, ["query api_key: alpha"]],
    ["a badly encoded name", `fetch("${host}/?%E0%=alpha");`, ["query %E0%: alpha"]],
    ["a fragment", `fetch("${host}/#token=alpha");`, ["fragment token: alpha"]],
    ["a query and a fragment", `fetch("${host}/?a=1#b=2");`, ["query a: 1", "fragment b: 2"]],
    ["userinfo", `fetch("https://alpha@api.cinclus.wayscloud.services/");`, ["userinfo: alpha"]],
    ["userinfo with a password", `fetch("https://alpha:beta@api.cinclus.wayscloud.services/");`, ["userinfo: alpha", "userinfo: beta"]],
    ["a variable", "fetch(`" + host + "/?api_key=${key}`);", ["query api_key: ?"]],
    ["a constant", "const key = 'alpha';\nfetch(`" + host + "/?api_key=${key}`);", ["query api_key: alpha"]],
    ["a concatenation", `fetch("${host}/?api_key=" + key);`, ["query api_key: ?"]],
    ["a path with a variable", "fetch(`" + host + "/${key}/models`);", ["path: ?", "path: models"]],
  ])("%s", (_, text, expected) => {
    expect(partsOf(factsOf({ "src/client.ts": text }))).toEqual(expected);
  });

  it.each([
    ["https", `fetch("${host}/v1");`, "https", undefined],
    ["http", `fetch("http://api.cinclus.wayscloud.services/v1");`, "http", undefined],
    ["HTTP", `fetch("HTTP://api.cinclus.wayscloud.services/v1");`, "http", undefined],
    ["ws", `new WebSocket("ws://api.cinclus.wayscloud.services/v1");`, "ws", undefined],
    ["a port", `fetch("${host}:8443/v1");`, "https", "8443"],
    ["no scheme", `fetch("api.cinclus.wayscloud.services/v1");`, undefined, undefined],
  ])("scheme and port: %s", (_, text, scheme, port) => {
    expect(urlsOf(text).map((url) => [url.scheme, url.port])).toEqual([[scheme, port]]);
  });

  it.each([
    ["set", `const url = new URL("${host}/");\nurl.searchParams.set("api_key", key);`],
    ["append", `const url = new URL("${host}/");\nurl.searchParams.append("api_key", key);`],
    ["a query object", `axios.get("${host}/", { params: { api_key: key } });`],
    ["URLSearchParams", `const q = new URLSearchParams({ api_key: key });\nfetch("${host}/?" + q);`],
  ])("a parameter by the API for it: %s", (_, text) => {
    const facts = factsOf({ "src/client.ts": text });
    const names = [...facts.credentials.filter(({ position }) => position === "query").map(({ name }) => name), ...facts.urls.flatMap(({ parts }) => parts.map(({ name }) => name))];
    expect(names).toContain("api_key");
  });
});

describe("where an address stands", () => {
  it.each([
    [`fetch("${host}/v1");`, `${host}/v1`],
    [`const u = "See ${host}/v1.";`, `${host}/v1`],
    [`const u = "(${host}/v1)";`, `${host}/v1`],
    [`const u = "\\t${host}/v1";`, `${host}/v1`],
    [`const u = "😀 ${host}/v1";`, `${host}/v1`],
  ])("%s", (text, expected) => {
    expect(urlsOf(text).map(({ place }) => written(place))).toEqual([expected]);
  });

  it("is found in values of other languages", () => {
    for (const [path, text] of [
      ["a.py", `requests.get(f"${host}/?api_key={key}")`],
      ["a.rb", `Net::HTTP.get(URI("${host}/?api_key=#{key}"))`],
      ["a.go", `package main\nfunc f() {\n\thttp.Get("${host}/?api_key=" + key)\n}`],
      ["a.sh", `curl "${host}/?api_key=$KEY"`],
      ["a.php", `<?php\nfile_get_contents("${host}/?api_key=" . $key);`],
      ["A.java", `class A { void f() { URI.create("${host}/?api_key=" + key); } }`],
    ] as const) {
      expect(partsOf(factsOf({ [path]: text })), path).toContain("query api_key: ?");
    }
  });

  it("says whether somebody only speaks of it", () => {
    expect(urlsOf(`Never call ${cinclus}?api_key=alpha.`, "README.md").map(({ prose }) => prose)).toEqual([true]);
    expect(urlsOf("```sh\ncurl " + cinclus + "\n```\n", "README.md").map(({ prose }) => prose)).toEqual([false]);
    expect(urlsOf(`fetch("${cinclus}");`).map(({ prose }) => prose)).toEqual([false]);
  });

  it("tells relative ones too, with what they are put behind", () => {
    expect(partsOf(factsOf({ "a.ts": `const base = "${host}";\nfetch(base + "/v1?token=" + key);` }))).toContain("query token: ?");
    expect(partsOf(factsOf({ "a.ts": "fetch(`${base}/v1?token=${key}`);" }))).toContain("query token: ?");
  });
});
