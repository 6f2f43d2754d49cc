import fc from "fast-check";
import { expect, it } from "vitest";
import { Git } from "../../../src/sources/git.ts";
import { findContaining } from "../../../src/sources/history/containing.ts";
import { Repository } from "../../support/repository.ts";

/** For each commit how far back its parents are; more than one makes a merge. */
const history = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }), { minLength: 2, maxLength: 25 });

it("tells for each commit the same references as git does", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(fc.nat(24), { minLength: 1, maxLength: 8 }), async (parents, tips) => {
      const repository = new Repository();
      repository.gitWith({ input: imported(parents) }, "fast-import", "--quiet", "--done");
      const ids = parents.map((_, number) => repository.git("rev-parse", `refs/made/${number}`));
      const references = tips.map((tip, number) => {
        const id = ids[tip % ids.length] ?? "";
        if (number % 2 === 0) repository.git("branch", `b${number}`, id);
        else repository.git("tag", "-a", "-m", "tag", `t${number}`, id);
        const name = number % 2 === 0 ? `refs/heads/b${number}` : `refs/tags/t${number}`;
        return { id: repository.git("rev-parse", name), name };
      });
      const wanted = new Set(ids);
      const found = await findContaining(new Git(repository.folder), wanted, references);
      for (const id of ids) {
        const byGit = repository.git("for-each-ref", `--contains=${id}`, "--format=%(refname)", "refs/heads", "refs/tags");
        expect((found.get(id) ?? []).map(({ name }) => name).sort()).toEqual(byGit === "" ? [] : byGit.split("\n").sort());
      }
    }),
    { numRuns: 12 },
  );
});

it("asks git nothing where there is nothing to ask", async () => {
  expect(await findContaining(new Git("/nowhere"), new Set(), [])).toEqual(new Map());
});

function imported(parents: readonly (readonly number[])[]): string {
  const commits = parents.map((back, number) => {
    const known = back.filter((steps) => steps <= number).map((steps) => `:${number - steps + 1}`);
    const lines = known.map((mark, index) => `${index === 0 ? "from" : "merge"} ${mark}\n`).join("");
    return `commit refs/made/${number}\nmark :${number + 1}\ncommitter Ada <ada@acme.example> ${1_700_000_000 + number} +0000\ndata 1\nx\n${lines}\n`;
  });
  return `${commits.join("")}done\n`;
}
