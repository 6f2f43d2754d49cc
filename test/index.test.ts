import { describe, expect, it } from "vitest";

import { fakeKey } from "../src/cinclus/fake-key.ts";
import { auditHistory, loadReport, readAdditions, reportNames, scanFiles, scanText } from "../src/index.ts";
import { Repository } from "./support/repository.ts";

describe("the library", () => {
  it("scans a text", async () => {
    const key = fakeKey("service", 5);
    const report = await scanText(`CINCLUS_API_KEY=${key}\n`, { filename: ".env" });
    expect(report.findings).toMatchObject([{ rule: "no-hardcoded-key", path: ".env", line: 1 }]);
    expect(JSON.stringify(report)).not.toContain(key.slice(20));
  });

  it("takes a configuration's additions", async () => {
    const additions = readAdditions({ configuration: { keyPatterns: ["acme_[A-Za-z0-9]{32}"] } });
    const text = `const a = "acme_${fakeKey("letters").slice(0, 32)}";`;
    expect((await scanText(text, { filename: "a.ts", additions })).findings).toHaveLength(1);
    expect((await scanText(text, { filename: "a.ts" })).findings).toHaveLength(0);
  });

  it("tells no key that stands where a repository's own names are taken over", async () => {
    const repository = new Repository();
    const keys = [1, 2, 3].map((number) => fakeKey("token", number));
    repository.commit(`Use ${keys[0] ?? ""}`, { [`${keys[1] ?? ""}.js`]: `const token = "${keys[2] ?? ""}";\n` });
    repository.git("branch", keys[0] ?? "");
    const { findings } = await auditHistory(repository.folder);
    const files = await scanFiles([], { root: repository.folder });
    expect(findings.map(({ where }) => where).sort()).toEqual(["commit-message", "file", "file-name"]);
    expect(files.findings).toHaveLength(2);
    for (const key of keys) expect(JSON.stringify([findings, files])).not.toContain(key.slice(20));
  });

  it("has every report", async () => {
    const report = await scanText("");
    for (const name of reportNames) {
      const render = await loadReport(name);
      expect(typeof render(report, { version: "1.0.0", rules: [], now: new Date(0), colors: false })).toBe("string");
    }
  });
});
