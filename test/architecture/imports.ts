import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** One file of ours that brings in another one. Paths are told from the top of the project. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Gone once the types are: it makes no cycle. */
  readonly typeOnly: boolean;
}

const root = join(import.meta.dirname, "../..");

/** All TypeScript files below some folders. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
      .filter((path) => path.endsWith(".ts")),
  );
}

/** The files of ours that a file brings in, at its top or later. */
export function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), "utf8");
  return [...text.matchAll(/^(?:import|export) (type )?[^;"]*"(\.\.?\/[^"]+)"|\bimport\("(\.\.?\/[^"]+)"\)/gm)].map(([, type, named, later]) => ({
    from,
    to: posix.join(posix.dirname(from), named ?? later ?? ""),
    typeOnly: type !== undefined,
  }));
}
