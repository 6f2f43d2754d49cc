import { adviceFor } from "./advice.ts";
import { escapeXml } from "./escape.ts";
import type { Report } from "./report.ts";

/** JUnit XML, which CircleCI, Jenkins, Bitbucket and Azure show as test results: a finding is a test that failed. */
export const junit: Report = ({ target, findings, incomplete, stats }, { rules }) => {
  const failed = findings.map((finding) => {
    const { rule, path, line, column, message, severity } = finding;
    const place = `${path}:${line}:${column}`;
    return [
      `    <testcase classname="${rule}" name="${escapeXml(place)}" file="${escapeXml(path)}" line="${line}">`,
      `      <failure type="${severity}" message="${escapeXml(message)}">${escapeXml(`${place} ${message} ${adviceFor(finding, target.kind, rules)}`)}</failure>`,
      "    </testcase>",
    ];
  });
  const unread = incomplete.map(({ path, reason }) => [
    `    <testcase classname="incomplete" name="${escapeXml(path)}">`,
    `      <error type="incomplete" message="${escapeXml(reason)}">${escapeXml(`${path} was not read. ${reason}`)}</error>`,
    "    </testcase>",
  ]);
  // A suite without a test counts as broken in most systems.
  const passed = failed.length || unread.length ? [] : [['    <testcase classname="cinclus-guard" name="no findings"/>']];
  const tests = [...failed, ...unread, ...passed];
  const counts = `tests="${tests.length}" failures="${failed.length}" errors="${unread.length}" time="${(stats.durationMs / 1000).toFixed(3)}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cinclus-guard" ${counts}>`,
    `  <testsuite name="cinclus-guard" ${counts}>`,
    ...tests.flat(),
    "  </testsuite>",
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
};
