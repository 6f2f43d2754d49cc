import type { AST } from "eslint";
import packageJson from "../../package.json" with { type: "json" };
import type { RuleId } from "../facts/finding.ts";
import type { Rule } from "../rules/rule.ts";
import type { Inspector } from "./inspector.ts";
import { isText } from "./linted-file.ts";
import { locator } from "./locator.ts";
import type { Edit, Report } from "./report.ts";

/** The page of each rule is part of the package, where every version has its own. */
const pages = `https://unpkg.com/${packageJson.name}@${packageJson.version}/rules`;

/** Told here as well as in `rewrites`, which are loaded only where there is a problem; a test holds the two together. */
const withSuggestions: ReadonlySet<RuleId> = new Set(["no-hardcoded-key", "no-key-in-url", "require-https", "no-client-side-key", "require-bearer-header", "no-disabled-tls"]);

type MessageId = "problem" | "imported" | "rewrite";

type MakeFix = <Fix>(fixer: { replaceTextRange(range: AST.Range, text: string): Fix }) => Fix[];

interface Message {
  readonly messageId: MessageId;
  readonly data: Record<string, string>;
}

interface Problem extends Message {
  readonly loc: AST.SourceLocation;
  readonly fix?: MakeFix;
  readonly suggest?: (Message & { readonly fix: MakeFix })[];
}

/** What a rule uses of its context: so little that ESLint's own types and those of typescript-eslint both fit it. */
interface Context {
  readonly cwd: string;
  readonly filename: string;
  readonly physicalFilename: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sourceCode: object;
  report(problem: Problem): void;
}

/** A rule of the plugin, in the eyes of ESLint and of typescript-eslint. */
export interface PluginRule {
  readonly meta: {
    readonly type: "problem";
    readonly docs: { readonly description: string; readonly url: string };
    readonly fixable?: "code";
    readonly hasSuggestions: boolean;
    languages: string[];
    schema: [];
    messages: Record<MessageId, string>;
  };
  /** Without it the types of typescript-eslint 8 take no rule. */
  readonly defaultOptions: [];
  create(context: Context): Record<string, never>;
}

/** The ESLint rule that tells what the scanner's rule of the same id finds. */
export function createRule({ id, description, fixable }: Rule, inspector: Inspector): PluginRule {
  return {
    meta: {
      type: "problem",
      docs: { description, url: `${pages}/${id}/README.md` },
      ...(fixable && { fixable }),
      hasSuggestions: withSuggestions.has(id),
      // ESLint's languages, those of other plugins, and our own: the text is read here anyway.
      languages: ["*"],
      schema: [],
      messages: {
        problem: "{{message}}",
        imported: "{{message}} It stands in {{elsewhere}}.",
        rewrite: "{{says}}",
      },
    },
    defaultOptions: [],
    create(context) {
      const { cwd, filename, physicalFilename, sourceCode } = context;
      if (!isText(sourceCode)) return {};
      const reports = inspector.reports({ cwd, filename, physicalFilename, settings: context.settings.cinclus, sourceCode });
      if (reports.length === 0) return {};
      const locate = locator(sourceCode);
      for (const report of reports) {
        if (report.rule === id) context.report(problemOf(report, { start: locate(report.start), end: locate(report.end) }, fixable !== undefined));
      }
      return {};
    },
  };
}

function problemOf({ message, elsewhere, rewrite }: Report, loc: AST.SourceLocation, fixable: boolean): Problem {
  const said: Message = elsewhere === undefined ? { messageId: "problem", data: { message } } : { messageId: "imported", data: { message, elsewhere } };
  if (!rewrite) return { loc, ...said };
  const fix = fixOf(rewrite.edits);
  if (rewrite.certain && fixable) return { loc, ...said, fix };
  return { loc, ...said, suggest: [{ messageId: "rewrite", data: { says: rewrite.says }, fix }] };
}

function fixOf(edits: readonly Edit[]): MakeFix {
  return (fixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}
