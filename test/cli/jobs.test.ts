import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { ScanReport } from "../../src/facts/finding.ts";
import type { FileScanOptions } from "../../src/scan/options.ts";
import { keyOf } from "../support/key-of.ts";
import { makeFinding } from "../support/make-finding.ts";
import { makeReport } from "../support/make-report.ts";
import { makeRepository, type Repository } from "../support/make-repository.ts";
import { runCommand } from "../support/run-command.ts";

/** What the scanner is to find, and what it was told. These tests are about what a command makes of it. */
const scanner = vi.hoisted((): Scanner => ({
  found: undefined,
  told: [],
  scan(options) {
    scanner.told.push(options);
    options.onProgress?.({ done: 1, unit: "files" });
    return Promise.resolve(scanner.found);
  },
}));

interface Scanner {
  found: ScanReport | undefined;
  told: FileScanOptions[];
  readonly scan: (options: FileScanOptions) => Promise<ScanReport | undefined>;
}

vi.mock("../../src/scan/scan.ts", () => ({
  scanFiles: (_paths: unknown, options: FileScanOptions) => scanner.scan(options),
  scanStdin: (_bytes: unknown, options: FileScanOptions) => scanner.scan(options),
  scanIndex: scanner.scan,
}));

vi.mock("../../src/scan/audit.ts", () => ({
  auditHistory: (_folder: string, options: FileScanOptions) => scanner.scan(options),
}));

const secret = makeFinding({ path: "src/a.ts" });
const other = makeFinding({ path: "src/b.ts", key: keyOf(2), fingerprint: "00000000000000bb" });

let cwd = "";
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-")));
  scanner.found = makeReport({ findings: [secret, other] });
  scanner.told = [];
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
const configure = (content: object): void => {
  writeFileSync(join(cwd, "cinclus-guard.config.json"), JSON.stringify(content));
};

describe("scan", () => {
  it("reports to standard output and exits with 1", async () => {
    const { status, stdout, stderr } = await runCommand("scan", { cwd });
    expect(stdout).toContain("src/a.ts:3:15");
    expect(stdout).toContain("2 errors and 2 keys.");
    expect(stderr).toBe("");
    expect(status).toBe(1);
  });

  it("writes several reports", async () => {
    const { stdout } = await runCommand("scan --format sarif=out/r.sarif --format junit=r.xml --format json", { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, findings: [{ path: "src/a.ts" }, { path: "src/b.ts" }] });
    expect(JSON.parse(read("out/r.sarif"))).toMatchObject({ version: "2.1.0", runs: [{ results: [{}, {}] }] });
    expect(read("r.xml")).toContain('failures="2"');
  });

  it("writes the one report to --output", async () => {
    const { stdout } = await runCommand("scan --format json --output r.json", { cwd });
    expect(stdout).toBe("");
    expect(JSON.parse(read("r.json"))).toMatchObject({ findings: [{}, {}] });
  });

  it("says where a report cannot be written", async () => {
    const { status, stderr } = await runCommand(`scan --format json=${"x".repeat(300)}`, { cwd });
    expect(stderr).toMatch(/^cinclus-guard: The report cannot be written to x+\. Check the path and its permissions\.\n$/);
    expect(status).toBe(2);
  });

  it("applies --rule, --fail-on and the configuration", async () => {
    expect((await runCommand("scan --rule no-hardcoded-key=warn", { cwd })).status).toBe(0);
    expect((await runCommand("scan --rule no-hardcoded-key=warn --fail-on warning", { cwd })).status).toBe(1);
    expect((await runCommand("scan --fail-on never", { cwd })).status).toBe(0);
    configure({ rules: { "no-hardcoded-key": "off" } });
    const off = await runCommand("scan", { cwd });
    expect(off.status).toBe(0);
    expect(off.stdout).toMatch(/^No leaked Cinclus key/);
    expect((await runCommand("scan --no-config", { cwd })).status).toBe(1);
  });

  it("leaves out what is allowed, says so, and tells what to tidy up", async () => {
    configure({
      allow: [
        { path: "src/**", reason: "made up" },
        { path: "gone", reason: "old" },
      ],
    });
    const { status, stdout, stderr } = await runCommand("scan", { cwd });
    expect(status).toBe(0);
    expect(stderr).toBe("Left out: 2 allowed by the configuration.\n");
    expect(stdout).toContain("To tidy up\n  cinclus-guard.config.json: allow[1] (old) allows nothing any more. Remove it.");
    expect((await runCommand("scan src", { cwd })).stdout).not.toContain("To tidy up");
  });

  it("tells the scanner what the configuration adds and what to ignore", async () => {
    configure({ hosts: ["llm.acme.example"], names: ["ACME_KEY"], ignore: ["vendor"] });
    await runCommand("scan --max-file-size 1M --jobs 2 --no-cache --no-gitignore", { cwd });
    const [told] = scanner.told;
    expect(told).toMatchObject({
      additions: { hosts: ["llm.acme.example"], names: ["ACME_KEY"] },
      maxFileSize: 1024 * 1024,
      jobs: 2,
      cache: false,
      gitignore: false,
      root: cwd,
    });
    expect(told?.ignore?.("vendor/a.js")).toBe(true);
    expect(told?.ignore?.("src/a.js")).toBe(false);
  });

  it("applies allow comments through its review", async () => {
    await runCommand("scan", { cwd });
    const bytes = new TextEncoder().encode(`key // cinclus-guard-allow no-hardcoded-key -- made up`);
    const text = { path: "a.ts", where: "file", bytes } as const;
    expect(scanner.told[0]?.review?.(text, [makeFinding({ line: 1 })])).toEqual([]);
  });

  it("is quiet where nothing was found, and only there", async () => {
    expect((await runCommand("scan --quiet", { cwd })).stdout).toContain("src/a.ts");
    scanner.found = makeReport();
    expect(await runCommand("scan --quiet", { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    scanner.found = makeReport({ incomplete: [{ path: "a", reason: "It is gone." }] });
    const unread = await runCommand("scan --quiet", { cwd });
    expect(unread.status).toBe(2);
    expect(unread.stdout).toContain("a: It is gone.");
  });

  it("shows progress on a terminal only", async () => {
    await runCommand("scan", { cwd });
    await runCommand("scan", { cwd, isTTY: true });
    await runCommand("scan --no-progress", { cwd, isTTY: true });
    expect(scanner.told.map(({ onProgress }) => onProgress !== undefined)).toEqual([false, true, false]);
  });

  it("has colours on a terminal only", async () => {
    expect((await runCommand("scan", { cwd, isTTY: true })).stdout).toContain("\u001B[");
    expect((await runCommand("scan --no-color", { cwd, isTTY: true })).stdout).not.toContain("\u001B[");
    expect((await runCommand("scan", { cwd, isTTY: true, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001B[");
  });
});

describe("baseline", () => {
  it("leaves known findings out until they change", async () => {
    expect(await runCommand("baseline create", { cwd })).toMatchObject({ status: 0, stdout: "cinclus-guard.baseline.json: 2 known findings.\n" });
    expect(await runCommand("scan", { cwd })).toMatchObject({ status: 0, stderr: "Left out: 2 known by the baseline.\n" });
    scanner.found = makeReport({ findings: [secret, { ...other, key: keyOf(3) }] });
    const { status, stdout } = await runCommand("scan", { cwd });
    expect(status).toBe(1);
    expect(stdout).toContain("src/b.ts:3:15");
    expect(stdout).toContain("is gone. Run: cinclus-guard baseline update");
  });

  it("is written once, and checked and updated after that", async () => {
    await runCommand("baseline create", { cwd });
    expect((await runCommand("baseline create", { cwd })).stderr).toContain("is there already. Bring it up to date: cinclus-guard baseline update");
    expect((await runCommand("baseline create --force", { cwd })).status).toBe(0);
    expect(await runCommand("baseline check", { cwd })).toMatchObject({ status: 0, stdout: "cinclus-guard.baseline.json is right: 2 known findings.\n" });
    scanner.found = makeReport({ findings: [secret] });
    const changed = await runCommand("baseline check", { cwd });
    expect(changed.status).toBe(1);
    expect(changed.stdout).toContain(`gone: src/b.ts no-hardcoded-key ${keyOf(2).masked}\n`);
    expect((await runCommand("baseline update", { cwd })).stdout).toBe("cinclus-guard.baseline.json: 1 known finding.\n");
    expect((await runCommand("baseline check", { cwd })).status).toBe(0);
  });

  it("tells a person what it is about, and holds no key", async () => {
    await runCommand("baseline create --baseline known.json", { cwd });
    expect(JSON.parse(read("known.json"))).toEqual({
      version: 1,
      scope: "files",
      findings: [secret, other].map(({ fingerprint, key, rule, path }) => ({
        fingerprint,
        key: key?.id,
        rule,
        path,
        masked: key?.masked,
      })),
    });
    expect((await runCommand("scan --baseline known.json", { cwd })).status).toBe(0);
    expect((await runCommand("scan", { cwd })).status).toBe(1);
  });

  it("is missed, and a broken one refused", async () => {
    expect((await runCommand("baseline check", { cwd })).stderr).toContain("Make it: cinclus-guard baseline create");
    writeFileSync(join(cwd, "cinclus-guard.baseline.json"), "[]");
    const { status, stderr } = await runCommand("scan", { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("is no baseline that this version can read");
  });

  it("is not called whole where something was not read", async () => {
    scanner.found = makeReport({ incomplete: [{ path: "a", reason: "It is gone." }] });
    expect(await runCommand("baseline create", { cwd })).toMatchObject({ status: 2, stderr: "Not read: a: It is gone.\n" });
    expect(existsSync(join(cwd, "cinclus-guard.baseline.json"))).toBe(true);
  });
});

describe("ci", () => {
  let repository: Repository;
  let first = "";
  let head = "";
  beforeEach(() => {
    repository = makeRepository();
    first = repository.commit("first");
    head = repository.commit("second");
    scanner.found = makeReport({ target: { kind: "range", root: repository.folder }, findings: [secret] });
  });
  afterEach(() => {
    repository.remove();
  });

  it("adds GitHub's annotations and the summary of the run", async () => {
    const event = join(cwd, "event.json");
    const summary = join(cwd, "summary.md");
    writeFileSync(event, JSON.stringify({ before: first }));
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "push",
      GITHUB_EVENT_PATH: event,
      GITHUB_SHA: head,
      GITHUB_STEP_SUMMARY: summary,
    };
    const { status, stdout, stderr } = await runCommand("ci", { cwd: repository.folder, env });
    expect(scanner.told[0]).toMatchObject({ range: `${first}..${head}` });
    expect(stdout).toMatch(/1 error and 1 key[^]*\n::error file=src\/a\.ts,line=3/);
    expect(read("summary.md")).toContain("# cinclus-guard");
    expect(stderr).toBe(`GitHub Actions: scanning ${first}..${head}\n`);
    expect(status).toBe(1);
    const asJson = await runCommand("ci --format json", { cwd: repository.folder, env });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ target: { kind: "range" } });
  });

  it("writes the file that GitLab picks up", async () => {
    const env = { GITLAB_CI: "true", CI_COMMIT_SHA: head, CI_COMMIT_BEFORE_SHA: first };
    const { stderr } = await runCommand("ci", { cwd: repository.folder, env });
    expect(stderr).toContain("with a report for it in gl-code-quality-report.json");
    expect(JSON.parse(readFileSync(join(repository.folder, "gl-code-quality-report.json"), "utf8"))).toHaveLength(1);
  });

  it("takes --base, and says where there is no such commit", async () => {
    const env = { CIRCLECI: "true", CIRCLE_SHA1: head };
    await runCommand(`ci --base ${first.slice(0, 12)}`, { cwd: repository.folder, env });
    expect(scanner.told[0]).toMatchObject({ range: `${first}..${head}` });
    expect(readFileSync(join(repository.folder, "test-results/cinclus-guard.xml"), "utf8")).toContain('failures="1"');
    const { status, stderr } = await runCommand("ci --base nowhere", { cwd: repository.folder, env });
    expect(stderr).toContain("There is no commit nowhere in this clone. Give the checkout step `method: full`.");
    expect(status).toBe(2);
  });
});

describe("audit", () => {
  it("passes on how it is narrowed", async () => {
    await runCommand("audit --range main..feature --since 2026-01-01 --branch feature --unreachable", { cwd });
    expect(scanner.told[0]).toMatchObject({ range: "main..feature", since: "2026-01-01", branch: "feature", unreachable: true });
  });
});
