import { readFileSync } from "node:fs";
import { join } from "node:path";

import { rulesWithExamples } from "../support/rule-examples.ts";
import { withPart } from "./generated-part.ts";
import { lintPicture } from "./lint-picture.ts";
import { picture } from "./picture.ts";
import { changesOf, examplesOf, headOf } from "./rule-page.ts";

/** The top of the project. */
export const root = join(import.meta.dirname, "../..");

/** A file that is generated, or has generated parts. */
export interface Document {
  /** From the top of the project. */
  readonly path: string;
  readonly content: string;
}

/** All generated documents as they should be. */
export async function documents(): Promise<Document[]> {
  const every = await rulesWithExamples();
  const pages = every.map(({ rule, examples }) => {
    const path = `rules/${rule.id}/README.md`;
    return { path, content: withPart(withPart(readDocument(path), "head", headOf(rule)), "examples", examplesOf(examples)) };
  });
  const table = [
    "💼 by default, and in all configurations of the ESLint plugin. 🔧 mended by `eslint --fix`. 💡 with suggestions in editors.",
    "",
    "| rule | | 💼 | 🔧 | 💡 |",
    "| --- | --- | --- | --- | --- |",
    ...every.map(({ rule: { id, description, severity } }) => {
      const { fixable, suggestions } = changesOf(id);
      return `| [${id}](rules/${id}/README.md) | ${description} | ${severity} | ${fixable ? "🔧" : ""} | ${suggestions ? "💡" : ""} |`;
    }),
  ];
  return [
    ...pages,
    { path: "README.md", content: withPart(readDocument("README.md"), "rules", table.join("\n")) },
    { path: ".github/audit.svg", content: await picture() },
    { path: ".github/eslint.svg", content: await lintPicture() },
  ];
}

/** A document as it is, with the line feeds of the repository. */
export function readDocument(path: string): string {
  return readFileSync(join(root, path), "utf8").replaceAll("\r\n", "\n");
}
