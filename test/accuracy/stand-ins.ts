import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { isCredentialLike, isStandIn } from "../../src/cinclus/stand-ins.ts";

const modules = join(import.meta.dirname, "../../node_modules");

/** Enough that one in a thousand shows. */
const sampleSize = 20_000;

interface Sample {
  readonly name: string;
  readonly values: readonly string[];
  /** Whether these are keys, for all that a look at one can tell. */
  readonly areKeys: boolean;
}

/** Measures how often a literal is judged wrongly by its looks alone: keys taken for words, and words for keys. */
export function measureStandIns(): void {
  console.log(`\nby looks alone, for up to ${String(sampleSize)} values each:`);
  for (const { name, values, areKeys } of samples()) {
    const wrong = values.filter((value) => (areKeys ? isStandIn(value) || !isCredentialLike(value) : isCredentialLike(value)));
    const share = `${((100 * wrong.length) / Math.max(1, values.length)).toFixed(2)} %`;
    const shown = areKeys ? "" : wrong.slice(0, 3).join(" ");
    console.log(`${name.padEnd(42)} ${String(values.length).padStart(6)}  ${areKeys ? "not taken for keys" : "taken for keys    "} ${share.padStart(8)}  ${shown}`);
  }
}

function samples(): Sample[] {
  const digits = "0123456789";
  const lower = "abcdefghijklmnopqrstuvwxyz";
  const letters = lower + lower.toUpperCase() + digits;
  const keys: [string, string, number][] = [
    ["random, 32 of hex", "0123456789abcdef", 32],
    ["random, 48 of hex", "0123456789abcdef", 48],
    ["random, 20 of letters and digits", letters, 20],
    ["random, 32 of letters and digits", letters, 32],
    ["random, 56 of letters and digits", letters, 56],
    ["random, 43 of Base64 for URLs", `${letters}-_`, 43],
    ["random, 32 of small letters and digits", lower + digits, 32],
    ["random, 26 of Base32", `${lower.toUpperCase()}234567`, 26],
  ];
  const names = identifiers();
  return [
    ...keys.map(([name, alphabet, length]) => ({ name, values: [...randomValues(name, alphabet, length)], areKeys: true })),
    { name: "identifiers of the DOM, 16 or longer", values: names.filter(({ length }) => length >= 16), areKeys: false },
    { name: "identifiers joined by dashes", values: joined(names, "-"), areKeys: false },
    { name: "identifiers joined by underscores", values: joined(names, "_"), areKeys: false },
    { name: "identifiers with a number behind them", values: joined(names, "").map((name, index) => `${name}${String(index % 1000)}`), areKeys: false },
    { name: "names of packages and their versions", values: packages(), areKeys: false },
  ];
}

/** The names in TypeScript's description of the DOM: many, of all kinds, and the same for one version. */
function identifiers(): string[] {
  const text = readFileSync(join(modules, "typescript/lib/lib.dom.d.ts"), "utf8");
  return [...new Set(text.match(/\b[A-Za-z][A-Za-z0-9]{3,40}\b/g))].slice(0, sampleSize);
}

function joined(names: readonly string[], by: string): string[] {
  return names.map((name, index) => [name, names[(index * 7 + 3) % names.length] ?? ""].join(by)).filter(({ length }) => length >= 16);
}

function packages(): string[] {
  return readdirSync(modules, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("package.json"))
    .flatMap((path) => /"version": "([^"]+)"/.exec(readFileSync(join(modules, path), "utf8"))?.[1]?.replace(/^/, `${path.replaceAll("\\", "-").replaceAll("/", "-").replace(/-package\.json$/, "")}-`) ?? [])
    .filter(({ length }) => length >= 16)
    .slice(0, sampleSize);
}

/** The same values every time, so that two runs can be compared. */
function* randomValues(seed: string, alphabet: string, length: number): Generator<string> {
  let bytes: number[] = [];
  let block = 0;
  const limit = 256 - (256 % alphabet.length);
  for (let made = 0; made < sampleSize; made++) {
    let value = "";
    while (value.length < length) {
      if (bytes.length === 0) bytes = [...createHash("sha512").update(`${seed} ${String(block++)}`).digest()];
      const byte = bytes.pop() ?? 0;
      if (byte < limit) value += alphabet.charAt(byte % alphabet.length);
    }
    yield value;
  }
}
