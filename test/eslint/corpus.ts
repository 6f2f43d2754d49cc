import { Buffer } from "node:buffer";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Case, expandCase } from "../accuracy/expand.ts";

const readCase: (line: string) => Case = JSON.parse;
const folder = join(import.meta.dirname, "../accuracy/cases");

/** A text of the accuracy corpus, in a folder named after its case. */
export interface CorpusFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every text of the corpus that is UTF-8, which is all that ESLint reads. */
export function readCorpus(): CorpusFile[] {
  const lists = [folder, join(folder, "held-out")].flatMap((home) => readdirSync(home).filter((name) => name.endsWith(".jsonl")).map((name) => join(home, name)));
  const cases = lists.flatMap((list) => readFileSync(list, "utf8").split("\n").filter((line) => line.trim() !== "").map((line) => readCase(line)));
  return cases.flatMap((given) =>
    Object.entries(expandCase(given).files).flatMap(([path, text]) => {
      const bytes = text.startsWith("base64:") ? Buffer.from(text.slice(7), "base64") : Buffer.from(text);
      return isUtf8(bytes) ? [{ path: `${given.id}/${path}`, bytes }] : [];
    }),
  );
}

function isUtf8(bytes: Buffer): boolean {
  return !bytes.includes(0) && Buffer.from(bytes.toString("utf8")).equals(bytes);
}

/** A folder with the files in it; call `remove` afterwards. */
export function writeOut(files: readonly CorpusFile[]): { root: string; remove: () => void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "cinclus-guard-eslint-")));
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return { root, remove: () => { rmSync(root, { recursive: true, force: true }); } };
}
