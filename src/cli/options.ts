import { reportNames } from "../reports/registry.ts";
import type { Options } from "./command.ts";
import { failOnLevels } from "./exit-status.ts";

/** The options of every command that scans. */
export const scanOptions = {
  format: {
    type: "string",
    multiple: true,
    describe: `${reportNames.join(", ")}; with =FILE into a file; several times for several`,
    otherwise: "pretty",
  },
  output: { type: "string", describe: "Write the report into this file" },
  config: { type: "string", describe: "Use this configuration file" },
  "no-config": { type: "boolean", describe: "Use no configuration file" },
  baseline: { type: "string", describe: "Known findings, which are left out", otherwise: "cinclus-guard.baseline.json" },
  rule: {
    type: "string",
    multiple: true,
    describe: "id=off, id=warn or id=error; id alone runs only the rules so named",
  },
  "fail-on": { type: "string", choices: failOnLevels, describe: "From where on the exit status is 1", otherwise: "error" },
  "max-file-size": {
    type: "string",
    describe: "Larger files are listed as not read, such as 512k or 20M",
    otherwise: "10M",
  },
  jobs: { type: "string", describe: "How many threads to use" },
  "no-cache": { type: "boolean", describe: "Neither read nor write what an earlier audit remembered" },
  quiet: { type: "boolean", describe: "Say nothing where nothing was found" },
  "no-color": { type: "boolean", describe: "Use no colours" },
  "no-progress": { type: "boolean", describe: "Show no progress bar" },
} as const satisfies Options;
