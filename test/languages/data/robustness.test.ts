import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataLanguages } from "../../../src/languages/data/index.ts";
import type { Node } from "../../../src/tree/node.ts";
import { allNodes, checkPlaces, childrenOf, read } from "./support.ts";

const ids = dataLanguages.flatMap((language) => language.ids.slice(0, 1));

/** What the formats are made of, so that made-up texts come near to real ones. */
const tokens = [
  "{", "}", "[", "]", "(", ")", ":", ": ", "=", " = ", ",", ";", "\n", "\r\n", "\n  ", "\n    ", "\n- ", "- ", "? ", "|", ">-", "|2+", "---\n", "\"", "'",
  "`", "\\", "\\\n", "\\u0041", "\\n", "#", " # c", "//", "/*", "*/", "<!--", "-->", "<![CDATA[", "]]>", "<a>", "</a>", "<a b=\"", "/>", "<key>", "<dict>",
  "&amp;", "&x ", "*x", "<<: *x", "!vault ", "!!binary ", "${", "${X}", "${X:-y}", "$x", "%{if x}", "{{ x }}", "{{", "}}", "{% raw %}", "<%= x %>",
  "<<EOF\n", "<<-EOF\n", "\nEOF\n", "key", "KEY=value", "export ", "run: ", "command: ", "kind: Secret\n", "data:\n", "true", "null", "12", "0x1f", "é😀", "\t", " ",
  "\uFEFF", "[s]\n", "[s \"t\"]\n", "a ? b : c", "x.y[0]", "f(", "\"\"\"", "'''", "\u2028", "\0",
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

describe.each(ids)("%s", (id) => {
  it("takes any text, and every node stands inside it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const program = read(id, text);
        checkPlaces(text, program);
        expect(program.nature).toBe("data");
      }),
      { numRuns: 300 },
    );
  });

  it("reads deep nesting, whole or cut off, without deep trees", { timeout: 60_000 }, () => {
    for (const unit of ["[", "{", "{\"a\":", "[\n", "a {\n", "<a>", "<dict><key>a</key>", "- ", "a: {", "x = [", "x = {a = ", "x = f(", "\"${", "(", "<a b='c'>\n"]) {
      const program = read(id, unit.repeat(100_000 / unit.length));
      expect(depthOf(program.body)).toBeLessThan(1000);
      read(id, `x = ${unit.repeat(20_000 / unit.length)}`);
    }
  });

  it("takes time linear in the text", { timeout: 60_000 }, () => {
    for (const unit of hardUnits) {
      const started = performance.now();
      read(id, unit.repeat(Math.floor(40_000 / unit.length)));
      expect(performance.now() - started, `${id}: ${JSON.stringify(unit)}`).toBeLessThan(2000);
    }
  });
});

const hardUnits = [
  ...tokens, "a: ", "*a ", "&a ", "!t ", "\n- a: 'b", "A=\"\\\n", "A='x\n", "a:\n", "{a: ", "</b>", "<a></b>", "${X:", "\"a\"\"", ",\"", "a\"", "a '", "\"\n", "[a]\n", "[a]\nb=c\n",
  "a.b.c=d\n", "? a\n", "-\n", "a\n ", " =", "a ", "a {", "a\\\n", "{#", "{{ a\n", "- {{ a }}\n", "a: |\n  b\n", "a: >\n b\n\n", "\"a\": \"{\\\"b\\\": 1}\", ", "a: ${b:-",
  "'' ", "\\\\\"", "<?", "<!", "x = <<A\n", "%{ ", "a = b ? ", "!", "-", "a(", "a[", "\n#", " ;", "\n\n ", "x y\n", "{$", "if (", "a_by_lua_block {",
];

/** How many nodes stand inside each other. */
function depthOf(nodes: readonly Node[]): number {
  let depth = 0;
  let level: readonly Node[] = nodes;
  while (level.length > 0 && depth < 2000) {
    depth++;
    level = level.flatMap(childrenOf);
  }
  return depth;
}

describe("what is read", () => {
  it("has nodes for large ordinary texts", () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `key${index}: "value ${index}"`).join("\n");
    expect(allNodes(read("yaml", rows)).length).toBe(40_001);
  });
});
