import { GuardError } from "../../errors.ts";
import { defineCommand } from "../command.ts";

export const hook = defineCommand({
  name: "hook",
  summary: "Have git stop commits and pushes that hold a key",
  positionals: [
    {
      name: "action",
      choices: ["install", "uninstall", "status", "run"],
      required: true,
      describe: "install, uninstall, status, or run: what the hooks call",
    },
    {
      name: "words",
      several: true,
      describe: "With install and run: which hook (pre-commit, pre-merge-commit, commit-msg, pre-push, pre-receive, update)",
    },
  ],
  options: {
    global: { type: "boolean", describe: "With install and uninstall: for all repositories of yours" },
    template: { type: "boolean", describe: "With install --global: for repositories made or cloned from now on, each with hooks of its own" },
    manager: { type: "boolean", describe: "With install and uninstall: edit the configuration of the hook manager that is here" },
    chain: { type: "boolean", describe: "With install: in front of a hook manager's own hooks, in this clone only" },
  },
  examples: [
    ["hook install", "Stop keys in this repository; in a bare one, stop pushes that hold one"],
    ["hook install --global", "The same in all repositories of yours"],
    ["hook status", "See what is installed, and whether it works"],
  ],
  async start(values, [action, ...words], world) {
    refuseExtra(action, words, values);
    const job = await import("../hook-job.ts");
    switch (action) {
      case "install":
        return job.install(words, chosen(values), world);
      case "uninstall":
        return job.uninstall(chosen(values), world);
      case "status":
        return job.status(world);
      default:
        return job.runHook(words, world);
    }
  },
});

type Flag = "global" | "template" | "manager" | "chain";
type Flags = Readonly<Partial<Record<Flag, boolean | undefined>>>;

function chosen({ global = false, template = false, manager = false, chain = false }: Flags): Readonly<Record<Flag, boolean>> {
  return { global, template, manager, chain };
}

function refuseExtra(
  action: string | undefined,
  words: readonly string[],
  { global, template, manager, chain }: Flags,
): void {
  const [first] = words;
  if ((action === "uninstall" || action === "status") && first !== undefined) {
    throw new GuardError(`"${first}" is one argument too many. See cinclus-guard hook --help.`);
  }
  if (template && (action !== "install" || !global)) {
    throw new GuardError("--template is for hook install --global only; hook uninstall --global takes out a template too. Leave it out.");
  }
  if (chain && (action !== "install" || global)) {
    throw new GuardError("--chain is for hook install in one repository only. Leave it out.");
  }
  if (manager && ((action !== "install" && action !== "uninstall") || global || chain || first !== undefined)) {
    throw new GuardError("--manager is for hook install and hook uninstall alone, without another option. Leave it out.");
  }
  if (global && (action === "status" || action === "run")) {
    throw new GuardError(`--global is not for hook ${action}. Leave it out.`);
  }
  if (global && first !== undefined) throw new GuardError(`--global installs all hooks. Leave out "${first}".`);
}
