import { defineCommand } from "../command.ts";

export const doctor = defineCommand({
  name: "doctor",
  summary: "Prove with a made-up key that the installed hooks stop it",
  positionals: [],
  options: {},
  examples: [["doctor", "Try the hooks of this repository in a scratch copy"]],
  async start(_values, _words, world) {
    const { examine } = await import("../doctor-job.ts");
    return examine(world);
  },
});
