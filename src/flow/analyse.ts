import type { Additions } from "../facts/text.ts";
import { collectCredentials } from "./credentials/collect.ts";
import { collectLiterals } from "./collect-literals.ts";
import { collectLogged } from "./logged/collect.ts";
import { collectReads } from "./reads.ts";
import { collectSwitches } from "./switches.ts";
import { collectUrls } from "./collect-urls.ts";
import { collectExposures } from "./exposures.ts";
import type { ImportResolver } from "./values/modules.ts";
import type { Facts } from "./facts.ts";
import { Flow } from "./flow.ts";
import { collectStructuredUrls } from "./structured-urls.ts";
import { createRuns } from "./runs.ts";
import { collectShaped } from "./shaped.ts";
import type { TypeReader } from "./types.ts";
import type { SourceFile } from "./value.ts";

export interface AnalyseOptions {
  readonly additions: Additions;
  readonly imports: ImportResolver;
  /** Where a compiler has read the project. */
  readonly types?: TypeReader | undefined;
  /** Whether a page of the project loads the script at a path. */
  readonly linkedByPage: (path: string) => boolean;
}

/** All facts of one file. */
export function analyse(file: SourceFile, options: AnalyseOptions): Facts {
  const flow = new Flow(file, options.additions, options.imports, options.types);
  return {
    file,
    program: file.model.program,
    shaped: collectShaped(flow),
    literals: collectLiterals(flow),
    credentials: collectCredentials(flow),
    urls: [...collectUrls(flow), ...collectStructuredUrls(flow)],
    logged: collectLogged(flow),
    reads: collectReads(flow),
    exposures: collectExposures(flow),
    switches: collectSwitches(flow),
    imported: () => flow.imported(),
    hostsIn: (range) => flow.hostsIn(range),
    near: ({ literal, file: owner, use }) => {
      const own = flow.targetsNear(literal, owner);
      return own.size > 0 || !use ? own : flow.targetsNear(use.node, use.file);
    },
    runs: createRuns(flow, options.linkedByPage),
    additions: options.additions,
  };
}
