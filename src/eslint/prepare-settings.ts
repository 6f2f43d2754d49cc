import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";
import { GuardError } from "../errors.ts";
import { type RuleId, ruleIds } from "../facts/finding.ts";
import { prepareAllowances } from "../policy/allow.ts";
import { pathTest } from "../policy/globs.ts";
import { compileKeyPatterns } from "../policy/key-patterns.ts";
import { readJson, readYaml } from "../policy/read-data.ts";
import type { Configuration } from "../policy/schema.ts";
import { validateConfiguration } from "../policy/validate.ts";
import type { ConfigurationFile, Settings } from "./settings.ts";

const inSettings = "settings.cinclus of the ESLint configuration";

/**
 * Puts a project's configuration file and its `settings.cinclus` together, both of the same form: lists are joined,
 * and of two levels for one rule that of `settings.cinclus` counts.
 *
 * @throws GuardError that names the field and the nearest right one
 */
export function prepareSettings(root: string, file: ConfigurationFile | undefined, given: unknown): Settings {
  const source = file && relative(root, file.path).replaceAll("\\", "/");
  const configured = file && source !== undefined ? validateConfiguration(readConfiguration(file.path, source), source) : {};
  const told = given === undefined ? {} : validateConfiguration(given, inSettings);
  const configuration = merged(configured, told);
  const allowances = prepareAllowances(configuration.allow ?? [], source ?? "", new Date());
  return {
    root,
    additions: {
      hosts: configuration.hosts ?? [],
      keyPatterns: [
        ...compileKeyPatterns(configured.keyPatterns ?? [], source),
        ...compileKeyPatterns(told.keyPatterns ?? [], inSettings),
      ],
      names: configuration.names ?? [],
      clientFiles: configuration.clientFiles ?? [],
      serverFiles: configuration.serverFiles ?? [],
    },
    off: new Set(ruleIds.filter((id): id is RuleId => configuration.rules?.[id] === "off")),
    ignores: pathTest(configuration.ignore ?? []),
    unallowed: (findings) => allowances.apply(findings),
  };
}

function readConfiguration(path: string, source: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch {
    throw new GuardError(`The configuration file ${source} cannot be read. Check who may read it.`);
  }
  if (/\.ya?ml$/i.test(path)) return readYaml(content, source);
  const data = readJson(content, source);
  if (basename(path) !== "package.json") return data;
  return typeof data === "object" && data !== null && "cinclus-guard" in data ? data["cinclus-guard"] : {};
}

function merged(configured: Configuration, told: Configuration): Configuration {
  return {
    hosts: [...(configured.hosts ?? []), ...(told.hosts ?? [])],
    names: [...(configured.names ?? []), ...(told.names ?? [])],
    rules: { ...configured.rules, ...told.rules },
    ignore: [...(configured.ignore ?? []), ...(told.ignore ?? [])],
    allow: [...(configured.allow ?? []), ...(told.allow ?? [])],
    clientFiles: [...(configured.clientFiles ?? []), ...(told.clientFiles ?? [])],
    serverFiles: [...(configured.serverFiles ?? []), ...(told.serverFiles ?? [])],
  };
}
