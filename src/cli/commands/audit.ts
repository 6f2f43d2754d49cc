import { resolve } from "node:path";

import type { Command } from "../command.ts";
import { exitStatusHelp } from "../exit-status.ts";
import { scanOptions } from "../options.ts";

const options = {
  ...scanOptions,
  unreachable: { type: "boolean", describe: "Also what nothing refers to any more" },
  range: { type: "string", requiresArg: true, describe: "Only these commits, such as main..feature" },
  since: { type: "string", requiresArg: true, describe: "Only commits after this date" },
  branch: { type: "string", requiresArg: true, describe: "Only what this branch reaches" },
} as const;

export const audit: Command = {
  name: "audit",
  options: Object.keys(options),
  register(yargs, choose) {
    yargs.command(
      "audit [repo] [paths..]",
      "Scan the whole history of a repository",
      (command) =>
        command
          .positional("repo", { type: "string", describe: "Default: the repository of the current folder" })
          .positional("paths", { type: "string", array: true, describe: "Only these files and folders of it" })
          .options(options)
          .example("$0 audit", "Scan the whole history of this repository")
          .example("$0 audit ../other --format html=report.html", "Write a report to read and to pass on")
          .example("$0 audit --range main..feature", "Scan the commits of a branch")
          .epilogue(exitStatusHelp),
      (args) => {
        choose(async (world) => {
          const { rootOf, runScanJob } = await import("../scan-job.ts");
          const { unreachable = false, range, since, branch } = args;
          const folder = resolve(world.cwd, args.repo ?? ".");
          const paths = args.paths ?? [];
          const isNarrowed = paths.length > 0 || [range, since, branch].some((one) => one !== undefined);
          return runScanJob(
            {
              root: rootOf(folder),
              everything: isNarrowed ? "neither" : "history",
              scan: async (prepared) => {
                const { auditHistory } = await import("../../scan/scan.ts");
                return auditHistory(folder, {
                  ...prepared,
                  unreachable,
                  ...(range !== undefined && { range }),
                  ...(since !== undefined && { since }),
                  ...(branch !== undefined && { branch }),
                  ...(paths.length > 0 && { paths }),
                });
              },
            },
            args,
            world,
          );
        });
      },
    );
  },
};
