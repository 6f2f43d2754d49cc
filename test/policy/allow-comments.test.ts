import { describe, expect, it } from "vitest";

import { applyAllowComments } from "../../src/policy/allow-comments.ts";
import { makeFinding } from "../support/make-finding.ts";

const comment = (text: string): string => `cinclus-guard-${text}`;

function left(text: string, ...findings: Parameters<typeof makeFinding>[0][]): string[] {
  return applyAllowComments(findings.map(makeFinding), text, "a.ts").findings.map(
    ({ rule, line }) => `${rule} ${line}`,
  );
}

function complaints(text: string, ...findings: Parameters<typeof makeFinding>[0][]): string[] {
  return applyAllowComments(findings.map(makeFinding), text, "a.ts").notices.map(
    ({ line, message }) => `${line ?? 0}: ${message}`,
  );
}

describe("allow comments", () => {
  it.each([
    ["on the line", `key = "x"; // ${comment("allow no-hardcoded-key -- made up")}`, 1],
    ["on the line above", `// ${comment("allow no-hardcoded-key -- made up")}\nkey = "x";`, 2],
    ["in a shell", `# ${comment("allow no-hardcoded-key -- made up")}\nKEY=x`, 2],
    ["in HTML", `<!-- ${comment("allow no-hardcoded-key -- made up")} -->\n<p>`, 2],
    ["in XML, where two hyphens are forbidden", `<!-- ${comment("allow no-hardcoded-key: made up")} -->\n<p>`, 2],
    ["in JSX", `{/* ${comment("allow no-hardcoded-key -- made up")} */}\n<p>`, 2],
    ["in CSS with CRLF", `/* ${comment("allow no-hardcoded-key -- made up")} */\r\np {}`, 2],
    ["in SQL", `-- ${comment("allow no-hardcoded-key -- made up")}\ninsert`, 2],
    ["within a comment of several lines", `/*\n ${comment("allow no-hardcoded-key -- made up")}\n key\n*/`, 3],
  ])("allow a finding %s", (_, text, line) => {
    expect(left(text, { line })).toEqual([]);
    expect(complaints(text, { line })).toEqual([]);
  });

  it("allow one finding only, so that the next one there is not hidden", () => {
    const text = `a; b; // ${comment("allow no-hardcoded-key -- made up")}`;
    expect(left(text, { line: 1, column: 1 }, { line: 1, column: 4 })).toEqual(["no-hardcoded-key 1"]);
  });

  it("may stand above each other", () => {
    const text = `# ${comment("allow no-hardcoded-key -- made up")}\n# ${comment("allow no-key-in-url -- a test server")}\ncurl`;
    expect(left(text, { line: 3 }, { line: 3, rule: "no-key-in-url" })).toEqual([]);
  });

  it("do not count without a reason", () => {
    const text = `x // ${comment("allow no-hardcoded-key")}`;
    expect(left(text, { line: 1 })).toEqual(["no-hardcoded-key 1"]);
    expect(complaints(text, { line: 1 })).toEqual([
      `1: This comment does not count, because it gives no reason. Write: ${comment("allow")} no-hardcoded-key -- why this is no problem.`,
    ]);
  });

  it("do not take the end of the comment for a reason", () => {
    expect(left(`x /* ${comment("allow no-hardcoded-key --")} */`, { line: 1 })).toHaveLength(1);
    expect(left(`<!-- ${comment("allow no-hardcoded-key -->")}`, { line: 1 })).toHaveLength(1);
  });

  it("are reported where they allow nothing", () => {
    expect(complaints(`ok();\nx // ${comment("allow no-key-in-url -- a test server")}`)).toEqual([
      "2: This comment allows no-key-in-url, but there is no such finding here. Remove it.",
    ]);
  });

  it("with a wrong rule name the right one", () => {
    expect(complaints(`x // ${comment("allow no-hardcoded-keys -- made up")}`, { line: 1 })).toEqual([
      '1: This comment allows the rule "no-hardcoded-keys", which there is not. Did you mean "no-hardcoded-key"?',
    ]);
  });

  it("count only in comments", () => {
    const text = `say("${comment("allow no-hardcoded-key -- made up")}");`;
    expect(left(text, { line: 1 })).toHaveLength(1);
    expect(complaints(text, { line: 1 })).toEqual([]);
  });

  it("are read in linear time on a line of many megabytes", () => {
    const text = `${"/*".repeat(500_000)}${comment("allow no-x ")}`.repeat(3);
    const begin = performance.now();
    applyAllowComments([], text, "a.js");
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
