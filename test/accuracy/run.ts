// Measures how much the detector finds and how much of that is right: `npm run accuracy -- [--verbose] [--kinds] [--peers] [files…]`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expandCase, type Case } from "./expand.ts";
import { judge, tallies, type Outcome, type Tally } from "./measure.ts";
import { comparePeers } from "./peers.ts";
import { measureStandIns } from "./stand-ins.ts";

const folder = join(import.meta.dirname, "cases");
const readCase: (text: string) => Case = JSON.parse;
const [...words] = process.argv.slice(2);
const verbose = words.includes("--verbose");
const named = words.filter((word) => !word.startsWith("--"));

const parts: [string, string[]][] = named.length
  ? [["the files given", named]]
  : [
      ["tuned on", filesIn(folder)],
      ["held out", filesIn(join(folder, "held-out"))],
    ];

for (const [title, files] of parts) {
  const cases = files.flatMap(readCases);
  const outcomes = cases.flatMap((given) => judge(expandCase(given)));
  // What is held out is counted, never looked at: a look would be the first step of tuning on it.
  if (verbose && title !== "held out") for (const line of outcomes.filter(({ what }) => what !== "found").map(told).sort()) console.log(line);
  const clean = cases.filter(({ expect }) => expect.length === 0).length;
  console.log(`\n${title}: ${String(cases.length)} cases, ${String(clean)} of them clean`);
  print(tallies(outcomes, ({ rule }) => rule));
  if (words.includes("--kinds")) print(tallies(outcomes, ({ kind }) => kind));
}

if (named.length === 0) measureStandIns();
if (words.includes("--peers")) comparePeers(parts.flatMap(([, files]) => files).flatMap(readCases).map(expandCase));

function filesIn(path: string): string[] {
  return readdirSync(path).filter((name) => name.endsWith(".jsonl")).map((name) => join(path, name));
}

function readCases(file: string): Case[] {
  return readFileSync(file, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => readCase(line));
}

function told({ what, rule, at, why }: Outcome): string {
  return `${what.padEnd(7)} ${rule.padEnd(22)} ${at}  ${why}`;
}

function print(rows: ReadonlyMap<string, Tally>): void {
  const sum: Tally = { found: 0, missed: 0, wrong: 0 };
  for (const [name, tally] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(row(name, tally));
    for (const key of ["found", "missed", "wrong"] as const) sum[key] += tally[key];
  }
  console.log(row("all", sum));
}

function row(name: string, { found, missed, wrong }: Tally): string {
  const share = (of: number): string => (of ? `${((100 * found) / of).toFixed(1)} %` : "–").padStart(7);
  return `${name.padEnd(24)} found ${String(found).padStart(4)}  missed ${String(missed).padStart(4)}  wrong ${String(wrong).padStart(4)}  precision ${share(found + wrong)}  recall ${share(found + missed)}`;
}
