import { resolve } from "node:path";
import type { Readable } from "node:stream";
import type { Finding, ScanReport } from "../facts/finding.ts";
import { noAdditions, type Text } from "../facts/text.ts";
import { filesSource } from "../sources/files.ts";
import type { StagedText } from "../sources/index-source.ts";
import type { Source } from "../sources/source.ts";
import { identity } from "./identity.ts";
import { byPlace, type Detector, lateDetector } from "./late-detector.ts";
import {
  defaultMaxFileSize,
  type FileScanOptions,
  type IndexScanOptions,
  type ScanOptions,
  type StdinScanOptions,
} from "./options.ts";
import { createPrefilter } from "../search/prefilter.ts";

/** Looks through working files: folders, and files named themselves. Without paths, the whole root. */
export async function scanFiles(paths: readonly string[], options: FileScanOptions = {}): Promise<ScanReport> {
  const source = filesSource({
    root: options.root ?? process.cwd(),
    paths,
    additions: options.additions ?? noAdditions,
    maxFileSize: options.maxFileSize ?? defaultMaxFileSize,
    gitignore: options.gitignore ?? true,
    ignore: options.ignore,
    onProgress: options.onProgress,
  });
  return scanSource(source, options);
}

/** Looks through what the next commit would contain, and keeps the findings that it would bring in. */
export async function scanIndex(options: IndexScanOptions = {}): Promise<ScanReport> {
  const [{ indexSource }, { Git }] = await Promise.all([import("../sources/index-source.ts"), import("../sources/git.ts")]);
  const source = await indexSource({
    git: new Git(options.root ?? process.cwd()),
    prefilter: createPrefilter(options.additions ?? noAdditions),
    maxFileSize: options.maxFileSize ?? defaultMaxFileSize,
    ignore: options.ignore,
    onProgress: options.onProgress,
  });
  if (options.wholeFiles === true) return scanSource(source, options);
  // What is only allowed in an old version was there all the same.
  const detectOld = lateDetector({ additions: options.additions ?? noAdditions }, source.project);
  return scanSource(source, options, (text, found) => broughtIn(text, found, detectOld));
}

/** Looks through what is piped in. It may come in pieces. */
export async function scanStdin(input: Readable | Uint8Array, options: StdinScanOptions = {}): Promise<ScanReport> {
  const { stdinSource } = await import("../sources/stdin.ts");
  const source = stdinSource(input, {
    root: resolve(options.root ?? process.cwd()),
    path: options.filename ?? "stdin",
    prefilter: createPrefilter(options.additions ?? noAdditions),
    maxFileSize: options.maxFileSize ?? defaultMaxFileSize,
  });
  return scanSource(source, options);
}

/**
 * A staged text's findings that no older version had. On a changed line every finding counts: whoever writes the
 * line again has the key before their eyes.
 */
async function broughtIn({ history }: StagedText, findings: readonly Finding[], detectOld: Detector): Promise<readonly Finding[]> {
  if (!history || findings.length === 0) return findings;
  const isOnChanged = ({ line, endLine }: Finding): boolean => history.changed.some(({ first, last }) => line <= last && endLine >= first);
  if (findings.every(isOnChanged)) return findings;
  const older = history.older();
  if (!older) return findings;
  const old = new Set<string>();
  for (const text of older) for (const finding of await detectOld(text)) old.add(identity(finding));
  return findings.filter((finding) => isOnChanged(finding) || !old.has(identity(finding)));
}

async function scanSource<T extends Text>(
  source: Source<T>,
  options: ScanOptions,
  narrow?: (text: T, findings: readonly Finding[]) => Promise<readonly Finding[]>,
): Promise<ScanReport> {
  const begun = performance.now();
  const detectIn = lateDetector(options, source.project);
  const findings: Finding[] = [];
  for await (const text of source.texts()) {
    const found = await detectIn(text);
    findings.push(...(narrow ? await narrow(text, found) : found));
  }
  return {
    target: { kind: source.kind, root: source.root },
    findings: findings.sort(byPlace),
    incomplete: source.incomplete,
    stats: { ...source.stats, durationMs: Math.round(performance.now() - begun) },
  };
}
