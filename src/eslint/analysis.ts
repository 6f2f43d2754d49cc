import { dirname } from "node:path";
import type { Finding } from "../facts/finding.ts";
import { programFromEstree } from "../languages/javascript/estree.ts";
import { applyAllowComments } from "../policy/allow-comments.ts";
import { topOfRepository } from "../policy/configuration.ts";
import { detectIn } from "../scan/detect.ts";
import { Lines } from "../scan/lines.ts";
import { createSourceFile, sourceFileOf } from "../scan/siblings.ts";
import { diskProject } from "./disk-project.ts";
import { Imports, offsetOf } from "./imported.ts";
import { isEstree, isProgram, type LintedFile, pathFrom } from "./linted-file.ts";
import type { Report } from "./report.ts";
import { rewriteFor } from "./rewrites/index.ts";
import { typedProject } from "./typed.ts";
import type { Settings } from "./settings.ts";

export { prepareSettings } from "./prepare-settings.ts";

/** All problems of a file, of all rules. Loads every language, so it is called only for texts that name Cinclus. */
export function inspect(linted: LintedFile, settings: Settings): Report[] {
  const { root, path } = placeOf(linted.filename, settings.root);
  if (settings.ignores(path)) return [];
  const { text, ast } = linted.sourceCode;
  const file = isProgram(linted) ? sourceFileOf(path, text, programFromEstree(ast, text)) : createSourceFile(path, text);
  const disk = diskProject(root);
  const typed = isProgram(linted) ? typedProject(linted.sourceCode, linted.filename, root, disk) : undefined;
  const project = typed?.project ?? disk;
  const { additions } = settings;
  const all = detectIn(file, { path, where: "file" }, { additions, project, types: typed?.types }).filter(({ rule }) => !settings.off.has(rule));
  const lines = new Lines(text);
  const imports = new Imports(file, additions, project);
  const reports = new Map<Finding, Report>();
  for (const finding of all) {
    const { rule, message } = finding;
    if (finding.path === path) {
      const start = offsetOf(lines, finding.line, finding.column);
      const end = offsetOf(lines, finding.endLine, finding.endColumn);
      reports.set(finding, { rule, message, start, end });
    } else if (!imports.isToldThere(finding)) {
      const place = imports.placeOf(finding);
      reports.set(moved(finding, path, lines, place.start), { rule, message, ...place, elsewhere: `${finding.path}:${String(finding.line)}` });
    }
  }
  const told = settings.unallowed(applyAllowComments([...reports.keys()].sort(byPlace), text, path).findings);
  const program = isEstree(ast) ? ast : undefined;
  return told.flatMap((finding) => {
    const report = reports.get(finding);
    if (!report) return [];
    const rewrite = report.elsewhere === undefined ? rewriteFor({ finding, report, text, path, program, all }) : undefined;
    return [{ ...report, ...(rewrite && { rewrite }) }];
  });
}

/** A file outside of the project's folder, which an editor may well have open, is one of its own repository. */
function placeOf(filename: string, root: string): { root: string; path: string } {
  const path = pathFrom(root, filename);
  if (path !== filename.replaceAll("\\", "/")) return { root, path };
  const folder = dirname(filename);
  const own = topOfRepository(folder) ?? folder;
  return { root: own, path: pathFrom(own, filename) };
}

/** A finding where it comes into the linted file, so that a comment there can allow it. */
function moved(finding: Finding, path: string, lines: Lines, offset: number): Finding {
  const { line, column } = lines.position(offset);
  return { ...finding, path, line, column, endLine: line, endColumn: column };
}

function byPlace(a: Finding, b: Finding): number {
  return a.line - b.line || a.column - b.column;
}
