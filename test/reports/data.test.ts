import type { Log } from "sarif";
import { describe, expect, it } from "vitest";

import { json } from "../../src/reports/json.ts";
import { jsonl } from "../../src/reports/jsonl.ts";
import { gitlab } from "../../src/reports/gitlab.ts";
import { sarif } from "../../src/reports/sarif.ts";
import { keyOf } from "../support/key-of.ts";
import { makeFinding } from "../support/make-finding.ts";
import { hostileFinding, inFile, inHistory, makeReport, reportContext } from "../support/make-report.ts";

const unread = { path: "big.bin", reason: "It is larger than 10 MB. Raise --max-file-size." };

describe("json", () => {
  it("has the promised form and nothing else", () => {
    const text = json(makeReport({ findings: [inFile], incomplete: [unread] }), reportContext);
    expect(JSON.parse(text)).toEqual({
      schemaVersion: 1,
      tool: { name: "cinclus-guard", version: "1.2.3" },
      target: { kind: "files", root: "/project" },
      findings: [
        {
          rule: "no-hardcoded-key",
          severity: "error",
          message: "A Cinclus API key is written into the code.",
          path: "src/client.ts",
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 86,
          key: keyOf(1),
          fingerprint: "0123456789abcdef",
          where: "file",
        },
      ],
      incomplete: [unread],
      stats: { files: 12, bytes: 3456, durationMs: 79 },
    });
  });

  it("tells the commit and the presence of what is in a history, and no source line", () => {
    const text = json(makeReport({ findings: [{ ...inHistory, excerpt: { text: "SOURCE", start: 0, end: 1 } }] }), reportContext);
    expect(JSON.parse(text)).toMatchObject({ findings: [{ present: false, commit: { author: "Ada", date: "2026-01-01T10:00:00+01:00" } }] });
    expect(text).not.toMatch(/SOURCE|removed|refs/);
  });

  it("can be looked at in a terminal and is the same data", () => {
    const text = json(makeReport({ findings: [hostileFinding] }), reportContext);
    expect(text).not.toMatch(/[\u001B\u202E]/);
    expect(JSON.parse(text)).toMatchObject({ findings: [{ path: hostileFinding.path }] });
  });
});

describe("jsonl", () => {
  it("has one object a line, the summary last", () => {
    const lines = jsonl(makeReport({ findings: [inFile, hostileFinding], incomplete: [unread] }), reportContext)
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: "finding", path: "src/client.ts" },
      { type: "finding", path: hostileFinding.path },
      { type: "incomplete", path: "big.bin" },
      { type: "summary", schemaVersion: 1, findings: 2, incomplete: 1 },
    ]);
  });
});

describe("gitlab", () => {
  it("is a Code Quality report in which no two fingerprints are alike", () => {
    const text = gitlab(makeReport({ findings: [inFile, { ...inFile, line: 9 }], incomplete: [unread] }), reportContext);
    expect(JSON.parse(text)).toMatchObject([
      {
        check_name: "no-hardcoded-key",
        severity: "blocker",
        fingerprint: "0123456789abcdef",
        location: { path: "src/client.ts", lines: { begin: 3 } },
      },
      { fingerprint: "0123456789abcdef-2", location: { lines: { begin: 9 } } },
      { check_name: "incomplete", severity: "info", location: { path: "big.bin" } },
    ]);
  });
});

describe("sarif", () => {
  const logOf = (parts?: Parameters<typeof makeReport>[0], context = reportContext): Log => {
    const log: unknown = JSON.parse(sarif(makeReport(parts), context));
    if (!isLog(log)) throw new Error("This is no SARIF log.");
    return log;
  };

  it("tells rules once, with help, and findings by index", () => {
    const [run] = logOf({ findings: [inFile, makeFinding({ rule: "require-bearer-header", severity: "warning" })] }).runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(7);
    expect(rules.every(({ help, fullDescription }) => help?.text && help.markdown && fullDescription?.text)).toBe(true);
    expect(run?.results?.map(({ ruleIndex = -1, level }) => [rules[ruleIndex]?.id, level])).toEqual([
      ["no-hardcoded-key", "error"],
      ["require-bearer-header", "warning"],
    ]);
    expect(run?.results?.[0]?.partialFingerprints).toEqual({ "cinclusGuard/v1": "0123456789abcdef" });
    expect(run?.automationDetails?.id).toBe("cinclus-guard/files/");
    expect(run?.columnKind).toBe("utf16CodeUnits");
  });

  it("has no column of 0 and no end before its start", () => {
    const odd = makeFinding({ line: 0, column: 0, endLine: 0, endColumn: 0, where: "file-name" });
    const region = logOf({ findings: [odd] }).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.region;
    expect(region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });

  it("writes paths as addresses", () => {
    const [run] = logOf({ findings: [makeFinding({ path: "a b/ü#1%.ts" })] }).runs;
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: "a%20b/%C3%BC%231%25.ts",
      uriBaseId: "%SRCROOT%",
    });
  });

  it("says that the run was not wholly done", () => {
    const [run] = logOf({ incomplete: [unread] }).runs;
    expect(run?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: `big.bin was not read. ${unread.reason}` } }],
    });
    expect(logOf().runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  });

  it("names the repository without credentials", () => {
    const repository = { remote: "https://user:token@git.example.org/a.git", head: "1".repeat(40), branch: "main" };
    const log = logOf({}, { ...reportContext, repository });
    expect(log.runs[0]?.versionControlProvenance).toEqual([
      { repositoryUri: "https://git.example.org/a.git", revisionId: "1".repeat(40), branch: "main" },
    ]);
  });
});

function isLog(data: unknown): data is Log {
  return typeof data === "object" && data !== null && "runs" in data && Array.isArray(data.runs);
}
