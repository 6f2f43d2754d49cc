import { resolve } from "node:path";

import { GuardError } from "../../errors.ts";
import type { Command } from "../command.ts";
import { exitStatusHelp } from "../exit-status.ts";
import { scanOptions } from "../options.ts";

const options = {
  ...scanOptions,
  staged: { type: "boolean", describe: "What the next commit would contain, read from the index" },
  "whole-files": { type: "boolean", describe: "With --staged: also lines that the commit does not touch" },
  stdin: { type: "boolean", describe: "Read standard input" },
  "stdin-filename": { type: "string", requiresArg: true, describe: "The name of what comes in there" },
  "no-gitignore": { type: "boolean", describe: "Read what git ignores too" },
} as const;

export const scan: Command = {
  name: "scan",
  options: Object.keys(options),
  register(yargs, choose) {
    yargs.command(
      "scan [paths..]",
      "Scan files and folders, the index or standard input",
      (command) =>
        command
          .positional("paths", { type: "string", array: true, describe: "Default: the current folder" })
          .options(options)
          .example("$0 scan", "Scan the files of this folder")
          .example("$0 scan --staged", "Scan what the next commit would contain")
          .example("$0 scan --format sarif=out.sarif --format pretty", "Write two reports at once")
          .epilogue(exitStatusHelp),
      (args) => {
        choose(async (world) => {
          const paths = args.paths ?? [];
          if (args.staged && args.stdin) throw new GuardError("--staged and --stdin exclude each other. Leave one out.");
          if (paths.length && (args.staged || args.stdin)) {
            throw new GuardError(`Paths cannot be combined with --${args.staged ? "staged" : "stdin"}. Leave one out.`);
          }
          if (args.stdinFilename !== undefined && !args.stdin) {
            throw new GuardError("--stdin-filename needs --stdin beside it.");
          }
          const { rootOf, runScanJob } = await import("../scan-job.ts");
          if (args.stdin) {
            const filename = args.stdinFilename;
            return runScanJob(
              {
                root: world.cwd,
                everything: "neither",
                scan: async (prepared) => {
                  const { scanStdin } = await import("../../scan/scan.ts");
                  return scanStdin(world.stdin, {
                    ...prepared,
                    root: world.cwd,
                    ...(filename !== undefined && { filename }),
                  });
                },
              },
              args,
              world,
            );
          }
          if (args.staged) {
            return runScanJob(
              {
                root: rootOf(world.cwd),
                everything: "neither",
                scan: async (prepared) => {
                  const { scanIndex } = await import("../../scan/scan.ts");
                  return scanIndex({ ...prepared, root: world.cwd, wholeFiles: args.wholeFiles ?? false });
                },
              },
              args,
              world,
            );
          }
          const absolute = paths.map((path) => resolve(world.cwd, path));
          return runScanJob(
            {
              root: world.cwd,
              everything: paths.length ? "neither" : "files",
              scan: async (prepared) => {
                const { scanFiles } = await import("../../scan/scan.ts");
                return scanFiles(absolute, {
                  ...prepared,
                  root: world.cwd,
                  gitignore: !args.noGitignore,
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
