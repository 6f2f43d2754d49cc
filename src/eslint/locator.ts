import { Lines } from "../scan/lines.ts";
import type { Location, SourceCodeOfAnyLanguage } from "./linted-file.ts";

/** Turns offsets into locations as the language of the file counts them. */
export function locator(sourceCode: SourceCodeOfAnyLanguage): (offset: number) => Location {
  if (isAskable(sourceCode)) return (offset) => sourceCode.getLocFromIndex(offset);
  // Languages of ESLint's first years cannot be asked. They all count lines from 1; columns begin where the root does.
  const first = firstColumn(sourceCode);
  const lines = new Lines(sourceCode.text);
  return (offset) => {
    const { line, column } = lines.position(offset);
    return { line, column: column - 1 + first };
  };
}

function isAskable(sourceCode: SourceCodeOfAnyLanguage): sourceCode is SourceCodeOfAnyLanguage & Required<Pick<SourceCodeOfAnyLanguage, "getLocFromIndex">> {
  return typeof sourceCode.getLocFromIndex === "function";
}

function firstColumn(sourceCode: SourceCodeOfAnyLanguage): number {
  const start = "loc" in sourceCode.ast ? locationIn(sourceCode.ast.loc) : "position" in sourceCode.ast ? locationIn(sourceCode.ast.position) : undefined;
  return start?.line === 1 && start.column <= 1 ? start.column : 0;
}

function locationIn(loc: unknown): Location | undefined {
  if (typeof loc !== "object" || loc === null || !("start" in loc)) return undefined;
  const { start } = loc;
  if (typeof start !== "object" || start === null || !("line" in start) || !("column" in start)) return undefined;
  return typeof start.line === "number" && typeof start.column === "number" ? { line: start.line, column: start.column } : undefined;
}
