import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { GuardError } from "../../errors.ts";
import type { BaselineScope } from "../../policy/baseline.ts";
import { defineCommand } from "../command.ts";
import { scanOptions } from "../options.ts";

export const baseline = defineCommand({
  name: "baseline",
  summary: "Keep a file of known findings",
  positionals: [
    {
      name: "action",
      choices: ["create", "update", "check"],
      required: true,
      describe: "create: write down what is found now; update: the same again; check: is it still right?",
    },
  ],
  options: {
    config: scanOptions.config,
    "no-config": scanOptions["no-config"],
    baseline: { ...scanOptions.baseline, describe: "The file of known findings" },
    "max-file-size": scanOptions["max-file-size"],
    "no-progress": scanOptions["no-progress"],
    history: { type: "boolean", describe: "With create: take the findings of the whole history" },
    force: { type: "boolean", describe: "With create: replace the file that is there" },
  },
  examples: [
    ["baseline create", "Write down what is found now, to be told only what is new"],
    ["baseline create --history", "The same for the whole history"],
    ["baseline check", "See whether it is still right"],
  ],
  async start(values, [action], world) {
    const { baselineFile, readBaseline } = await import("../../policy/baseline.ts");
    const name = values.baseline ?? baselineFile;
    const path = resolve(world.cwd, name);
    const job = await import("../baseline-job.ts");
    if (action === "create") {
      if (existsSync(path) && !values.force) {
        throw new GuardError(`${name} is there already. Bring it up to date: cinclus-guard baseline update`);
      }
      const scope: BaselineScope = values.history ? "history" : "files";
      return job.writeFound({ path, name, scope }, values, world);
    }
    if (values.history || values.force) {
      throw new GuardError(`--${values.history ? "history" : "force"} is for baseline create only. Leave it out.`);
    }
    const known = await readBaseline(path, name);
    if (!known) throw new GuardError(`There is no baseline ${name}. Make it: cinclus-guard baseline create`);
    const target = { path, name, scope: known.scope };
    return action === "update" ? job.writeFound(target, values, world) : job.check(target, known, values, world);
  },
});
