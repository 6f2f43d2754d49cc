import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { mail } from "../../../src/languages/documents/mail.ts";
import { printProgram } from "../../support/print-tree.ts";
import { allNodes } from "./check.ts";

const read = (text: string): string => printProgram(mail.read(text, "mail", { path: "a.eml" }));

describe("mail", () => {
  it("undoes quoted-printable", () => {
    const text = "Subject: s\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nA=3Dlong=\r\n er =C3=A5\n";
    expect(read(text)).toContain('embedded text "\\nA=long er å\\n"');
    const inner = allNodes(mail.read(text, "mail", { path: "a.eml" }).body).find((node) => node.kind === "embedded");
    if (inner?.kind !== "embedded" || !inner.offsets) throw new Error("There is no inner text.");
    expect(text.slice(inner.offsets[inner.text.indexOf("er")] ?? 0).startsWith("er")).toBe(true);
  });

  it("undoes Base64", () => {
    const body = Buffer.from("hå\nCINCLUS=1\n").toString("base64");
    expect(read(`Content-Transfer-Encoding: base64\n\n${body.slice(0, 6)}\r\n${body.slice(6)}\r\n`)).toContain('embedded text "hå\\nCINCLUS=1\\n"');
  });

  it("reads each part by its type, and goes on behind what is cut off", () => {
    const text =
      'Content-Type: multipart/mixed;\n boundary="b1"\n\nintro\n--b1\nContent-Type: text/html\n\n<p>a</p>\n--b1\nContent-Type: text/plain; name="x.env"\n\nA=b\n--b1--\n';
    expect(read(text)).toContain('embedded html "\\n<p>a</p>\\n"');
    expect(read(text)).toContain('embedded x.env "\\nA=b\\n"');
    expect(read("Subject: only")).toBe('"Subject: only"');
    expect(read("Content-Transfer-Encoding: base64\n\n!!!")).toContain('"Content-Transfer-Encoding: base64"');
  });
});
