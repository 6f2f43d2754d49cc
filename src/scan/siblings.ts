import { posix } from "node:path";
import type { Project, Text } from "../facts/text.ts";
import { expand } from "../flow/expand.ts";
import { Model } from "../flow/model/model.ts";
import type { SourceFile } from "../flow/value.ts";
import { readAs, readInner, readText } from "../languages/registry.ts";
import type { Program } from "../tree/node.ts";

/** Reads a text with all texts inside it. A message or a note is prose, whatever it looks like. */
export function createSourceFile(path: string, text: string, where: Text["where"] = "file"): SourceFile {
  return sourceFileOf(path, text, where === "file" ? readText(text, path) : readAs(text, "text", path));
}

/** The same for a program that somebody else has read already. */
export function sourceFileOf(path: string, text: string, program: Program): SourceFile {
  const whole = expand(program, (inner, language) => readInner(inner, language, path));
  return { path, text, model: new Model(whole) };
}

export interface Siblings {
  readonly resolve: (from: SourceFile, module: string) => SourceFile | undefined;
  readonly linkedByPage: (path: string) => boolean;
}

/** How many files of a project are read for one that imports them. */
const mostFiles = 60;

/** Modules that many files import are read once for all of them, as long as their text stays the same. */
const kept = new WeakMap<Project, Map<string, SourceFile>>();
const mostKept = 100;

function keptSourceFile(project: Project, path: string, text: string): SourceFile {
  const files = kept.get(project) ?? new Map<string, SourceFile>();
  kept.set(project, files);
  const before = files.get(path);
  const file = before?.text === text ? before : createSourceFile(path, text);
  // What was asked for last stays longest.
  files.delete(path);
  files.set(path, file);
  const [oldest] = files.keys();
  if (files.size > mostKept && oldest !== undefined) files.delete(oldest);
  return file;
}

const endings = [
  "",
  ".ts",
  ".tsx",
  ".mts",
  ".cts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  ".json",
  ".vue",
  ".svelte",
  "/index.ts",
  "/index.tsx",
  "/index.js",
  "/index.mjs",
  "/index.jsx",
];
const pages = [
  "index.html",
  "../index.html",
  "public/index.html",
  "../public/index.html",
  "../../index.html",
  "popup.html",
  "../popup.html",
];

/** The files of a project that one of them brings in: relative imports, the usual aliases, workspace packages. */
export function siblings(file: SourceFile, project: Project | undefined): Siblings {
  const known = new Map<string, SourceFile | undefined>([[file.path, file]]);
  const read = (path: string): SourceFile | undefined => {
    if (known.has(path)) return known.get(path);
    if (!project || known.size > mostFiles * endings.length) return undefined;
    const text = project.read(path);
    const made = text === undefined ? undefined : keptSourceFile(project, path, text);
    known.set(path, made);
    return made;
  };
  const resolved = new Map<string, SourceFile | undefined>();
  return {
    resolve(from, module) {
      const id = `${from.path}\0${module}`;
      if (!resolved.has(id)) resolved.set(id, first(pathsFor(from.path, module, project), read));
      return resolved.get(id);
    },
    linkedByPage(path) {
      const folder = posix.dirname(path);
      return pages.some((page) => {
        const text = project?.read(posix.normalize(posix.join(folder, page)));
        return (
          text !== undefined &&
          /<script\b/i.test(text) &&
          new RegExp(`src\\s*=\\s*["']?[^"'>\\s]*\\b${escaped(posix.basename(path))}`, "i").test(text)
        );
      });
    },
  };
}

function first<T>(paths: Iterable<string>, read: (path: string) => T | undefined): T | undefined {
  for (const path of paths) {
    const found = read(path);
    if (found) return found;
  }
  return undefined;
}

function* pathsFor(from: string, module: string, project: Project | undefined): Iterable<string> {
  const known = project?.resolve?.(from, module);
  if (known !== undefined) yield known;
  yield* candidatesFor(from, module, project);
}

function* candidatesFor(from: string, module: string, project: Project | undefined): Iterable<string> {
  const folder = posix.dirname(from);
  if (module.startsWith(".")) {
    yield* withEndings(posix.join(folder, module), project);
    return;
  }
  const alias = /^(?:@|~|\$lib|src|#)\/(.*)$/.exec(module);
  if (alias) {
    const rest = alias[1] ?? "";
    for (const root of foldersAbove(folder)) {
      for (const base of ["", "src", "app", "src/lib", "lib"]) yield* withEndings(posix.join(root, base, rest), project);
    }
    return;
  }
  if (/^(?:node:|https?:)/.test(module)) return;
  yield* workspacePackage(folder, module, project);
}

/** `@acme/config` → `packages/config/src/index.ts` or what its package.json says, if it is one of the project. */
function* workspacePackage(folder: string, module: string, project: Project | undefined): Iterable<string> {
  const [scope = "", name = ""] = module.startsWith("@") ? module.split("/") : ["", module.split("/")[0] ?? ""];
  const subpath = module
    .split("/")
    .slice(scope ? 2 : 1)
    .join("/");
  for (const root of foldersAbove(folder)) {
    for (const group of ["packages", "libs", "apps", "modules", "shared", "services"]) {
      const home = posix.join(root, group, name);
      if (project?.hasFolder?.(home) === false) continue;
      const manifest = project?.read(posix.join(home, "package.json"));
      if (manifest === undefined) continue;
      if (subpath) {
        yield* withEndings(posix.join(home, subpath), project);
        yield* withEndings(posix.join(home, "src", subpath), project);
      }
      const main = /"(?:main|module|types|source|import|default|\.)"\s*:\s*"([^"]+)"/.exec(manifest)?.[1];
      if (main !== undefined) yield* withEndings(posix.join(home, main), project);
      yield* withEndings(posix.join(home, "src/index"), project);
      yield* withEndings(posix.join(home, "index"), project);
    }
  }
}

function* withEndings(path: string, project: Project | undefined): Iterable<string> {
  const base = posix.normalize(path);
  if (base.startsWith("..") || project?.hasFolder?.(posix.dirname(base)) === false) return;
  for (const ending of endings) yield `${base}${ending}`;
  // TypeScript sources import each other by the names they will have once compiled.
  const compiled = /\.([cm]?)js(x?)$/.exec(base);
  if (compiled) yield `${base.slice(0, compiled.index)}.${compiled[1] ?? ""}ts${compiled[2] ?? ""}`;
}

function* foldersAbove(folder: string): Iterable<string> {
  for (let at = folder; ; at = posix.dirname(at)) {
    yield at;
    if (at === "." || at === "/" || at === "") return;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
