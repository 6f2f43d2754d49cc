import { describe, expect, it } from "vitest";

import { pretty } from "../../src/reports/pretty.ts";
import { hasNothingToTell, verdictOnly } from "../../src/reports/verdict.ts";
import { keyOf } from "../support/key-of.ts";
import { makeFinding } from "../support/make-finding.ts";
import { hostileFinding, inFile, inHistory, makeReport, reportContext } from "../support/make-report.ts";

const history = { kind: "history", root: "/project" } as const;

describe("pretty", () => {
  it("shows the place, what is wrong, the line with the key underlined, and what to do", () => {
    const text = pretty(makeReport({ findings: [inFile] }), reportContext);
    const { masked } = keyOf(1);
    expect(text.split("\n").slice(0, 5)).toEqual([
      "src/client.ts:3:14  error  no-hardcoded-key",
      "  A Cinclus API key is written into the code.",
      `  3 | const key = "${masked}";`,
      `    |              ${"^".repeat(masked.length)}`,
      expect.stringMatching(/^ {2}→ Revoke the key in the Cinclus dashboard .* the environment \(CINCLUS_API_KEY\)/),
    ]);
  });

  it("ends a scan with one line a key, what to do, and the count", () => {
    const findings = [inFile, { ...inFile, line: 9 }, makeFinding({ path: "b.py" }), makeFinding({ key: keyOf(2) })];
    const text = pretty(makeReport({ findings }), reportContext);
    expect(text).toContain(`Keys\n  ${keyOf(1).masked}  in 3 places of 2 files\n  ${keyOf(2).masked}  in 1 place\n`);
    expect(text).toMatch(/What to do now\n {2}1\. Revoke and replace the 2 keys\n/);
    expect(text).toContain("npx cinclus-guard audit");
    expect(text).toMatch(/\n\n4 errors and 2 keys\. Looked at 12 files in 79 ms\.\n$/);
  });

  it("tells an audit's keys first, with since when and whether they are still there", () => {
    const present = makeFinding({ present: true, commit: { ...inHistory.commit, ...commitOn("2026-11-13T00:00:00Z") } });
    const text = pretty(makeReport({ target: history, findings: [inHistory, present] }), reportContext);
    expect(text).toMatch(/^2 leaked keys\n/);
    expect(text).toContain(`${keyOf(1).masked}  in 1 place, since 2026-11-13 (10 days), still there\n`);
    expect(text).toContain(`${keyOf(2).masked}  in 1 place, since 2026-01-01 (326 days), removed 2026-03-02, still in the history\n`);
    expect(text.indexOf(keyOf(1).masked)).toBeLessThan(text.indexOf(keyOf(2).masked));
    expect(text).toContain('Added 2026-01-01 by Ada <ada@example.org> in 111111111111 "add configuration"');
    expect(text).toContain("On v1.0");
    expect(text).toContain("Deleting the line is not enough");
    expect(text).toContain("git filter-repo --sensitive-data-removal --replace-text ../keys.txt");
    expect(text).toMatch(/1\. Revoke[^]*2\. Take it out[^]*3\. Decide about rewriting[^]*4\. Tell those concerned[^]*5\. Keep it/);
  });

  it("has nobody rewrite history for a key that only this clone has", () => {
    const gone = makeFinding({ key: keyOf(2), present: false, ...(inHistory.commit && { commit: inHistory.commit }) });
    const stashed = pretty(makeReport({ target: history, findings: [{ ...gone, onlyHere: "stash" }] }), reportContext);
    expect(stashed).toContain("only in a stash of this clone");
    expect(stashed).toContain("On no branch or tag; only a stash of this clone has it");
    expect(stashed).toMatch(/1\. Revoke[^]*2\. Take it out of this clone[^]*git stash drop[^]*3\. Tell those concerned[^]*4\. Keep it/);
    expect(stashed).not.toContain("filter-repo");
    const both = pretty(makeReport({ target: history, findings: [{ ...gone, onlyHere: "reflog" }, inFile] }), reportContext);
    expect(both).not.toContain("git stash drop");
    expect(both).toContain("git -c gc.reflogExpireUnreachable=now gc --prune=now");
    expect(both).toContain("git filter-repo");
  });

  it("shows so many places of one key, and says how many more there are", () => {
    const findings = Array.from({ length: 30 }, (_, index) => ({ ...inHistory, line: index + 1 }));
    const text = pretty(makeReport({ target: history, findings }), reportContext);
    expect(text).toContain("… and 10 more places; --format json lists them all.");
  });

  it("does not have what is only staged revoked", () => {
    const text = pretty(makeReport({ target: { kind: "index", root: "/project" }, findings: [inFile] }), reportContext);
    expect(text).toContain("Take the key out before you commit");
    expect(text).not.toContain("Revoke");
  });

  it("is the verdict alone where there is nothing else to tell, and only there", () => {
    const clean = makeReport({});
    expect(hasNothingToTell(clean)).toBe(true);
    expect(verdictOnly(clean, reportContext)).toBe(pretty(clean, reportContext));
    const somethings = [{ findings: [inFile] }, { incomplete: [{ path: "a", reason: "It is gone." }] }, { notices: [{ path: "a", message: "Tidy up." }] }];
    for (const something of somethings) expect(hasNothingToTell(makeReport(something))).toBe(false);
  });

  it("never calls clean what was not read", () => {
    const unread = [{ path: "big.bin", reason: "It is larger than 10 MB." }];
    const text = pretty(makeReport({ incomplete: unread }), reportContext);
    expect(text).toContain("Not read\n  big.bin: It is larger than 10 MB.");
    expect(text).toContain("No findings in what could be read. Looked at 12 files in 79 ms; 1 thing could not be read.");
    expect(pretty(makeReport(), reportContext)).toBe("No leaked Cinclus key and no unsafe use of one found. Looked at 12 files in 79 ms.\n");
  });

  it("lists what to tidy up", () => {
    const notices = [{ path: "a.ts", line: 4, message: "This comment allows nothing." }];
    expect(pretty(makeReport({ notices }), reportContext)).toContain("To tidy up\n  a.ts:4: This comment allows nothing.");
  });

  it("cuts a long line to what is around the key", () => {
    const text = `${"x".repeat(5000)}KEY…${"y".repeat(5000)}`;
    const shown = pretty(makeReport({ findings: [{ ...inFile, excerpt: { text, start: 5000, end: 5004 } }] }), reportContext);
    expect(shown).toContain(`  3 | …${"x".repeat(40)}KEY…${"y".repeat(56)}…\n`);
    expect(shown).toContain(`    | ${" ".repeat(41)}^^^^\n`);
  });

  it("underlines what stands after wide letters and tabs", () => {
    const text = '\tk = "日本" + "KEY…"';
    const start = text.indexOf("KEY");
    const shown = pretty(makeReport({ findings: [{ ...inFile, excerpt: { text, start, end: start + 4 } }] }), reportContext);
    expect(shown).toContain('  3 | k = "日本" + "KEY…"\n    |               ^^^^\n');
  });

  it("cannot be made to steer the terminal", () => {
    for (const target of [history, { kind: "files", root: "/" }] as const) {
      const text = pretty(makeReport({ target, findings: [hostileFinding] }), reportContext);
      expect(text).toContain("\\u{1b}[2J\\u{202e}");
      expect(text).not.toMatch(/[\u001B\u202E]/);
    }
  });

  it("has colours only where they are wanted", () => {
    const escape = "\u001B[";
    expect(pretty(makeReport({ findings: [inFile] }), { ...reportContext, colors: true })).toContain(escape);
    expect(pretty(makeReport({ findings: [inFile] }), reportContext)).not.toContain(escape);
  });
});

function commitOn(date: string): { id: string; author: string; email: string; date: string; summary: string } {
  return { id: "4".repeat(40), author: "Eve", email: "eve@example.org", date, summary: "try it out" };
}
