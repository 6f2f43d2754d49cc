import type { Options } from "yargs";

import { reportNames } from "../reports/registry.ts";
import { failOnLevels } from "./exit-status.ts";

/** The options of every command that scans. */
export const scanOptions = {
  format: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: `${reportNames.join(", ")}; with =FILE into a file; several times for several`,
    defaultDescription: "pretty",
  },
  output: { type: "string", requiresArg: true, describe: "Write the report into this file" },
  config: { type: "string", requiresArg: true, describe: "Use this configuration file" },
  "no-config": { type: "boolean", describe: "Use no configuration file" },
  baseline: {
    type: "string",
    requiresArg: true,
    describe: "Known findings, which are left out",
    defaultDescription: "cinclus-guard.baseline.json",
  },
  rule: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "id=off, id=warn or id=error; id alone runs only the rules so named",
  },
  "fail-on": { choices: failOnLevels, requiresArg: true, default: "error", describe: "From where on the exit status is 1" },
  "max-file-size": {
    type: "string",
    requiresArg: true,
    describe: "Larger files are listed as not read, such as 512k or 20M",
    defaultDescription: "10M",
  },
  jobs: { type: "number", requiresArg: true, describe: "How many threads to use" },
  "no-cache": { type: "boolean", describe: "Neither read nor write what an earlier audit remembered" },
  quiet: { type: "boolean", describe: "Say nothing where nothing was found" },
  "no-color": { type: "boolean", describe: "Use no colours" },
  "no-progress": { type: "boolean", describe: "Show no progress bar" },
} as const satisfies Record<string, Options>;
