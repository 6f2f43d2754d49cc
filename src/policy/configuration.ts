import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";

import { GuardError } from "../errors.ts";
import { readJson, readYaml } from "./read-data.ts";
import type { Configuration } from "./schema.ts";

/** The names of the file, the first one found in a folder wins. */
export const configurationFiles = [
  "cinclus-guard.config.json",
  "cinclus-guard.config.yaml",
  "cinclus-guard.config.yml",
  "package.json",
] as const;

export interface FoundConfiguration {
  readonly configuration: Configuration;
  /** What its globs are relative to: the folder of the file, or the scanned one where the file was named. */
  readonly folder: string;
  /** The file itself, where there is one. */
  readonly file?: string;
}

export interface WhereToLook {
  /** The folder that is scanned. Found is what stands in it or above it, up to the top of the repository. */
  readonly root: string;
  /** A file that was named, so it must be there. */
  readonly file?: string;
  /** Use none, whatever is there. */
  readonly none?: boolean;
}

/**
 * Finds, reads and checks the configuration. Without a file it is empty.
 *
 * @throws GuardError where a file cannot be read, or says something it cannot say
 */
export async function loadConfiguration({ root, file, none }: WhereToLook): Promise<FoundConfiguration> {
  if (none) return { configuration: {}, folder: root };
  const found = file === undefined ? await search(root) : { path: resolve(root, file), data: await readNamed(root, file) };
  if (!found) return { configuration: {}, folder: root };
  // Loaded only now, because most projects have no configuration.
  const { validateConfiguration } = await import("./validate.ts");
  const source = relative(root, found.path).replaceAll("\\", "/");
  const folder = file === undefined ? dirname(found.path) : root;
  return { configuration: validateConfiguration(found.data, source), folder, file: found.path };
}

async function search(root: string): Promise<{ path: string; data: unknown } | undefined> {
  const top = topOfRepository(root) ?? root;
  if (!foldersBetween(root, top).some((folder) => configurationFiles.some((name) => existsSync(join(folder, name))))) {
    return undefined;
  }
  const { lilconfig } = await import("lilconfig");
  const read = (path: string, content: string): unknown => readByName(path, content, root);
  const searcher = lilconfig("cinclus-guard", {
    searchPlaces: [...configurationFiles],
    packageProp: "cinclus-guard",
    stopDir: top,
    loaders: { ".json": read, ".yaml": read, ".yml": read },
  });
  const result: { filepath: string; config: unknown } | null = await searcher.search(root);
  return result ? { path: result.filepath, data: result.config } : undefined;
}

async function readNamed(root: string, file: string): Promise<unknown> {
  const path = resolve(root, file);
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch {
    throw new GuardError(`The configuration file ${file} cannot be read. Check the path given to --config.`);
  }
  const data = readByName(path, content, root);
  if (basename(path) !== "package.json") return data;
  return typeof data === "object" && data !== null && "cinclus-guard" in data ? data["cinclus-guard"] : {};
}

function readByName(path: string, content: string, root: string): unknown {
  const source = relative(root, path).replaceAll("\\", "/");
  if (/\.ya?ml$/i.test(path)) return readYaml(content, source);
  if (basename(path) !== "package.json") return readJson(content, source);
  try {
    return JSON.parse(content);
  } catch {
    // Templates of package.json are no JSON, and a broken one is the package manager's business.
    return {};
  }
}

/** The nearest folder upwards that holds `.git`, which is a file in linked worktrees and submodules. */
export function topOfRepository(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, ".git"))) return current;
    if (dirname(current) === current) return undefined;
  }
}

function foldersBetween(folder: string, top: string): string[] {
  const folders = [folder];
  for (let current = folder; current !== top && dirname(current) !== current; current = dirname(current)) {
    folders.push(dirname(current));
  }
  return folders;
}
