import { describe, expect, it } from "vitest";

import { factsOf, shown } from "./facts-of.ts";

/** What a file hands to logs; unknown values by their names. */
function loggedIn(path: string, text: string): string[] {
  return factsOf({ [path]: text }).logged.flatMap(({ values }) =>
    values.flatMap((value) => (value.unknowns.length ? value.unknowns.map(({ paths }) => paths[0]?.join(".") ?? "hidden") : [shown(value)])),
  );
}

describe("what is logged", () => {
  it.each([
    ["an argument", "a.ts", "console.log(alpha);", ["alpha"]],
    ["a later argument", "a.ts", `console.log("key", alpha);`, ["key", "alpha"]],
    ["a template", "a.ts", "logger.info(`key ${alpha}`);", ["alpha"]],
    ["a field of an object", "a.ts", "logger.info({ beta: alpha });", ["alpha"]],
    ["what an error says", "a.ts", "throw new Error(`no ${alpha}`);", ["alpha"]],
    ["Python's print", "a.py", "print(alpha)", ["alpha"]],
    ["Go's log", "a.go", "package a\nfunc f() { log.Println(alpha) }", ["alpha"]],
    ["a stream of C++", "a.cpp", "void f() { std::cerr << alpha; }", ["alpha"]],
    ["echo of the shell", "a.sh", `echo "$ALPHA"`, ["ALPHA"]],
    ["what fills the text of a condition", "a.rs", `fn f() { ensure!(beta.len() > 20, "bad key {}", alpha); }`, ["alpha"]],
    ["what fills the text of a comparison", "a.rs", `fn f() { assert_eq!(a, b, "bad key {:?}", &alpha); }`, ["alpha"]],
    ["what a macro fails with", "a.rs", `fn f() { unreachable!("bad key {}", alpha); }`, ["alpha"]],
    ["what is said of an error", "a.rs", `fn f() { ask().context(format!("bad key {}", alpha))?; }`, ["alpha"]],
    ["what a closure says of an error", "a.rs", `fn f() { ask().with_context(|| format!("bad key {}", alpha))?; }`, ["alpha"]],
    ["what fills a text of C's kind", "a.ts", `invariant(beta, "bad key %s", alpha);`, ["alpha"]],
    ["the text of Node's assertions", "a.ts", "assert.equal(beta, gamma, `bad key ${alpha}`);", ["alpha"]],
    ["what a formatting call gives an assertion", "a.lua", `assert(#beta > 20, string.format("bad key %s", alpha))`, ["alpha"]],
    ["a parameter that is declared as a log", "a.go", "package a\nfunc f(z *zap.Logger) { z.Debug(alpha) }", ["alpha"]],
    ["what .NET writes without waiting", "a.cs", "class A { async Task F() { await Console.Error.WriteLineAsync(alpha); } }", ["alpha"]],
    ["what is made an object of its entries", "a.ts", "const h = new Map([[1, alpha]]); logger.info(Object.fromEntries([beta, alpha]));", ["alpha"]],
    ["Ansible's debug", "a.yaml", `- debug:\n    var: alpha.beta\n`, ["alpha.beta"]],
  ])("%s", (_, path, text, expected) => {
    const found = loggedIn(path, text);
    for (const value of expected) expect(found).toContain(value);
  });

  it.each([
    ["what is handed on by the shell", "a.sh", `X=$(echo "$ALPHA")`],
    ["what is written to a file", "a.sh", `echo "$ALPHA" > key.txt`],
    ["what another function takes", "a.ts", "send(alpha);"],
    ["a logarithm", "a.ts", "Math.log(alpha);"],
    ["a text that is only formatted", "a.go", "package a\nfunc f() { x := fmt.Sprintf(alpha) }"],
    ["what a condition checks", "a.rs", `fn f() { ensure!(alpha, "no key"); anyhow::ensure!(is_key(alpha), "no key"); }`],
    ["what an assertion compares", "a.ts", `assert.equal(alpha, beta); console.assert(alpha);`],
    ["an error that a condition fails with", "a.rs", "fn f() { ensure!(is_key(alpha), store, alpha); }"],
  ])("not %s", (_, path, text) => {
    expect(loggedIn(path, text)).toEqual([]);
  });

  it.each([
    ["a length", "alpha.length"],
    ["the last letters", "alpha.slice(-4)"],
    ["the first letters", "alpha.slice(0, 4)"],
    ["a hash", `createHash("sha256").update(alpha).digest("hex")`],
    ["a mask", "mask(alpha)"],
    ["whether there is one", "!!alpha"],
  ])("not by name what is masked: %s", (_, expression) => {
    expect(loggedIn("a.ts", `console.log(${expression});`)).not.toContain("alpha");
  });

  it.each([
    ["String", true],
    ["SecretString", false],
    ["Option<secrecy::SecretBox<str>>", false],
  ])("a field of the type %s, with all that it stands in: %s", (type, told) => {
    const text = `struct S { api_key: ${type} }\nfn f() { let s = S { api_key: alpha }; info!(?s, "ready"); }`;
    expect(loggedIn("a.rs", text).includes("alpha")).toBe(told);
  });
});
