import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCode } from "../../../src/languages/code/index.ts";
import { printProgram } from "../../support/print-tree.ts";

const folder = join(import.meta.dirname, "examples");
const divider = "\n-----\n";

/**
 * One file a language: `### title`, the code, a line of dashes, the tree as printed. After a change that is meant,
 * `REWRITE=1 vitest run test/languages/code` writes the trees anew; look at the difference.
 */
for (const file of readdirSync(folder)) {
  const id = basename(file, ".txt");
  const path = join(folder, file);
  const sections = readFileSync(path, "utf8").split(/^### /m).slice(1);
  const examples = sections.map((section) => {
    const [head = "", tree = ""] = section.split(divider);
    const end = head.indexOf("\n");
    return { title: head.slice(0, end), code: head.slice(end + 1), tree: tree.trimEnd() };
  });
  if (process.env.REWRITE) {
    const text = examples.map(({ title, code }) => `### ${title}\n${code.trimEnd()}${divider}${printed(code, id)}\n\n`);
    writeFileSync(path, `${text.join("").trimEnd()}\n`);
    continue;
  }
  describe(id, () => {
    test.each(examples)("$title", ({ code, tree }) => {
      expect(printed(code, id)).toBe(tree);
    });
  });
}

function printed(code: string, id: string): string {
  return printProgram(readCode(code.trimEnd(), id));
}

test("every example has a tree", () => {
  expect(readdirSync(folder).length).toBeGreaterThan(20);
});
