import { resolve } from "node:path";

import { GuardError } from "../../errors.ts";
import { scanFiles, scanIndex, scanStdin } from "../../scan/scan.ts";
import { defineCommand } from "../command.ts";
import { scanOptions } from "../options.ts";
import { rootOf, runScanJob } from "../scan-job.ts";

export const scan = defineCommand({
  name: "scan",
  summary: "Scan files and folders, the index or standard input",
  positionals: [{ name: "paths", several: true, describe: "Files, folders or patterns; default: the current folder" }],
  options: {
    ...scanOptions,
    staged: { type: "boolean", describe: "What the next commit would contain, read from the index" },
    "whole-files": { type: "boolean", describe: "With --staged: also lines that the commit does not touch" },
    stdin: { type: "boolean", describe: "Read standard input" },
    "stdin-filename": { type: "string", describe: "The name of what comes in there" },
    "no-gitignore": { type: "boolean", describe: "Read what git ignores too" },
  },
  examples: [
    ["scan", "Scan the files of this folder"],
    ["scan --staged", "Scan what the next commit would contain"],
    ["scan --format sarif=out.sarif --format pretty", "Write two reports at once"],
  ],
  async start(values, paths, world) {
    const { staged, stdin, "stdin-filename": filename } = values;
    if (staged && stdin) throw new GuardError("--staged and --stdin exclude each other. Leave one out.");
    if (paths.length && (staged || stdin)) {
      throw new GuardError(`Paths cannot be combined with --${staged ? "staged" : "stdin"}. Leave one out.`);
    }
    if (filename !== undefined && !stdin) {
      throw new GuardError("--stdin-filename needs --stdin beside it.");
    }
    if (stdin) {
      return runScanJob(
        {
          root: world.cwd,
          everything: "neither",
          scan: (prepared) => scanStdin(world.stdin, { ...prepared, root: world.cwd, ...(filename !== undefined && { filename }) }),
        },
        values,
        world,
      );
    }
    if (staged) {
      return runScanJob(
        {
          root: rootOf(world.cwd),
          everything: "neither",
          scan: (prepared) => scanIndex({ ...prepared, root: world.cwd, wholeFiles: values["whole-files"] ?? false }),
        },
        values,
        world,
      );
    }
    const absolute = paths.map((path) => resolve(world.cwd, path));
    return runScanJob(
      {
        root: world.cwd,
        everything: paths.length ? "neither" : "files",
        scan: (prepared) => scanFiles(absolute, { ...prepared, root: world.cwd, gitignore: !values["no-gitignore"] }),
      },
      values,
      world,
    );
  },
});
