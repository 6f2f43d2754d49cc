import * as typescriptParser from "@typescript-eslint/parser";
import { Linter, type Rule } from "eslint";
import { describe, expect, test } from "vitest";
import { programFromEstree } from "../../../src/languages/javascript/estree.ts";
import { readJavaScript } from "../../../src/languages/javascript/index.ts";
import type { Program } from "../../../src/tree/node.ts";
import { checkPositions } from "./check-positions.ts";
import { printProgram } from "../../support/print-tree.ts";
import { plainSamples, typedSamples, type Sample } from "./samples.ts";

/** The tree that an ESLint rule gets to see. */
function readInEslint(source: string, parser?: Linter.Parser): Program {
  const read: { program?: Program } = {};
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => {
      read.program = programFromEstree(sourceCode.ast, sourceCode.text, sourceCode.getAllComments());
      return {};
    },
  };
  const messages = new Linter().verify(source, {
    files: ["**/*.tsx"],
    plugins: { test: { rules: { read: rule } } },
    rules: { "test/read": "error" },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } }, ...(parser && { parser }) },
  }, "a.tsx");
  expect(messages).toEqual([]);
  if (!read.program) throw new Error("no program");
  return read.program;
}

function readWithOxc(source: string): Program {
  const program = readJavaScript(source, "tsx", { path: "a.tsx" });
  if (!program) throw new Error("does not parse");
  return program;
}

function check(program: Program, { source, tree }: Sample): void {
  expect(printProgram(program)).toBe(tree.join("\n"));
  expect(checkPositions(program, source)).toEqual([]);
}

describe.each(Object.entries(plainSamples))("%s", (_, sample) => {
  test("read by oxc", () => {
    check(readWithOxc(sample.source), sample);
  });

  test("read by @typescript-eslint/parser", () => {
    check(readInEslint(sample.source, typescriptParser), sample);
  });

  test("read by espree", () => {
    check(readInEslint(sample.source), sample);
  });

  test("read by oxc as JavaScript", () => {
    const program = readJavaScript(sample.source, "javascript", { path: "a.js" });
    expect(program && printProgram(program)).toBe(sample.tree.join("\n"));
  });
});

describe.each(Object.entries(typedSamples))("%s", (_, sample) => {
  test("read by oxc", () => {
    check(readWithOxc(sample.source), sample);
  });

  test("read by @typescript-eslint/parser", () => {
    check(readInEslint(sample.source, typescriptParser), sample);
  });
});

test("all parsers tell directives and comments", () => {
  const source = `#!/usr/bin/env node\n"use client"; 'use strict';\n// a\nf(() => { "use server"; "not one"; }); /* b */`;
  for (const program of [readWithOxc(source), readInEslint(source), readInEslint(source, typescriptParser)]) {
    expect(program.directives).toEqual(["use client", "use strict"]);
    expect(program.comments.map(({ start, end }) => source.slice(start, end))).toEqual(["#!/usr/bin/env node", "// a", "/* b */"]);
    expect(printProgram(program)).toBe(`f(fn () { "not one" })`);
    expect(JSON.stringify(program.body)).toContain(`"directives":["use server"]`);
  }
});

test("a parameter's pattern is written out", () => {
  const [node] = readWithOxc("function f({ a, b: { c } = d }) {}").body;
  const pattern = node?.kind === "function" ? node.parameters[0]?.pattern : undefined;
  expect(pattern && printProgram({ ...readWithOxc(""), body: pattern })).toBe("let a = {0}.a\nlet c = ({0}.b | d).c");
});

test("unknown syntax is looked into", () => {
  const source = `"key"; x`;
  const key = { type: "Literal", value: "key", range: [0, 5] };
  const ast = {
    type: "Program",
    body: [
      { type: "SvelteScriptElement", range: [0, 6], body: [{ type: "ExpressionStatement", expression: key, range: [0, 6] }] },
      { type: "WonderExpression", range: [0, 6], inner: [{ type: "WonderPart", part: key, range: [0, 5] }, null, 1] },
    ],
  };
  expect(printProgram(programFromEstree(ast, source))).toBe(`"key"\n< < "key">>`);
});

/** Syntax as deep as one likes, which no parser of ours would get through. */
const deep: Readonly<Record<string, (inner: object) => object>> = {
  lists: (inner) => ({ type: "ArrayExpression", elements: [inner] }),
  sums: (inner) => ({ type: "BinaryExpression", operator: "+", left: inner, right: { type: "Literal", value: 1 } }),
  "sums to the right": (inner) => ({ type: "BinaryExpression", operator: "+", left: { type: "Literal", value: 1 }, right: inner }),
  mixed: (inner) => ({ type: "BinaryExpression", operator: "-", left: { type: "LogicalExpression", operator: "||", left: inner, right: null }, right: null }),
  conditions: (inner) => ({ type: "ConditionalExpression", test: null, consequent: { type: "ThisExpression" }, alternate: inner }),
  calls: (inner) => ({ type: "CallExpression", callee: inner, arguments: [] }),
  members: (inner) => ({ type: "MemberExpression", object: inner, property: { type: "Identifier", name: "a" }, computed: false }),
  casts: (inner) => ({ type: "TSAsExpression", expression: inner }),
  functions: (inner) => ({ type: "ArrowFunctionExpression", params: [], body: inner }),
  sequences: (inner) => ({ type: "SequenceExpression", expressions: [inner, { type: "ThisExpression" }] }),
  branches: (inner) => ({ type: "IfStatement", test: null, consequent: { type: "EmptyStatement" }, alternate: inner }),
  blocks: (inner) => ({ type: "BlockStatement", body: [inner] }),
  labels: (inner) => ({ type: "LabeledStatement", body: inner }),
  patterns: (inner) => ({
    type: "VariableDeclaration",
    declarations: [{ type: "VariableDeclarator", id: { type: "ArrayPattern", elements: [inner] }, init: null }],
  }),
  "patterns in patterns": (inner) => ({ type: "ArrayPattern", elements: [inner, null] }),
  elements: (inner) => ({ type: "JSXElement", openingElement: { name: { type: "JSXIdentifier", name: "a" } }, children: [inner] }),
  wonders: (inner) => ({ type: "WonderExpression", inner }),
};

test.each(Object.entries(deep))("%s 50,000 deep do not overflow the stack", (_, nest) => {
  let node: object = { type: "Identifier", name: "a" };
  for (let depth = 0; depth < 50_000; depth++) node = nest(node);
  const program = programFromEstree({ type: "Program", body: [{ type: "ExpressionStatement", expression: node }, node] }, "");
  expect(program.body.length).toBeGreaterThan(0);
  expect(() => printProgram(program)).not.toThrow();
});

test("circles in the nodes of other parsers come to an end", () => {
  const node: Record<string, unknown> = { type: "Wonder", range: [0, 1] };
  node.self = node;
  expect(printProgram(programFromEstree({ type: "Program", body: [node] }, "x"))).toBe("< <>>");
});
