import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { GuardError } from "../errors.ts";
import { clientEvents, type HookEvent } from "./events.ts";
import { huskyEdit, lefthookEdit, type ManagerEdit, preCommitEdit, simpleGitHooksEdit } from "./manager-edits.ts";
import { fieldsOfPackage, type Manager } from "./managers.ts";

/** What became of a manager's files. */
export interface ManagerChanges {
  /** Relative to the top of the work tree. */
  readonly files: readonly string[];
  /** Hooks that only a person can put in, because what is there is not simple. */
  readonly left: readonly HookEvent[];
}

/** Has a manager run our hooks, by its own files. */
export async function putIntoManager(top: string, manager: Manager): Promise<ManagerChanges> {
  const files: string[] = [];
  const left: HookEvent[] = [];
  const places = await placesOf(top, manager.name);
  for (const { file, edit, events } of places) {
    const before = await readText(join(top, file));
    let text = before;
    for (const event of events) {
      const next = edit.put(text, event);
      if (next === undefined) left.push(event);
      else text = next;
    }
    if (text === undefined || text === before) continue;
    await write(join(top, file), text, before === undefined && manager.name === "husky");
    files.push(file);
  }
  return { files, left: places.length === 0 ? clientEvents : left };
}

/** Takes our hooks out of a manager's files, which are then as they were. */
export async function takeFromManager(top: string, manager: Manager): Promise<ManagerChanges> {
  const files: string[] = [];
  for (const { file, edit, events } of await placesOf(top, manager.name)) {
    const before = await readText(join(top, file));
    if (before === undefined) continue;
    let text: string | undefined = before;
    for (const event of [...events].reverse()) text = text === undefined ? undefined : edit.take(text, event);
    if (text === before) continue;
    if (text === undefined) await rm(join(top, file));
    else await write(join(top, file), text, false);
    files.push(file);
  }
  return { files, left: [] };
}

interface Place {
  readonly file: string;
  readonly edit: ManagerEdit;
  readonly events: readonly HookEvent[];
}

/** The files to edit; none where a manager is told what to do in another way, such as by a program. */
async function placesOf(top: string, name: string): Promise<readonly Place[]> {
  const first = async (edit: ManagerEdit, ...files: string[]): Promise<Place[]> => {
    for (const file of files) if ((await readText(join(top, file))) !== undefined) return [{ file, edit, events: clientEvents }];
    return [];
  };
  switch (name) {
    case "husky":
      return clientEvents.map((event) => ({ file: `.husky/${event}`, edit: huskyEdit, events: [event] }));
    case "lefthook":
      return first(lefthookEdit, ...["lefthook", ".lefthook", ".config/lefthook"].flatMap((file) => [`${file}.yml`, `${file}.yaml`]));
    case "simple-git-hooks":
      if ((await fieldsOfPackage(top)).includes("simple-git-hooks")) return first(simpleGitHooksEdit(true), "package.json");
      return first(simpleGitHooksEdit(false), ".simple-git-hooks.json", "simple-git-hooks.json");
    case "pre-commit":
      return first(preCommitEdit, ".pre-commit-config.yaml");
    default:
      return [];
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}

/** In place, so that its permissions stay, and a link stays a link. */
async function write(path: string, text: string, executable: boolean): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode: executable ? 0o755 : 0o666 });
  } catch (error) {
    throw new GuardError(`${path} cannot be written (${error instanceof Error ? error.message : String(error)}). Check its permissions.`);
  }
}
