import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import * as v from "valibot";
import { describe, expect, it, onTestFinished, vi } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { auditHistory } from "../../src/index.ts";
import { html } from "../../src/reports/html.ts";
import { browse, browser } from "../support/browser.ts";
import { reportContext } from "../support/make-report.ts";
import { Repository, temporaryFolder, writeFiles } from "../support/repository.ts";

vi.setConfig({ testTimeout: 120_000 });

const keys = [1, 2, 3, 4].map((number) => fakeKey(number % 2 ? "service" : "token", number));
const [inCode = "", inEnv = "", inMessage = "", inTag = ""] = keys;

/** A history that has what makes a page wide: long names, long lines, many branches. */
async function auditOfEverything(): Promise<string> {
  const repository = new Repository(join(temporaryFolder(), "a-project-with-a-rather-long-name-of-its-own"));
  const file = `src/${"deep/".repeat(12)}${"aVeryLongName".repeat(8)}.ts`;
  repository.commit("begin", { [file]: `export const headers = { Authorization: "Bearer ${inCode}" };\n`, ".env": `CINCLUS_API_KEY=${inEnv}\n` });
  repository.commit(`Use ${inMessage} ${"and-no-blank-anywhere".repeat(10)}`, { ".env": "" });
  repository.git("tag", "-a", "v1", "-m", `with ${inTag}`);
  for (let number = 0; number < 20; number++) repository.git("branch", `feature/${"long-".repeat(12)}${String(number)}`);
  return html(await auditHistory(repository.folder), reportContext);
}

/** What a page tells of the report in a frame as wide as a phone's screen, in words that `--dump-dom` prints. */
const harness = `<iframe src="/report" style="border:0;width:360px;height:800px"></iframe><script>
  addEventListener("load", () => {
    const { contentWindow: view, contentDocument: page } = document.querySelector("iframe");
    const shown = (selector) => [...page.querySelectorAll(selector)].filter((node) => node.getClientRects().length > 0);
    const tooWide = shown("body *").filter((node) => node.getBoundingClientRect().right > 361);
    document.body.textContent = "RESULT" + JSON.stringify({
      width: page.documentElement.scrollWidth,
      tooWide: tooWide.map((node) => node.tagName + " " + node.className),
      loaded: view.performance.getEntriesByType("resource").map(({ name }) => name),
      bars: shown("svg rect").length,
      timeline: page.querySelector("svg").getBoundingClientRect().width,
      sections: shown("h2").map((node) => node.textContent),
      text: page.body.innerText,
    }) + "END";
  });
</script>`;

const texts = v.array(v.string());
const shownOnPage = v.object({ width: v.number(), tooWide: texts, loaded: texts, bars: v.number(), timeline: v.number(), sections: texts, text: v.string() });

async function showOnPhone(page: string): Promise<v.InferOutput<typeof shownOnPage>> {
  // Without its own rule against loading anything, so that what it would load is seen.
  const defenceless = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(request.url === "/report" ? defenceless : harness);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const dom = await browse("--virtual-time-budget=10000", "--dump-dom", `http://127.0.0.1:${String(port)}/`);
  const [, json = ""] = /RESULT(.*)END/s.exec(dom) ?? [];
  return v.parse(shownOnPage, JSON.parse(json.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&nbsp;", " ").replaceAll("&amp;", "&")));
}

describe.skipIf(browser === undefined)("the HTML report in a real browser (skipped where there is no Chromium)", () => {
  it("fits a phone of 360 pixels, loads nothing, has its picture, and shows no key", async () => {
    const { width, tooWide, loaded, bars, timeline, sections, text } = await showOnPhone(await auditOfEverything());
    expect(width).toBe(360);
    expect(tooWide).toEqual([]);
    expect(loaded).toEqual([]);
    expect(bars).toBeGreaterThanOrEqual(3);
    expect(timeline).toBeGreaterThan(300);
    expect(sections).toEqual(["4 keys", "What to do now", expect.stringMatching(/^\d+ findings$/)]);
    expect(text).toMatch(/\b2023-11-1/);
    for (const key of keys) {
      expect(text).toContain(key.slice(0, 16));
      expect(text).not.toContain(key.slice(-20));
    }
  });

  it("can be printed", async () => {
    const folder = temporaryFolder();
    const printed = join(folder, "report.pdf");
    writeFiles(folder, { "report.html": await auditOfEverything() });
    await browse("--no-pdf-header-footer", `--print-to-pdf=${printed}`, `file://${folder}/report.html`);
    const pages = readFileSync(printed, "latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThan(8);
  });
});
