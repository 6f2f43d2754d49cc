import { describe, expect, it } from "vitest";

import { wantsColors } from "../../src/cli/colors.ts";
import { statusOf } from "../../src/cli/exit-status.ts";
import { createProgressBar } from "../../src/cli/progress.ts";
import { readSize } from "../../src/cli/read-size.ts";
import { makeFinding } from "../support/make-finding.ts";
import { makeReport } from "../support/make-report.ts";

const unread = [{ path: "a", reason: "It is gone." }];
const warning = makeFinding({ severity: "warning" });

describe("exit status", () => {
  it.each([
    ["nothing", {}, "error", 0],
    ["an error", { findings: [makeFinding()] }, "error", 1],
    ["a warning", { findings: [warning] }, "error", 0],
    ["a warning", { findings: [warning] }, "warning", 1],
    ["an error", { findings: [makeFinding()] }, "never", 0],
    ["something unread", { incomplete: unread }, "error", 2],
    ["an error and something unread", { findings: [makeFinding()], incomplete: unread }, "error", 1],
    ["a warning and something unread", { findings: [warning], incomplete: unread }, "error", 2],
    ["something unread", { incomplete: unread }, "never", 2],
  ] as const)("of %s %j with --fail-on %s is %i", (_, parts, failOn, status) => {
    expect(statusOf(makeReport(parts), failOn)).toBe(status);
  });
});

describe("colours", () => {
  it.each([
    [{}, true, false, true],
    [{}, false, false, false],
    [{}, true, true, false],
    [{ NO_COLOR: "1" }, true, false, false],
    [{ NO_COLOR: "" }, true, false, true],
    [{ FORCE_COLOR: "1" }, false, false, true],
    [{ FORCE_COLOR: "0" }, true, false, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, false, false],
    [{ TERM: "dumb" }, true, false, false],
  ])("with %j, terminal %s, --no-color %s: %s", (env, isTTY, noColor, expected) => {
    expect(wantsColors({ isTTY, write: () => undefined }, env, noColor)).toBe(expected);
  });
});

describe("the progress bar", () => {
  it("tells what is done, how fast and how long it will take, and goes away", () => {
    let written = "";
    let time = 0;
    const output = { isTTY: true, columns: 80, write: (text: string) => void (written += text) };
    const bar = createProgressBar(output, () => time);
    bar.onProgress({ done: 1, total: 4000, unit: "objects" });
    expect(written).toBe("");
    time = 2000;
    bar.onProgress({ done: 1000, total: 4000, unit: "objects" });
    expect(written).toBe("\r\u001B[K[######..................]  1,000 objects  500/s  6 s left");
    bar.clear();
    expect(written.endsWith("\r\u001B[K")).toBe(true);
  });

  it("leaves nothing behind where it was never shown", () => {
    let written = "";
    createProgressBar({ isTTY: true, write: (text) => void (written += text) }).clear();
    expect(written).toBe("");
  });
});

it.each([
  ["512", 512],
  ["512k", 512 * 1024],
  ["20M", 20 * 1024 * 1024],
  ["20 MB", 20 * 1024 * 1024],
  ["1GiB", 1024 ** 3],
])("--max-file-size %s is %i bytes", (text, bytes) => {
  expect(readSize(text)).toBe(bytes);
});
