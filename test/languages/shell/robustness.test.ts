import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shellLanguages } from "../../../src/languages/shell/index.ts";
import { misplaced, read } from "./support.ts";

const ids = shellLanguages.flatMap((language) => (language.ids[0] === "shell" ? ["shell", "fish", "console"] : language.ids.slice(0, language.ids.includes("hurl") ? 3 : 1)));
const pieces = [
  "$", "{", "}", "(", ")", "[", "]", "'", '"', "`", "\\", "\n", "\r\n", " ", "\t", "#", "<<", "<<-", "EOF", "<", ">", "|", "&",
  ";", ";;", "=", ":", "-", "@", "%", "^", "!", "*", "/", ",", "if ", "then ", "fi ", "for x in ", "do ", "done ", "case x in ",
  "esac", "end ", "function f ", "curl ", "-H ", "--header=", "export ", "X=1", "sh -c ", "ssh h ", "ENV ", "RUN ", "define ",
  "endef", "$(shell ", "$$X", "{{", "}}", "###", "GET http://x", "machine ", "login ", "@{", '@"', '"@', "@'", "'@", "$env:X",
  "param(", "foreach ", "set ", "%X%", "rem ", "<#", "#>", "é", "\u{1F600}", "next", "abc", "1",
];

describe.each(ids)("%s", (id) => {
  it("reads any text without throwing, every position in its place", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        expect(misplaced(read(id, text), text)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it.each(["(", "$(", "${X:-", '"$(', "{ ", "if ", "`", "@{a=", "$((", "[", "{{", "ssh a ", "sudo ", "case x in ", "<<a ", "export a=1 ", "a.", "%a", "\\\n"])(
    "reads much of %j in linear time",
    (opening) => {
      const started = performance.now();
      read(id, opening.repeat(20_000));
      read(id, `x\n${opening.repeat(20_000)}\n`);
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
