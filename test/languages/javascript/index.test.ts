import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { javascript, readJavaScript } from "../../../src/languages/javascript/index.ts";
import type { Node, Program } from "../../../src/tree/node.ts";
import { printProgram } from "../../support/print-tree.ts";
import { checkPositions } from "./check-positions.ts";
import { plainSamples, typedSamples } from "./samples.ts";

function read(text: string, path = "a.ts", id = "typescript"): Program {
  const program = readJavaScript(text, id, { path });
  if (!program) throw new Error("does not parse");
  return program;
}

function firstValue({ body: [node] }: Program): Node | undefined {
  return node?.kind === "assign" ? node.value : undefined;
}

describe("what a file may be written in", () => {
  test.each([
    ["a.js", "javascript", `const a = <b/>; import c from "d"; await e;`],
    ["a.js", "javascript", `const a = require("b"); return; with (c) {} var d = 010;`],
    ["a.js", "javascript", "<!-- a\nlet b = c;"],
    ["a.js", "javascript", "let a: string = b; type C = 'd';"],
    ["a.cjs", "javascript", "return a;"],
    ["a.cjs", "javascript", "import a from 'b'; await c;"],
    ["a.mjs", "javascript", "await a; export { b };"],
    ["a.jsx", "jsx", "a = <b>c</b>;"],
    ["a.ts", "typescript", "const a = <T>b; const c = <T,>(d: T) => d;"],
    ["a.mts", "typescript", "let a: b = await c;"],
    ["a.cts", "typescript", "import a = require('b'); export = a;"],
    ["a.d.ts", "typescript", "declare const a: 'b'; export declare function c(): void;"],
    ["a.tsx", "tsx", "const a = <b c={d as string}/>;"],
    ["README.md", "typescript", "const a = <b c={d as string}/>;"],
    ["README.md", "javascript", "const a = b as string;"],
    ["README.md", "tsx", "const a = <b/>;"],
    ["empty.ts", "typescript", ""],
  ])("%s as %s: %s", (path, id, text) => {
    expect(readJavaScript(text, id, { path })).toBeDefined();
  });

  test("what does not parse is left to the fallback", () => {
    const text = "const a = { ... };";
    expect(readJavaScript(text, "javascript", { path: "a.js" })).toBeUndefined();
    const fallback: Program = { language: "javascript", body: [], comments: [], directives: [], nature: "code" };
    const asked: string[] = [];
    const language = javascript((given, id) => {
      asked.push(given, id);
      return fallback;
    });
    expect(language.read(text, "typescript", { path: "a.ts" })).toBe(fallback);
    expect(asked).toEqual([text, "javascript"]);
    expect(language.read("a", "typescript", { path: "a.ts" })).not.toBe(fallback);
  });

  test("what is only wrong in its meaning is read", () => {
    expect(printProgram(read("let a = 1; let a = 2; break; export { b };"))).toBe("let a = 1\nlet a = 2\nexport b = b");
  });
});

describe("positions", () => {
  test("count UTF-16 units of the text as given, with a byte order mark", () => {
    const text = `\uFEFFconst é = "a😀b", c = "d"; // 😀\r\n`;
    const program = read(text);
    const strings = program.body.map((node) => (node.kind === "assign" ? text.slice(node.value.start, node.value.end) : ""));
    expect(strings).toEqual([`"a😀b"`, `"d"`]);
    expect(program.comments.map(({ start, end }) => text.slice(start, end))).toEqual(["// 😀"]);
  });

  test("of escaped characters", () => {
    const text = String.raw`a = "x\n\u0041\u{1F600}\
y\08"`;
    const value = firstValue(read(text));
    expect(value).toMatchObject({ value: "x\nA😀y\u00008", contentStart: 5 });
    expect(value?.kind === "string" && value.offsets?.map((offset) => text.slice(offset, offset + 2))).toEqual([
      "x\\", "\\n", "\\u", "\\u", "\\u", "y\\", "\\0", `8"`, `"`,
    ]);
  });

  test("of strings without escapes need no list", () => {
    expect(firstValue(read(`a = "xy"`))).toEqual({ kind: "string", value: "xy", contentStart: 5, start: 4, end: 8 });
  });

  test("of the pieces of templates", () => {
    const text = "a = `b${c}} d\r\n\\t${e}`";
    const value = firstValue(read(text));
    const parts = value?.kind === "template" ? value.parts : [];
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(["b", "c", "} d\r\n\\t", "e"]);
    expect(parts[2]).toMatchObject({ value: "} d\n\t", offsets: [10, 11, 12, 13, 15, 17] });
  });

  test("of entities in JSX", () => {
    const text = `a = <b c="x&#65;&amp;&nope;y"/>`;
    expect(firstValue(read(text, "a.tsx"))).toMatchObject({
      args: [{ name: "c", nameRange: { start: 7, end: 8 }, value: { value: "xA&&nope;y", offsets: [10, 11, 16, 21, 22, 23, 24, 25, 26, 27, 28] } }],
    });
  });

  test("of keys and properties", () => {
    const text = "class A { #key = 1; m() { return this.#key; } }";
    const places: string[] = [];
    JSON.stringify(read(text).body, (_, value: unknown) => {
      if (typeof value === "object" && value !== null && "contentStart" in value && typeof value.contentStart === "number") {
        places.push(text.slice(value.contentStart, value.contentStart + 3));
      }
      return value;
    });
    expect(places).toEqual(["key"]);
  });
});

describe("depth and length", () => {
  const { isArray } = Array;
  /** How deep the objects of a tree are nested, found without recursion. */
  function depthOf(program: Program): number {
    let deepest = 0;
    const open: [unknown, number][] = [[program, 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [value, depth] = next;
      deepest = Math.max(deepest, depth);
      if (typeof value !== "object" || value === null) continue;
      for (const part of Object.values(value)) open.push([part, isArray(value) ? depth : depth + 1]);
    }
    return deepest;
  }

  test("a long concatenation is one template", () => {
    const terms = Array.from({ length: 2000 }, (_, index) => `"${index}"`);
    const value = firstValue(read(`a = ${terms.join(" + ")}`));
    expect(value?.kind === "template" && value.parts.length).toBe(2000);
  });

  test.each([
    ["lists", "[", "1", "]", 200],
    ["calls", "f(", "1", ")", 200],
    ["functions", "() => { return ", "1", "}", 100],
    ["objects", "{ a: ", "1", "}", 150],
  ])("%s are read as deep as they are", (_, open, inner, close, depth) => {
    const program = read(`x = ${open.repeat(depth)}${inner}${close.repeat(depth)}`);
    expect(depthOf(program)).toBeGreaterThan(depth);
    expect(JSON.stringify(program).includes(`"operator":""`)).toBe(false);
  });

  test("what is deeper keeps its strings", () => {
    const program = read(`x = ${"[".repeat(300)}"key"${"]".repeat(300)}`);
    expect(depthOf(program)).toBeLessThan(600);
    expect(JSON.stringify(program)).toContain(`"value":"key"`);
  });

  test("a long chain of calls keeps what it is called with", () => {
    const program = read(`x${".a(b)".repeat(150)}.c("key")${".d()".repeat(150)}.e("other")`);
    expect(depthOf(program)).toBeLessThan(700);
    expect(/"value":"key".*"value":"other"/.test(JSON.stringify(program))).toBe(true);
  });

  test("long chains in long chains are not deeper than one", () => {
    const chain = (inner: string): string => `x(${inner})${".a()".repeat(150)}`;
    expect(depthOf(read(chain(chain(chain(chain(`"key"`))))))).toBeLessThan(1100);
  });

  test("long bundles take time in proportion to their length", () => {
    const unit = `!function(e,t){"use strict";var n=e.x||{},r=t?"a"+n.b:n["c"];n.d=function(i){return i&&i.f?(r=i,!0):void 0},e.exports={n,r}}(this,!1);`;
    const timeOf = (copies: number): number => {
      const text = unit.repeat(copies);
      const start = performance.now();
      expect(read(text, "a.js", "javascript").body).toHaveLength(copies);
      return performance.now() - start;
    };
    timeOf(500);
    const short = timeOf(1000);
    expect(timeOf(8000)).toBeLessThan(8 * 6 * short + 500);
  });
});

describe("anything at all", () => {
  const pieces = [
    ...[...Object.values(plainSamples), ...Object.values(typedSamples)].flatMap(({ source }) => source.split(/(?<=[;{}()])/)),
    ...Array.from("(){}[]<>`'\"/\\;:,.?=+-!@#$\n\u2028😀\ud800"),
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }).map((parts) => parts.join(""));

  test("is read without an error, at places that exist", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("a.js", "a.ts", "a.tsx", "a.d.ts"), (source, path) => {
        const program = readJavaScript(source, "javascript", { path });
        expect(program ? checkPositions(program, source) : []).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
