import { Buffer } from "node:buffer";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { errorCode } from "../walk.ts";
import { IdSet } from "./id-set.ts";
import { PackDoubt } from "./pack-index.ts";
import type { Repository } from "./repository.ts";

/** Where a repository keeps its objects: in packs and in files of their own, here and in other repositories. */
export interface ObjectStore {
  /** The length of an id: 20 bytes, or 32 for SHA-256. */
  readonly idBytes: number;
  /** Without their ending, in a stable order. */
  readonly packs: readonly string[];
  readonly loose: readonly LooseObject[];
  /** The ids of all loose objects. */
  readonly looseIds: IdSet;
}

export interface LooseObject {
  readonly id: string;
  readonly path: string;
}

/** Lists what there is. Throws a `PackDoubt` where something is not as this reader knows it. */
export function openObjectStore({ idFormat, objects }: Repository): ObjectStore {
  // The objects of a push that is not yet accepted are spread over folders that only git knows how to join.
  if (process.env.GIT_QUARANTINE_PATH !== undefined || process.env.GIT_ALTERNATE_OBJECT_DIRECTORIES !== undefined) {
    throw new PackDoubt("The environment names further folders of objects.");
  }
  if (idFormat !== "sha1" && idFormat !== "sha256") throw new PackDoubt("The repository's kind of object id is not known here.");
  const idBytes = idFormat === "sha1" ? 20 : 32;
  const packs: string[] = [];
  const loose: LooseObject[] = [];
  for (const folder of withAlternates(objects)) {
    packs.push(...listPacks(`${folder}/pack`));
    loose.push(...listLoose(folder, idBytes));
  }
  const looseIds = new IdSet(idBytes, loose.length);
  for (const { id } of loose) looseIds.add(Buffer.from(id, "hex"), 0);
  return { idBytes, packs, loose, looseIds };
}

/** The folder itself, those it borrows from, and those they borrow from. */
function withAlternates(folder: string): string[] {
  const folders = [folder];
  for (const known of folders) {
    const lines = readIfThere(`${known}/info/alternates`).split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
    if (lines.some((line) => line.startsWith('"'))) throw new PackDoubt("The path of an alternate is written in quotes.");
    for (const line of lines) {
      const alternate = resolve(known, line);
      if (!folders.includes(alternate)) folders.push(alternate);
    }
  }
  return folders;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  }
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

function listPacks(folder: string): string[] {
  const names = new Set(listNames(folder));
  return [...names]
    .filter((name) => name.endsWith(".idx") && names.has(name.replace(/idx$/, "pack")))
    .sort()
    .map((name) => `${folder}/${name.slice(0, -".idx".length)}`);
}

function listLoose(folder: string, idBytes: number): LooseObject[] {
  const loose: LooseObject[] = [];
  for (const start of listNames(folder)) {
    if (!/^[0-9a-f]{2}$/.test(start)) continue;
    for (const rest of listNames(`${folder}/${start}`)) {
      if (rest.length === 2 * idBytes - 2 && /^[0-9a-f]+$/.test(rest)) loose.push({ id: start + rest, path: `${folder}/${start}/${rest}` });
    }
  }
  return loose;
}

/** Whether a file is larger than that. */
export function isLargerThan(path: string, size: number): boolean {
  return statSync(path).size > size;
}
