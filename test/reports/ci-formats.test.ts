import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";

import { azure } from "../../src/reports/azure.ts";
import { github } from "../../src/reports/github.ts";
import { junit } from "../../src/reports/junit.ts";
import { makeFinding } from "../support/make-finding.ts";
import { hostileFinding, inFile, makeReport, reportContext } from "../support/make-report.ts";

const unread = { path: "big.bin", reason: "It is larger than 10 MB." };

describe("github", () => {
  it("puts an annotation beside the line", () => {
    const text = github(makeReport({ findings: [inFile], incomplete: [unread] }), reportContext);
    expect(text.split("\n")).toEqual([
      expect.stringMatching(
        /^::error file=src\/client\.ts,line=3,endLine=3,col=14,endColumn=86,title=no-hardcoded-key::A Cinclus API key .* Revoke the key/,
      ),
      "::warning title=Not read::big.bin: It is larger than 10 MB.",
      "",
    ]);
  });

  it("gives a message of a commit no file", () => {
    const text = github(makeReport({ findings: [makeFinding({ where: "commit-message", path: "commit 123" })] }), reportContext);
    expect(text).toMatch(/^::error title=no-hardcoded-key::.*\(commit 123\)/);
  });

  it("cannot be made to say another command", () => {
    const text = github(makeReport({ findings: [hostileFinding] }), reportContext);
    expect(text.trimEnd().split("\n")).toHaveLength(1);
    expect(text).toContain("%250A");
    expect(text).toMatch(/^::error file=[^,]*%2C[^,]*,line=3/);
  });
});

describe("azure", () => {
  it("puts an annotation beside the line, whatever strangers wrote", () => {
    const text = azure(makeReport({ findings: [inFile, hostileFinding], incomplete: [unread] }), reportContext);
    const [first = "", second = "", third = ""] = text.split("\n");
    expect(first).toMatch(/^##vso\[task\.logissue type=error;sourcepath=src\/client\.ts;linenumber=3;columnnumber=14;code=no-hardcoded-key;\]A /);
    expect(second.slice(0, second.indexOf("]"))).toMatch(/;code=no-hardcoded-key;$/);
    expect(third).toContain("Not read: big.bin");
  });
});

describe("junit", () => {
  function elementsOf(xml: string): { name: string; attributes: Record<string, string> }[] {
    const elements: { name: string; attributes: Record<string, string> }[] = [];
    const parser = new Parser(
      { onopentag: (name, attributes) => void elements.push({ name, attributes }) },
      { xmlMode: true, decodeEntities: true },
    );
    parser.end(xml);
    return elements;
  }

  it("has a failed test for each finding and an error for what was not read", () => {
    const xml = junit(makeReport({ findings: [inFile, hostileFinding], incomplete: [unread] }), reportContext);
    const elements = elementsOf(xml);
    expect(elements.map(({ name }) => name)).toEqual([
      "testsuites",
      "testsuite",
      ...["testcase", "failure", "testcase", "failure", "testcase", "error"],
    ]);
    expect(elements[0]?.attributes).toMatchObject({ tests: "3", failures: "2", errors: "1", time: "0.079" });
    expect(elements[4]?.attributes.file).toBe(hostileFinding.path.replace("\u001B", "\\u{1b}").replace("\u202E", "\\u{202e}").replace("\n", "\\u{0a}"));
  });

  it("passes one test where nothing was found", () => {
    expect(elementsOf(junit(makeReport(), reportContext)).map(({ name }) => name)).toEqual(["testsuites", "testsuite", "testcase"]);
  });
});
