import { Buffer } from "node:buffer";
import { readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noAdditions } from "../../../src/facts/text.ts";
import { createPrefilter } from "../../../src/search/prefilter.ts";
import { Git } from "../../../src/sources/git.ts";
import { noStats, type Candidate, type SearchStats } from "../../../src/sources/history/candidate.ts";
import { searchByCatFile } from "../../../src/sources/history/cat-file-search.ts";
import { openRepository } from "../../../src/sources/history/repository.ts";
import { StoreSearch } from "../../../src/sources/history/store-search.ts";
import { readTips } from "../../../src/sources/history/tips.ts";
import { Repository } from "../../support/repository.ts";

interface Answer {
  readonly candidates: string[];
  readonly objects: number;
  readonly bytes: number;
}

async function collect(candidates: AsyncIterable<Candidate>, stats: SearchStats): Promise<Answer> {
  const found = new Set<string>();
  for await (const { id, type } of candidates) found.add(`${type} ${id}`);
  return { candidates: [...found].sort(), ...stats };
}

async function askGit(folder: string): Promise<Answer> {
  const stats = noStats();
  const { finder } = createPrefilter(noAdditions);
  return collect(searchByCatFile({ git: new Git(folder), finder, stats }), stats);
}

async function readPacks(folder: string): Promise<Answer & Pick<StoreSearch, "reader" | "isDoubtful" | "damaged">> {
  const stats = noStats();
  const git = new Git(folder);
  const opened = openRepository(git);
  const [repository, tips] = await Promise.all([opened, readTips(git, opened)]);
  const search = new StoreSearch({ git, repository, tips, additions: noAdditions, prefilter: createPrefilter(noAdditions), cache: false });
  const candidates: Candidate[] = [];
  for await (const candidate of search.candidates(stats)) candidates.push(candidate);
  const answer = await collect((async function* () { yield* candidates; await Promise.resolve(); })(), stats);
  return { ...answer, reader: search.reader, isDoubtful: search.isDoubtful, damaged: search.damaged };
}

/** Pieces that words can be put together from, so that they come about at seams, and fill that deltas can copy. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("ways", "cloud", "way", "scl", "oud", "cin", "clus", "c", "inclus", "W", "AYSCLOUD", "d2F5c2", "Nsb3Vk") },
  { weight: 3, arbitrary: fc.nat(7).map((seed) => filler(seed)) },
  { weight: 1, arbitrary: fc.constantFrom("wayscloud", "cinclus", "\n", "w\0a\0y\0s\0", "c\0l\0o\0u\0d") },
);

/** Text that looks random, does not compress into nothing, and is the same for the same seed. */
function filler(seed: number): string {
  let state = seed * 7919 + 17;
  return Array.from({ length: 150 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return String.fromCharCode(97 + (state >> 16) % 22);
  }).join("").replaceAll("cl", "kl").replaceAll("ay", "ey");
}

const edit = fc.record({
  file: fc.constantFrom("a.txt", "dir/b.txt", "dir/deep/c.txt"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(60),
  pieces: fc.array(piece, { maxLength: 4 }),
});

describe("reading packs", () => {
  it("finds exactly what git's own listing of all objects finds", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 40 }), fc.constantFrom("loose", "pack", "deep", "ids", "both"), async (edits, kind) => {
        const repository = new Repository();
        const files = new Map(["a.txt", "dir/b.txt", "dir/deep/c.txt"].map((path, index) => [path, [index, 5, 6, 7].map(filler).join("")]));
        importHistory(repository, files, edits);
        if (kind === "deep") repository.git("repack", "-adfq", "--depth=4000", "--window=50");
        if (kind === "pack" || kind === "both") repository.git("repack", "-adq");
        if (kind === "ids") repository.git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--window=30");
        if (kind === "both") repository.commit("one more, about wayscloud", { "new.txt": "cinclus" });
        const packs = await readPacks(repository.folder);
        expect(packs.reader).toBe("packs");
        expect(packs.isDoubtful).toBe(false);
        const { candidates, objects, bytes } = packs;
        const git = await askGit(repository.folder);
        expect(candidates).toEqual(git.candidates);
        // What is loose and packed at once, git counts once.
        if (kind !== "both") expect({ objects, bytes }).toEqual({ objects: git.objects, bytes: git.bytes });
      }),
      { numRuns: 60 },
    );
  });

  it("says so where an object that another one speaks of is missing", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.txt": "a", "b.txt": "b" });
    const id = repository.git("rev-parse", "HEAD:a.txt");
    rmSync(join(repository.folder, ".git/objects", id.slice(0, 2), id.slice(2)));
    expect((await readPacks(repository.folder)).isDoubtful).toBe(true);
  });

  it("leaves damaged bytes of a pack to git, and tells what git refuses", async () => {
    const repository = new Repository();
    for (let version = 0; version < 5; version++) repository.commit(`v${version}`, { "a.txt": `${filler(version)}${filler(3).repeat(9)}` });
    repository.git("repack", "-adfq");
    const folder = join(repository.folder, ".git/objects/pack");
    const pack = join(folder, readdirSync(folder).find((name) => name.endsWith(".pack")) ?? "");
    const bytes = readFileSync(pack);
    chmodSync(pack, 0o644);
    writeFileSync(pack, Buffer.concat([bytes.subarray(0, 60), Buffer.from([bytes[60] ?? 0 ^ 0xff, 0xaa, 0x55]), bytes.subarray(63)]));
    const { isDoubtful, damaged } = await readPacks(repository.folder);
    expect(isDoubtful).toBe(true);
    expect(damaged.length).toBeGreaterThan(0);
  });

  it("leaves a pack whose index is not understood to git", async () => {
    const repository = new Repository();
    repository.commit("one", { "a.txt": "cinclus" });
    repository.git("-c", "pack.indexVersion=1", "repack", "-adq");
    const { reader, candidates } = await readPacks(repository.folder);
    expect(reader).toBe("git");
    expect(candidates).toHaveLength(1);
  });
});

/** One commit for each edit, by one git process. */
function importHistory(repository: Repository, files: Map<string, string>, edits: readonly (typeof edit extends fc.Arbitrary<infer T> ? T : never)[]): void {
  const parts: string[] = [];
  const write = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  for (const [number, { file, at, removed, pieces }] of [undefined, ...edits].map((e) => e ?? { file: "", at: 0, removed: 0, pieces: [] }).entries()) {
    const before = files.get(file);
    if (before !== undefined) {
      const start = Math.floor(at * before.length);
      files.set(file, before.slice(0, start) + pieces.join("") + before.slice(start + removed));
    }
    parts.push(`commit refs/heads/main\ncommitter Ada <ada@acme.example> ${1_700_000_000 + number} +0000\n`, write(`edit ${number}`));
    for (const [path, content] of files) if (number === 0 || path === file) parts.push(`M 100644 inline ${path}\n`, write(content));
  }
  repository.gitWith({ input: Buffer.from(`${parts.join("")}done\n`, "latin1") }, "fast-import", "--quiet", "--done", "--depth=0");
}
