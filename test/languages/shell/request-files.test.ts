import { describe, expect, it } from "vitest";
import { misplaced, print, read } from "./support.ts";

describe("curlrc", () => {
  it.each([
    ['# c\nheader = "A: \\"b"\n-H "X: y"\nuser = a:b # d\ninsecure\nurl: https://x', `$ "curl" header="A: \\"b" header="X: y" user="a:b" insecure=true url="https://x"`],
    ["url = a\nnext\n--url b\n-k", `$ "curl" url="a"\n$ "curl" url="b" insecure=true`],
    ["-HA:b\ninsecure = false", `$ "curl" header="A:b" insecure=false`],
  ])("reads %j", (text, expected) => {
    expect(print("curlrc", text)).toBe(expected);
    expect(misplaced(read("curlrc", text), text)).toEqual([]);
  });
});

describe("http", () => {
  it.each([
    [
      "@host = https://x\n### one\n# note\nPOST {{host}}/v1\n    ?k={{key}} HTTP/1.1\nAuthorization: Bearer {{$processEnv KEY}}\n\n{\n}\n\n###\nGET https://y HTTP/1.1\n",
      'let host = "https://x"\nhttp.request(method="POST", url=`${host}/v1?k=${key}`, headers={"Authorization": `Bearer ${env.KEY}`}, body="{\\n}")\nhttp.request(method="GET", url="https://y")',
    ],
    ["https://x\nA: b\r\n", `http.request(url="https://x", headers={"A": "b"})`],
  ])("reads %j", (text, expected) => {
    expect(print("http", text)).toBe(expected);
    expect(misplaced(read("http", text), text)).toEqual([]);
  });

  it("reads hurl's sections", () => {
    const text =
      'GET https://x\nA: {{key}}\n[QueryStringParams]\napi_key: abc\n[Options]\ninsecure: true\nHTTP 200\n[Asserts]\njsonpath "$.a" == 1\n\nPOST https://z\n{"a": 1}\n';
    expect(print("hurl", text)).toBe(
      'http.request(method="GET", url="https://x", headers={"A": key}, params={"api_key": "abc"}, insecure=true)\nhttp.request(method="POST", url="https://z", body="{\\"a\\": 1}")',
    );
    expect(misplaced(read("hurl", text), text)).toEqual([]);
  });
});

describe("netrc", () => {
  it("reads a list of machines", () => {
    const text = 'machine a login b\n  password "c d" # e\ndefault login f password g\n';
    expect(print("netrc", text)).toBe(
      '[{"machine": "a", "login": "b", "password": "c d"}, {"default": true, "login": "f", "password": "g"}]',
    );
    expect(misplaced(read("netrc", text), text)).toEqual([]);
    expect(read("netrc", text).comments).toHaveLength(1);
  });
});
