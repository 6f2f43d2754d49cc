import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeIds, measuredCode, readCode } from "../../../src/languages/code/index.ts";
import type { Node } from "../../../src/tree/node.ts";
import { childrenOf } from "../../../src/tree/children.ts";

const pieces = [
  "key", "x", "self", "this", "$x", "@x", "if", "else", "for", "while", "in", "do", "end", "def", "fn", "func", "function", "class",
  "struct", "return", "new", "let", "var", "const", "my", "case", "switch", "match", "when", "try", "catch", "import", "from", "use",
  "package", "String", "int", "static", "await", "lambda", "then", "fun", "val", "with", "as", "get", "INSERT INTO", "VALUES", "SET",
  "echo", "print", "throw", "raise", "unless", "=", "==", ":=", "->", "=>", "<-", "+", ".", "..", "...", "::", ":", ";", ",", "?", "!", "&",
  "|", "||", "&&", "|>", "<", ">", "<<", "%", "*", "/", "\\", "#", "@", "^", "~", "(", ")", "[", "]", "{", "}", '"', "'", "`", '"""', "'''",
  "${", "#{", "\\(", 'f"{', '$"{', '@"', 'r#"', '"a"', "'b'", "`c`", "<<~EOS", "EOS", "<<<X", "X", "%w[", "q{", "qq(", "~s(", "[[", "]]",
  "/*", "*/", "//", "--", "<?php", "?>", "<?=", "1", "0x1f", "3.5", "\n", "\n", "\n  ", "\r\n", " ", " ", "\t", "é", "😀", "R\"(", "$$",
];

const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((words) => words.join(""));
const spacedSoup = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((words) => words.join(" "));

function firstStray(node: Node, start: number, end: number): string | undefined {
  const pending: { node: Node; start: number; end: number }[] = [{ node, start, end }];
  for (let one = pending.pop(); one; one = pending.pop()) {
    const { node: inner } = one;
    const isInside = one.start <= inner.start && inner.start <= inner.end && inner.end <= one.end;
    if (!isInside) return `${inner.kind} ${inner.start}-${inner.end} in ${one.start}-${one.end}`;
    if (inner.kind === "string" && inner.offsets) {
      if (inner.offsets.length !== inner.value.length + 1) return `offsets of ${inner.start}`;
    }
    for (const child of childrenOf(inner)) pending.push({ node: child, start: inner.start, end: inner.end });
  }
  return undefined;
}

describe.each(codeIds)("%s", (id) => {
  test("reads anything without failing, and every node stands in its parent", () => {
    fc.assert(
      fc.property(fc.oneof(soup, spacedSoup), (text) => {
        for (const node of readCode(text, id).body) expect(firstStray(node, 0, text.length)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });
});

const repeated = [
  "(", "[", "{", "a(", "a[", "{a:", "x = ", "!", "not ", "a.b", ".b()", "a + ", '"a" + ', "a ? b : ", "if (a) ", "if a\n", "else if (x) {} ",
  "fn x -> ", "(a) => ", '"${', '"#{', 'f"{', "<<A\n", "/[", "/*", "q{", "a < b, ", "Map<", "|> f ", "class A { ", "do |x| ", "[a b:",
  "def f(\n", "case x: ", "a, ", "a = b, ", "-> ", "\\", "'", "`", "@a ", "#[", "[\"a\"] = ", "INSERT INTO a VALUES (", "for x in ", "my $x = ",
];

describe("takes time in proportion to the text", () => {
  test.each(codeIds)("%s", { timeout: 60_000 }, (id) => {
    for (const piece of repeated) {
      const once = piece.repeat(Math.ceil(1000 / piece.length));
      const small = measuredCode(once, id).steps;
      const large = measuredCode(once.repeat(4), id).steps;
      expect({ piece, tooMuch: large > 5 * small + 2000 }).toEqual({ piece, tooMuch: false });
    }
  });

  test("a megabyte of soup", { timeout: 60_000 }, () => {
    const words = fc.sample(fc.constantFrom(...pieces), { numRuns: 3000, seed: 7 });
    const once = `${words.join(" ")}\n`;
    const text = once.repeat(Math.ceil(1_000_000 / once.length));
    for (const id of ["python", "kotlin", "ruby", "c"]) {
      const quarter = measuredCode(text.slice(0, text.length / 4), id).steps;
      const whole = measuredCode(text, id).steps;
      expect(whole).toBeLessThan(5 * quarter);
    }
  });
});
