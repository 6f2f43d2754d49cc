import { posix } from "node:path";

import plugin from "../../src/eslint/eager.ts";
import type { Example, Examples, Rule } from "../../src/rules/rule.ts";
import { maskKeys } from "./mask-keys.ts";

/** What a fence is called where the ending of the file is not what highlighters go by. */
const fences: Readonly<Record<string, string>> = {
  "": "text",
  env: "sh",
  example: "sh",
  production: "sh",
  tf: "hcl",
  conf: "nginx",
  svelte: "html",
  vue: "html",
  plist: "xml",
  ipynb: "json",
  mjs: "js",
  cjs: "js",
  kts: "kotlin",
  properties: "ini",
  service: "ini",
};

/** What the ESLint rule can change, by its own word. */
export function changesOf(id: string): { fixable: boolean; suggestions: boolean } {
  const meta = plugin.rules[id]?.meta;
  return { fixable: meta?.fixable !== undefined, suggestions: meta?.hasSuggestions === true };
}

/** The top of a rule's page, with the notices that pages of ESLint rules have. */
export function headOf({ id, severity, description }: Rule): string {
  const { fixable, suggestions } = changesOf(id);
  const name = severity === "error" ? "An error" : "A warning";
  const configs = Object.keys(plugin.configs).map((config) => `\`${config}\``);
  const notices = [
    `${severity === "error" ? "💼" : "⚠️"} ${name} in the configs ${configs.slice(0, -1).join(", ")} and ${configs.at(-1) ?? ""} of the ESLint plugin, where it is called \`cinclus/${id}\`.`,
    fixable ? "🔧 Automatically fixable by `eslint --fix`, where that provably changes nothing else." : undefined,
    suggestions ? "💡 Manually fixable by suggestions of your editor." : undefined,
  ].filter((notice) => notice !== undefined);
  return [
    `# ${id}`,
    "",
    `> ${description}.`,
    "",
    `${name} by default: a scan that finds it exits with ${severity === "error" ? "1" : "0 (with 1 under `--fail-on warning`)"}.`,
    ...notices.flatMap((notice) => ["", notice]),
  ].join("\n");
}

/** The bottom of a rule's page: what it finds and what not. */
export function examplesOf({ bad, good }: Examples): string {
  return ["## Examples", "", "These are tests: each is run through the scanner and through ESLint. Keys are masked here.", "", "### Found", ...shown(bad), "", "### Not found", ...shown(good)].join("\n");
}

function shown(examples: readonly Example[]): string[] {
  return examples
    .filter(({ hidden }) => !hidden)
    .flatMap(({ title, path, text, lines }) => {
      const where = lines.length ? `, ${lines.length === 1 ? "line" : "lines"} ${lines.join(" and ")}` : "";
      const fence = text.includes("```") ? "````" : "```";
      return ["", `\`${path}\`${where}: ${title}`, "", `${fence}${languageOf(path)}`, maskKeys(text).trimEnd(), fence];
    });
}

function languageOf(path: string): string {
  const name = posix.basename(path).toLowerCase();
  if (name === "dockerfile") return name;
  const ending = /\.(\w+)$/.exec(name)?.[1] ?? "";
  return fences[ending] ?? ending;
}
