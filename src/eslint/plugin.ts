import type { ESLint, Linter } from "eslint";
import packageJson from "../../package.json" with { type: "json" };
import { rules } from "../../rules/index.ts";
import { Inspector, type LoadAnalysis } from "./inspector.ts";
import { createRule, type PluginRule } from "./rule.ts";
import { scriptFiles, textFiles } from "./text-files.ts";
import { textLanguage } from "./text-language.ts";

/** The plugin `cinclus`, as it is imported from `cinclus-guard/eslint`. */
export interface CinclusPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, PluginRule>;
  readonly languages: { readonly text: typeof textLanguage };
  readonly configs: {
    /** All rules for JavaScript and TypeScript. */
    readonly recommended: Linter.Config;
    /** All rules for whatever ESLint lints already: with the parsers of Vue, Svelte and Astro, with languages for JSON and others. */
    readonly "every-language": Linter.Config;
    /** All rules for every other text file, read by the language `cinclus/text`. Later configurations may set other languages. */
    readonly "all-files": Linter.Config;
  };
}

/** @param load gives what is needed once a file names Cinclus */
export function createPlugin(load: LoadAnalysis): CinclusPlugin {
  const inspector = new Inspector(load);
  const base = {
    meta: { name: packageJson.name, version: packageJson.version, namespace: "cinclus" },
    rules: Object.fromEntries(rules.map((rule) => [rule.id, createRule(rule, inspector)])),
    languages: { text: textLanguage },
  };
  const levels: Linter.RulesRecord = Object.fromEntries(rules.map(({ id, severity }) => [`cinclus/${id}`, severity === "warning" ? "warn" : "error"]));
  const plugins: Record<string, ESLint.Plugin> = { cinclus: base };
  return {
    ...base,
    configs: {
      recommended: { name: "cinclus/recommended", files: [scriptFiles], plugins, rules: levels },
      "every-language": { name: "cinclus/every-language", plugins, rules: levels },
      "all-files": { name: "cinclus/all-files", files: textFiles(), ignores: [scriptFiles], language: "cinclus/text", plugins, rules: levels },
    },
  };
}
