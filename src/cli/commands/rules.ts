import { GuardError } from "../../errors.ts";
import { ruleIds } from "../../facts/finding.ts";
import { suggestion } from "../../policy/nearest.ts";
import { defineCommand } from "../command.ts";
import { exitStatus } from "../exit-status.ts";

export const rules = defineCommand({
  name: "rules",
  summary: "List the rules, or explain one",
  positionals: [{ name: "id", describe: "The rule to explain" }],
  options: {},
  examples: [
    ["rules", "List the rules"],
    ["rules no-key-in-url", "Explain one"],
  ],
  async start(_values, [id], { stdout }) {
    const { rules: all } = await import("../../../rules/index.ts");
    if (id === undefined) {
      const width = Math.max(...ruleIds.map(({ length }) => length));
      for (const rule of all) {
        stdout.write(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.description}\n`);
      }
      return exitStatus.done;
    }
    const rule = all.find((one) => one.id === id.replace(/^cinclus\//, ""));
    if (!rule) throw new GuardError(`There is no rule "${id}". ${suggestion(id, ruleIds)}`);
    stdout.write(`${rule.id} (${rule.severity})\n${rule.description}\n\n${rule.advice}\n`);
    return exitStatus.done;
  },
});
