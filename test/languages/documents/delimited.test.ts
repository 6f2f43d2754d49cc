import { describe, expect, it } from "vitest";
import { delimited } from "../../../src/languages/documents/delimited.ts";
import { printProgram } from "../../support/print-tree.ts";
import { checkPositions } from "./check.ts";

function print(id: string, text: string): string {
  const program = delimited.read(text, id, { path: "x" });
  checkPositions(text, program);
  return printProgram(program);
}

describe("Org", () => {
  it("reads listings by their language, properties and prose", () => {
    const text = "* Ask\n#+PROPERTY: cinclus_key abc\n  #+BEGIN_SRC python :results output\n  a = 1\n  #+END_SRC\n# note\nend\n";
    expect(print("org", text)).toBe('"* Ask"\ncinclus_key = "abc"\nembedded python "  a = 1\\n"\n"end"');
    expect(delimited.read(text, "org", { path: "x" }).comments.map(({ start, end }) => text.slice(start, end))).toEqual(["# note"]);
  });

  it("reads what is cut off", () => {
    expect(print("org", "#+begin_src sh\ncurl -k u")).toBe('embedded shell "curl -k u"');
  });
});

describe("LaTeX", () => {
  it.each([
    ["\\begin{lstlisting}[language=bash]\ncurl -k u\n\\end{lstlisting}\n", 'embedded shell "curl -k u\\n"'],
    ["\\begin{minted}[linenos]{python}\na = 1\n\\end{minted}", 'embedded python "a = 1\\n"'],
    ["\\begin{bashcode}\necho\n\\end{bashcode}", 'embedded shell "echo\\n"'],
    ["\\newcommand{\\cinclusKey}{abc}", 'cinclusKey = "abc"'],
    ["\\def\\cinclusKey{abc}", 'cinclusKey = "abc"'],
    ["% comment\ntext", '"text"'],
  ])("reads %j", (text, expected) => {
    expect(print("latex", text)).toBe(expected);
  });
});

describe("wiki pages", () => {
  it.each([
    ['<syntaxhighlight lang="bash">\ncurl -k u\n</syntaxhighlight>', 'embedded shell "curl -k u\\n"'],
    ["{code:python}\na = 1\n{code}\nend", 'embedded python "a = 1\\n"\n"end"'],
    ["{{{#!yaml\na: 1\n}}}", 'embedded yaml "a: 1\\n"'],
  ])("reads %j", (text, expected) => {
    expect(print("wiki", text)).toBe(expected);
  });
});
