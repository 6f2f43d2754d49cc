import { describe, expect, it, vi } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { scanDelivery } from "../../../src/hooks/new-objects.ts";
import { auditHistory } from "../../../src/scan/audit.ts";
import { Git } from "../../../src/sources/git.ts";
import { Repository } from "../../support/repository.ts";

// The first one loads every language, and all of them start git many times.
vi.setConfig({ testTimeout: 60_000 });

/** Only the file's name says whose key it is. */
const bare = (number: number): string => `api_key: ${fakeKey("hex", number)}\n`;

const keys = (findings: readonly { readonly rule: string; readonly path: string }[]): string[] =>
  findings.filter(({ rule }) => rule === "no-hardcoded-key").map(({ path }) => path).sort();

describe("a file that only its name says to be Cinclus's", () => {
  it("is read in history, where it has gone meanwhile, and in the index", async () => {
    const repository = new Repository();
    repository.commit("first", { "config/other.yml": bare(1), "config/cinclus.yml": bare(2), "home/.wayscloud/credentials.yml": bare(3) });
    repository.commit("gone", { "config/cinclus.yml": "", "home/.wayscloud/credentials.yml": "" });
    repository.write({ "cinclus.yml": bare(4) });
    repository.git("add", "-A");
    const named = ["cinclus.yml", "config/cinclus.yml", "home/.wayscloud/credentials.yml"];
    expect(keys((await auditHistory(repository.folder, { cache: false })).findings)).toEqual(named);
    expect(keys((await auditHistory(repository.folder)).findings)).toEqual(named);
    expect(keys((await auditHistory(repository.folder)).findings)).toEqual(named);
  });

  it("is told at such paths only, where the same content stands elsewhere too", async () => {
    const repository = new Repository();
    repository.commit("first", { "a.yml": bare(1), "cinclus.yml": bare(1), "z.yml": bare(1) });
    expect(keys((await auditHistory(repository.folder, { cache: false })).findings)).toEqual(["cinclus.yml"]);
  });

  it("is read in a range of commits", async () => {
    const repository = new Repository();
    repository.commit("first", { "cinclus.yml": "model: small\n" });
    repository.commit("second", { "cinclus.yml": `model: small\n${bare(1)}` });
    repository.commit("third", { "cinclus.yml": `model: large\n${bare(1)}` });
    expect(keys((await auditHistory(repository.folder, { range: "HEAD~2..HEAD" })).findings)).toEqual(["cinclus.yml"]);
    expect(keys((await auditHistory(repository.folder, { range: "HEAD~1..HEAD" })).findings)).toEqual([]);
  });

  it("is read in a push, below a folder that was there before as well", async () => {
    const repository = new Repository();
    const known = repository.commit("first", { "deep/.wayscloud/credentials.yml": "model: small\n", "a.yml": "" });
    repository.commit("second", { "deep/.wayscloud/credentials.yml": bare(1), "a.yml": bare(2) });
    const tip = repository.commit("third", { "deep/.wayscloud/credentials.yml": "model: small\n", "a.yml": "" });
    const { findings, incomplete } = await scanDelivery(new Git(repository.folder), { tips: [tip], known: [known], alsoKnown: "--remotes=origin" }, {});
    expect(keys(findings)).toEqual(["deep/.wayscloud/credentials.yml"]);
    expect(incomplete).toEqual([]);
  });

  it("may be a submodule, which is not ours to read", async () => {
    const repository = new Repository();
    const id = repository.commit("first", { "a.txt": "a" });
    repository.git("update-index", "--add", "--cacheinfo", `160000,${id},cinclus`);
    repository.git("commit", "-qm", "submodule");
    const { findings, incomplete } = await auditHistory(repository.folder, { cache: false });
    expect({ findings, incomplete }).toEqual({ findings: [], incomplete: [] });
  });
});
