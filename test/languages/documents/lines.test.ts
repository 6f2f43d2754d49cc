import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciidoc } from "../../../src/languages/documents/asciidoc.ts";
import { diff } from "../../../src/languages/documents/diff.ts";
import { plain } from "../../../src/languages/documents/plain.ts";
import { rst } from "../../../src/languages/documents/rst.ts";
import type { Language } from "../../../src/languages/language.ts";
import { printProgram } from "../../support/print-tree.ts";
import { checkPositions } from "./check.ts";

function read(language: Language, text: string): string {
  const program = language.read(text, language.ids[0] ?? "", { path: "x" });
  checkPositions(text, program);
  return printProgram(program);
}

describe("plain text and logs", () => {
  it("are prose, line by line", () => {
    expect(read(plain, "  one\r\n\r\ntwo\n")).toBe('"one"\n"two"');
    expect(plain.read("a", "log", { path: "" })).toMatchObject({ language: "log", body: [{ prose: true, contentStart: 0 }] });
  });
});

describe("diff", () => {
  const patch = [
    "From: A",
    "diff --git a/src/a.js b/src/a.js",
    "index 1..2 100644",
    "--- a/src/a.js",
    "+++ b/src/a.js",
    "@@ -1,2 +1,2 @@ function f() {",
    " const a = 1;",
    "-const b = 2;",
    "+const b = 3;",
    "--- a/.env\t2024-01-01",
    "+++ /dev/null",
    "@@ -1 +0,0 @@",
    "-A=b",
    "\\ No newline at end of file",
    "",
  ].join("\n");

  it("gives both versions of every file in the language of the file", () => {
    expect(read(diff, patch)).toBe(
      [
        '"From: A"',
        '"diff --git a/src/a.js b/src/a.js"',
        '"index 1..2 100644"',
        String.raw`embedded src/a.js "const a = 1;\nconst b = 3;\n"`,
        String.raw`embedded src/a.js "const b = 2;\n"`,
        String.raw`embedded .env "A=b\n"`,
        '"\\\\ No newline at end of file"',
      ].join("\n"),
    );
  });

  it("reads changes without any head", () => {
    expect(read(diff, " a\n-b\n+c\n")).toBe([String.raw`embedded  "a\nc\n"`, String.raw`embedded  "b\n"`].join("\n"));
  });
});

describe("rst", () => {
  it("finds code blocks, literal blocks and doctests", () => {
    const text = [
      "Title",
      "=====",
      "",
      ".. code-block:: bash",
      "   :caption: run.sh",
      "",
      "   curl x \\",
      "     -H y",
      "",
      "Like this::",
      "",
      "    A=b",
      "",
      "    C=d",
      "",
      "End.",
      "",
      ".. note::",
      "   Take care::",
      "",
      "      { }",
      "",
      ".. a comment",
      "   of two lines",
      "",
      ">>> f(1)",
      "2",
      "",
    ].join("\n");
    expect(read(rst, text)).toBe(
      [
        '"Title"',
        '"====="',
        String.raw`embedded run.sh "curl x \\\n  -H y\n"`,
        '"Like this::"',
        String.raw`embedded dotenv "A=b\n\nC=d\n"`,
        '"End."',
        '".. note::"',
        '"Take care::"',
        String.raw`embedded json "{ }\n"`,
        String.raw`embedded python "f(1)\n"`,
        String.raw`embedded log "2\n"`,
      ].join("\n"),
    );
    const [comment] = rst.read(text, "rst", { path: "" }).comments;
    expect(text.slice(comment?.start, comment?.end).trim()).toBe(".. a comment\n   of two lines");
  });
});

describe("asciidoc", () => {
  it("finds listings and leaves comments out", () => {
    const text = [
      "= Title",
      "",
      ".app/.env",
      "[source,properties]",
      "----",
      "A=b",
      "----",
      "[source%linenums,js]",
      "const a = 1;",
      "",
      "// said aside",
      "////",
      "x",
      "////",
      "```sh",
      "curl y",
      "```",
      "....",
      "$ curl z",
      "{}",
      "....",
    ].join("\n");
    expect(read(asciidoc, text)).toBe(
      [
        '"= Title"',
        '".app/.env"',
        String.raw`embedded app/.env "A=b\n"`,
        String.raw`embedded javascript "const a = 1;\n"`,
        String.raw`embedded shell "curl y\n"`,
        String.raw`embedded shell "curl z\n"`,
        String.raw`embedded log "{}\n"`,
      ].join("\n"),
    );
    expect(asciidoc.read(text, "asciidoc", { path: "" }).comments).toHaveLength(2);
  });
});

describe.each([
  ["plain", plain],
  ["diff", diff],
  ["rst", rst],
  ["asciidoc", asciidoc],
])("%s", (_, language) => {
  it("never throws and keeps positions right", () => {
    const piece = fc.constantFrom(
      "\n", "\r\n", "    ", "\t", "::", ".. code-block:: py\n", ".. x\n", ">>> ", "----\n", "....\n", "[source,sh]\n", "$ curl x", "////\n",
      "--- a/x.js\n", "+++ b/x.js\n", "@@ -1,2 +1,3 @@\n", "+", "-", " ", "a",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 }), (pieces) => {
        read(language, pieces.join(""));
      }),
      { numRuns: 300 },
    );
  });

  it.each(["a::\n", ".. code::\n", "\n", "    a\n", "----\n", "////\n", "/////", "[source]\n", "@@ -1 +1 @@\n", "+a\n-b\n", "--- a\n", "..\n \n", ">>> a\n\n"])(
    "is quick with %j only",
    (piece) => {
      const text = piece.repeat(100_000);
      const start = performance.now();
      language.read(text, language.ids[0] ?? "", { path: "" });
      expect(performance.now() - start).toBeLessThan(4000);
    },
  );
});
