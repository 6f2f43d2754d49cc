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
    refuseExtra({ ...chosen(values), action, word: words[0] });
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

interface Asked extends Readonly<Record<Flag, boolean>> {
  readonly action: string | undefined;
  /** The first word after the action. */
  readonly word: string | undefined;
}

/** What does not go together, and what is said about it. */
interface Refusal {
  readonly refuses: (asked: Asked) => boolean;
  readonly says: (asked: Asked) => string;
}

const refusals: readonly Refusal[] = [
  {
    refuses: ({ action, word }) => word !== undefined && (action === "uninstall" || action === "status"),
    says: ({ word }) => `"${word}" is one argument too many. See cinclus-guard hook --help.`,
  },
  {
    refuses: ({ template, action, global }) => template && (action !== "install" || !global),
    says: () => "--template is for hook install --global only; hook uninstall --global takes out a template too. Leave it out.",
  },
  {
    refuses: ({ chain, action, global }) => chain && (action !== "install" || global),
    says: () => "--chain is for hook install in one repository only. Leave it out.",
  },
  {
    refuses: ({ manager, action, global, chain, word }) =>
      manager && ((action !== "install" && action !== "uninstall") || global || chain || word !== undefined),
    says: () => "--manager is for hook install and hook uninstall alone, without another option. Leave it out.",
  },
  {
    refuses: ({ global, action }) => global && (action === "status" || action === "run"),
    says: ({ action }) => `--global is not for hook ${action}. Leave it out.`,
  },
  {
    refuses: ({ global, word }) => global && word !== undefined,
    says: ({ word }) => `--global installs all hooks. Leave out "${word}".`,
  },
];

function refuseExtra(asked: Asked): void {
  const refusal = refusals.find(({ refuses }) => refuses(asked));
  if (refusal) throw new GuardError(refusal.says(asked));
}
