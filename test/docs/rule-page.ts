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
};

/** The top of a rule's page. */
export function headOf({ id, severity, description, fixable }: Rule): string {
  const { hasSuggestions } = plugin.rules[id]?.meta ?? {};
  const changes = [
    fixable ? "`eslint --fix` mends what it can." : undefined,
    hasSuggestions ? "Editors offer a change where there is a safe one." : undefined,
  ].filter((sentence) => sentence !== undefined);
  return [
    `# ${id}`,
    "",
    `> ${description}.`,
    "",
    `${severity === "error" ? "An error" : "A warning"} by default: a scan that finds it exits with ${severity === "error" ? "1" : "0 (with 1 under `--fail-on warning`)"}. In ESLint \`cinclus/${id}\`, part of \`cinclus.configs.recommended\`.${changes.map((sentence) => ` ${sentence}`).join("")}`,
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
