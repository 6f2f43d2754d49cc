import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { GuardError } from "../../errors.ts";
import type { BaselineScope } from "../../policy/baseline.ts";
import type { Command } from "../command.ts";
import { exitStatusHelp } from "../exit-status.ts";
import { scanOptions } from "../options.ts";

const { config, "no-config": noConfig, baseline: file, "max-file-size": maxFileSize, "no-progress": noProgress } = scanOptions;

const actions = ["create", "update", "check"] as const;

const options = {
  config,
  "no-config": noConfig,
  baseline: { ...file, describe: "The file of known findings" },
  "max-file-size": maxFileSize,
  "no-progress": noProgress,
  history: { type: "boolean", describe: "With create: take the findings of the whole history" },
  force: { type: "boolean", describe: "With create: replace the file that is there" },
} as const;

export const baseline: Command = {
  name: "baseline",
  options: Object.keys(options),
  register(yargs, choose) {
    yargs.command(
      "baseline <action>",
      "Keep a file of known findings",
      (command) =>
        command
          .positional("action", {
            choices: actions,
            demandOption: true,
            describe: "create: write down what is found now; update: the same again; check: is it still right?",
          })
          .options(options)
          .example("$0 baseline create", "Write down what is found now, to be told only what is new")
          .example("$0 baseline create --history", "The same for the whole history")
          .example("$0 baseline check", "See whether it is still right")
          .epilogue(exitStatusHelp),
      (args) => {
        choose(async (world) => {
          const { baselineFile, readBaseline } = await import("../../policy/baseline.ts");
          const name = args.baseline ?? baselineFile;
          const path = resolve(world.cwd, name);
          const job = await import("../baseline-job.ts");
          if (args.action === "create") {
            if (existsSync(path) && !args.force) {
              throw new GuardError(`${name} is there already. Bring it up to date: cinclus-guard baseline update`);
            }
            const scope: BaselineScope = args.history ? "history" : "files";
            return job.writeFound({ path, name, scope }, args, world);
          }
          if (args.history || args.force) {
            throw new GuardError(`--${args.history ? "history" : "force"} is for baseline create only. Leave it out.`);
          }
          const known = await readBaseline(path, name);
          if (!known) throw new GuardError(`There is no baseline ${name}. Make it: cinclus-guard baseline create`);
          const target = { path, name, scope: known.scope };
          return args.action === "update" ? job.writeFound(target, args, world) : job.check(target, known, args, world);
        });
      },
    );
  },
};
