import { GuardError } from "../../errors.ts";
import { ruleIds } from "../../facts/finding.ts";
import { suggestion } from "../../policy/nearest.ts";
import type { Command } from "../command.ts";
import { exitStatus, exitStatusHelp } from "../exit-status.ts";

export const rules: Command = {
  name: "rules",
  options: [],
  register(yargs, choose) {
    yargs.command(
      "rules [id]",
      "List the rules, or explain one",
      (command) =>
        command
          .positional("id", { type: "string", describe: "The rule to explain" })
          .example("$0 rules", "List the rules")
          .example("$0 rules no-key-in-url", "Explain one")
          .epilogue(exitStatusHelp),
      (args) => {
        choose(async ({ stdout }) => {
          const { rules: all } = await import("../../../rules/index.ts");
          const { id } = args;
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
        });
      },
    );
  },
};
