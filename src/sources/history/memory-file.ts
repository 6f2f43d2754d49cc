import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * A file below a repository's git folder in which audits leave notes for the next one. It is written beside
 * and moved into place, so that a crash or another audit at the same time leaves a whole file; whatever is
 * not as it was written is as good as not there.
 */
export class MemoryFile {
  readonly #path: string;

  constructor(gitFolder: string, name: string) {
    this.#path = `${gitFolder}/cinclus-guard/${name}.json`;
  }

  read(): unknown {
    try {
      const [checksum = "", text = ""] = readFileSync(this.#path, "utf8").split("\n", 2);
      return checksum === checksumOf(text) ? JSON.parse(text) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Remembering is a convenience: where it cannot be done, the next audit finds everything out again. */
  write(data: object): void {
    const text = JSON.stringify(data);
    const temporary = `${this.#path}.${randomBytes(6).toString("hex")}`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(temporary, `${checksumOf(text)}\n${text}`, { mode: 0o600 });
      renameSync(temporary, this.#path);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
