import { isAbsolute, relative } from "node:path";
import { languageOfPath } from "../languages/language-names.ts";

/** What ESLint knows of a file, in the words that all of its languages share. */
export interface LintedFile {
  readonly cwd: string;
  readonly filename: string;
  /** Differs from `filename` for a block that a processor took out of a file. */
  readonly physicalFilename: string;
  readonly settings: unknown;
  readonly sourceCode: SourceCodeOfAnyLanguage;
}

export interface SourceCodeOfAnyLanguage {
  readonly text: string;
  readonly ast: object;
  /** Languages of ESLint's first years have none. */
  getLocFromIndex?(offset: number): Location;
}

/** Languages may read binary files, too. */
export function isText(sourceCode: object): sourceCode is SourceCodeOfAnyLanguage {
  return "text" in sourceCode && typeof sourceCode.text === "string" && "ast" in sourceCode && typeof sourceCode.ast === "object" && sourceCode.ast !== null;
}

/** A place as a language counts it. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

const scripts: ReadonlySet<string | undefined> = new Set(["javascript", "jsx", "typescript", "tsx", undefined]);

/** Whole texts that hold scripts: their parsers give only the scripts, so that the text itself is read. */
const components: ReadonlySet<string | undefined> = new Set(["vue", "svelte", "astro"]);

/**
 * Whether a file is a program, and its tree that of a whole text. Parsers of JSON and YAML make trees of the same
 * family, so that the name decides as well.
 */
export function isProgram({ filename, sourceCode }: LintedFile): boolean {
  if (!isEstree(sourceCode.ast)) return false;
  const language = languageOfPath(filename);
  // A plugin that hands over the scripts of a page one by one gives each the name of the page.
  return scripts.has(language) || (language === "html" && !/^\s*(?:<|\{[{%])/.test(sourceCode.text));
}

/** Whether a tree is of the family that programs are read to, be it of a whole text or of the scripts in it. */
export function isEstree(ast: object): boolean {
  return "type" in ast && ast.type === "Program" && "body" in ast && Array.isArray(ast.body);
}

/** Whether a processor took this out of a file that is linted as a whole as well. */
export function isSeenElsewhere({ filename, physicalFilename }: LintedFile): boolean {
  return filename !== physicalFilename && components.has(languageOfPath(physicalFilename));
}

/** A file's path from a folder, with `/`; files elsewhere keep their whole path. */
export function pathFrom(root: string, file: string): string {
  const path = relative(root, file);
  return (path.startsWith("..") || isAbsolute(path) ? file : path).replaceAll("\\", "/");
}
