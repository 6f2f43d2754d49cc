import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { build } from "tsdown";
import { noAdditions } from "../../src/facts/text.ts";
import type { detect } from "../../src/scan/detect.ts";
import { generateClients } from "./clients.ts";
import { median, table } from "./measure.ts";

/** Detection as it is shipped: tsx names every function anew each time it is made, which would be measured, too. */
type Detect = typeof detect;

interface Source {
  readonly path: string;
  readonly text: string;
}

interface Measured extends Source {
  readonly ratio: number;
  readonly ours: number;
}

const endings = new Set([".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs"]);

/**
 * How long the deep analysis of a file that names Cinclus takes (reading it, following its values, judging), as a ratio
 * to the parse of the same file that ESLint begins with. Both in this thread, warm, in turn.
 *
 * @param folder of sources; generated ones without it
 * @param name of a service whose clients and addresses are turned into those of Cinclus, so that files name it
 */
export async function measureDeepAnalysis(rounds: number, folder?: string, name?: string): Promise<string> {
  const detects = await builtDetect();
  const sources = folder === undefined ? generateClients() : [...sourcesIn(folder, name)];
  const measured: Measured[] = [];
  for (const pass of ["warm up", "measure"]) {
    for (const source of sources) {
      const result = measure(source, detects, pass === "measure" ? rounds : 1);
      if (pass === "measure" && result) measured.push(result);
    }
  }
  measured.sort((one, other) => one.ratio - other.ratio);
  const at = (share: number): string => (measured[Math.min(measured.length - 1, Math.floor(share * measured.length))]?.ratio ?? Number.NaN).toFixed(2);
  const rows = measured.slice(-10).reverse().map(({ path, text, ratio, ours }) => [path, String(text.length), ratio.toFixed(2), ours.toFixed(2)]);
  return [
    `## ${folder ?? "generated clients"}: ${String(measured.length)} files that name Cinclus, ${String(rounds)} rounds`,
    "",
    table(["median", "95th percentile", "worst"], [[at(0.5), at(0.95), at(1)]]),
    "",
    table(["slowest files", "characters", "ratio to ESLint's parse", "milliseconds"], rows),
    "",
  ].join("\n");
}

function measure({ path, text }: Source, detects: Detect, rounds: number): Measured | undefined {
  const bytes = Buffer.from(text);
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const parsing = timeOf(() => parse(path, text));
    // What ESLint cannot parse cannot be compared.
    if (parsing === undefined) return undefined;
    const ours = timeOf(() => detects({ path, where: "file", bytes }, { additions: noAdditions })) ?? Number.NaN;
    ratios.push(ours / parsing);
    times.push(ours);
  }
  return { path, text, ratio: median(ratios), ours: median(times) };
}

/** As ESLint has it done, scopes included. */
function parse(path: string, text: string): boolean {
  try {
    parser.parseForESLint(text, { filePath: path, loc: true, range: true, comment: true, tokens: true, sourceType: "module", ecmaFeatures: { jsx: /[jt]sx$/.test(path) } });
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds; nothing where the work was not done. */
function timeOf(work: () => unknown): number | undefined {
  const begun = performance.now();
  const done = work();
  return done === false ? undefined : performance.now() - begun;
}

/** Beside the packages that it imports. */
async function builtDetect(): Promise<Detect> {
  const root = join(import.meta.dirname, "../..");
  const outDir = join(root, "node_modules/.cache/cinclus-guard-bench");
  await build({ cwd: root, config: false, entry: { detect: "src/scan/detect.ts" }, outDir, format: "esm", platform: "node", target: "node20", dts: false, clean: true, logLevel: "error" });
  const load: (url: string) => Promise<{ readonly detect: Detect }> = (url) => import(url);
  return (await load(pathToFileURL(join(outDir, "detect.mjs")).href)).detect;
}

function* sourcesIn(folder: string, name: string | undefined): Iterable<Source> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !endings.has(extname(entry.name)) || entry.parentPath.includes("node_modules")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = renamed(readFileSync(file, "utf8"), name);
    if (/cinclus|wayscloud/i.test(text)) yield { path: relative(folder, file).replaceAll("\\", "/"), text };
  }
}

function renamed(text: string, name: string | undefined): string {
  if (name === undefined) return text;
  return text
    .replaceAll(new RegExp(`\\bapi\\.${name}\\.com`, "gi"), "api.cinclus.wayscloud.services")
    .replaceAll(new RegExp(name, "gi"), (found) => (found === found.toUpperCase() ? "CINCLUS" : /^[A-Z]/.test(found) ? "Cinclus" : "cinclus"));
}
