import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bruno } from "../../../src/languages/documents/bruno.ts";
import { har } from "../../../src/languages/documents/har.ts";
import { notebook } from "../../../src/languages/documents/notebook.ts";
import { postman } from "../../../src/languages/documents/postman.ts";
import { sourceMap } from "../../../src/languages/documents/source-map.ts";
import type { Language } from "../../../src/languages/language.ts";
import type { EmbeddedNode } from "../../../src/tree/node.ts";
import { printProgram } from "../../support/print-tree.ts";
import { allNodes, checkPositions } from "./check.ts";

function read(language: Language, content: unknown): string {
  const text = typeof content === "string" ? content : JSON.stringify(content, undefined, 1);
  const program = language.read(text, language.ids[0] ?? "", { path: "x" });
  // Headers made of an `auth` section stand nowhere, so any character may be at their place.
  checkPositions(text, program, language === postman || language === bruno ? /[^]/ : undefined);
  return printProgram(program);
}

describe("notebook", () => {
  it("makes one program of the code cells", () => {
    const content = {
      cells: [
        { cell_type: "markdown", source: ["# T\n", "text"] },
        { cell_type: "code", source: ["import os\n", 'a = "b\\n"'], outputs: [{ output_type: "stream", text: ["out\n", "more"] }] },
        {
          cell_type: "code",
          source: "print(a)\n!curl -H 'x' \\\n  y\n%env A_B=c d\n%pip install z\nb = !ls",
          outputs: [{ data: { "text/plain": "1", "image/png": "AAAA", "application/json": { a: 1 } } }, { ename: "E", evalue: "bad", traceback: ["t"] }],
        },
        { cell_type: "code", source: ["%%bash\n", "curl z"] },
        { cell_type: "code", source: ["%%writefile app.py\n", "x = 1"] },
        { cell_type: "code", source: ["%%time\n", "y = 2"] },
        { cell_type: "raw", source: "raw" },
      ],
      metadata: { kernelspec: { language: "python" } },
    };
    expect(read(notebook, content)).toBe(
      [
        String.raw`embedded markdown "# T\ntext"`,
        String.raw`embedded python "import os\na = \"b\\n\"\nprint(a)\n\ny = 2\n"`,
        String.raw`embedded log "out\nmore"`,
        String.raw`embedded shell "curl -H 'x' \\\n  y\nls"`,
        "env A_B = \"c d\"",
        'embedded log "1"',
        String.raw`embedded json "{\n       \"a\": 1\n      }"`,
        'embedded log "bad"',
        'embedded log "t"',
        'embedded shell "curl z"',
        'embedded app.py "x = 1"',
        'embedded text "raw"',
        String.raw`embedded json "{\n  \"kernelspec\": {\n   \"language\": \"python\"\n  }\n }"`,
      ].join("\n"),
    );
  });

  it("says what is output", () => {
    const text = JSON.stringify({ cells: [{ cell_type: "code", source: "a\u00e9\ud83d\ude00", outputs: [{ text: "o" }] }] });
    const nodes = notebook.read(text, "notebook", { path: "" }).body.filter((node): node is EmbeddedNode => node.kind === "embedded");
    expect(nodes.map(({ language, role }) => [language, role])).toEqual([
      ["python", "code"],
      ["log", "output"],
    ]);
  });

  it("maps escapes to their places", () => {
    const text = String.raw`{"cells":[{"cell_type":"code","source":["a = \"\u0041\\\"\n","b"]}]}`;
    const [node] = notebook.read(text, "notebook", { path: "" }).body;
    if (node?.kind !== "embedded") throw new Error("no program");
    expect(node.text).toBe('a = "A\\"\nb\n');
    expect(node.text.split("").map((_, at) => text.slice(node.offsets?.[at], node.offsets?.[at + 1]))).toEqual(
      ["a", " ", "=", " ", '\\"', "\\u0041", "\\\\", '\\"', '\\n","', "b", ""],
    );
  });

  it("reads the language of the kernel and the older format", () => {
    expect(read(notebook, { worksheets: [{ cells: [{ cell_type: "code", input: "x <- 1" }] }], metadata: { language_info: { name: "R" } } })).toContain(
      String.raw`embedded r "x <- 1\n"`,
    );
  });

  it("reads what is broken as text, too", () => {
    expect(read(notebook, "{ not json")).toBe('"{ not json"');
    expect(read(notebook, '{"cells":[{"cell_type":"code","source":["a = 1"]}, ?? \nrest')).toBe(
      [String.raw`embedded python "a = 1\n"`, '"??"', '"rest"'].join("\n"),
    );
  });
});

describe("sourcemap", () => {
  it("gives the sources in their languages", () => {
    const content = { version: 3, sources: ["webpack:///./src/a.vue?x", "../b.ts", "c"], sourcesContent: ["<a>\n", "let a;", null], mappings: "AAAA" };
    expect(read(sourceMap, content)).toBe([String.raw`embedded src/a.vue "<a>\n"`, 'embedded b.ts "let a;"'].join("\n"));
    expect(read(sourceMap, `)]}'\n${JSON.stringify({ sections: [{ map: { sources: [], sourcesContent: ["x"] } }] })}`)).toBe('embedded javascript "x"');
  });
});

describe("har", () => {
  it("gives every entry as a request", () => {
    const entry = {
      request: {
        method: "POST",
        url: "https://example.org/v1",
        headers: [{ name: "Authorization", value: "Bearer x" }],
        queryString: [{ name: "key", value: "k" }],
        cookies: [{ name: "c", value: "d" }],
        postData: { mimeType: "application/json", text: '{"a":"b"}' },
      },
      response: { headers: [{ name: "Set-Cookie", value: "s" }], content: { text: "ok" } },
    };
    expect(read(har, { log: { entries: [entry] } })).toBe(
      [
        'http.request(method="POST", url="https://example.org/v1", headers={"Authorization": "Bearer x"}, params={"key": "k"}, cookies={"c": "d"}, ' +
          String.raw`body=embedded json "{\"a\":\"b\"}")`,
        '"s"',
        'embedded log "ok"',
      ].join("\n"),
    );
  });

  it("tells a parameter once", () => {
    const request = { method: "GET", url: "https://example.org/?key=k", queryString: [{ name: "key", value: "k" }] };
    expect(read(har, { log: { entries: [{ request }] } })).toBe('http.request(method="GET", url="https://example.org/?key=k")');
  });
});

describe("postman", () => {
  it("reads collections with variables, credentials and scripts", () => {
    const content = {
      info: { name: "C" },
      auth: { type: "bearer", bearer: [{ key: "token", value: "{{key}}" }] },
      variable: [{ key: "key", value: "k" }],
      event: [{ listen: "prerequest", script: { exec: ["let a;", "a()"] } }],
      item: [
        { name: "One", request: { method: "POST", header: [{ key: "A", value: "b{{c}}" }], url: { raw: "{{base}}/v1", query: [{ key: "q", value: "r" }] }, body: { raw: "{}" } } },
        { request: { method: "GET", url: "x", auth: { type: "basic", basic: { username: "u", password: "p" } } }, response: [{ status: "OK", body: "done" }] },
        { request: { method: "GET", url: "y", auth: { type: "apikey", apikey: [{ key: "key", value: "X-Key" }, { key: "value", value: "v" }] } } },
      ],
    };
    expect(read(postman, content)).toBe(
      [
        '"C"',
        'let key = "k"',
        '"prerequest"',
        String.raw`embedded javascript "let a;\na()\n"`,
        '"One"',
        'http.request(method="POST", url=`${base}/v1`, headers={"A": `b${c}`, "Authorization": `Bearer ${key}`}, params={"q": "r"}, body=embedded json "{}")',
        'http.request(method="GET", url="x", headers={"Authorization": `Basic up`})',
        'embedded log "done"',
        'http.request(method="GET", url="y", headers={"X-Key": "v"})',
      ].join("\n"),
    );
  });

  it("reads whether certificates are checked, of a request and of a folder", () => {
    const request = { method: "GET", header: [], url: { raw: "u" } };
    expect(read(postman, { item: [{ protocolProfileBehavior: { strictSSL: false }, request }] })).toBe(
      'http.request(method="GET", url="u", strictSSL=false)',
    );
    expect(read(postman, { protocolProfileBehavior: { strictSSL: false }, item: [{ request }] })).toBe(
      'http.request(method="GET", url="u", strictSSL=false)',
    );
    expect(read(postman, { resources: [{ url: "u", method: "GET", settingValidateCertificates: false }] })).toBe(
      'http.request(method="GET", url="u", validateCertificates=false)',
    );
  });

  it("reads environments, Insomnia and Thunder Client", () => {
    expect(read(postman, { values: [{ key: "a", value: "b" }] })).toBe('let a = "b"');
    expect(
      read(postman, {
        resources: [
          { _type: "request", url: "{{ _.base }}", method: "GET", headers: [{ name: "A", value: "b" }], authentication: { type: "bearer", token: "t" } },
          { _type: "environment", data: { base: "c" } },
        ],
      }),
    ).toBe(['http.request(method="GET", url=base, headers={"A": "b", "Authorization": `Bearer t`})', 'let base = "c"'].join("\n"));
    expect(read(postman, { requests: [{ url: "u", method: "GET", auth: { type: "bearer", bearer: "t" } }] })).toBe(
      'http.request(method="GET", url="u", headers={"Authorization": `Bearer t`})',
    );
    expect(read(postman, { requests: [{ endpoint: "u", method: "GET", headers: [], auth: { authType: "bearer", token: "t" } }] })).toBe(
      'http.request(method="GET", url="u", headers={"Authorization": `Bearer t`})',
    );
    expect(read(postman, "type: collection\n")).toBe(String.raw`embedded yaml "type: collection\n"`);
  });
});

describe("bruno", () => {
  it("reads a request, its credentials and its variables", () => {
    const text = [
      "meta {", "  name: One", "}", "", "post {", "  url: {{base}}/v1?key={{key}}", "  body: json", "}", "", "params:query {", "  key: {{key}}", "}", "",
      "headers {", "  A: b", "  ~X-Key: c", "}", "", "auth:bearer {", "  token: t", "}", "", "body:json {", '  { "a": "b" }', "}", "",
      "vars:pre-request {", "  key: k", "}", "", "script:pre-request {", "  f();", "}", "",
    ];
    const expected = [
      'http.request(method="post", url=`${base}/v1?key=${key}`, headers={"A": "b", "X-Key": "c", "Authorization": `Bearer t`}, ' +
        String.raw`body=embedded json "  { \"a\": \"b\" }\n")`,
      'let key = "k"',
      String.raw`embedded javascript "  f();\n"`,
    ].join("\n");
    expect(read(bruno, text.join("\n"))).toBe(expected);
    expect(read(bruno, text.join("\r\n"))).toBe(expected.replaceAll("\\n", "\\r\\n"));
    expect(read(bruno, "vars {\n  a: b")).toBe('let a = "b"');
  });
});

describe.each([
  ["bruno", bruno],
  ["notebook", notebook],
  ["sourcemap", sourceMap],
  ["har", har],
  ["postman", postman],
])("%s", (_, language) => {
  it("never throws on any JSON or on what is left of it", () => {
    const key = fc.constantFrom(
      "cells", "source", "outputs", "text", "cell_type", "metadata", "log", "entries", "request", "url", "method", "headers", "name", "value", "key",
      "item", "auth", "type", "bearer", "variable", "exec", "body", "raw", "sources", "sourcesContent", "response", "content", "data",
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, fc.constantFrom("code", "bearer", "{{a}}", "x\ny", "!ls", "%env A=b"), fc.string(), tie("list"), tie("record")),
      list: fc.array(tie("tree"), { maxLength: 4 }),
      record: fc.dictionary(key, tie("tree"), { maxKeys: 6 }),
    }));
    fc.assert(
      fc.property(tree, fc.nat(300), (content, length) => {
        read(language, content);
        read(language, JSON.stringify(content).slice(0, length));
        read(language, JSON.stringify(content, undefined, 1).replaceAll('"', ""));
      }),
      { numRuns: 300 },
    );
  });

  it.each(["[", "get {\n", "vars {\na: b\n}\n", '{"cells":[', '{"item":[', '"', "\\", '{"a":'])("is quick and safe with %j only", (piece) => {
    const start = performance.now();
    language.read(piece.repeat(100_000), language.ids[0] ?? "", { path: "" });
    language.read(`${piece.repeat(300)}1`, language.ids[0] ?? "", { path: "" });
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it("finds nothing in nothing", () => {
    expect(allNodes(language.read("", language.ids[0] ?? "", { path: "" }).body)).toEqual([]);
  });
});
