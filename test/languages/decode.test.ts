import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { decodeText } from "../../src/languages/decode.ts";

const sample = `CINCLUS_API_KEY=${fakeKey("service")}\r\nø = 1\n`;

describe("decodeText", () => {
  it("reads UTF-8 and keeps the byte order mark out of the text", () => {
    expect(decodeText(Buffer.from(sample))).toEqual({ text: sample, encoding: "utf-8" });
    expect(decodeText(Buffer.from(`\uFEFF${sample}`))).toEqual({ text: sample, encoding: "utf-8-bom" });
    expect(decodeText(new Uint8Array())).toEqual({ text: "", encoding: "utf-8" });
  });

  it("reads UTF-16 both ways, with a byte order mark and without", () => {
    const marked = Buffer.from(`\uFEFF${sample}`, "utf16le");
    const bare = Buffer.from(sample, "utf16le");
    expect(decodeText(marked)).toEqual({ text: sample, encoding: "utf-16le" });
    expect(decodeText(bare)).toEqual({ text: sample, encoding: "utf-16le" });
    expect(decodeText(Buffer.from(marked).swap16())).toEqual({ text: sample, encoding: "utf-16be" });
    expect(decodeText(Buffer.from(bare).swap16())).toEqual({ text: sample, encoding: "utf-16be" });
  });

  it("takes what is no UTF-8 for Latin-1", () => {
    expect(decodeText(Uint8Array.from([0x6e, 0xf8, 0x6b, 0x6b, 0x65, 0x6c]))).toEqual({
      text: "nøkkel",
      encoding: "latin1",
    });
  });

  it("finds the readable strings of a binary file in order", () => {
    const key = fakeKey("service", 2);
    const bytes = Buffer.concat([
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 1, 2, 0, 0, 0xff]),
      Buffer.from(key),
      Buffer.from([0, 0, 1]),
      Buffer.from("xx\u0001"),
      Buffer.from("wide string", "utf16le"),
      Buffer.from([0, 0, 200]),
      Buffer.from("short\0another one\0"),
    ]);
    expect(decodeText(bytes)).toEqual({ text: `${key}\nwide string\nanother one`, encoding: "binary" });
  });

  it("finds a wide string behind a narrow character", () => {
    const bytes = Buffer.concat([Buffer.from([1, 0, 2, 0, 3, 0, 0x78]), Buffer.from("wide string", "utf16le")]);
    expect(decodeText(bytes).text).toBe("wide string");
  });

  it("keeps the lines of a text with a stray NUL", () => {
    const text = `${"line of a log\n".repeat(200)}\0`;
    expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: "binary" });
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof decodeText(bytes).text).toBe("string");
      }),
    );
  });

  it("round-trips every well-formed text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        if (text.includes("\0") || text.startsWith("\uFEFF")) return;
        expect(decodeText(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});
