import { resolve } from "node:path";

import { defineCommand } from "../command.ts";
import { scanOptions } from "../options.ts";
import { rootOf, runScanJob } from "../scan-job.ts";

export const audit = defineCommand({
  name: "audit",
  summary: "Scan the whole history of a repository",
  positionals: [
    { name: "repo", describe: "Default: the repository of the current folder" },
    { name: "paths", several: true, describe: "Only these files and folders of it" },
  ],
  options: {
    ...scanOptions,
    unreachable: { type: "boolean", describe: "Also what nothing refers to any more" },
    range: { type: "string", describe: "Only these commits, such as main..feature" },
    since: { type: "string", describe: "Only commits after this date" },
    branch: { type: "string", describe: "Only what this branch reaches" },
  },
  examples: [
    ["audit", "Scan the whole history of this repository"],
    ["audit ../other --format html=report.html", "Write a report to read and to pass on"],
    ["audit --range main..feature", "Scan the commits of a branch"],
  ],
  async start(values, [repo = ".", ...paths], world) {
    const { unreachable = false, range, since, branch } = values;
    const folder = resolve(world.cwd, repo);
    const isNarrowed = paths.length > 0 || [range, since, branch].some((one) => one !== undefined);
    return runScanJob(
      {
        root: rootOf(folder),
        everything: isNarrowed ? "neither" : "history",
        scan: async (prepared) => {
          const { auditHistory } = await import("../../scan/audit.ts");
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
      values,
      world,
    );
  },
});
