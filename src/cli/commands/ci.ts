import { GuardError } from "../../errors.ts";
import { defineCommand } from "../command.ts";
import { scanOptions } from "../options.ts";
import { rootOf, runScanJob } from "../scan-job.ts";

export const ci = defineCommand({
  name: "ci",
  summary: "Scan the commits that are new in a CI run",
  positionals: [],
  options: {
    ...scanOptions,
    base: { type: "string", describe: "What came before, where the system does not say" },
  },
  examples: [
    ["ci", "Scan the new commits, found out from the environment"],
    ["ci --base origin/main", "Say what came before"],
  ],
  async start(values, _words, world) {
    const { ciSystems } = await import("../ci/systems.ts");
    const system = ciSystems.find(({ isHere }) => isHere(world.env));
    if (!system) {
      const names = ciSystems.map(({ name }) => name).join(", ");
      throw new GuardError(
        `This is none of the CI systems known here (${names}). Name the commits: cinclus-guard audit --range A..B`,
      );
    }
    const [{ annotate }, { openClone, resolveRange }] = await Promise.all([
      import("../ci/annotate.ts"),
      import("../ci/range.ts"),
    ]);
    const said = await system.newCommits(world.env);
    const commits = values.base === undefined ? said : { ...said, bases: [values.base], branches: [] };
    const { head, base } = await resolveRange(commits, system, openClone(world.cwd));
    if (values.base !== undefined && base === undefined) {
      throw new GuardError(`There is no commit ${values.base} in this clone. ${system.fullHistory}`);
    }
    const range = base === undefined ? head : `${base}..${head}`;
    const annotations = system.annotations(world.env);
    if (!values.quiet) {
      const file = annotations.file ? `, with a report for it in ${annotations.file.path}` : "";
      world.stderr.write(`${system.name}: scanning ${range}${file}\n`);
    }
    return runScanJob(
      {
        root: rootOf(world.cwd),
        everything: "neither",
        scan: async (prepared) => {
          const { auditHistory } = await import("../../scan/audit.ts");
          return auditHistory(world.cwd, { ...prepared, range });
        },
        afterwards: (report, context, asked) =>
          annotate(report, annotations, asked, context, world),
      },
      values,
      world,
    );
  },
});
