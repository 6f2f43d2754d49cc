import { GuardError } from "../../errors.ts";
import type { Command } from "../command.ts";
import { exitStatusHelp } from "../exit-status.ts";

const actions = ["install", "uninstall", "status", "run"] as const;

const options = {
  global: { type: "boolean", describe: "With install and uninstall: for all repositories of yours" },
  template: { type: "boolean", describe: "With install --global: for repositories made or cloned from now on, each with hooks of its own" },
  manager: { type: "boolean", describe: "With install and uninstall: edit the configuration of the hook manager that is here" },
  chain: { type: "boolean", describe: "With install: in front of a hook manager's own hooks, in this clone only" },
} as const;

export const hook: Command = {
  name: "hook",
  options: Object.keys(options),
  register(yargs, choose) {
    yargs.command(
      "hook <action> [words..]",
      "Have git stop commits and pushes that hold a key",
      (command) =>
        command
          .positional("action", {
            choices: actions,
            demandOption: true,
            describe: "install, uninstall, status, or run: what the hooks call",
          })
          .positional("words", {
            type: "string",
            array: true,
            describe: "With install and run: which hook (pre-commit, pre-merge-commit, commit-msg, pre-push, pre-receive, update)",
          })
          .options(options)
          .example("$0 hook install", "Stop keys in this repository; in a bare one, stop pushes that hold one")
          .example("$0 hook install --global", "The same in all repositories of yours")
          .example("$0 hook status", "See what is installed, and whether it works")
          .epilogue(exitStatusHelp),
      (args) => {
        choose(async (world) => {
          const words = args.words ?? [];
          refuseExtra(args.action, words, args);
          const job = await import("../hook-job.ts");
          switch (args.action) {
            case "install":
              return job.install(words, chosen(args), world);
            case "uninstall":
              return job.uninstall(chosen(args), world);
            case "status":
              return job.status(world);
            case "run":
              return job.runHook(words, world);
          }
        });
      },
    );
  },
};

type Flags = Readonly<Partial<Record<keyof typeof options, boolean | undefined>>>;

function chosen({ global = false, template = false, manager = false, chain = false }: Flags): Readonly<Record<keyof typeof options, boolean>> {
  return { global, template, manager, chain };
}

function refuseExtra(
  action: (typeof actions)[number],
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
