import { expect, test } from "vitest";
import { readJavaScript } from "../../../src/languages/javascript/index.ts";
import { mayBeTooDeep } from "../../../src/languages/javascript/nesting.ts";

/** What nests, as a text of any depth. */
const nests: Readonly<Record<string, (depth: number) => string>> = {
  "lists": (depth) => `x=${"[".repeat(depth)}${"]".repeat(depth)}`,
  "lists left open": (depth) => "[".repeat(depth),
  "objects": (depth) => `x=${"{a:".repeat(depth)}1${"}".repeat(depth)}`,
  "blocks": (depth) => "{".repeat(depth) + "}".repeat(depth),
  "templates": (depth) => `x=${"`${".repeat(depth)}1${"}`".repeat(depth)}`,
  "conditions": (depth) => `x=${"a?b:".repeat(depth)}c`,
  "comparisons in conditions": (depth) => `x=${"a>b?c:".repeat(depth)}d`,
  "arrows": (depth) => `${"a=>".repeat(depth)}1`,
  "else": (depth) => `${"if(a){b()}else ".repeat(depth)};`,
  "else behind semicolons": (depth) => `${"if(a);else ".repeat(depth)};`,
  "if": (depth) => `${"if(a)\n".repeat(depth)}b()`,
  "for": (depth) => `${"for(;;)".repeat(depth)}b()`,
  "do": (depth) => `${"do ".repeat(depth)};${"while(1);".repeat(depth)}`,
  "elements": (depth) => `x=${"<a>\n".repeat(depth)}${"</a>\n".repeat(depth)}`,
  "negations": (depth) => `x=${"!".repeat(depth)}a`,
  "typeof": (depth) => `${"typeof ".repeat(depth)}a`,
  "new": (depth) => `${"new ".repeat(depth)}A`,
  "assignments": (depth) => `${"a=".repeat(depth)}1`,
  "powers": (depth) => `${"a**".repeat(depth)}1`,
  "labels": (depth) => `${"a:".repeat(depth)};`,
  "type arguments": (depth) => `let x:${"A<B,".repeat(depth)}C${">".repeat(depth)}`,
  "conditional types": (depth) => `type X=${"A extends B?C:".repeat(depth)}D`,
  "sums": (depth) => `x=${"a+".repeat(depth)}b`,
  "calls": (depth) => `x${".a()".repeat(depth)}`,
  "members": (depth) => `x${".a".repeat(depth)}`,
  "tags": (depth) => `x${"``".repeat(depth)}`,
  "namespaces": (depth) => `namespace A${".B".repeat(depth)}{}`,
};

test.each(Object.entries(nests))("%s are not handed to the parser 20,000 deep, nor do they end the process", (_, text) => {
  for (const depth of [100, 1000, 10_000, 20_000]) {
    expect(() => readJavaScript(text(depth), "tsx", { path: "a.tsx" })).not.toThrow();
  }
  expect(mayBeTooDeep(text(20_000))).toBe(true);
  expect(mayBeTooDeep(text(100))).toBe(false);
});

/** What only seems to nest. */
const flat: Readonly<Record<string, string>> = {
  "brackets in strings": `f("([{", '((', "it's");`,
  "brackets in templates": "f(`([{ it's ${a} [[`, `\\`((`);",
  "brackets in regular expressions": `if (a) /[(["'{]/.test(b); c = /\\/(\\(/; return /"/;`,
  "brackets in comments": "// it's ((\n/* [[ \" */",
  "calls": "f(a)(b)[c];",
  "calls without semicolons": "foo(a)\nbar.baz(b)\n",
  "functions in a row": "function f() { if (a) b() }",
  "comparisons": "if (a < b && c <= d || e > f) g();",
  "cases": "case 1: case 2: a();",
  "properties": "a: b ? c : d, e: f => g, ",
  "elements": `<a b="c">f<g/>h</a>`,
  "type arguments": "let a: Map<string, Set<number>> = b;",
};

test.each(Object.entries(flat))("%s are flat", (_, text) => {
  expect(mayBeTooDeep(text.repeat(5000))).toBe(false);
});
