import { exitStatus } from "./exit-status.ts";
import { parseArguments } from "./parse-arguments.ts";
import type { World } from "./world.ts";

export { processWorld } from "./process-world.ts";

/**
 * Runs one command line.
 *
 * @param argv without the program's name
 * @returns the exit status
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    const parsed = parseArguments(argv);
    if ("job" in parsed) return await parsed.job(world);
    if ("text" in parsed) world.stdout.write(parsed.text);
    else {
      const { helpText } = await import("./help.ts");
      world.stdout.write(await helpText(parsed.help, world.stdout.isTTY ? world.stdout.columns : undefined));
    }
    return exitStatus.done;
  } catch (error) {
    const { tellError } = await import("./tell-error.ts");
    world.stderr.write(tellError(error, world.env));
    return exitStatus.failed;
  }
}
