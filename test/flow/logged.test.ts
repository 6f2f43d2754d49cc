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
});
