import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { importsOf, sourceFiles } from "./imports.ts";

const root = join(import.meta.dirname, "../..");

interface Room {
  readonly paths: readonly string[];
  readonly mayUse: readonly string[];
}

const rooms = readRooms(readFileSync(join(root, "src/README.md"), "utf8"));
const imports = sourceFiles("src", "rules").flatMap(importsOf);

/** The table "Rooms, and what each may use". */
function readRooms(document: string): Room[] {
  const section = document.split(/^## /m).find((part) => part.startsWith("Rooms")) ?? "";
  return [...section.matchAll(/^\| (`.*) \|.*\|(.*)\|$/gm)].map(([, first = "", last = ""]) => ({ paths: namesIn(first), mayUse: namesIn(last) }));
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);
}

const isIn = (file: string, path: string): boolean => file === path || file.startsWith(`${path}/`);

/** The nearest room that holds a file: a file may have a room of its own within that of its folder. */
function roomOf(file: string): Room | undefined {
  const holding = rooms.flatMap((room) => room.paths.filter((path) => isIn(file, path)).map((path) => ({ room, path })));
  return holding.sort((a, b) => b.path.length - a.path.length)[0]?.room;
}

const crossing = imports.filter(({ from, to }) => (isIn(to, "src") || isIn(to, "rules")) && roomOf(from) !== roomOf(to));

it("has a room for every file, and a file for every room", () => {
  expect(sourceFiles("src", "rules").filter((file) => !roomOf(file))).toEqual([]);
  expect(rooms.flatMap(({ paths, mayUse }) => [...paths, ...mayUse]).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it("imports only along the arrows of src/README.md", () => {
  const wrong = crossing.filter(({ from, to }) => !roomOf(from)?.mayUse.some((path) => isIn(to, path)));
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

it("uses every arrow of src/README.md", () => {
  const unused = rooms.flatMap((room) =>
    room.mayUse.filter((path) => !crossing.some(({ from, to }) => roomOf(from) === room && isIn(to, path))).map((path) => `${room.paths[0] ?? ""} → ${path}`),
  );
  expect(unused).toEqual([]);
});

// Within a room, the functions that read a grammar call each other in circles, as grammars do.
it("has no circle between rooms", () => {
  const nameOf = (file: string): string => roomOf(file)?.paths[0] ?? file;
  expect(circles(crossing.filter(({ typeOnly }) => !typeOnly).map(({ from, to }) => [nameOf(from), nameOf(to)]))).toEqual([]);
});

function circles(arrows: readonly (readonly [string, string])[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (room: string, way: readonly string[]): void => {
    if (way.includes(room)) found.push([...way.slice(way.indexOf(room)), room].join(" → "));
    if (done.has(room) || way.includes(room)) return;
    for (const to of next.get(room) ?? []) visit(to, [...way, room]);
    done.add(room);
  };
  for (const room of next.keys()) visit(room, []);
  return found;
}

it("runs git in one place, and hooks where they are tried", () => {
  const running = sourceFiles("src", "rules").filter((file) => /from "(?:node:child_process|simple-git)"/.test(readFileSync(join(root, file), "utf8"))).sort();
  expect(running).toEqual(["src/hooks/scratch.ts", "src/sources/git.ts"]);
});
