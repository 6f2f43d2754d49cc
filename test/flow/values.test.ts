import { describe, expect, it } from "vitest";

import { authorizations, cinclus, factsOf } from "./facts-of.ts";

/** What is known of the header's value, behind some code. */
function valuesOf(setup: string, expression: string, path = "src/client.ts"): string[] {
  return authorizations(factsOf({ [path]: `${setup}\nfetch("${cinclus}", { headers: { Authorization: ${expression} } });\n` }));
}

/** Neither their order nor how often they are told is promised. */
function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

describe("a value in JavaScript", () => {
  it.each([
    ["a literal", "", `"alpha"`, ["alpha"]],
    ["a literal with escapes", "", `"al\\x70ha\\u0021"`, ["alpha!"]],
    ["a template without holes", "", "`alpha`", ["alpha"]],
    ["nothing known", "", "beta", ["?"]],
    ["the environment", "", "process.env.BETA", ["?"]],
    ["a number", "", "42", []],
    ["a variable", `const a = "alpha";`, "a", ["alpha"]],
    ["two variables", `const a = "alpha"; const b = a;`, "b", ["alpha"]],
    ["a variable below", `function f() { return a; }\nconst a = "alpha";`, "a", ["alpha"]],
    ["a variable written twice", `let a = "alpha"; a = "beta";`, "a", ["alpha", "beta"]],
    ["a variable of an inner scope", `const a = "alpha"; { const a = "beta"; }`, "a", ["alpha"]],
    ["the same variable in an other function", `function f() { const a = "beta"; }`, "a", ["?"]],
    ["concatenation", `const a = "alpha";`, `"Bearer " + a`, ["Bearer alpha"]],
    ["concatenation of three", `const a = "al"; const b = "pha";`, `"Bearer " + a + b`, ["Bearer alpha"]],
    ["concatenation with an unknown", "", `"Bearer " + beta + "!"`, ["Bearer ?!"]],
    ["concatenation in place", `let a = "al"; a += "pha";`, "a", ["al", "alpha"]],
    ["a template", `const a = "alpha";`, "`Bearer ${a}`", ["Bearer alpha"]],
    ["a template in a template", `const a = "alpha";`, "`Bearer ${`<${a}>`}`", ["Bearer <alpha>"]],
    ["an array joined", "", `["al", "pha"].join("")`, ["alpha"]],
    ["an array joined by a word", `const parts = ["a", "b", "c"];`, `parts.join("_")`, ["a_b_c"]],
    ["concat", "", `"al".concat("pha")`, ["alpha"]],
    ["a choice by ||", "", `beta || "alpha"`, ["?", "alpha"]],
    ["a choice by ??", "", `beta ?? "alpha"`, ["?", "alpha"]],
    ["a choice by ?:", "", `c ? "alpha" : "beta"`, ["alpha", "beta"]],
    ["a choice by ||=", `let a = beta; a ||= "alpha";`, "a", ["?", "alpha"]],
    ["a choice in a template", "", "`Bearer ${beta || 'alpha'}`", ["Bearer ?", "Bearer alpha"]],
    ["a field of an object", `const o = { a: "alpha" };`, "o.a", ["alpha"]],
    ["a field by brackets", `const o = { "a-b": "alpha" };`, `o["a-b"]`, ["alpha"]],
    ["a nested field", `const o = { p: { a: "alpha" } };`, "o.p.a", ["alpha"]],
    ["an optional field", `const o = { p: { a: "alpha" } };`, "o?.p?.a", ["alpha"]],
    ["a field written later", `const o = {}; o.a = "alpha";`, "o.a", ["alpha"]],
    ["a field through spread", `const p = { a: "alpha" }; const o = { b: 1, ...p };`, "o.a", ["alpha"]],
    ["an item of a list", `const l = ["beta", "alpha"];`, "l[1]", ["alpha"]],
    ["an object frozen", `const o = Object.freeze({ a: "alpha" });`, "o.a", ["alpha"]],
    ["an object as const", `const o = { a: "alpha" } as const;`, "o.a", ["alpha"]],
    ["an object that satisfies", `const o = { a: "alpha" } satisfies T;`, "o.a!", ["alpha"]],
    ["destructuring", `const { a } = { a: "alpha" };`, "a", ["alpha"]],
    ["destructuring to another name", `const o = { a: "alpha" }; const { a: b } = o;`, "b", ["alpha"]],
    ["nested destructuring", `const o = { p: { a: "alpha" } }; const { p: { a } } = o;`, "a", ["alpha"]],
    ["destructuring with a default", `const { a = "alpha" } = options;`, "a", ["?", "alpha"]],
    ["destructuring of a list", `const [, a] = ["beta", "alpha"];`, "a", ["alpha"]],
    ["what a function returns", `function f() { return "alpha"; }`, "f()", ["alpha"]],
    ["what an arrow function returns", `const f = () => "alpha";`, "f()", ["alpha"]],
    ["what an async function returns", `async function f() { return "alpha"; }`, "await f()", ["alpha"]],
    ["several returns", `function f(c) { if (c) { return "alpha"; } return "beta"; }`, "f()", ["alpha", "beta"]],
    ["a function of a function", `const f = () => "alpha"; const g = () => f();`, "g()", ["alpha"]],
    ["a method of an object", `const o = { f() { return "alpha"; } };`, "o.f()", ["alpha"]],
    ["trimming", "", `" alpha".trim()`, ["alpha"]],
    ["a field by a constant", `const o = { a: "alpha" }; const name = "a";`, "o[name]", ["alpha"]],
    ["Base64 decoded by Buffer", "", `Buffer.from("YWxwaGE=", "base64").toString("utf8")`, ["alpha"]],
    ["a string made of a string", `const a = "alpha";`, "String(a)", ["alpha"]],
    ["a replaced part", "", `"Bearer KEY".replace("KEY", "alpha")`, ["Bearer alpha"]],
    ["Base64 decoded", "", `atob("YWxwaGE=")`, ["alpha"]],
  ] as const)("through %s", (_, setup, expression, expected) => {
    expect(distinct(valuesOf(setup, expression))).toEqual(distinct(expected));
  });

  it.each([
    ["a parameter's argument", `function f(a) { %; }\nf("alpha");`, "a", ["alpha"]],
    ["arguments of several calls", `function f(a) { %; }\nf("alpha"); f("beta");`, "a", ["alpha", "beta"]],
    ["the second argument", `function f(b, a) { %; }\nf("beta", "alpha");`, "a", ["alpha"]],
    ["a parameter's default", `function f(a = "alpha") { %; }`, "a", ["alpha"]],
    ["an argument and a default", `function f(a = "alpha") { %; }\nf("beta");`, "a", ["beta", "alpha"]],
    ["a destructured parameter", `function f({ a }) { %; }\nf({ a: "alpha" });`, "a", ["alpha"]],
    ["an arrow function's parameter", `const f = (a) => { %; };\nf("alpha");`, "a", ["alpha"]],
    ["an argument through two functions", `function f(a) { %; }\nfunction g(b) { f(b); }\ng("alpha");`, "a", ["alpha"]],
    ["a parameter that is never given", `function f(a) { %; }`, "a", ["?"]],
    ["a class field", `class C { a = "alpha"; f() { %; } }`, "this.a", ["alpha"]],
    ["a private field", `class C { #a = "alpha"; f() { %; } }`, "this.#a", ["alpha"]],
    ["a field written by the constructor", `class C { constructor() { this.a = "alpha"; } f() { %; } }`, "this.a", ["alpha"]],
    ["a constructor's argument", `class C { constructor(a) { this.a = a; } f() { %; } }\nnew C("alpha");`, "this.a", ["alpha"]],
    ["a static field", `class C { static a = "alpha"; f() { %; } }`, "C.a", ["alpha"]],
    ["an enum's member", `enum E { a = "alpha" }\n%;`, "E.a", ["alpha"]],
  ] as const)("through %s", (_, code, expression, expected) => {
    const send = `fetch("${cinclus}", { headers: { Authorization: ${expression} } })`;
    expect(authorizations(factsOf({ "src/client.ts": code.replace("%", send) }))).toEqual(expected);
  });

  it("does not take a digest or a part for the value itself", () => {
    for (const expression of [`createHash("sha256").update("alpha").digest("hex")`, `"alpha".length`, `"alpha" === beta`, `!"alpha"`]) {
      expect(valuesOf("", expression)).not.toContain("alpha");
    }
  });
});

describe("a value in other languages", () => {
  it.each([
    ["Python", "a.py", `a = "alpha"\nrequests.post("${cinclus}", headers={"Authorization": "Bearer " + a})`],
    ["Python f-string", "a.py", `a = "alpha"\nrequests.post("${cinclus}", headers={"Authorization": f"Bearer {a}"})`],
    ["Python format", "a.py", `a = "alpha"\nrequests.post("${cinclus}", headers={"Authorization": "Bearer {}".format(a)})`],
    ["Python percent", "a.py", `a = "alpha"\nrequests.post("${cinclus}", headers={"Authorization": "Bearer %s" % a})`],
    ["Python adjacent literals", "a.py", `requests.post("${cinclus}", headers={"Authorization": "Bearer " "alpha"})`],
    ["Python default", "a.py", `def f(a="alpha"):\n    requests.post("${cinclus}", headers={"Authorization": f"Bearer {a}"})`],
    ["Python click", "a.py", `@click.command()\n@click.option("--my-a", default="alpha", help="the key")\n@click.option("-v")\ndef f(my_a, v):\n    requests.post("${cinclus}", headers={"Authorization": f"Bearer {my_a}"})`],
    ["Python class", "a.py", `class C:\n    def __init__(self):\n        self.a = "alpha"\n    def f(self):\n        requests.post("${cinclus}", headers={"Authorization": f"Bearer {self.a}"})`],
    ["Go", "a.go", `package main\nfunc main() {\n\ta := "alpha"\n\treq, _ := http.NewRequest("POST", "${cinclus}", nil)\n\treq.Header.Set("Authorization", "Bearer "+a)\n}`],
    ["Go Sprintf", "a.go", `package main\nfunc main() {\n\ta := "alpha"\n\treq, _ := http.NewRequest("POST", "${cinclus}", nil)\n\treq.Header.Set("Authorization", fmt.Sprintf("Bearer %s", a))\n}`],
    ["Java", "A.java", `class A {\n  static final String KEY = "alpha";\n  void f() {\n    HttpRequest.newBuilder(URI.create("${cinclus}")).header("Authorization", "Bearer " + KEY).build();\n  }\n}`],
    ["Java format", "A.java", `class A {\n  static final String KEY = "alpha";\n  void f() {\n    HttpRequest.newBuilder(URI.create("${cinclus}")).header("Authorization", String.format("Bearer %s", KEY)).build();\n  }\n}`],
    ["C#", "A.cs", `class A {\n  const string Key = "alpha";\n  void F() {\n    var r = new HttpRequestMessage(HttpMethod.Post, "${cinclus}");\n    r.Headers.Add("Authorization", $"Bearer {Key}");\n  }\n}`],
    ["PHP", "a.php", `<?php\n$a = "alpha";\n$client->post("${cinclus}", ["headers" => ["Authorization" => "Bearer " . $a]]);`],
    ["PHP interpolation", "a.php", `<?php\n$a = "alpha";\n$client->post("${cinclus}", ["headers" => ["Authorization" => "Bearer $a"]]);`],
    ["Ruby", "a.rb", `a = "alpha"\nHTTParty.post("${cinclus}", headers: { "Authorization" => "Bearer #{a}" })`],
    ["Rust", "a.rs", `fn main() {\n  let a = "alpha";\n  client.post("${cinclus}").header("Authorization", format!("Bearer {}", a)).send();\n}`],
    ["Rust inline", "a.rs", `fn main() {\n  let a = "alpha";\n  client.post("${cinclus}").header("Authorization", format!("Bearer {a}")).send();\n}`],
    ["Kotlin", "A.kt", `val a = "alpha"\nfun f() {\n  client.post("${cinclus}") { header("Authorization", "Bearer $a") }\n}`],
    ["Swift", "a.swift", `let a = "alpha"\nvar r = URLRequest(url: URL(string: "${cinclus}")!)\nr.setValue("Bearer \\(a)", forHTTPHeaderField: "Authorization")`],
    ["Shell", "a.sh", `a=alpha\ncurl -H "Authorization: Bearer $a" ${cinclus}`],
    ["Shell default", "a.sh", `curl -H "Authorization: Bearer \${a:-alpha}" ${cinclus}`],
    ["Shell over lines", "a.sh", `curl \\\n  -H "Authorization: Bearer alpha" \\\n  ${cinclus}`],
    ["PowerShell", "a.ps1", `$a = "alpha"\nInvoke-RestMethod -Uri "${cinclus}" -Headers @{ Authorization = "Bearer $a" }`],
    ["Dart", "a.dart", `const a = "alpha";\nvoid f() {\n  http.post(Uri.parse("${cinclus}"), headers: {"Authorization": "Bearer $a"});\n}`],
    ["Lua", "a.lua", `local a = "alpha"\nhttp.request{ url = "${cinclus}", headers = { Authorization = "Bearer " .. a } }`],
    ["Perl", "a.pl", `my $a = "alpha";\n$ua->post("${cinclus}", Authorization => "Bearer $a");`],
    ["Elixir", "a.ex", `a = "alpha"\nReq.post!("${cinclus}", headers: [{"Authorization", "Bearer #{a}"}])`],
  ])("%s", (_, path, text) => {
    expect(authorizations(factsOf({ [path]: text }))).toContain("Bearer alpha");
  });
});
