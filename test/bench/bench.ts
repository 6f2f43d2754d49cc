import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measureDeepAnalysis } from "./deep.ts";
import { generateRepository, git, type Leaks } from "./generate.ts";
import { interleave, median, run, table, type Command, type Run } from "./measure.ts";
import { findPeers, isOnPath } from "./peers.ts";
import { generateTrees } from "./tree.ts";
import { showHidingPlaces } from "./hiding-places.ts";

/** The built command; the bench measures what users run. */
const program = resolve(import.meta.dirname, "../../dist/bin.mjs");

const yardstick = "git cat-file, all objects";
const treeYardstick = "rg -l -i, the two words";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    /** Commits of the smallest generated repository. */
    commits: { type: "string", default: "2000" },
    places: { type: "boolean", default: false },
    growth: { type: "boolean", default: false },
    /** Only the scan of working files. */
    tree: { type: "boolean", default: false },
    /** Files of the generated working tree. */
    files: { type: "string", default: "12000" },
    /** The deep analysis of files that name Cinclus, against ESLint's parse of them. */
    deep: { type: "boolean", default: false },
    /** The service whose sources are turned into those of Cinclus for that. */
    as: { type: "string" },
  },
});
const rounds = Number(values.rounds);
const scratch = mkdtempSync(join(tmpdir(), "cinclus-guard-bench-"));

try {
  if (values.deep) for (const folder of positionals.length > 0 ? positionals : [undefined]) console.log(await measureDeepAnalysis(rounds, folder, values.as));
  else if (!existsSync(program)) throw new Error("There is nothing to measure yet. Run npm run build first.");
  else if (values.places) console.log(await showHidingPlaces(program, scratch));
  else if (values.growth) console.log(await measureGrowth());
  else {
    if (!values.tree) for (const repository of positionals.length > 0 ? positionals : [await generate(Number(values.commits))]) console.log(await compare(resolve(repository)));
    const named = positionals.filter((folder) => values.tree || existsSync(join(folder, ".git")));
    for (const folder of positionals.length > 0 ? named : generateTrees(scratch, Number(values.files))) console.log(await compareWorkingFiles(resolve(folder)));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function generate(commits: number, leaks: Leaks = "none"): Promise<string> {
  const folder = join(scratch, `generated-${commits}-${leaks}`);
  mkdirSync(folder);
  await generateRepository(folder, commits, leaks);
  return folder;
}

function audit(name: string, repository: string, ...options: string[]): Command {
  return { name, argv: [process.execPath, program, "audit", repository, "--format", "json", "--no-progress", "--fail-on", "never", ...options] };
}

function gitYardstick(repository: string): Command {
  return { name: yardstick, argv: ["git", "-C", repository, "cat-file", "--batch-all-objects", "--batch", "--unordered", "--buffer"] };
}

async function compare(repository: string): Promise<string> {
  const commands = [
    gitYardstick(repository),
    audit("cinclus-guard audit", repository, "--no-cache"),
    { name: "git log -p --all", argv: ["git", "-C", repository, "log", "-p", "--all", "--no-color"] },
    ...findPeers(repository, scratch),
  ];
  const runs = await interleave(commands, rounds);
  // Measured after the others, since it leaves its memory in the repository's git folder.
  for (const [name, own] of await interleave([audit("cinclus-guard audit, a second time", repository)], rounds)) runs.set(name, own);
  return [`## ${await describeRepository(repository)}`, "", ratios(runs, yardstick), ""].join("\n");
}

/** A scan of working files against ripgrep looking for the two words in the same ones. */
async function compareWorkingFiles(folder: string): Promise<string> {
  if (!isOnPath("rg")) return "A scan of working files is measured against ripgrep, which is not on the PATH.";
  const scan = [process.execPath, program, "scan", "--format", "json", "--no-progress", "--fail-on", "never"];
  const commands = [
    { name: treeYardstick, argv: ["rg", "-l", "-i", "cinclus|wayscloud", "."], cwd: folder },
    { name: "cinclus-guard scan", argv: scan, cwd: folder },
  ];
  const { output } = await run({ name: "", argv: scan, cwd: folder });
  const files = /"files": ?(\d+)/.exec(output)?.[1] ?? "?";
  return [`## ${folder}: ${files} working files, ${rounds} rounds`, "", ratios(await interleave(commands, rounds), treeYardstick), ""].join("\n");
}

async function describeRepository(repository: string): Promise<string> {
  const packed = /^in-pack: (\d+)$/m.exec(await git(repository, ["count-objects", "-v"]))?.[1] ?? "?";
  return `${repository}: ${packed} objects in packs, ${rounds} rounds`;
}

function ratios(runs: ReadonlyMap<string, readonly Run[]>, yardstickName: string): string {
  const base = runs.get(yardstickName) ?? [];
  const rows = [...runs].map(([name, own]) => {
    const seconds = own.map((one) => one.seconds);
    // Round by round, so that a machine that is slow for a while is so in both numbers.
    const pairs = own.map((one, round) => one.seconds / (base[round]?.seconds ?? Number.NaN));
    const peaks = own.flatMap(({ peakMiB }) => (peakMiB === undefined ? [] : [peakMiB]));
    return [
      name,
      median(pairs).toFixed(2),
      `${Math.min(...pairs).toFixed(2)} to ${Math.max(...pairs).toFixed(2)}`,
      median(seconds).toFixed(2),
      peaks.length > 0 ? Math.max(...peaks).toFixed(0) : "",
    ];
  });
  return table(["command", "ratio, median", "ratio, spread", "seconds, median", "peak MiB"], rows);
}

/** The same kind of repository, with keys and without, at 1, 4 and 16 times the size: time should grow no faster than objects do. */
async function measureGrowth(): Promise<string> {
  const rows: string[][] = [];
  for (const factor of [1, 4, 16]) {
    const commits = Number(values.commits) * factor;
    const repository = await generate(commits);
    const leaking = await generate(commits, "two");
    const runs = await interleave(
      [gitYardstick(repository), audit("nothing", repository, "--no-cache"), audit("two keys", leaking, "--no-cache")],
      rounds,
    );
    const objects = Number(/^in-pack: (\d+)$/m.exec(await git(repository, ["count-objects", "-v"]))?.[1]);
    const base = median((runs.get(yardstick) ?? []).map((one) => one.seconds));
    for (const found of ["nothing", "two keys"]) {
      const own = runs.get(found) ?? [];
      const seconds = median(own.map((one) => one.seconds));
      rows.push([
        `${factor}×`,
        String(objects),
        found,
        seconds.toFixed(2),
        ((seconds / objects) * 1e6).toFixed(1),
        (seconds / base).toFixed(2),
        Math.max(...own.map(({ peakMiB = 0 }) => peakMiB)).toFixed(0),
      ]);
    }
  }
  return table(["size", "objects", "found", "seconds", "microseconds an object", "ratio to git cat-file", "peak MiB"], rows);
}
