import type { Finding } from "../facts/finding.ts";
import type { Additions, Project } from "../facts/text.ts";
import { Flow } from "../flow/flow.ts";
import { originOfPiece, type SourceFile } from "../flow/value.ts";
import { detectIn } from "../scan/detect.ts";
import { Lines } from "../scan/lines.ts";
import { createSourceFile, type Siblings, siblings } from "../scan/siblings.ts";
import type { ImportNode, Range } from "../tree/node.ts";

/** What ESLint lints on its own where the plugin is switched on: whoever lints such a file sees what stands in it. */
const lintedAnyway = /\.[cm]?[jt]sx?$/i;

/** How many files an import may lead through. */
const longestWay = 6;

/** Tells where the findings that stand in other files come into the linted one. */
export class Imports {
  readonly #file: SourceFile;
  readonly #additions: Additions;
  readonly #project: Project;
  readonly #siblings: Siblings;
  readonly #own = new Map<string, readonly Finding[]>();

  constructor(file: SourceFile, additions: Additions, project: Project) {
    this.#file = file;
    this.#additions = additions;
    this.#project = project;
    this.#siblings = siblings(file, project);
  }

  /** Whether the other file shows the finding without this one, so that it is told there. */
  isToldThere({ path, rule, line, column }: Finding): boolean {
    if (!lintedAnyway.test(path)) return false;
    return this.#findingsOf(path).some((own) => own.path === path && own.rule === rule && own.line === line && own.column === column);
  }

  /** The import that brings it in, or the beginning of the file where that cannot be told. */
  placeOf(finding: Finding): Range {
    return this.#bringing(finding) ?? this.#leadingTo(finding.path) ?? { start: 0, end: 0 };
  }

  /** The import of the very value, where it has a name of its own. */
  #bringing({ path, line, column }: Finding): Range | undefined {
    const text = this.#project.read(path);
    if (text === undefined) return undefined;
    const at = offsetOf(new Lines(text), line, column);
    const flow = new Flow(this.#file, this.#additions, this.#siblings.resolve);
    const found = flow.imported().find(({ values }) =>
      values.some(({ pieces }) =>
        pieces.some((piece) => {
          const origin = originOfPiece(piece);
          return origin.file.path === path && origin.start <= at && at <= origin.end;
        }),
      ),
    );
    return found?.place;
  }

  #leadingTo(path: string): Range | undefined {
    return this.#file.model.imports.find((node) => this.#leads(this.#file, node, path, longestWay));
  }

  #leads(from: SourceFile, { module }: ImportNode, path: string, ways: number): boolean {
    const reached = this.#siblings.resolve(from, module);
    if (!reached || ways === 0) return false;
    return reached.path === path || reached.model.imports.some((node) => this.#leads(reached, node, path, ways - 1));
  }

  #findingsOf(path: string): readonly Finding[] {
    const known = this.#own.get(path);
    if (known) return known;
    const text = this.#project.read(path) ?? "";
    const found = detectIn(createSourceFile(path, text), { path, where: "file" }, { additions: this.#additions, project: this.#project });
    this.#own.set(path, found);
    return found;
  }
}

/** The offset of a line and column that count from 1. */
export function offsetOf(lines: Lines, line: number, column: number): number {
  return lines.range(line).start + column - 1;
}
