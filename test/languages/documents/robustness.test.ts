import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { delimited } from "../../../src/languages/documents/delimited.ts";
import { indentedMarkup } from "../../../src/languages/documents/indented-markup.ts";
import { mail } from "../../../src/languages/documents/mail.ts";
import { allNodes } from "./check.ts";

const languages = [delimited, indentedMarkup, mail].flatMap((language) => language.ids.map((id) => [id, language] as const));

const pieces = [
  "\n", "\r\n", " ", "\t", "  ", "a", "=", '"', "'", "(", ")", "{", "}", "#+begin_src sh\n", "#+end_src\n", "#+property: a b", "\\begin{minted}{sh}\n", "\\end{minted}",
  "\\newcommand{\\a}{b}", "{code:x}", "{{{", "}}}", "<source lang='x'>\n", "</source>", "script.\n", ":javascript\n", "- ", "// ", "%p", ".a#b", "a(b='c')",
  "Content-Type: multipart/x; boundary=b\n", "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "--b\n", "--b--", "=3D", "=\n", "=C3=A5", "QUJD", "å", "\uFEFF", "😀",
];

describe.each(languages)("%s", (id, language) => {
  it("never throws and keeps positions in bounds", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        for (const node of allNodes(language.read(text, id, { path: "x" }).body)) {
          expect(node.start).toBeGreaterThanOrEqual(0);
          expect(node.end).toBeGreaterThanOrEqual(node.start);
          expect(node.end).toBeLessThanOrEqual(text.length);
          if (node.kind === "embedded" && node.offsets) expect(node.offsets.length).toBe(node.text.length + 1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(["a='", "script.\n", "--b\n", "=3D", "#+begin_src sh\n", "\\begin{minted}\n", " \n", "a(b='c')", "Content-Type: x; boundary=b\n\n--b\n"])(
    "takes time linear in the text: %j",
    (unit) => {
      const started = performance.now();
      language.read(unit.repeat(Math.floor(100_000 / unit.length)), id, { path: "x" });
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
