import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const filesInFolder = 25;
const line = "export const answer = await ask(question, { attempts: 3, language });\n";

/**
 * Two working trees with so many files each, in folders as deep as those of a monorepo: one of sources as large as
 * they usually are, and one of tiny ones, where starting up and opening files is all there is.
 */
export function generateTrees(scratch: string, files: number): string[] {
  return [
    { name: "sources", lines: (number: number) => 10 + ((number * 37) % 300) },
    { name: "tiny", lines: () => 8 },
  ].map(({ name, lines }) => {
    const top = join(scratch, name);
    for (let number = 0; number < files; number++) {
      const order = Math.floor(number / filesInFolder);
      const folder = join(top, `package-${order % 20}`, "src", `part-${order}`);
      if (number % filesInFolder === 0) mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `file-${number}.ts`), line.repeat(lines(number)));
    }
    return top;
  });
}
