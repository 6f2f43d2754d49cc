import { readdirSync } from "node:fs";
import { join } from "node:path";

import { rules } from "../../rules/index.ts";
import type { Example, Examples, Rule } from "../../src/rules/rule.ts";

/** The folder of the rules. */
const rulesFolder = join(import.meta.dirname, "../../rules");

/** The names of the rules' folders, whether or not they are registered. */
export function ruleFolders(): string[] {
  return readdirSync(rulesFolder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Every rule with its examples. */
export async function rulesWithExamples(): Promise<{ rule: Rule; examples: Examples }[]> {
  return Promise.all(
    rules.map((rule) =>
      import(`../../rules/${rule.id}/examples.ts`).then(({ examples }: { examples: Examples }) => ({ rule, examples })),
    ),
  );
}

/** Bad ones first. */
export function allExamples({ bad, good }: Examples): readonly Example[] {
  return [...bad, ...good];
}
