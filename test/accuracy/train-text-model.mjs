/* global console */
// Learns how people write names and words, for src/cinclus/text-model.ts: how likely each character is
// after the one before it. Reads identifiers, slugs and words out of the documentation and declaration
// files of installed packages. Run: node test/accuracy/train-text-model.mjs > src/cinclus/text-model.ts
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const symbols = 54; // a–z, A–Z, any digit, any separator
const start = symbols;

function symbolOf(character) {
  const code = character.charCodeAt(0);
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65 + 26;
  return code >= 48 && code <= 57 ? 52 : 53;
}

function* files(folder, depth = 0) {
  if (depth > 6) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path, depth + 1);
    else if (/(\.d\.ts|\.md|package\.json)$/.test(entry.name)) yield path;
  }
}

const counts = Array.from({ length: symbols + 1 }, () => new Float64Array(symbols).fill(0.5));
const seen = new Map();
for (const file of files("node_modules")) {
  for (const [word] of readFileSync(file, "utf8").matchAll(/[A-Za-z][\w./:-]{3,60}/g)) {
    // Hashes and the like are what the model must tell from words: they stay out of it.
    if (/[0-9a-f]{12}|\d{5}/.test(word)) continue;
    const times = seen.get(word) ?? 0;
    seen.set(word, times + 1);
    if (times >= 4) continue;
    let before = start;
    for (const character of word) {
      const symbol = symbolOf(character);
      counts[before][symbol]++;
      before = symbol;
    }
  }
}

const rows = counts.map((row) => {
  const sum = row.reduce((a, b) => a + b);
  return Array.from(row, (count) => String.fromCharCode(48 + Math.min(62, Math.round(-Math.log2(count / sum) * 4)))).join("");
});
console.log(`/**
 * How surprising each character is after the one before it in names and words, in quarters of a bit as
 * characters from "0" on. One row for each character before (a–z, A–Z, any digit, any separator, the
 * beginning), one column for each character. Learned from ${String(seen.size)} different words of documentation and
 * declaration files; made anew by \`node test/accuracy/train-text-model.mjs\`.
 */
export const surprise: readonly string[] = [
${rows.map((row) => `  ${JSON.stringify(row)},`).join("\n")}
];`);
