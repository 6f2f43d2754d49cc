import { Buffer } from "node:buffer";
import { posix } from "node:path";
import { noAdditions, type Project } from "../../src/facts/text.ts";
import { createPrefilter, isNamedAfterCinclus } from "../../src/search/prefilter.ts";
import { detect } from "../../src/scan/detect.ts";
import type { Case, Expectation } from "./expand.ts";

export interface Tally {
  found: number;
  missed: number;
  wrong: number;
}

export interface Outcome {
  readonly what: "found" | "missed" | "wrong" | "twice";
  readonly rule: string;
  readonly kind: string;
  readonly at: string;
  readonly why: string;
}

const prefilter = createPrefilter(noAdditions);

/** What the detector makes of one case, held against what the case expects. */
export function judge(given: Case): Outcome[] {
  const files = new Map(Object.entries(given.files).map(([path, text]) => [path, bytesOf(text)]));
  const project: Project = { read: (path) => files.get(path)?.toString("utf8") };
  const left = new Map<string, { times: number; at: Expectation }>();
  const reported = new Set<string>();
  for (const [path, bytes] of files) {
    if (!prefilter.test(bytes) && !isNamedAfterCinclus(path)) continue;
    for (const finding of detect({ path, where: "file", bytes }, { additions: noAdditions, project })) {
      // A literal that two files bring to light is one finding, as the pipeline has it.
      const exact = `${finding.rule} ${finding.path}:${String(finding.line)}:${String(finding.column)}`;
      if (reported.has(exact)) continue;
      reported.add(exact);
      const id = `${finding.rule} ${finding.path}:${String(finding.line)}`;
      const known = left.get(id);
      left.set(id, { times: (known?.times ?? 0) + 1, at: { rule: finding.rule, path: finding.path, line: finding.line } });
    }
  }
  const outcomes: Outcome[] = [];
  const tell = (what: Outcome["what"], { rule, path, line }: Expectation): void => {
    outcomes.push({ what, rule, kind: kindOf(path), at: `${given.id} ${path}:${String(line)}`, why: given.why });
  };
  const expected = new Set<string>();
  for (const expectation of given.expect) {
    const id = idOf(expectation);
    expected.add(id);
    const entry = left.get(id);
    if (entry && entry.times > 0) entry.times--;
    tell(entry && entry.times >= 0 && left.has(id) ? "found" : "missed", expectation);
    if (entry?.times === 0) left.delete(id);
  }
  for (const maybe of given.maybe ?? []) left.delete(idOf(maybe));
  for (const [id, { at }] of left) tell(expected.has(id) ? "twice" : "wrong", at);
  return outcomes;
}

function idOf({ rule, path, line }: Expectation): string {
  return `${rule} ${path}:${String(line)}`;
}

function bytesOf(text: string): Buffer {
  return text.startsWith("base64:") ? Buffer.from(text.slice(7), "base64") : Buffer.from(text);
}

function kindOf(path: string): string {
  const name = posix.basename(path);
  return posix.extname(name) || name;
}

export function tallies(outcomes: readonly Outcome[], by: (outcome: Outcome) => string): Map<string, Tally> {
  const result = new Map<string, Tally>();
  for (const outcome of outcomes) {
    if (outcome.what === "twice") continue;
    const tally = result.get(by(outcome)) ?? { found: 0, missed: 0, wrong: 0 };
    tally[outcome.what]++;
    result.set(by(outcome), tally);
  }
  return result;
}
