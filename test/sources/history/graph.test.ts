import fc from "fast-check";
import { expect, it } from "vitest";
import { noAdditions } from "../../../src/facts/text.ts";
import { createPrefilter } from "../../../src/search/prefilter.ts";
import { Git } from "../../../src/sources/git.ts";
import { everything, findAppearances, type Appearances } from "../../../src/sources/history/appearances.ts";
import { noStats, type Candidate } from "../../../src/sources/history/candidate.ts";
import type { HistoryGraph } from "../../../src/sources/history/graph.ts";
import { openRepository } from "../../../src/sources/history/repository.ts";
import { StoreSearch } from "../../../src/sources/history/store-search.ts";
import { readTips } from "../../../src/sources/history/tips.ts";
import { Repository } from "../../support/repository.ts";

const paths = ["a.js", "b.js", "lib/a.js", "lib/deep/b.js", "src/deep/b.js", "src/cinclus/x/c.js", "lib/wayscloud.js", "sub-cinclus"];

const commit = fc.record({
  /** How far back its parents are: none begins a history of its own, more make a merge. */
  parents: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
  /** Which path gets what: something that is sought, something else, another mode, nothing any more. */
  changes: fc.array(fc.tuple(fc.nat(paths.length - 1), fc.constantFrom("cinclus 1", "cinclus 2", "plain 1", "plain 2", "run", "gone", "link")), { maxLength: 3 }),
  /** Whether all of a folder goes to another one. */
  moved: fc.boolean(),
  message: fc.constantFrom("plain", "about cinclus"),
  /** Clocks are not always right. */
  late: fc.nat(3),
});

type Commit = typeof commit extends fc.Arbitrary<infer T> ? T : never;

const step = (changes: Commit["changes"], more: Partial<Commit> = {}): Commit => ({ parents: [1], changes, moved: false, message: "plain", late: 0, ...more });

/** Cases that chance brings up too rarely: a folder that only moves, a mode, a merge that resolves, one that takes a side. */
const telling: [Commit[], string][] = [
  [[step([[2, "cinclus 1"]]), step([], { moved: true })], "packed"],
  [[step([[2, "cinclus 1"]]), step([[0, "plain 1"]]), step([], { moved: true })], "loose"],
  [[step([[5, "plain 1"], [0, "cinclus 1"]]), step([[5, "run"]]), step([[5, "gone"]])], "packed"],
  [[step([[0, "plain 1"]]), step([[1, "plain 1"]]), step([[2, "plain 1"]], { parents: [2] }), step([[3, "cinclus 1"]], { parents: [1, 2] })], "packed"],
  [[step([[0, "cinclus 1"]]), step([[0, "plain 1"]]), step([[1, "plain 1"]], { parents: [2] }), step([[0, "plain 1"], [1, "plain 1"]], { parents: [1, 2] })], "both"],
];

async function look(repository: Repository): Promise<{ readonly graph: HistoryGraph | undefined; readonly ask: (graph?: HistoryGraph) => Promise<Appearances> }> {
  const git = new Git(repository.folder);
  const opened = openRepository(git);
  const [here, tips] = await Promise.all([opened, readTips(git, opened)]);
  const search = new StoreSearch({ git, repository: here, tips, additions: noAdditions, prefilter: createPrefilter(noAdditions), cache: false });
  const stats = noStats();
  const candidates: Candidate[] = [];
  for await (const candidate of search.candidates(stats)) candidates.push(candidate);
  const names = new Set(["cinclus", "wayscloud.js", "sub-cinclus"]);
  const question = { candidates, names, revisions: everything, besidesCommits: true, commits: stats.commits, repository: here, tips };
  return { graph: search.graph, ask: (graph) => findAppearances(git, { ...question, graph }) };
}

/** Everything but the counting of commits, which begins elsewhere where fewer are looked at. */
function comparable({ places, named, commits, tags, failure }: Appearances): unknown {
  const told = (all: Appearances["named"]): unknown[] =>
    all.map(({ path, arrivals }) => ({ path, arrivals: arrivals.map(({ id, before }) => ({ id, before })) })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { places: [...places].map(([id, all]) => [id, told(all)]).sort(), named: told(named), commits: [...commits].sort(), tags: [...tags].sort(), failure };
}

it("tells the same of any history as git's comparison of all its commits", { timeout: 300_000 }, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 18 }), fc.constantFrom("loose", "packed", "both"), async (commits, kind) => {
      const repository = new Repository();
      const half = kind === "both" ? Math.ceil(commits.length / 2) : commits.length;
      repository.gitWith({ input: imported(commits, half) }, "-c", `fastimport.unpackLimit=${kind === "loose" ? 1000 : 0}`, "fast-import", "--quiet", "--done");
      if (kind === "both") repository.commit("more, loose", { "lib/loose.js": "cinclus 3", "a.js": "plain 9" });
      repository.git("tag", "-a", "-m", "a tag", "annotated", `refs/made/${half - 1}`);
      // What nothing leads to any more has brought in nothing.
      if (half > 2) repository.git("update-ref", "-d", `refs/made/${half - 2}`);
      const { graph, ask } = await look(repository);
      if (!graph) return;
      compared++;
      expect(comparable(await ask(graph))).toEqual(comparable(await ask()));
    }),
    { numRuns: 40, examples: telling },
  );
  expect(compared).toBeGreaterThan(20);
});

it("is not relied on where history was cut off", async () => {
  const repository = new Repository();
  repository.commit("one", { "a.js": "cinclus" });
  const second = repository.commit("two", { "b.js": "cinclus" });
  expect((await look(repository)).graph).toBeDefined();
  repository.write({ ".git/shallow": `${second}\n` });
  expect((await look(repository)).graph).toBeUndefined();
});

it("gives the names that name Cinclus", async () => {
  const repository = new Repository();
  repository.commit("one", { "wayscloud.js": "cinclus", "deep/cinclus/a.js": "1", "other.js": "2" });
  expect([...((await look(repository)).graph?.names ?? [])].sort()).toEqual(["cinclus", "wayscloud.js"]);
});

it("says nothing where it cannot tell what a tip leads to", async () => {
  const repository = new Repository();
  const id = repository.commit("one", { "a.js": "cinclus" });
  repository.git("tag", "-a", "-m", "x", "t");
  const tag = repository.git("rev-parse", "t");
  const { graph } = await look(repository);
  expect(graph?.findMattering([tag], [])).toBeUndefined();
  expect(graph?.findMattering([tag], [{ name: "t", id: tag, type: "tag", target: id, targetType: "commit" }])).toEqual([id]);
  expect(graph?.findMattering(["0".repeat(39) + "1"], [])).toEqual([]);
});

function imported(commits: readonly Commit[], count: number): string {
  const trees: Map<string, string>[] = [];
  const parts = commits.slice(0, count).map(({ parents, changes, moved, message, late }, number) => {
    const known = parents.filter((back) => back <= number).map((back) => number - back);
    const files = new Map(trees[known[0] ?? -1]);
    if (moved) {
      for (const [path, content] of [...files].filter(([name]) => name.startsWith("lib/"))) {
        files.delete(path);
        files.set(path.replace("lib/", "src/"), content);
      }
    }
    for (const [path, content] of changes) {
      if (content === "gone") files.delete(paths[path] ?? "");
      else files.set(paths[path] ?? "", content);
    }
    trees.push(files);
    const date = 1_700_000_000 + 100 * number - 150 * late + number;
    const lines = [
      `commit refs/made/${number}`,
      `mark :${number + 1}`,
      `committer Ada <ada@acme.example> ${date} +0000`,
      `data ${message.length}`,
      message,
      ...known.map((parent, index) => `${index === 0 ? "from" : "merge"} :${parent + 1}`),
      "deleteall",
      ...[...files].flatMap(([path, content]) => [`M ${modes.get(content) ?? "100644"} inline ${path}`, `data ${content.length}`, content]),
    ];
    return `${lines.join("\n")}\n\n`;
  });
  return `${parts.join("")}done\n`;
}

const modes = new Map([["run", "100755"], ["link", "120000"]]);
