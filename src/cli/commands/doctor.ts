import type { Command } from "../command.ts";
import { exitStatusHelp } from "../exit-status.ts";

export const doctor: Command = {
  name: "doctor",
  options: [],
  register(yargs, choose) {
    yargs.command(
      "doctor",
      "Prove with a made-up key that the installed hooks stop it",
      (command) => command.example("$0 doctor", "Try the hooks of this repository in a scratch copy").epilogue(exitStatusHelp),
      () => {
        choose(async (world) => {
          const { examine } = await import("../doctor-job.ts");
          return examine(world);
        });
      },
    );
  },
};
