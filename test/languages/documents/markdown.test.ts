import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/languages/documents/markdown.ts";
import { printProgram } from "../../support/print-tree.ts";
import { checkPositions } from "./check.ts";

function read(text: string, path = "README.md"): string {
  const program = markdown.read(text, "markdown", { path });
  checkPositions(text, program);
  return printProgram(program);
}

describe("markdown", () => {
  it("gives fences in their language and the rest as prose, line by line", () => {
    expect(read("# Title\n\nSome `code` here.\n\n```bash\nexport A=b\n```\n\n~~~ PY\nx = 1\n~~~\nend")).toBe(
      ['"# Title"', '"Some `code` here."', String.raw`embedded shell "export A=b\n"`, String.raw`embedded python "x = 1\n"`, '"end"'].join("\n"),
    );
  });

  it("takes the prefix of lists and quotations off", () => {
    expect(read("1. First\n\n   ```js\n   const a = {\n     b,\n   };\n   ```\n\n> quoted\n> ```sh\n> curl x\n> ```\n\n- ```py\n  x = 1\n  ```\n")).toBe(
      [
        '"1. First"',
        String.raw`embedded javascript "const a = {\n  b,\n};\n"`,
        '"> quoted"',
        String.raw`embedded shell "curl x\n"`,
        String.raw`embedded python "x = 1\n"`,
      ].join("\n"),
    );
  });

  it("reads with Windows line breaks", () => {
    expect(read("a\r\n\r\n```json\r\n{}\r\n```\r\nb\r\n")).toBe(['"a"', String.raw`embedded json "{}\r\n"`, '"b"'].join("\n"));
  });

  it("finds the file name that a fence or its first comment gives", () => {
    expect(read('```env title="app/.env"\nA=b\n```')).toBe(String.raw`embedded app/.env "A=b\n"`);
    expect(read("```ts:src/a.ts\nx\n```")).toBe(String.raw`embedded src/a.ts "x\n"`);
    expect(read("```.env\nx\n```")).toBe(String.raw`embedded .env "x\n"`);
    expect(read("```js {1,3} filename=next.config.js\nx\n```")).toBe(String.raw`embedded next.config.js "x\n"`);
    expect(read("```js\n// app/page.tsx\nx\n```")).toBe(String.raw`embedded app/page.tsx "// app/page.tsx\nx\n"`);
    expect(read("```{python, echo=FALSE}\nx\n```")).toBe(String.raw`embedded python "x\n"`);
  });

  it("guesses where a fence says nothing that is known", () => {
    expect(read("```\ncurl https://example.org\n```")).toBe(String.raw`embedded shell "curl https://example.org\n"`);
    expect(read('```\n{ "a": 1 }\n```')).toBe(String.raw`embedded json "{ \"a\": 1 }\n"`);
    expect(read("```what\nA_B=c\nD=e\n```")).toBe(String.raw`embedded dotenv "A_B=c\nD=e\n"`);
    expect(read("```\nfoo bar\n```")).toBe(String.raw`embedded generic "foo bar\n"`);
  });

  it("tells what is typed at a terminal from what it prints", () => {
    expect(read("```console\n$ curl -H 'A: b' \\\n    https://x\n{}\n$ echo a\na\n```")).toBe(
      [String.raw`embedded shell "curl -H 'A: b' \\\n    https://x\necho a\n"`, String.raw`embedded log "{}\n"`, String.raw`embedded log "a\n"`].join("\n"),
    );
    expect(read("```\nPS C:\\> $env:A = 1\n```")).toBe(String.raw`embedded powershell "$env:A = 1\n"`);
    expect(read("```python\n>>> def f():\n...     pass\n>>> f()\n3\n```")).toBe(
      [String.raw`embedded python "def f():\n    pass\nf()\n"`, String.raw`embedded log "3\n"`].join("\n"),
    );
    expect(read("```console\ncurl x\n```")).toBe(String.raw`embedded shell "curl x\n"`);
  });

  it("finds code that is only indented, but not in lists", () => {
    expect(read("Do:\n\n    curl x\n\n    curl y\n\nThen\n    more\n")).toBe(
      ['"Do:"', String.raw`embedded shell "curl x\n\ncurl y\n"`, '"Then"', '"more"'].join("\n"),
    );
    expect(read("- a\n\n    still the item\n\n      curl x\n")).toBe(
      ['"- a"', '"still the item"', String.raw`embedded shell "curl x\n"`].join("\n"),
    );
  });

  it("reads front matter, comments and scripts", () => {
    expect(read("---\ntitle: a\n---\n<script type=module>\nlet a;\n</script> b <!-- c\n```\n--> d\n\n`<!--` e\n")).toBe(
      [String.raw`embedded yaml "title: a\n"`, String.raw`embedded javascript "\nlet a;\n"`, '"b"', '"d"', '"`<!--` e"'].join("\n"),
    );
    expect(read("+++\na = 1\n+++\n")).toBe(String.raw`embedded toml "a = 1\n"`);
    const text = "a <!-- b --> c";
    expect(markdown.read(text, "markdown", { path: "" }).comments).toEqual([{ start: 2, end: 12 }]);
  });

  it("reads the code of MDX", () => {
    expect(read('import A from "a"\nexport const b = 1\n\n# T\n\n<A key="x" />\n\n<A>\n\ntext\n', "a.mdx")).toBe(
      [String.raw`embedded tsx "import A from \"a\"\nexport const b = 1\n"`, '"# T"', String.raw`embedded tsx "<A key=\"x\" />\n"`, '"<A>"', '"text"'].join("\n"),
    );
  });

  it("reads a fence that is cut off", () => {
    expect(read("```sh\ncurl x")).toBe('embedded shell "curl x"');
  });

  it("never throws and keeps positions right", () => {
    const piece = fc.constantFrom("```", "~~~", "\n", "\r\n", "> ", "- ", "    ", "\t", "$ ", "curl x", "<!--", "-->", "<script>", "</script>", "---", "`", "a", ">>> ", "{", "js", "1. ");
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 }), (pieces) => {
        read(pieces.join(""));
        read(pieces.join(""), "a.mdx");
      }),
      { numRuns: 500 },
    );
  });

  it.each(["> ", "- ", "`<!--", "<script>", "    a\n\n", "```\n", "[a](", " \n", "$ a\n", "<", "- > ", "\t"])("is quick with %j only", (piece) => {
    const text = piece.repeat(100_000);
    const start = performance.now();
    markdown.read(text, "markdown", { path: "a.mdx" });
    markdown.read(`\`\`\`\n${text}`, "markdown", { path: "a.md" });
    expect(performance.now() - start).toBeLessThan(4000);
  });
});
