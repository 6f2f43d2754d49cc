import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import picomatch from "picomatch";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Finding, ScanReport } from "../../src/facts/finding.ts";
import { prepareAllowances } from "../../src/policy/allow.ts";
import { baselineOf } from "../../src/policy/baseline.ts";
import { pathTest } from "../../src/policy/globs.ts";
import { applyPolicy, loadPolicy, type Policy } from "../../src/policy/policy.ts";
import type { Allowance } from "../../src/policy/schema.ts";
import { readLevels } from "../../src/policy/severity.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { keyOf } from "../support/key-of.ts";
import { makeFinding } from "../support/make-finding.ts";

const now = new Date("2026-11-23T12:00:00Z");

interface Wishes {
  readonly allow?: readonly Allowance[];
  readonly ignore?: readonly string[];
  readonly rules?: readonly string[];
}

function policyOf({ allow = [], ignore = [], rules = [] }: Wishes): Policy {
  return {
    additions: noAdditions,
    levels: readLevels(undefined, rules),
    ignores: pathTest(ignore),
    allowances: prepareAllowances(allow, "cinclus-guard.config.json", now),
  };
}

function reportOf(...findings: Finding[]): ScanReport {
  return {
    target: { kind: "files", root: "/project" },
    findings,
    incomplete: [],
    stats: { files: 1, bytes: 1, durationMs: 1 },
  };
}

const noticesOf = (report: ScanReport): string[] => (report.notices ?? []).map(({ message }) => message);

describe("allowances", () => {
  it.each([
    [{ path: "src", reason: "made up" }, 0],
    [{ path: "client.ts", reason: "made up" }, 0],
    [{ path: "test/**", reason: "made up" }, 1],
    [{ fingerprint: "0123456789abcdef", reason: "made up" }, 0],
    [{ key: keyOf(1).id, rule: "no-hardcoded-key", reason: "made up" }, 0],
    [{ key: keyOf(2).id, rule: "no-hardcoded-key", reason: "made up" }, 1],
    [{ rule: "no-hardcoded-key", path: "src/**", reason: "made up", expires: "2026-11-23" }, 0],
    [{ rule: "no-hardcoded-key", reason: "made up", expires: "2026-11-20" }, 1],
  ] as const)("%j leaves %i", (allowance, count) => {
    const { report } = applyPolicy(reportOf(makeFinding()), policyOf({ allow: [allowance] }), {
      everythingSeen: true,
    });
    expect(report.findings).toHaveLength(count);
  });

  it("that allow nothing or are over are told, the first only once everything was seen", () => {
    const allow: Allowance[] = [
      { path: "gone.ts", reason: "was made up" },
      { path: "src", reason: "for a week", expires: "2026-11-01" },
    ];
    const partly = applyPolicy(reportOf(), policyOf({ allow }), { everythingSeen: false });
    const wholly = applyPolicy(reportOf(), policyOf({ allow }), { everythingSeen: true });
    expect(noticesOf(partly.report)).toEqual([
      "allow[1] (for a week) ended on 2026-11-01. Remove it, or set a later day.",
    ]);
    expect(noticesOf(wholly.report)[0]).toBe("allow[0] (was made up) allows nothing any more. Remove it.");
  });
});

describe("a baseline", () => {
  const baseline = { file: "b.json", content: baselineOf([makeFinding()], "files") };

  it("knows a finding on another line, and not another key in its place", () => {
    const policy = policyOf({});
    const same = applyPolicy(reportOf(makeFinding({ line: 90 })), policy, { baseline, everythingSeen: true });
    const other = applyPolicy(reportOf(makeFinding({ key: keyOf(2) })), policy, { baseline, everythingSeen: true });
    expect(same).toMatchObject({ known: 1, report: { findings: [] } });
    expect(other).toMatchObject({ known: 0, report: { findings: [{ line: 3 }] } });
  });

  it("tells of entries that nothing fits any more", () => {
    const { report } = applyPolicy(reportOf(), policyOf({}), { baseline, everythingSeen: true });
    expect(noticesOf(report)).toEqual([
      `The known finding of no-hardcoded-key in src/client.ts (${keyOf(1).masked}) is gone. Run: cinclus-guard baseline update`,
    ]);
  });

  it("is the same whatever the order of findings", () => {
    const a = makeFinding({ path: "a" });
    const b = makeFinding({ path: "b", fingerprint: "b" });
    expect(baselineOf([b, a, a], "files")).toEqual(baselineOf([a, b], "files"));
  });
});

describe("severity", () => {
  it.each([
    [[], "error"],
    [["no-hardcoded-key=warn"], "warning"],
    [["no-hardcoded-key=warning"], "warning"],
    [["cinclus/no-hardcoded-key=off"], undefined],
    [["no-key-in-url"], undefined],
    [["no-hardcoded-key"], "error"],
  ])("--rule %j makes it %s", (rules, severity) => {
    const { report } = applyPolicy(reportOf(makeFinding()), policyOf({ rules }), { everythingSeen: true });
    expect(report.findings[0]?.severity).toBe(severity);
  });

  it("of the command line wins over the configuration", () => {
    expect(readLevels({ "no-key-in-url": "off" }, ["no-key-in-url=error"]).get("no-key-in-url")).toBe("error");
    expect(readLevels({ "no-key-in-url": "off" }, ["no-key-in-url"]).get("no-key-in-url")).toBeUndefined();
    expect(readLevels({ "no-key-in-url": "warn" }, ["no-key-in-url"]).get("no-key-in-url")).toBe("warn");
  });

  it("names the nearest rule and level", () => {
    expect(() => readLevels(undefined, ["require-http=off"])).toThrow('There is no rule "require-http". Did you mean "require-https"?');
    expect(() => readLevels(undefined, ["require-https=of"])).toThrow('Did you mean "off"?');
  });
});

describe("a configuration above the scanned folder", () => {
  let top = "";
  beforeEach(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-")));
    mkdirSync(join(top, ".git"));
    mkdirSync(join(top, "packages/web/src"), { recursive: true });
  });
  afterEach(() => {
    rmSync(top, { recursive: true });
  });

  it("means its paths from its own folder", async () => {
    const configuration = {
      ignore: ["packages/web/vendor", "/src"],
      allow: [{ path: "packages/*/src/a.ts", reason: "made up" }],
      clientFiles: ["packages/*/src", "packages/api/**", "*.page.ts", "**/app/*.ts"],
    };
    writeFileSync(join(top, "cinclus-guard.config.json"), JSON.stringify(configuration));
    const policy = await loadPolicy({ root: join(top, "packages/web") });
    expect(policy.ignores("vendor/a.js")).toBe(true);
    expect(policy.ignores("src/a.ts")).toBe(false);
    const [a, b] = [makeFinding({ path: "src/a.ts" }), makeFinding({ path: "src/b.ts" })];
    expect(policy.allowances.apply([a, b])).toEqual([b]);
    const isClient = picomatch([...policy.additions.clientFiles]);
    expect(["src/a.ts", "lib/a.ts", "lib/a.page.ts", "app/x.ts", "lib/app/x.ts"].filter((path) => isClient(path))).toEqual([
      "src/a.ts",
      "lib/a.page.ts",
      "app/x.ts",
      "lib/app/x.ts",
    ]);
  });
});

it("a configuration that was named means its paths from the scanned folder", async () => {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-")));
  writeFileSync(join(top, "guard.json"), JSON.stringify({ ignore: ["/vendor"] }));
  const policy = await loadPolicy({ root: join(top, "project"), file: "../guard.json" });
  rmSync(top, { recursive: true });
  expect(policy.ignores("vendor/a.js")).toBe(true);
});

describe("ignored paths", () => {
  it.each([
    ["dist", "packages/a/dist/x.js", true],
    ["/dist", "packages/a/dist/x.js", false],
    ["/dist/", "dist/x.js", true],
    ["*.snap", "test/.snapshots/a.snap", true],
    ["test/**/*.json", "test/a/b/c.json", true],
    ["test/*.json", "test/a/b.json", false],
    ["src", "src-old/a.ts", false],
    ["app/(shop)/*.ts", "app/(shop)/a.ts", true],
    ["app/(shop)/*.ts", "app/shop/a.ts", false],
    ["a+b|c", "a+b|c/d.ts", true],
    ["{a,b}/*.[jt]s", "b/c.js", true],
  ])("%s and %s: %s", (glob, path, ignored) => {
    expect(pathTest([glob])(path)).toBe(ignored);
  });

  it("cannot be so wild that they take long", () => {
    expect(() => pathTest(["*a*a*a*a"])).toThrow('The glob "*a*a*a*a" has too many stars.');
    expect(() => pathTest(["**/a/**/a/**/a/**"])).toThrow("too many stars");
    const test = pathTest(["**/*a*a*b", "**/a/**/a/**/b"]);
    const begin = performance.now();
    expect(test(`${"a/".repeat(60)}${"a".repeat(200)}`)).toBe(false);
    expect(performance.now() - begin).toBeLessThan(500);
  });

  it("leave a key out of no commit message", () => {
    const policy = policyOf({ ignore: ["**"] });
    const message = makeFinding({ where: "commit-message", path: "commit 1234" });
    const { report } = applyPolicy(reportOf(message, makeFinding()), policy, { everythingSeen: true });
    expect(report.findings).toEqual([message]);
  });
});
