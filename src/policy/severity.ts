import { GuardError } from "../errors.ts";
import { type Finding, type RuleId, ruleIds, type Severity } from "../facts/finding.ts";
import { suggestion } from "./nearest.ts";
import type { Configuration, Level } from "./schema.ts";

/** How severe the findings of a rule are; a rule that is not named keeps its own severity. */
export type Levels = ReadonlyMap<RuleId, Level>;

const levelNames = ["off", "warn", "error"] as const satisfies readonly Level[];

/**
 * Puts the configuration's levels and those of the command line together; the command line wins.
 *
 * @param choices `id=level` sets a level; `id` alone means that only the rules so named run
 * @throws GuardError for a rule or level that there is not
 */
export function readLevels(configured: Configuration["rules"], choices: readonly string[]): Levels {
  const levels = new Map<RuleId, Level>();
  for (const id of ruleIds) {
    const level = configured?.[id];
    if (level) levels.set(id, level);
  }
  const parsed = choices.map(parseChoice);
  const only = parsed.filter(({ level }) => level === undefined).map(({ id }) => id);
  if (only.length) {
    for (const id of ruleIds) {
      if (!only.includes(id)) levels.set(id, "off");
      else if (levels.get(id) === "off") levels.delete(id);
    }
  }
  for (const { id, level } of parsed) {
    if (level) levels.set(id, level);
  }
  return levels;
}

/** The findings at their severity; those of rules that are off are left out. */
export function applyLevels(findings: readonly Finding[], levels: Levels): Finding[] {
  return findings.flatMap((finding) => {
    const level = levels.get(finding.rule);
    if (level === "off") return [];
    const severity = level ? severityOf(level) : finding.severity;
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}

function severityOf(level: "warn" | "error"): Severity {
  return level === "warn" ? "warning" : "error";
}

function parseChoice(choice: string): { id: RuleId; level?: Level } {
  const [name = "", ...rest] = choice.split("=");
  const id = ruleIds.find((one) => one === name.replace(/^cinclus\//, ""));
  if (!id) throw new GuardError(`There is no rule "${name}". ${suggestion(name, ruleIds)}`);
  if (!rest.length) return { id };
  const written = rest.join("=") === "warning" ? "warn" : rest.join("=");
  const level = levelNames.find((one) => one === written);
  if (!level) {
    throw new GuardError(`--rule ${id} cannot be "${written}". ${suggestion(written, levelNames)}`);
  }
  return { id, level };
}
