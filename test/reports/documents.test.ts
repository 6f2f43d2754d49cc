import { Buffer } from "node:buffer";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";

import { noAdditions } from "../../src/facts/text.ts";
import { detect } from "../../src/scan/detect.ts";
import { html } from "../../src/reports/html.ts";
import { markdown } from "../../src/reports/markdown.ts";
import { keyOf } from "../support/key-of.ts";
import { hostileFinding, inFile, inHistory, makeReport, reportContext } from "../support/make-report.ts";

const history = { kind: "history", root: "/home/me/project" } as const;
const audit = makeReport({ target: history, findings: [{ ...inFile, present: true }, inHistory] });

describe("markdown", () => {
  it("tells keys first, then what to do, then every finding", () => {
    const text = markdown(audit, reportContext);
    expect(text).toContain(`| \`${keyOf(2).masked}\` | 2026-01-01 | 326 | 1 | removed 2026-03-02, still in the history | v1.0 |`);
    expect(text).toMatch(/## 2 keys[^]*## What to do now[^]*1\. \*\*Revoke[^]*```sh\n {3}git clone --mirror[^]*## 2 findings/);
  });

  it("has no link, mention, heading, table cell or tag of a stranger's", () => {
    const text = markdown(makeReport({ target: history, findings: [hostileFinding] }), reportContext);
    const outsideCode = text.replace(/(`+)[^`](?:[^`]|(?!\1)`)*\1/g, "");
    expect(outsideCode).not.toMatch(/<script|@everyone|\[x\]\(|[\u001B\u202E]/);
    expect(text.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(3);
  });
});

describe("html", () => {
  const page = html(audit, reportContext);

  it("is quoted, so that a scan of the report does not tell its findings again", () => {
    const text = 'fetch("http://api.cinclus.wayscloud.services/v1/models");';
    const told = html(makeReport({ findings: [{ ...inFile, excerpt: { text, start: 7, end: 50 } }] }), reportContext);
    const options = { additions: noAdditions, project: { read: () => undefined } };
    const scan = (path: string, content: string): unknown[] => detect({ path, where: "file", bytes: Buffer.from(content) }, options);
    expect(told).toContain("http://");
    expect(scan("ask.js", text)).toHaveLength(1);
    expect(scan("audit.html", told)).toEqual([]);
  });

  function tagsOf(text: string): string[] {
    const tags: string[] = [];
    new Parser({ onopentag: (name) => void tags.push(name) }).end(text);
    return tags;
  }

  it("refers to nothing outside and runs nothing", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\bsrc=|\bhref=|url\(|@import|<script|\bon[a-z]+=/);
  });

  it("has a picture of the exposures, with words for those who do not see it", () => {
    expect(page).toContain('aria-label="Exposure of 1 key from 2026-01-01 to 2026-11-23"');
    expect(page).toMatch(/<rect class="past"[^]*<rect class="there"/);
    expect(tagsOf(page).filter((tag) => tag === "svg")).toHaveLength(1);
  });

  it("is made for phones and for paper", () => {
    expect(page).toContain('name="viewport" content="width=device-width, initial-scale=1"');
    expect(page).toContain("@media print");
    expect(page).toContain("prefers-color-scheme: dark");
  });

  it("names the repository and not where it lies", () => {
    expect(page).toContain("<title>Cinclus keys in project</title>");
    expect(page).not.toContain("/home/me");
    const named = html(audit, { ...reportContext, repository: { remote: "https://me:secret@git.example.org/a.git" } });
    expect(named).toContain("<h1>Cinclus keys in https://git.example.org/a.git</h1>");
  });

  it("has no tag of a stranger's", () => {
    const known = new Set([...tagsOf(page), "svg", "rect", "line", "text"]);
    const hostilePage = html(makeReport({ target: history, findings: [hostileFinding] }), reportContext);
    expect(tagsOf(hostilePage).filter((tag) => !known.has(tag))).toEqual([]);
    expect(hostilePage).not.toMatch(/[\u001B\u202E]/);
  });

  it("has no picture where nothing has a date", () => {
    expect(tagsOf(html(makeReport({ findings: [inFile] }), reportContext))).not.toContain("svg");
  });
});
