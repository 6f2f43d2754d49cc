import type { RuleId } from "../../facts/finding.ts";
import type { Rewrite } from "../report.ts";
import { sendBearer } from "./bearer.ts";
import { readFromEnvironment } from "./environment.ts";
import { chainTo } from "./nodes.ts";
import { moveToHeader } from "./query.ts";
import type { Problem, Rewriter } from "./rewriter.ts";
import { useSecureScheme } from "./scheme.ts";
import { removeSwitch } from "./switches.ts";

/** Rules that are not named have nothing that could be offered: what a log is to say instead only its writer knows. */
export const rewriters: Readonly<Partial<Record<RuleId, Rewriter>>> = {
  "no-hardcoded-key": readFromEnvironment,
  "no-key-in-url": moveToHeader,
  "require-https": useSecureScheme,
  "no-client-side-key": removeSwitch,
  "require-bearer-header": sendBearer,
  "no-disabled-tls": removeSwitch,
};

/** The change that can be offered for a problem, if there is one that is sure to keep the rest as it is. */
export function rewriteFor(problem: Omit<Problem, "chain">): Rewrite | undefined {
  const rewriter = rewriters[problem.finding.rule];
  const { program, report } = problem;
  return rewriter?.({ ...problem, chain: program ? chainTo(program, report) : [] });
}
