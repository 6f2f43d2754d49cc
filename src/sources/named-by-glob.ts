import { sep } from "node:path";

/** Whether a path that is no file may be a pattern that the shell has left as it is: in quotes, and always on Windows. */
export function mayBeGlob(given: string): boolean {
  return /[*?[\]{}]/.test(given);
}

/** The files that a pattern such as `src/**\/*.ts` names, in a stable order, relative to the root. */
export async function filesByGlob(root: string, pattern: string): Promise<string[]> {
  const { default: glob } = await import("fast-glob");
  const found = await glob(sep === "\\" ? pattern.replaceAll("\\", "/") : pattern, {
    cwd: root,
    dot: true,
    followSymbolicLinks: false,
    ignore: ["**/.git/**", "**/node_modules/**"],
  });
  return found.sort();
}
