import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument, stringify } from "yaml";
import { checkPlaces, print, read } from "./support.ts";

const words = fc.array(fc.constantFrom("a", "word", " ", "  ", "\n", "\n\n", "\n  ", "\t", "'", '"', "\\", ": ", " #", "é😀", "-", "\u0007", "longer-word"), { maxLength: 20 }).map((parts) => parts.join(""));
const types = fc.constantFrom("BLOCK_FOLDED", "BLOCK_LITERAL", "PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE");

/** The text of the value under the first key. */
function firstText(text: string): string | undefined {
  const [document] = read("yaml", text).body;
  const value = document?.kind === "object" ? document.entries[0]?.value : undefined;
  if (value?.kind === "string") return value.value;
  return value?.kind === "embedded" ? value.text : undefined;
}

describe("scalars of YAML", () => {
  it("agrees with the library in every style, with CRLF too", () => {
    fc.assert(
      fc.property(words, types, fc.boolean(), (value, defaultStringType, crlf) => {
        const written = stringify({ "a key": value }, { defaultStringType, lineWidth: 20 });
        const text = crlf ? written.replaceAll("\n", "\r\n") : written;
        checkPlaces(text, read("yaml", text));
        expect(firstText(text)).toBe(parseDocument(text, { schema: "failsafe" }).get("a key"));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ["a: 'it''s\n  two\n\n  more'", "it's two\nmore"],
    ['a: "x\\\n   y \\\n   z\\u0041"', "xy zA"],
    ["a: |2\n    x\n   y\n", "  x\n y\n"],
    ["a: >-\n  x\n  y\n\n  z\n   w\n  v\n", "x y\nz\n w\nv"],
    ["a: |+\n  x\n\nb: c\n", "x\n\n"],
    ["a: plain\n  goes on\nb: c", "plain goes on"],
  ])("%j", (text, value) => {
    checkPlaces(text, read("yaml", text));
    expect(firstText(text)).toBe(value);
  });

  it("says where each unit of a block stands", () => {
    const text = "a:\r\n  b: |\r\n    one\r\n      two\r\n";
    const [document] = read("yaml", text).body;
    const inner = document?.kind === "object" ? document.entries[0]?.value : undefined;
    const value = inner?.kind === "object" ? inner.entries[0]?.value : undefined;
    if (value?.kind !== "string" || !value.offsets) throw new Error("There is no string with offsets.");
    expect(value.value).toBe("one\n  two\n");
    expect(text.slice(value.offsets[value.value.indexOf("two")]).startsWith("two")).toBe(true);
    expect(text.slice(value.offsets[0]).startsWith("one")).toBe(true);
  });

  it("keeps as text what is no plain number", () => {
    expect(print("yaml", "a: 0123\nb: 12345678901234567890\nc: 12\nd: true\ne: 'true'\nf:\ng: ~\n")).toBe(
      '{"a": "0123", "b": "12345678901234567890", "c": 12, "d": true, "e": "true", "f": null, "g": null}',
    );
  });
});
