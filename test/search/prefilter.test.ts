import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { prefilterId } from "../../src/search/prefilter-id.ts";
import { createPrefilter, isNamedAfterCinclus } from "../../src/search/prefilter.ts";
import { freeFrom } from "../../src/search/simd.ts";
import { WordFinder } from "../../src/search/word-finder.ts";
import { patternsOf } from "../../src/search/words.ts";

const prefilter = createPrefilter(noAdditions);
const passes = (text: string | Uint8Array): boolean => prefilter.test(typeof text === "string" ? Buffer.from(text) : text);
const key = fakeKey("service");

describe("the prefilter lets through", () => {
  it.each([
    ["the service's name", "fetch('https://api.cinclus.example')"],
    ["any letter case", "const CinClus_Key"],
    ["the company's name", "WAYSCLOUD_TOKEN="],
    ["a key", `x = ${key}`],
    ["UTF-16, little end first", Buffer.from(`\uFEFFkey = ${key}`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFFkey = ${key}`, "utf16le").swap16()],
    ["a percent-encoded key", key.replaceAll("_", "%5F")],
    ["a wholly percent-encoded key", key.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`)],
    ["an escaped first letter", key.replace("w", "\\u0077")],
    ["escaped letters", key.replace("wa", "\\x77\\x61")],
    ["letters as character references", key.replace("wa", "&#119;&#97;")],
  ])("%s", (_, text) => {
    expect(passes(text)).toBe(true);
  });

  it.each([0, 1, 2, 3, 4, 5])("Base64 of a key behind %i bytes, once and twice", (before) => {
    const once = Buffer.from("x".repeat(before) + key).toString("base64");
    expect(passes(`data: ${once}`)).toBe(true);
    for (const inner of ["", "y", "yy", "yyy"]) {
      expect(passes(Buffer.from(inner + once).toString("base64"))).toBe(true);
    }
  });

  it.each([0, 1, 2])("Base64 of UTF-16 text (PowerShell's -EncodedCommand) behind %i characters", (before) => {
    expect(passes(Buffer.from("$".repeat(before) + key, "utf16le").toString("base64"))).toBe(true);
  });
});

describe("the prefilter throws out", () => {
  it.each([["nothing at all", ""], ["a cloud", "always cloudy, including Cincinnati"], ["half a word", "cinclu"]])("%s", (_, text) => {
    expect(passes(text)).toBe(false);
  });
});

describe("a project's additions", () => {
  it("are looked for too", () => {
    const added = createPrefilter({ ...noAdditions, hosts: ["*.llm.acme.example"], names: ["ACME_SECRET"] });
    expect(added.test(Buffer.from("https://eu.LLM.acme.example/v1"))).toBe(true);
    expect(added.test(Buffer.from("acme_secret: x"))).toBe(true);
    expect(added.test(Buffer.from("https://acme.example"))).toBe(false);
  });

  it("make remembered answers worthless, and only they do", () => {
    expect(prefilterId({ ...noAdditions, names: ["ACME_SECRET"] })).not.toBe(prefilterId(noAdditions));
    expect(prefilterId({ ...noAdditions, serverFiles: ["api/**"] })).toBe(prefilterId(noAdditions));
  });

  it("are looked for by the literal text of a key pattern", () => {
    const added = createPrefilter({ ...noAdditions, keyPatterns: [/acme_[a-z]{2}_live-[A-Za-z0-9]{20}/] });
    expect(added.test(Buffer.from("x = acme_no_live-1"))).toBe(true);
    expect(added.test(Buffer.from("x = acme"))).toBe(false);
  });

  it.each([/[a-z]{3}_[A-Za-z0-9]{20}/, /acme_\d+|other_\d+/, /(acme_live)?[a-f0-9]{30}/, /a?c*m{2}e/])(
    "make everything pass where a pattern has no text of its own: %s",
    (pattern) => {
      expect(createPrefilter({ ...noAdditions, keyPatterns: [pattern] }).test(Buffer.from("anything"))).toBe(true);
    },
  );
});

describe("the finder", () => {
  const patterns = patternsOf(["cinclus", "wayscloud", "ab"]);
  const withVectors = new WordFinder(patterns);
  const without = new WordFinder(patterns, null);

  it("finds the same with and without vector instructions, and what a plain search finds", () => {
    const piece = fc.oneof(
      fc.constantFrom("cinclus", "WaysCloud", "ways", "cloud", "a", "B", "w\0a\0y\0s\0c\0l\0o\0u\0d", "d2F5c2Nsb3Vk"),
      fc.string({ maxLength: 20 }),
      fc.nat(300).map((length) => "-".repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(""), "latin1");
        const text = bytes.toString("latin1");
        const folded = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        const expected = patterns.some(({ bytes: wanted, fold }) => {
          const word = Buffer.from(wanted).toString("latin1");
          return fold ? folded.includes(word.toLowerCase()) : text.includes(word);
        });
        expect(withVectors.test(bytes)).toBe(expected);
        expect(without.test(bytes)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("finds a word across the pieces in which a large text is searched", () => {
    for (let shift = 0; shift < 12; shift++) {
      const bytes = Buffer.alloc(600_000, "-");
      bytes.write("wayscloud", (1 << 18) - shift);
      expect(withVectors.test(bytes)).toBe(true);
      expect(without.test(bytes)).toBe(true);
    }
  });

  it("looks no further than the end it is given", () => {
    withVectors.reserve(100);
    withVectors.arena.set(Buffer.from("....wayscloud"), freeFrom);
    expect(withVectors.find(freeFrom, freeFrom + 12)).toBe(-1);
    expect(withVectors.find(freeFrom, freeFrom + 13)).toBe(freeFrom + 4);
    expect(withVectors.find(freeFrom + 5, freeFrom + 13)).toBe(-1);
  });
});

describe("a path is named after Cinclus", () => {
  it.each(["cinclus.yml", "/cinclus.yml", "a/b/my-Cinclus-client.ts", ".wayscloud/credentials", "a/.wayscloud/credentials", "a/wayscloud.d/b.ini"])("where its file or folder is: %s", (path) => {
    expect(isNamedAfterCinclus(path)).toBe(true);
  });

  it.each(["", "/", "a.yml", "a/b.yml", "a/b/c", "cinclus/a/b.yml", "wayscloud/x/y/z", "ways/cloud"])("but not where a folder further up is, or nothing: %j", (path) => {
    expect(isNamedAfterCinclus(path)).toBe(false);
  });
});
