import type { AST, Rule as EslintRule } from "eslint";
import packageJson from "../../package.json" with { type: "json" };
import type { RuleId } from "../facts/finding.ts";
import type { Rule } from "../rules/rule.ts";
import type { Inspector } from "./inspector.ts";
import { locator } from "./locator.ts";
import type { Edit, Report } from "./report.ts";

/** The page of each rule is part of the package, where every version has its own. */
const pages = `https://unpkg.com/${packageJson.name}@${packageJson.version}/rules`;

/** Rules with nothing that could be offered: what a log is to say instead only its writer knows. */
const withoutSuggestions: ReadonlySet<RuleId> = new Set(["no-key-in-logs"]);

/** The ESLint rule that tells what the scanner's rule of the same id finds. */
export function createRule({ id, description, fixable }: Rule, inspector: Inspector): EslintRule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: { description, url: `${pages}/${id}/README.md` },
      ...(fixable && { fixable }),
      hasSuggestions: !withoutSuggestions.has(id),
      // ESLint's languages, those of other plugins, and our own: the text is read here anyway.
      languages: ["*"],
      schema: [],
      messages: {
        problem: "{{message}}",
        imported: "{{message}} It stands in {{elsewhere}}.",
        rewrite: "{{says}}",
      },
    },
    create(context) {
      const { cwd, filename, physicalFilename, sourceCode } = context;
      const settings: unknown = context.settings.cinclus;
      const reports = inspector.reports({ cwd, filename, physicalFilename, settings, sourceCode });
      if (reports.length === 0) return {};
      const locate = locator(sourceCode);
      for (const report of reports) {
        if (report.rule === id) context.report(descriptorOf(report, { start: locate(report.start), end: locate(report.end) }, fixable !== undefined));
      }
      return {};
    },
  };
}

function descriptorOf(report: Report, loc: AST.SourceLocation, fixable: boolean): EslintRule.ReportDescriptor {
  const { message, elsewhere, rewrite } = report;
  const problem = elsewhere === undefined ? ({ messageId: "problem", data: { message } } as const) : ({ messageId: "imported", data: { message, elsewhere } } as const);
  if (!rewrite) return { loc, ...problem };
  const fix = fixOf(rewrite.edits);
  if (rewrite.certain && fixable) return { loc, ...problem, fix };
  return { loc, ...problem, suggest: [{ messageId: "rewrite", data: { says: rewrite.says }, fix }] };
}

function fixOf(edits: readonly Edit[]): (fixer: EslintRule.RuleFixer) => EslintRule.Fix[] {
  return (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}
