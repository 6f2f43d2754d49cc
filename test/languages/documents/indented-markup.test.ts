import { describe, expect, it } from "vitest";
import { indentedMarkup } from "../../../src/languages/documents/indented-markup.ts";
import { printProgram } from "../../support/print-tree.ts";
import { allNodes, checkPositions } from "./check.ts";

function print(id: string, text: string): string {
  const program = indentedMarkup.read(text, id, { path: "x" });
  checkPositions(text, program);
  return printProgram(program);
}

describe("markup by indentation", () => {
  it.each([
    ["pug", "html\n  meta(name='a' content=\"b\")\n  p hello\n", '"html"\nmeta(name="a", content="b")\n"p hello"'],
    ["pug", "script.\n  const a = 1;\n\n  go(a);\np x", 'embedded javascript "  const a = 1;\\n\\n  go(a);"\n"p x"'],
    ["pug", "- const key = 'a'\n-\n  const b = 1\n// c\n  d\np", `embedded javascript " const key = 'a'"\nembedded javascript "  const b = 1"\n"p"`],
    ["haml", '%body{ data: { key: "a" } }\n  :javascript\n    go()\n-# c\n- a = 1', 'embedded ruby "{ data: { key: \\"a\\" } }"\nembedded javascript "    go()"\nembedded ruby " a = 1"'],
    ["slim", 'body data-key="a"\n  javascript:\n    go()', 'body(data-key="a")\nembedded javascript "    go()"'],
    ["pug", "script.", ""],
  ])("%s: reads %j", (id, text, expected) => {
    expect(print(id, text)).toBe(expected);
  });

  it("says that a script of a page runs in the browser, and code of a template on the server", () => {
    const nodes = allNodes(indentedMarkup.read("script.\n  a()\n- b()", "pug", { path: "x" }).body);
    expect(nodes.map((node) => (node.kind === "embedded" ? node.runs : undefined))).toEqual(["client", "server"]);
  });
});
