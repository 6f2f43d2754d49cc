import { GuardError } from "../../errors.ts";
import type { Command } from "../command.ts";
import { exitStatusHelp } from "../exit-status.ts";
import { scanOptions } from "../options.ts";

const options = {
  ...scanOptions,
  base: { type: "string", requiresArg: true, describe: "What came before, where the system does not say" },
} as const;

export const ci: Command = {
  name: "ci",
  options: Object.keys(options),
  register(yargs, choose) {
    yargs.command(
      "ci",
      "Scan the commits that are new in a CI run",
      (command) =>
        command
          .options(options)
          .example("$0 ci", "Scan the new commits, found out from the environment")
          .example("$0 ci --base origin/main", "Say what came before")
          .epilogue(exitStatusHelp),
      (args) => {
        choose(async (world) => {
          const { ciSystems } = await import("../ci/systems.ts");
          const system = ciSystems.find(({ isHere }) => isHere(world.env));
          if (!system) {
            const names = ciSystems.map(({ name }) => name).join(", ");
            throw new GuardError(
              `This is none of the CI systems known here (${names}). Name the commits: cinclus-guard audit --range A..B`,
            );
          }
          const [{ annotate }, { openClone, resolveRange }, { rootOf, runScanJob }] = await Promise.all([
            import("../ci/annotate.ts"),
            import("../ci/range.ts"),
            import("../scan-job.ts"),
          ]);
          const said = await system.newCommits(world.env);
          const commits = args.base === undefined ? said : { ...said, bases: [args.base], branches: [] };
          const { head, base } = await resolveRange(commits, system, openClone(world.cwd));
          if (args.base !== undefined && base === undefined) {
            throw new GuardError(`There is no commit ${args.base} in this clone. ${system.fullHistory}`);
          }
          const range = base === undefined ? head : `${base}..${head}`;
          const annotations = system.annotations(world.env);
          if (!args.quiet) {
            const file = annotations.file ? `, with a report for it in ${annotations.file.path}` : "";
            world.stderr.write(`${system.name}: scanning ${range}${file}\n`);
          }
          return runScanJob(
            {
              root: rootOf(world.cwd),
              everything: "neither",
              scan: async (prepared) => {
                const { auditHistory } = await import("../../scan/scan.ts");
                return auditHistory(world.cwd, { ...prepared, range });
              },
              afterwards: (report, context, asked) =>
                annotate(report, annotations, asked, context, world),
            },
            args,
            world,
          );
        });
      },
    );
  },
};
